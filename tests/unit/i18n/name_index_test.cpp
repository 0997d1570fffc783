// SPDX-License-Identifier: EUPL-1.2
#include "i18n/name_index.h"

#include "support/name_data.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

// People by the order in which they came: 0, 1, 2 …
struct People {
    NameIndex index;

    explicit People(std::vector<std::vector<std::string>> const& names) {
        for (std::size_t i = 0; i < names.size(); ++i) index.set(id(i), names[i]);
    }
    static Uuid id(std::size_t number) {
        Uuid made;
        made.bytes[14] = static_cast<std::uint8_t>((number + 1) >> 8);
        made.bytes[15] = static_cast<std::uint8_t>(number + 1);
        return made;
    }
    std::vector<std::size_t> find(std::string_view query) const {
        std::vector<std::size_t> numbers;
        for (auto const& hit : index.find(query)) numbers.push_back(hit.who.bytes[15] - 1U);
        return numbers;
    }
};

using Numbers = std::vector<std::size_t>;

bool finds(std::string_view query, std::string const& name) {
    INFO(query << " for " << name);
    return !People{{{name}}}.find(query).empty();
}

// Each spelling finds each other one.
template <std::size_t count>
void check_same(std::array<char const*, count> const& spellings) {
    for (auto const* typed : spellings)
        for (auto const* name : spellings) {
            INFO(typed << " for " << name);
            CHECK(finds(typed, name));
        }
}

}  // namespace

TEST_CASE("people are found across scripts") {
    CHECK(finds("selam", "ሰላም ተስፋይ"));
    CHECK(finds("Selaam", "ሰላም"));
    CHECK(finds("mohamed ahm", "محمد الأحمد"));
    CHECK(finds("محمد", "Mohamed Alahmad"));
    CHECK(finds("umit", "Ümit"));
    CHECK(finds("ümit", "Umit"));
    CHECK(finds("ali", "علي"));
    CHECK(finds("Юлія", "Yuliia"));
    CHECK(finds("abraham", "ኣብርሃም"));
    CHECK(finds("gulalai", "ګلالۍ"));
    CHECK(finds("ښایسته", "Shaista"));
    CHECK(finds("gul", "گل آقا"));
    CHECK(finds("ሙሓመድ", "محمد"));
}

TEST_CASE("the spellings of a name in many countries find each other") {
    check_same(std::array{"Mohammed", "Muhamad", "mohamed", "Mouhamad", "Maxamed", "محمد"});
    check_same(std::array{"Hassan", "Xasan", "Hasan", "حسن"});
    check_same(std::array{"Khadija", "Khadidja", "Hatice", "Khadiija", "خديجة"});
    check_same(std::array{"Osman", "Ousmane", "Uthman", "Cismaan", "عثمان"});
    check_same(std::array{"Abdi", "Cabdi", "عبدي"});
    check_same(std::array{"Oleksandr", "Aleksandr", "Olexandr", "Олександр"});
    check_same(std::array{"Shcherbak", "Scherbak", "Щербак"});
    check_same(std::array{"Tsegay", "Tzegay", "Tsegai", "ጸጋይ"});
    check_same(std::array{"Tekle", "Tekhle", "ተኽለ"});
    check_same(std::array{"Gebre", "Ghebre", "ገብረ"});
    check_same(std::array{"Haile", "Hayle", "Hailu", "ሃይለ"});
    check_same(std::array{"Berhane", "Birhane", "ብርሃነ"});
    check_same(std::array{"Youssef", "Yusuf", "Joesoef", "يوسف"});
    check_same(std::array{"Mousa", "Musa", "Moesa", "موسى"});
    check_same(std::array{"Işık", "Isik", "IŞIK"});
}

TEST_CASE("of all spellings of a name nearly each finds nearly each other") {
    int asked = 0;
    int found = 0;
    for (auto const& spellings : test::spellings_of_names(SOURCE_DIR)) {
        for (auto const& name : spellings) {
            People const person{{{name}}};
            for (auto const& typed : spellings) {
                if (typed == name) continue;
                ++asked;
                found += person.find(typed).empty() ? 0 : 1;
            }
        }
    }
    CHECK(asked > 3000);
    CHECK(found * 100 >= asked * 98);
}

TEST_CASE("people of other languages are not taken for each other") {
    auto const lists = test::name_lists(SOURCE_DIR);
    int asked = 0;
    int found = 0;
    NameIndex index;
    std::size_t number = 0;
    for (auto const& list : lists)
        for (auto const& given : list.given) index.set(People::id(number++), std::array{given});
    for (auto const& list : lists) {
        for (auto const& family : list.family) {
            ++asked;
            found += static_cast<int>(index.find(family).size());
        }
    }
    CHECK(asked > 150);
    CHECK(found < asked);
}

TEST_CASE("a group of equals is shown whole or not at all, a slip only where nobody fits") {
    auto const hits = [](std::vector<NameFit> const& fits) {
        std::vector<NameHit> made;
        for (auto const fit : fits) made.push_back({People::id(made.size()), fit, 50});
        return made;
    };
    using enum NameFit;
    CHECK(nearest_groups({}, 5).empty());
    CHECK(nearest_groups(hits({whole, exact, exact, beginning}), 5).size() == 4);
    CHECK(nearest_groups(hits({whole, exact, exact, beginning}), 3).size() == 3);
    CHECK(nearest_groups(hits({whole, exact, exact, beginning}), 2).size() == 1);
    CHECK(nearest_groups(hits({exact, exact, exact}), 2).empty());
    CHECK(nearest_groups(hits({spelling, slip}), 5).size() == 1);
    CHECK(nearest_groups(hits({slip, slip}), 5).size() == 2);
    auto spellings = hits({spelling, spelling, spelling});
    spellings.front().score = 60;
    CHECK(nearest_groups(spellings, 2).size() == 1);
}

TEST_CASE("spaces, hyphens and articles make no difference") {
    check_same(std::array{"Abdul Rahman", "Abdulrahman", "Abd al-Rahman", "Abdurrahman",
                          "Abderrahmane", "Cabdiraxmaan", "عبد الرحمن", "عبدالرحمن"});
    check_same(std::array{"El-Sayed", "Alsayed", "Sayed", "Al Sayed", "السيد"});
    check_same(std::array{"Gebre Medhin", "Gebremedhin", "ገብረመድህን", "ገብረ መድህን"});
    CHECK(finds("abdulrahman noori", "Noori Abdul Rahman"));
    CHECK(finds("noori abdul rahman", "Abdulrahman Noori"));
    CHECK(finds("ahmed bin salem", "Ahmed Salem"));
    CHECK(finds("ahmed salem", "أحمد بن سالم"));
    CHECK(finds("sidi ould ahmed", "Ahmed Sidi"));
    CHECK(finds("ben", "Ben Ali"));
    CHECK(finds("van dijk", "Anna Dijk"));
}

TEST_CASE("both orders of the names find the person, and each word counts once") {
    CHECK(finds("selam tesfay", "Tesfay Selam"));
    CHECK(finds("tes sel", "Selam Tesfay"));
    CHECK_FALSE(finds("tesfay tesfay", "Tesfay Selam"));
    CHECK_FALSE(finds("selam kidane", "Selam Tesfay"));
    CHECK(finds("selam tesfay", "ሰላም ተስፋይ ኪዳነ"));
}

TEST_CASE("two letters find nobody, three do, unless fewer are asked for") {
    CHECK_FALSE(finds("", "Mohamed"));
    CHECK_FALSE(finds("mo", "Mohamed"));
    CHECK(finds("moh", "Mohamed"));
    CHECK(finds("ሰላ", "Selam"));
    CHECK(finds("محم", "Mohamed"));
    CHECK_FALSE(finds("مح", "Mohamed"));
    CHECK_FALSE(finds("m d", "Mohamed Daoud"));
    CHECK_FALSE(finds("al mo", "Mohamed"));
    CHECK(finds("al moh", "Mohamed"));
    People const people{{{"Mohamed Daoud"}}};
    CHECK(people.index.find("m", 1).size() == 1);
    CHECK(people.index.find("", 1).empty());
    CHECK(people.index.find("?!", 0).empty());
}

TEST_CASE(
    "letter for letter comes before a beginning, that before a spelling, that before a slip") {
    People const people{
        {{"Kasan Noor"}, {"Xasan Noor"}, {"Hassana Noor"}, {"Hassan Noor"}, {"Hassan"}}};
    CHECK(people.find("hassan") == Numbers{4, 3, 2, 1, 0});
    auto const hits = people.index.find("hassan");
    CHECK(hits[0].fit == NameFit::whole);
    CHECK(hits[1].fit == NameFit::exact);
    CHECK(hits[2].fit == NameFit::beginning);
    CHECK(hits[3].fit == NameFit::spelling);
}

TEST_CASE("a name in the script that is typed comes first") {
    People const people{{{"Selam Tesfay"}, {"Selaam Tesfay", "ሰላም ተስፋይ"}, {"Mohamed"}, {"محمد"}}};
    CHECK(people.find("محمد") == Numbers{3, 2});
    CHECK(people.find("mohamed") == Numbers{2, 3});
}

TEST_CASE("any of a person's spellings will do and the best one counts") {
    People const people{{{"Mohamed Alahmad", "محمد الأحمد", ""}}};
    CHECK(people.index.find("محمد الأحمد").front().fit == NameFit::whole);
    CHECK(people.index.find("mohamed alahmad").front().fit == NameFit::whole);
    CHECK(people.index.find("muhammad").front().fit == NameFit::spelling);
}

TEST_CASE("a changed name is found by the new one only") {
    People people{{{"Selam Tesfay"}, {"Selam Kidane"}}};
    people.index.set(People::id(0), std::array<std::string, 1>{"Yohana Tesfay"});
    CHECK(people.find("selam") == Numbers{1});
    CHECK(people.find("yohana") == Numbers{0});
    CHECK(people.index.sort_key(People::id(0)) == "yohana tesfay");
}

TEST_CASE("who is removed is found no longer and leaves no word behind") {
    People people{{{"Selam Tesfay", "ሰላም ተስፋይ"}, {"Tesfay Ali Tesfay"}}};
    people.index.remove(People::id(0));
    people.index.remove(People::id(0));
    CHECK(people.find("selam").empty());
    CHECK(people.find("ተስፋይ") == Numbers{1});
    CHECK(people.index.people() == 1);
    CHECK(people.index.distinct_words() == 2);
    CHECK(people.index.sort_key(People::id(0)).empty());
    people.index.set(People::id(1), std::array<std::string, 2>{"", " - "});
    CHECK(people.index.people() == 0);
    CHECK(people.index.distinct_words() == 0);
    people.index.set(People::id(2), std::array<std::string, 1>{"Berhane"});
    CHECK(people.find("berhane") == Numbers{2});
    people.index.clear();
    CHECK(people.find("berhane").empty());
}

TEST_CASE("one order for the names of all scripts") {
    People const people{{{"ሰላም"}, {"Şahin"}, {"محمد"}, {"Олена"}}};
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < 4; ++i) keys.push_back(people.index.sort_key(People::id(i)));
    CHECK(keys == std::vector<std::string>{"selam", "sahin", "mhmd", "olena"});
}

TEST_CASE("no query is too odd for the index") {
    People const people{{{"Selam Tesfay"}}};
    CHECK(people.find(std::string(5'000, 'a')).empty());
    CHECK(people.find("a b c d e f g h i j k").empty());
    CHECK(people.find("\xff\xfe\xff\xfe\xff").empty());
    CHECK(people.find("selam 🙂") == Numbers{0});
    CHECK(people.find("'''").empty());
}

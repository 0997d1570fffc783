// SPDX-License-Identifier: EUPL-1.2
#include "i18n/assets.h"
#include "i18n/vocabulary.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

TalkBook const& shipped_talk() {
    static auto const book = load_talk_book(asset_root() / "talk.csv").value();
    return book;
}

Tongues const& talk_tongues() {
    static auto const tongues = Tongues::load(asset_root() / "locale").value();
    return tongues;
}

Result<TalkBook> book_of(std::string const& rows) {
    test::TempFolder const folder;
    std::ofstream(folder / "talk.csv", std::ios::binary)
        << "id,theme,who,icon,choose,answers\n" + rows;
    return load_talk_book(folder / "talk.csv");
}

std::string fault_of(std::string const& rows) {
    auto const book = book_of(rows);
    REQUIRE_FALSE(book.ok());
    CHECK(book.error().message_key == "error.vocabulary_row");
    return book.error().detail;
}

}  // namespace

TEST_CASE("about sixty sentences can be said, by either side in every theme") {
    auto const themes = shipped_talk().themes();
    CHECK(themes.size() == 10);
    std::size_t sentences = 0;
    for (auto const& theme : themes) {
        INFO(theme);
        for (auto const who : {Speaker::employer, Speaker::candidate})
            CHECK(shipped_talk().about(theme, who).size() >= 2);
        bool const is_sentence = theme != "answers" && theme != "numbers" && theme != "pictures";
        for (auto const& saying : shipped_talk().sayings)
            sentences += is_sentence && saying.theme == theme ? 1U : 0U;
    }
    CHECK(sentences >= 60);
    CHECK(shipped_talk().about("pictures", Speaker::candidate).size() >= 24);
}

TEST_CASE("every saying has words of its own in every language, and every theme a name") {
    for (auto const& tongue : talk_tongues().all()) {
        std::set<std::string> words;
        for (auto const& saying : shipped_talk().sayings) {
            INFO(tongue.language().tag << " " << saying.id);
            auto const key = message_key_of_saying(saying.id);
            CHECK((!key || tongue.has(*key)));
            auto const own = saying.theme + words_of_saying(tongue, saying.id);
            CHECK((saying.theme.empty() || words.insert(own).second));
        }
        for (auto const& theme : shipped_talk().themes()) {
            INFO(tongue.language().tag << " " << theme);
            CHECK(tongue.has("talk.theme." + theme));
        }
    }
}

TEST_CASE("every answer can be shown, and no two answers to a sentence are the same words") {
    auto const& dutch = talk_tongues().get("nl");
    for (auto const& saying : shipped_talk().sayings) {
        std::set<std::string> words;
        for (auto const& answer : saying.answers) {
            INFO(saying.id << ": " << answer);
            auto const key = message_key_of_saying(answer);
            CHECK((!key || shipped_talk().find(answer) != nullptr));
            CHECK_FALSE(shipped_talk().icon_of(answer).empty());
            CHECK(words.insert(words_of_saying(dutch, answer)).second);
        }
    }
}

TEST_CASE("amounts, times and weekdays are said in the words and digits of the language") {
    auto const& dutch = talk_tongues().get("nl");
    auto const& arabic = talk_tongues().get("ar");
    CHECK(words_of_saying(dutch, "24") == "24");
    CHECK(words_of_saying(arabic, "24") == arabic.number(std::int64_t{24}));
    CHECK(words_of_saying(dutch, "day1") == dutch.weekday_name(1));
    CHECK(words_of_saying(arabic, "7:30") == isolate("7:30"));
    CHECK(words_of_saying(dutch, "answer.yes") == dutch.text("answer.yes"));
    CHECK_FALSE(message_key_of_saying("day7"));
    CHECK(message_key_of_saying("day8") == "talk.day8");
}

TEST_CASE("a theme among the answers stands for all that belongs to it") {
    auto const book = book_of(
        "which,work,employer,work,several,pictures a 8\na,,both,x,,\nb,pictures,both,x,,\n"
        "skill.c,pictures,both,x,,\n");
    REQUIRE(book.ok());
    CHECK(book->sayings.front().several);
    CHECK(book->sayings.front().answers == std::vector<std::string>{"b", "skill.c", "a", "8"});
    CHECK(book->themes() == std::vector<std::string>{"work", "pictures"});
    CHECK(book->about("work", Speaker::candidate).empty());
}

TEST_CASE("a malformed saying is refused with its file, line and reason") {
    CHECK(fault_of("Hello,work,both,x,,\n") == "talk.csv:2: bad id 'Hello'");
    CHECK(fault_of("25:00,work,both,x,,\n") == "talk.csv:2: bad id '25:00'");
    CHECK(fault_of("a.b.c,work,both,x,,\n") == "talk.csv:2: bad id 'a.b.c'");
    CHECK(fault_of("a,Work,both,x,,\n") == "talk.csv:2: bad theme 'Work'");
    CHECK(fault_of("a,work,host,x,,\n") == "talk.csv:2: nobody is called 'host'");
    CHECK(fault_of("a,work,both,,,\n") == "talk.csv:2: bad icon ''");
    CHECK(fault_of("a,work,both,x,,\na,work,both,x,,\n") == "talk.csv:3: 'a' stands there twice");
    CHECK(fault_of("a,work,both,x,one,\n") == "talk.csv:2: 'one' does not say how to choose");
    CHECK(fault_of("a,work,both,x,,7\n") == "talk.csv:2: '' does not say how to choose");
    CHECK(fault_of("a,work,both,x,,\nb,work,both,x,one,a c\n") ==
          "talk.csv:3: no answer is called 'c'");
    CHECK(fault_of("a,work,both,x\n") == "talk.csv:2: 6 fields expected, 4 found");
    CHECK(load_talk_book("/nonexistent").error().message_key == "error.vocabulary_missing");
}

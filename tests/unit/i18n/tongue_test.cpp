// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"

#include "i18n/assets.h"

#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

Tongues const& all_tongues() {
    static auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(tongues.ok());
    return *tongues;
}

Tongue const& in(std::string_view tag) {
    return all_tongues().get(tag);
}

// Thursday 5 March 2026, 13:30 in the Netherlands (winter time).
constexpr Moment thursday_half_past_one{1'772'713'800'000};
// The same hour of 2 July 2026 in UTC is 14:30 there (summer time).
constexpr Moment summer{1'782'995'400'000};

// A folder that is gone after the test.
struct TemporaryFolder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / "ontmoet-i18n-test-catalogues";
    TemporaryFolder() { std::filesystem::create_directories(path); }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

std::filesystem::path catalogue_in(std::filesystem::path const& folder, std::string_view tag) {
    return folder / tag / "LC_MESSAGES" / "ontmoet.mo";
}

std::string bytes_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

void write_catalogue(std::filesystem::path const& folder, std::string_view tag,
                     std::string const& bytes) {
    auto const file = catalogue_in(folder, tag);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("ten languages are offered in their order, three of them from right to left") {
    std::string tags;
    std::string right_to_left;
    for (auto const& language : interface_languages()) {
        tags += std::string{language.tag} + " ";
        if (language.direction == Direction::right_to_left)
            right_to_left += std::string{language.tag} + " ";
    }
    CHECK(tags == "nl en ar ti fa tr so ps fr uk ");
    CHECK(right_to_left == "ar fa ps ");
    CHECK(find_language("ti")->own_name == "ትግርኛ");
    CHECK(find_language("xx") == nullptr);
}

TEST_CASE("a message is in the language asked for") {
    CHECK(in("nl").text("sector.bouw") == "Bouw");
    CHECK(in("ar").text("sector.bouw") == "البناء");
    CHECK(in("ti").text("sector.bouw") == "ህንጻ");
    CHECK(in("nl").has("sector.bouw"));
}

TEST_CASE("an unknown message is shown as its key and an unknown language as English") {
    CHECK(in("nl").text("no.such.message") == "no.such.message");
    CHECK(in("ar").plural("no.such.message", 3) == "no.such.message");
    CHECK(in("nl").text("") == "");
    CHECK_FALSE(in("nl").has("no.such.message"));
    CHECK_FALSE(in("nl").has(""));
    CHECK(in("xx").language().tag == "en");
}

TEST_CASE("English stands in for a language without a catalogue and for a missing message") {
    TemporaryFolder const folder;
    write_catalogue(folder.path, "en", bytes_of(catalogue_in(asset_root() / "locale", "en")));
    auto const tongues = Tongues::load(folder.path);
    REQUIRE(tongues.ok());
    CHECK(tongues->get("ar").text("sector.bouw") == "Building");
    CHECK_FALSE(tongues->get("ar").has("sector.bouw"));
    CHECK(tongues->get("ar").language_name("tr") == "التركية");
}

TEST_CASE("no English catalogue is an error") {
    TemporaryFolder const folder;
    auto const tongues = Tongues::load(folder.path);
    REQUIRE_FALSE(tongues.ok());
    CHECK(tongues.error().message_key == "error.catalogue_missing");
}

TEST_CASE("a catalogue cut off anywhere is refused and never read past its end") {
    TemporaryFolder const folder;
    auto const whole = bytes_of(catalogue_in(asset_root() / "locale", "en"));
    REQUIRE(whole.size() > 1000);
    for (std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{27}, std::size_t{500},
                             whole.size() / 2, whole.size() - 1}) {
        write_catalogue(folder.path, "en", whole.substr(0, size));
        auto const tongues = Tongues::load(folder.path);
        REQUIRE_FALSE(tongues.ok());
        CHECK(tongues.error().message_key == "error.catalogue_damaged");
    }
    write_catalogue(folder.path, "en", std::string(whole.size(), 'x'));
    CHECK_FALSE(Tongues::load(folder.path).ok());
}

TEST_CASE("placeholders are filled by name and unknown ones stay") {
    auto const& english = in("en");
    CHECK(english.text("{a} and {b}", {{"b", "two"}, {"a", "one"}}) == "one and two");
    CHECK(english.text("{a} {c}", {{"a", "one"}}) == "one {c}");
    CHECK(english.text("{a", {{"a", "one"}}) == "{a");
    CHECK(english.text("a} {}", {{"a", "one"}}) == "a} {}");
    CHECK(english.text("{a}", {{"a", "{a}"}}) == "{a}");
}

TEST_CASE("a right-to-left name in a left-to-right sentence is isolated, a Dutch one is not") {
    CHECK(in("en").text("Hello {name}!", {{"name", "Samira"}}) == "Hello Samira!");
    CHECK(in("en").text("Hello {name}!", {{"name", "سميرة"}}) == "Hello \u2068سميرة\u2069!");
}

TEST_CASE("numbers have the digits of the language") {
    CHECK(in("ar").number(123) == "١٢٣");
    CHECK(in("fa").number(123) == "۱۲۳");
    CHECK(in("ps").number(123) == "۱۲۳");
    CHECK(in("ti").number(123) == "123");
    CHECK(in("nl").number(1234567) == "1.234.567");
    CHECK(in("en").number(-5) == "-5");
    CHECK(in("nl").number(2.50, 1) == "2,5");
    CHECK(in("nl").number(2.0, 2) == "2");
    CHECK(in("nl").percent(0.166) == "17%");
    CHECK(in("tr").percent(0.5) == "%50");
}

TEST_CASE("a time is 13:30 in every language, summer and winter") {
    for (auto const& tongue : all_tongues().all()) {
        CHECK(tongue.time(thursday_half_past_one) == "13:30");
        CHECK(tongue.time(summer) == "14:30");
    }
    CHECK(clock_time(Moment{1'772'665'200'000}) == "00:00");
    CHECK(clock_time(Moment{1'772'665'199'999}) == "23:59");
}

TEST_CASE("the clock jumps from two to three when summer time starts") {
    constexpr Moment last_winter_minute{1'774'745'940'000};  // 2026-03-29 00:59 UTC
    CHECK(clock_time(last_winter_minute) == "01:59");
    CHECK(clock_time(last_winter_minute + Duration{60'000}) == "03:00");
}

TEST_CASE("dates are written as the language writes them, by the Gregorian calendar") {
    CHECK(in("nl").date(thursday_half_past_one) == "5 maart 2026");
    CHECK(in("en").date(thursday_half_past_one) == "5 March 2026");
    CHECK(in("ar").date(thursday_half_past_one) == "٥ مارس ٢٠٢٦");
    CHECK(in("fa").date(thursday_half_past_one) == "۵ مارس ۲۰۲۶");
    CHECK(in("ti").date(thursday_half_past_one) == "5 መጋቢት 2026");
    CHECK(in("uk").date(thursday_half_past_one) == "5 березня 2026 р.");
    CHECK(in("nl").day(thursday_half_past_one) == "donderdag 5 maart");
    CHECK(in("tr").day(thursday_half_past_one) == "5 Mart Perşembe");
    CHECK(in("ti").weekday(thursday_half_past_one) == "ሓሙስ");
    CHECK(iso_date(thursday_half_past_one) == "2026-03-05");
    CHECK(iso_weekday(thursday_half_past_one) == 4);
}

TEST_CASE("the week starts on Monday and has seven different names in every language") {
    CHECK(in("nl").weekday_name(1) == "maandag");
    CHECK(in("nl").short_weekday_name(7) == "zo");
    for (auto const& tongue : all_tongues().all()) {
        std::set<std::string> names;
        std::set<std::string> short_names;
        for (int day = 1; day <= 7; ++day) {
            names.insert(tongue.weekday_name(day));
            short_names.insert(tongue.short_weekday_name(day));
        }
        CHECK(names.size() == 7);
        CHECK(short_names.size() == 7);
    }
}

TEST_CASE("languages have a name in every language, also those without a catalogue") {
    CHECK(in("nl").language_name("ti") == "Tigrinya");
    CHECK(in("nl").language_name("ru") == "Russisch");
    CHECK(in("fr").language_name("ar") == "Arabe");
    CHECK(in("nl").language_name("sw") == "Swahili");
    CHECK(in("nl").language_name("qqz") == "qqz");
    for (auto const& tongue : all_tongues().all())
        for (auto const& language : interface_languages())
            CHECK(tongue.language_name(language.tag) != language.tag);
}

TEST_CASE("a list is joined as the language does it") {
    std::vector<std::string> const three{"zorg", "bouw", "groen"};
    CHECK(in("nl").list(three) == "zorg, bouw en groen");
    CHECK(in("en").list(std::vector<std::string>{"zorg"}) == "zorg");
    CHECK(in("en").list({}) == "");
    CHECK(in("en").list(std::vector<std::string>{"a", "ب"}) == "a and \u2068ب\u2069");
}

TEST_CASE("every shipped file is found through the asset folder") {
    CHECK(std::filesystem::exists(asset_root() / "sectors.csv"));
    CHECK(std::filesystem::exists(asset_root() / "locale" / "nl" / "LC_MESSAGES" / "ontmoet.mo"));
}

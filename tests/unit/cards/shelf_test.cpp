// SPDX-License-Identifier: EUPL-1.2
#include "cards/shelf.h"

#include "cards/limits.h"
#include "i18n/tongue.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using cards::Shelf;
namespace fs = std::filesystem;

namespace {

fs::path shipped() {
    return SOURCE_DIR "/assets/info";
}

void write_file(fs::path const& file, std::string const& text) {
    fs::create_directories(file.parent_path());
    std::ofstream{file} << text;
}

Shelf load(std::vector<fs::path> const& folders) {
    return Shelf::load("info", folders);
}

std::vector<std::string> names_of(Shelf const& shelf, std::string_view language) {
    std::vector<std::string> names;
    for (auto const& card : shelf.in(language)) names.push_back(card.name);
    return names;
}

}  // namespace

TEST_CASE("The shipped cards can all be read, in ten languages") {
    auto const shelf = load({shipped()});
    CHECK(shelf.faults().empty());
    for (auto const& language : i18n::interface_languages()) {
        INFO(language.tag);
        CHECK(names_of(shelf, language.tag) ==
              std::vector<std::string>{"speed-meet", "ways", "rights", "unpaid", "help", "data"});
        for (auto const& card : shelf.in(language.tag)) CHECK(card.language == language.tag);
        auto const for_employers = shelf.in(language.tag, cards::Audience::employers);
        REQUIRE(for_employers.size() == 6);
        CHECK(for_employers.front().name == "hiring");
        for (auto const& card : for_employers) CHECK(card.language == language.tag);
    }
}

TEST_CASE("An organiser's card takes the place of the shipped one, and others are added") {
    test::TempFolder folder;
    write_file(folder.path() / "nl" / "01-rights.md", "# Onze regels\n\nZo doen wij het.");
    write_file(folder.path() / "nl" / "90-parking.md", "# Parkeren\n\nAchter de zaal.");
    auto const shelf = load({folder.path(), shipped()});
    CHECK(shelf.faults().empty());
    CHECK(shelf.find("nl", "rights")->title == "Onze regels");
    CHECK(shelf.find("ti", "rights")->language == "ti");
    CHECK(shelf.find("ti", "parking")->language == "nl");
    CHECK(names_of(shelf, "ar").front() == "rights");
    CHECK(names_of(shelf, "ar").back() == "parking");
    CHECK(names_of(shelf, "ar") == names_of(shelf, "nl"));
}

TEST_CASE("A card that cannot be read gives way to the shipped one, then to the English one") {
    test::TempFolder folder;
    auto const bad = folder.path() / "nl" / "03-rights.md";
    write_file(bad, "# Een\n\n![plaatje](https://example.org/a.png)");
    write_file(folder.path() / "so" / "50-lunch.md", std::string(cards::k_most_bytes + 1, 'a'));
    write_file(folder.path() / "en" / "50-lunch.md", "# Lunch\n\nAt noon.");
    write_file(folder.path() / "en" / "lunch.md", "# Lunch\n\nAt noon.");
    auto const shelf = load({folder.path(), shipped()});
    CHECK(*shelf.find("nl", "rights") == *load({shipped()}).find("nl", "rights"));
    CHECK(shelf.find("so", "lunch")->language == "en");
    auto const& faults = shelf.faults();
    REQUIRE(faults.size() == 3);
    CHECK(std::ranges::count(faults, bad.string() +
                                         ": line 3: only words, bold words and links are shown; "
                                         "another text is shown") == 1);
}

TEST_CASE("A card is for visitors or for employers, whatever its number") {
    test::TempFolder folder;
    write_file(folder.path() / "en" / "01-wages.md",
               "<!--\naudience: employers\n-->\n# Wages\n\nOn Friday.");
    write_file(folder.path() / "en" / "02-coffee.md", "# Coffee\n\nAt the door.");
    write_file(folder.path() / "en" / "03-dogs.md", "<!--\naudience: dogs\n-->\n# Dogs\n\nNo.");
    auto const shelf = load({folder.path()});
    CHECK(names_of(shelf, "nl") == std::vector<std::string>{"coffee"});
    REQUIRE(shelf.in("nl", cards::Audience::employers).size() == 1);
    CHECK(shelf.in("nl", cards::Audience::employers).front().name == "wages");
    CHECK(shelf.find("nl", "wages") != nullptr);
    CHECK(shelf.faults().size() == 1);
}

TEST_CASE("A folder that is not there, empty or full of something else gives no cards") {
    test::TempFolder folder;
    CHECK(load({folder.path() / "nowhere"}).empty());
    CHECK(load({folder.path()}).in("nl").empty());
    fs::create_directories(folder.path() / "nl" / "01-folder.md");
    auto const shelf = load({folder.path()});
    CHECK(shelf.empty());
    CHECK(shelf.find("nl", "folder") == nullptr);
    CHECK(shelf.faults().size() == 1);
}

TEST_CASE("A shelf has an end, and says which cards do not stand on it") {
    test::TempFolder folder;
    for (std::size_t i = 0; i <= cards::k_most_cards; ++i)
        write_file(
            folder.path() / "nl" /
                ((i < 10 ? "0" : "") + std::to_string(i) + "-card" + std::to_string(i) + ".md"),
            "# Kaart\n\nWoorden.");
    auto const shelf = load({folder.path()});
    CHECK(shelf.in("nl").size() == cards::k_most_cards);
    CHECK(shelf.faults().size() == 1);
}

TEST_CASE("What can be recorded of the cards is told with its key and its meaning") {
    auto const phrases = load({shipped()}).phrases("ti");
    auto const title = std::ranges::find(phrases, "info.rights.title", &i18n::Phrase::key);
    REQUIRE(title != phrases.end());
    CHECK(title->english == "Your rights at work");
    CHECK(title->words != title->english);
}

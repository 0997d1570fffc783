// SPDX-License-Identifier: EUPL-1.2
#include "cards/read_card.h"

#include "base/random.h"
#include "cards/limits.h"

#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;
using cards::Part;
using cards::read_card;

namespace {

constexpr std::string_view whole = R"(<!--
SPDX-License-Identifier: EUPL-1.2
icon: gavel
reviewed-by: nobody yet
-->

# Your **rights** at work

These rules are
for **everybody**.

- **Wages**
  There is a minimum wage.
- A plain item.

1. **Ask**
2. **Wait**

[The minimum wage](https://www.example.org/wage/)
)";

std::string fault_of(std::string_view markdown) {
    auto const card = read_card(markdown);
    if (card.ok()) return {};
    CHECK(card.error().message_key == "error.card_unreadable");
    return card.error().detail;
}

bool is_refused(std::string const& below_title, std::string_view why) {
    auto const fault = fault_of("# Title\n\nWords.\n\n" + below_title);
    INFO(fault);
    return fault.find(why) != std::string::npos;
}

}  // namespace

TEST_CASE("A card has an icon, a title, paragraphs, items with bold beginnings, and a link") {
    auto const card = read_card(whole);
    REQUIRE(card.ok());
    CHECK(card->icon == "gavel");
    CHECK(card->title == "Your rights at work");
    std::vector<Part> const parts{{Part::Kind::paragraph, 0, "", "These rules are for everybody."},
                                  {Part::Kind::item, 0, "Wages", "There is a minimum wage."},
                                  {Part::Kind::item, 0, "", "A plain item."},
                                  {Part::Kind::item, 1, "Ask", ""},
                                  {Part::Kind::item, 2, "Wait", ""}};
    CHECK(card->parts == parts);
    REQUIRE(card->link);
    CHECK(card->link->words == "The minimum wage");
    CHECK(card->link->address == "https://www.example.org/wage/");
    CHECK(card->link->shown_address() == "example.org/wage");
    CHECK(card->link->code == qr_code(card->link->address));
}

TEST_CASE("A card without a comment has the usual icon, and one without a link has no code") {
    auto const card = read_card("# Title\n\nWords.");
    REQUIRE(card.ok());
    CHECK(card->icon == "article");
    CHECK_FALSE(card->link.has_value());
}

TEST_CASE("The words of a link within a sentence stay in the sentence") {
    auto const card = read_card("# Title\n\nRead [this page](https://example.org) first.");
    REQUIRE(card.ok());
    CHECK(card->parts.front().words == "Read this page first.");
    CHECK(card->link->words == "this page");
}

TEST_CASE("A card is said from its title to its link, each sentence by its own key") {
    auto card = *read_card(whole);
    card.name = "rights";
    auto const said = card.sentences("info");
    REQUIRE(said.size() == 8);
    CHECK(said.front().key == "info.rights.title");
    CHECK(said[2].key == "info.rights.2");
    CHECK(said[2].words == "Wages");
    CHECK(said.back().key == "info.rights.7");
    CHECK(said.back().words == "The minimum wage");
}

TEST_CASE("What a card cannot show is refused with its line, and not left away") {
    CHECK(fault_of("") == "line 1: there is no title (# …)");
    CHECK(fault_of("# Title") == "line 1: there are no words below the title");
    CHECK(fault_of("Words.\n\n# Title").find("line 3") == 0);
    CHECK(is_refused("# Another title", "line 5: there is one title"));
    CHECK(is_refused("## A smaller title", "one title"));
    CHECK(is_refused("> A quote", "only a title, paragraphs and lists"));
    CHECK(is_refused("```\ncode\n```", "only a title, paragraphs and lists"));
    CHECK(is_refused("![a picture](https://example.org/a.png)", "only words"));
    CHECK(is_refused("*Slanted* words", "only words"));
    CHECK(is_refused("A <b>bold</b> word", "only words"));
    CHECK(is_refused("<div>", "HTML is not shown"));
    CHECK(is_refused("- one\n  - in one", "one paragraph"));
    CHECK(is_refused("- ", "no words"));
    CHECK(is_refused("A damaged \xff letter", "line 5: a damaged letter"));
    CHECK(fault_of("<!--\nicon: Not A Name\n-->\n\n# Title\n\nWords.").find("icon") !=
          std::string::npos);
}

TEST_CASE("A link is one, short, https and has words") {
    CHECK(is_refused("[one](https://example.org) [two](https://example.org)", "one link"));
    CHECK(is_refused("[one](http://example.org)", "https"));
    CHECK(is_refused("[one](javascript:alert)", "https"));
    CHECK(is_refused("[one](https://)", "https"));
    CHECK(is_refused("[one](https://" + std::string(cards::k_longest_address, 'a') + ")", "short"));
    CHECK(is_refused("[](https://example.org)", "no words"));
}

TEST_CASE("A card has an end") {
    std::string many = "# Title\n\n";
    for (std::size_t i = 0; i < cards::k_most_parts; ++i) many += "Words.\n\n";
    CHECK(read_card(many).ok());
    CHECK(fault_of(many + "More.").find("too long") != std::string::npos);
    CHECK(fault_of("# Title\n\n" + std::string(cards::k_most_bytes, 'a')).find("bytes") !=
          std::string::npos);
}

TEST_CASE("Whatever the bytes are, the answer is a whole card or a reason") {
    Random random{7};
    for (int turn = 0; turn < 2'000; ++turn) {
        std::string bytes{whole};
        for (int change = 0; change < 8; ++change)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        auto const card = read_card(bytes);
        if (!card.ok()) {
            CHECK(card.error().detail.find("line ") == 0);
            continue;
        }
        CHECK_FALSE(card->title.empty());
        CHECK_FALSE(card->parts.empty());
        for (auto const& part : card->parts) CHECK_FALSE((part.lead + part.words).empty());
    }
}

// SPDX-License-Identifier: EUPL-1.2
// The catalogues as they are shipped: whole, of one shape, with the right plural rules.
#include "i18n/assets.h"
#include "i18n/tongue.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

using Forms = std::vector<std::string>;

struct Catalogue {
    std::string header;
    std::map<std::string, Forms> messages;
    std::set<std::string> plural_keys;
    std::set<std::string> twice;
};

std::string content_of(std::string const& line) {
    auto const open = line.find('"');
    auto const close = line.rfind('"');
    return open == close ? "" : line.substr(open + 1, close - open - 1);
}

// Reads what our own catalogues use of the .po format: no contexts, no wrapped keys.
Catalogue read_catalogue(std::string_view tag) {
    std::ifstream stream(std::filesystem::path{SOURCE_DIR} / "assets" / "locale" /
                         (std::string{tag} + ".po"));
    REQUIRE(stream.is_open());
    Catalogue catalogue;
    std::string key;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("msgid ")) {
            key = content_of(line);
            if (catalogue.messages.contains(key)) catalogue.twice.insert(key);
        } else if (line.starts_with("msgid_plural ")) {
            catalogue.plural_keys.insert(key);
        } else if (line.starts_with("msgstr")) {
            catalogue.messages[key].push_back(content_of(line));
        } else if (line.starts_with("\"") && key.empty()) {
            catalogue.header += content_of(line) + "\n";
        } else if (line.starts_with("\"")) {
            catalogue.messages[key].back() += content_of(line);
        }
    }
    catalogue.messages.erase("");
    return catalogue;
}

std::set<std::string> placeholders_of(std::string const& text) {
    static std::regex const placeholder{R"(\{[^}]*\})"};
    std::set<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), placeholder};
         at != std::sregex_iterator{}; ++at)
        found.insert(at->str());
    return found;
}

std::set<std::string> placeholders_of(Forms const& forms) {
    std::set<std::string> found;
    for (auto const& form : forms) found.merge(placeholders_of(form));
    return found;
}

std::size_t form_count(std::string_view tag) {
    return tag == "ar" ? 6 : tag == "uk" ? 3 : 2;
}

}  // namespace

TEST_CASE("every message of English is in all ten catalogues and none is left over") {
    auto const english = read_catalogue("en");
    REQUIRE(english.messages.size() > 100);
    for (auto const& language : interface_languages()) {
        auto const catalogue = read_catalogue(language.tag);
        CHECK(catalogue.twice.empty());
        for (auto const& [key, forms] : english.messages) {
            INFO(language.tag << " lacks " << key);
            CHECK(catalogue.messages.contains(key));
        }
        for (auto const& [key, forms] : catalogue.messages) {
            INFO(language.tag << " has " << key << ", English has not");
            CHECK(english.messages.contains(key));
        }
    }
}

TEST_CASE("no message is empty and each has as many forms as its language") {
    auto const english = read_catalogue("en");
    for (auto const& language : interface_languages()) {
        auto const catalogue = read_catalogue(language.tag);
        CHECK(catalogue.plural_keys == english.plural_keys);
        for (auto const& [key, forms] : catalogue.messages) {
            INFO(language.tag << " " << key);
            CHECK(forms.size() ==
                  (catalogue.plural_keys.contains(key) ? form_count(language.tag) : 1));
            for (auto const& form : forms) CHECK_FALSE(form.empty());
        }
    }
}

TEST_CASE("placeholders are the same in every language") {
    auto const english = read_catalogue("en");
    for (auto const& language : interface_languages()) {
        auto const catalogue = read_catalogue(language.tag);
        for (auto const& [key, forms] : catalogue.messages) {
            INFO(language.tag << " " << key);
            auto const wanted = placeholders_of(english.messages.at(key));
            CHECK(placeholders_of(forms) == wanted);
            // "one person" may do without the figure; nothing else may be left out of a form.
            for (auto const& form : forms) {
                auto found = placeholders_of(form);
                if (wanted.contains("{n}")) found.insert("{n}");
                CHECK(found == wanted);
            }
        }
    }
}

TEST_CASE("every catalogue says who reviewed it and how it counts") {
    for (auto const& language : interface_languages()) {
        auto const header = read_catalogue(language.tag).header;
        INFO(language.tag);
        CHECK(header.find("X-Reviewed-By: ") != header.npos);
        CHECK(header.find("Language: " + std::string{language.tag} + "\\n") != header.npos);
        CHECK(header.find("nplurals=" + std::to_string(form_count(language.tag)) + ";") !=
              header.npos);
    }
}

TEST_CASE("a plural takes the form of its count in each language") {
    auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(tongues.ok());
    auto const form_of = [&tongues](std::string_view tag, std::int64_t count) {
        auto const forms = read_catalogue(tag).messages.at("schedule.count");
        auto const& tongue = tongues->get(tag);
        auto const text = tongue.plural("schedule.count", count);
        for (std::size_t form = 0; form < forms.size(); ++form) {
            auto expected = forms[form];
            if (auto const at = expected.find("{n}"); at != expected.npos)
                expected.replace(at, 3, tongue.number(count));
            if (text == expected) return static_cast<int>(form);
        }
        return -1;
    };
    struct Case {
        std::string_view tag;
        std::int64_t count;
        int form;
    };
    for (auto const& one : std::vector<Case>{
             {"ar", 0, 0},   {"ar", 1, 1},   {"ar", 2, 2},  {"ar", 3, 3},   {"ar", 10, 3},
             {"ar", 103, 3}, {"ar", 11, 4},  {"ar", 99, 4}, {"ar", 111, 4}, {"ar", 100, 5},
             {"ar", 102, 5}, {"ar", 200, 5}, {"uk", 1, 0},  {"uk", 21, 0},  {"uk", 2, 1},
             {"uk", 24, 1},  {"uk", 5, 2},   {"uk", 11, 2}, {"uk", 12, 2},  {"uk", 0, 2},
             {"nl", 1, 0},   {"nl", 0, 1},   {"nl", 2, 1},  {"fr", 0, 0},   {"fr", 1, 0},
             {"fr", 2, 1},   {"ti", 0, 0},   {"ti", 2, 1},  {"ps", 1, 0},   {"ps", 2, 1}}) {
        INFO(one.tag << " " << one.count);
        CHECK(form_of(one.tag, one.count) == one.form);
    }
    CHECK(tongues->get("ar").plural("schedule.count", 12) == "١٢ لقاءً");
    CHECK(tongues->get("nl").plural("schedule.count", 3'000'000'001) == "3.000.000.001 gesprekken");
}

TEST_CASE("a Latin name in an Arabic sentence is isolated") {
    auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(tongues.ok());
    auto const text = tongues->get("ar").text("verdict.title", {{"name", "Samira (A12)"}});
    CHECK(text.find("\u2068Samira (A12)\u2069") != text.npos);
}

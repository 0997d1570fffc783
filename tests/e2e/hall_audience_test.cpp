// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "domain/rules.h"
#include "e2e/hall_day.h"
#include "e2e/held.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Purpose;
using nlohmann::json;

// What the devices of employers, tables and boards hold on their own disks after a day, and what
// could be read on their screens, against the table of domain.md §4 written out here once more.
namespace {

enum class For {
    desk,      // C H, or fewer: nobody else
    browsing,  // E
    matched,   // M
    table,     // M, and at the table before
};

struct Row {
    char const* what;
    For whom;
    std::vector<std::string_view> fields;
};

std::vector<Row> const& document() {
    static std::vector<Row> const rows{
        {"given name; the first name at the table", For::table, {"given_name"}},
        {"family name, name as the person writes it",
         For::matched,
         {"family_name", "own_script_name"}},
        {"phone, e-mail, way to be reached", For::matched, {"phone", "email", "reached_by"}},
        {"year of birth", For::desk, {"birth_year"}},
        {"languages", For::browsing, {"screen_language", "languages"}},
        {"Dutch: of the levels speaking and reading",
         For::browsing,
         {"dutch", "dutch_measured_by", "dutch_measured_on", "dutch_aim"}},
        {"English", For::browsing, {"works_in_english"}},
        {"interpreter, literacy help", For::desk, {"interpreter_wanted", "literacy_help"}},
        {"gemeente, azc or housed", For::desk, {"municipality", "housing"}},
        {"region only", For::browsing, {"region"}},
        {"reach", For::browsing, {"reach", "driving_licence"}},
        {"days", For::browsing, {"days", "lessons", "hours", "from"}},
        {"work done", For::browsing, {"work"}},
        {"skills", For::browsing, {"skills"}},
        {"education: level, field, years, finished; diplomawaardering",
         For::browsing,
         {"education", "education_field", "education_years", "education_finished",
          "diploma_valuation"}},
        {"recognised skills", For::browsing, {"certificates"}},
        {"wishes",
         For::browsing,
         {"wished_sectors", "wished_occupations", "dream_occupations", "any_job"}},
        {"way wanted", For::browsing, {"ways"}},
        {"own words", For::browsing, {"own_words"}},
        {"prepared", For::desk, {"prepared"}},
        {"fixed contact", For::desk, {"contact_person", "brought_by"}},
        {"practical needs", For::desk, {"practical_needs"}},
        // Not in the table of the document: nobody's but the desk's.
        {"number on the invitation, companion, priority",
         For::desk,
         {"code", "companion", "priority"}}};
    return rows;
}

enum class Near { not_at_all, card, contact };

// As the document says it: agreed to show their work; and both sides said yes, with that consent.
Near nearness(domain::State const& state, domain::Candidate const& person,
              std::optional<OrganisationId> table) {
    bool const shows =
        person.consents_to(Purpose::take_part) && person.consents_to(Purpose::show_work);
    bool meets = !table;
    bool matches = false;
    for (auto const& [id, meet] : state.meets) {
        if (!table || meet.planned.person != person.id || meet.planned.organisation != *table ||
            meet.status == domain::MeetStatus::cancelled)
            continue;
        meets = true;
        matches = matches || (meet.employer_verdict == domain::Answer::yes &&
                              meet.candidate_verdict == domain::Answer::yes);
    }
    if (!shows || !meets) return Near::not_at_all;
    return matches && person.consents_to(Purpose::share_contact) ? Near::contact : Near::card;
}

bool is_for(For whom, Near near, bool at_table) {
    if (near == Near::not_at_all || whom == For::desk) return false;
    if (whom == For::browsing) return true;
    if (!at_table) return false;
    return whom == For::table || near == Near::contact;
}

// What there is to hold of a field, as far as it is for employers.
json value_for_employers(std::string_view field, json value) {
    if (field == "dutch")
        for (auto const* part : {"listening", "writing"}) value.erase(part);
    return value;
}

// Gives how many people were held.
int compare_device(domain::State const& state, std::vector<domain::Fact> const& held,
                   std::optional<OrganisationId> table) {
    auto const profiles = profiles_in(held);
    int people = 0;
    for (auto const& [id, person] : state.people) {
        auto const near = nearness(state, person, table);
        auto const found = profiles.find(id);
        auto const fields = found == profiles.end() ? json::object() : found->second;
        people += found == profiles.end() ? 0 : 1;
        for (auto const& row : document())
            for (auto const name : row.fields) {
                auto const* field = domain::find_field<domain::Profile>(name);
                REQUIRE(field != nullptr);
                INFO(row.what << ": " << name << " of " << to_string(id));
                bool const is_held = fields.contains(name);
                if (!is_for(row.whom, near, table.has_value())) {
                    CHECK_FALSE(is_held);
                    continue;
                }
                auto const whole = field->get(person.profile);
                if (whole == field->get({}) && !is_held) continue;
                REQUIRE(is_held);
                CHECK(fields.at(std::string(name)) == value_for_employers(name, whole));
            }
    }
    return people;
}

// Members that facts about people may have beside "fields".
void only_these(std::vector<domain::Fact> const& held, std::string const& type,
                std::set<std::string> const& members) {
    for (auto const& fact : held) {
        if (fact.type != type) continue;
        CHECK(fact.actor.empty());
        auto const body = json::parse(fact.body);
        for (auto const& [name, value] : body.items()) {
            INFO(type << "." << name);
            CHECK(members.contains(name));
        }
    }
}

std::set<std::string> names_of(domain::Profile const& profile, bool with_given_name) {
    std::set<std::string> names;
    auto const add = [&](std::string const& name) {
        if (!name.empty()) names.insert(name);
    };
    if (with_given_name) add(profile.given_name);
    add(profile.family_name);
    add(profile.own_script_name);
    add(profile.phone);
    add(profile.email);
    return names;
}

// As a word of its own.
bool has_word(std::string_view text, std::string_view word) {
    auto const is_letter = [](char byte) {
        auto const value = static_cast<unsigned char>(byte);
        return value >= 0x80 || std::isalnum(value) != 0;
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto const end = at + word.size();
        bool const begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(text[at]);
        bool const ends = end == text.size() || !is_letter(text[end]) || !is_letter(text[end - 1]);
        if (begins && ends) return true;
    }
    return false;
}

void no_word_of(std::vector<std::string> const& words, std::set<std::string> const& names) {
    for (auto const& text : words)
        for (auto const& name : names) {
            if (!has_word(text, name)) continue;
            INFO(text);
            FAIL_CHECK("names " << name);
        }
}

}  // namespace

TEST_CASE("every field of a profile has its row in the document") {
    std::set<std::string_view> known;
    for (auto const& row : document())
        for (auto const name : row.fields) CHECK(known.insert(name).second);
    for (auto const& field : domain::fields<domain::Profile>()) {
        INFO(field.name);
        CHECK(known.contains(field.name));
    }
}

TEST_CASE("an employer's screen and the tables hold of people what the document says, no more") {
    auto const& day = the_day();
    auto const& state = day.state;
    CHECK(compare_device(state, held_by(day.hall, day.hall.employer), std::nullopt) > 10);
    int at_tables = 0;
    for (auto const& [number, device] : day.hall.tables) {
        INFO("table " << number);
        auto const own = day.hall.organisation_at(number);
        auto const held = held_by(day.hall, *device);
        at_tables += compare_device(state, held, own);
        only_these(held, "check.in", {"person", "badge"});
        only_these(held, "consent.given", {"person", "purpose"});
        for (auto const& fact : held) {
            auto const body = json::parse(fact.body);
            if (fact.type == "verdict.given" && body.at("side") == "candidate") {
                auto const meet = parse_id<MeetId>(body.at("meet").get<std::string>());
                CHECK(domain::is_match(state.meets.at(*meet)));
            }
            if (body.contains("organisation") &&
                (fact.type == "note.set" || fact.type == "preference.set" ||
                 fact.type == "meet.booked" || fact.type == "meet.moved"))
                CHECK(body.at("organisation") == to_string(own));
            if (fact.type == "staff.set") CHECK_FALSE(body.at("fields").contains("name"));
            if (fact.type == "interpreter.set") CHECK_FALSE(body.at("fields").contains("name"));
        }
    }
    CHECK(at_tables > 5);
}

TEST_CASE("a board holds numbers, tables and rounds, and of people nothing else") {
    auto const& day = the_day();
    std::set<std::string> const about_people{"check.in",      "check.out",      "plan.published",
                                             "meet.booked",   "meet.moved",     "meet.cancelled",
                                             "meet.started",  "meet.ended",     "meet.missed",
                                             "person.erased", "identity.linked"};
    for (auto const* board : {&day.hall.board, &day.hall.zone_board}) {
        auto const held = held_by(day.hall, *board);
        CHECK(profiles_in(held).empty());
        only_these(held, "check.in", {"person", "badge"});
        only_these(held, "meet.booked", {"meet", "person", "organisation", "table", "round"});
        for (auto const& fact : held) {
            INFO(fact.type << " " << fact.body);
            // Of interpreters their languages, for the words on the board.
            if (fact.type == "interpreter.set")
                CHECK_FALSE(json::parse(fact.body).at("fields").contains("name"));
            else
                CHECK((fact.subjects.empty() || about_people.contains(fact.type)));
            for (auto const& [id, person] : day.state.people)
                for (auto const& name : names_of(person.profile, true))
                    CHECK_FALSE(has_word(fact.body, name));
        }
    }
}

TEST_CASE("what can be read at tables, boards and by employers names nobody before a double yes") {
    auto const& day = the_day();
    std::set<std::string> all;
    std::set<std::string> but_given_names;
    for (auto const& [id, person] : day.state.people) {
        all.merge(names_of(person.profile, true));
        but_given_names.merge(names_of(person.profile, false));
    }
    REQUIRE(all.size() > 100);
    for (auto const& [whose, words] : day.hall.seen) {
        INFO(whose);
        CHECK(words.size() > 20);
        if (!whose.starts_with("table")) no_word_of(words, all);
    }
    for (auto const& [whose, words] : day.diary.seen_before_verdicts) {
        INFO(whose);
        no_word_of(words, whose.starts_with("table") ? but_given_names : all);
        if (!whose.starts_with("table")) continue;
        // First names of those alone who come there.
        auto const own = day.hall.organisation_at(std::stoi(whose.substr(5)));
        std::set<PersonId> guests;
        for (auto const& [id, meet] : day.diary.planned)
            if (meet.planned.organisation == own) guests.insert(meet.planned.person);
        std::set<std::string> guest_names;
        for (auto const id : guests) guest_names.insert(day.state.people.at(id).profile.given_name);
        for (auto const& [id, person] : day.state.people)
            if (!guest_names.contains(person.profile.given_name))
                no_word_of(words, {person.profile.given_name});
    }
}

TEST_CASE("no log names a person, or holds a word of one") {
    auto const& day = the_day();
    std::set<std::string> never;
    for (auto const& [id, person] : day.state.people) {
        never.merge(names_of(person.profile, true));
        for (auto const* words : {&person.profile.own_words, &person.profile.contact_person,
                                  &person.profile.code, &person.badge})
            if (!words->empty()) never.insert(*words);
    }
    for (auto const& [id, member] : day.state.staff) never.insert(member.record.name);
    for (auto const& [id, interpreter] : day.state.interpreters) never.insert(interpreter.name);
    REQUIRE_FALSE(day.diary.note.empty());
    never.insert(day.diary.note);
    auto const logs = day.hall.logs();
    CHECK(logs.size() == 12);
    std::size_t lines = 0;
    for (auto const& log : logs) {
        INFO(log.filename());
        std::ifstream file(log);
        for (std::string line; std::getline(file, line); ++lines) no_word_of({line}, never);
    }
    // The server tells of each request.
    CHECK(lines > 500);
}

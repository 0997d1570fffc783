// SPDX-License-Identifier: EUPL-1.2
#include "matching/fit.h"

#include "matching/weights.h"

#include <algorithm>
#include <functional>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::matching;
using domain::Level;

namespace {

constexpr std::uint32_t k_weekday_mornings = 0b001001001001001;

struct Case {
    domain::Profile profile;
    domain::Offer offer;
    domain::Organisation organisation;
    Context context;

    Fit result() const { return fit(profile, offer, organisation, context); }
};

// A cook in Delft and a kitchen in Den Haag that fit in every way.
Case good_case() {
    Case it;
    it.context.places = {
        {"Den Haag", 52.0705, 4.3007}, {"Delft", 52.0116, 4.3571}, {"Rotterdam", 51.9244, 4.4777}};
    it.context.interpreter_languages = {"ar", "ti"};
    auto& profile = it.profile;
    profile.municipality = "Delft";
    profile.reach = {{domain::TravelMode::bike, domain::TravelMode::public_transport}, 60};
    profile.dutch = {Level::a2, Level::a2, Level::a2, Level::a1};
    profile.work = {{"horeca", "5120", 5}};
    profile.skills = {"snijden", "haccp"};
    profile.wished_occupations = {"5120"};
    profile.ways = {domain::Way::paid_job};
    profile.days.mask = k_weekday_mornings;
    profile.hours = 24;
    auto& offer = it.offer;
    offer.occupation = "5120";
    offer.sector = "horeca";
    offer.skills = {"haccp"};
    offer.dutch_speaking_needed = Level::a2;
    offer.days.mask = k_weekday_mornings;
    offer.hours = 20;
    it.organisation.place = "Den Haag";
    it.organisation.languages = {"nl"};
    return it;
}

Reason const* find(Fit const& fit, ReasonCode code) {
    auto const found = std::ranges::find(fit.reasons, code, &Reason::code);
    return found == fit.reasons.end() ? nullptr : &*found;
}

struct Row {
    char const* what;
    std::function<void(Case&)> change;
    ReasonCode expected;
    Tone tone;
    int points;  // against good_case()
};

}  // namespace

TEST_CASE("A candidate who fits in every way scores 100 and hears only good reasons") {
    auto const result = good_case().result();
    CHECK(result.score == 100);
    CHECK(std::ranges::all_of(result.reasons, [](auto& r) { return r.tone == Tone::good; }));
    auto const* work = find(result, ReasonCode::worked_in_occupation);
    REQUIRE(work != nullptr);
    CHECK(work->count == 5);
    CHECK(work->arguments == std::vector<Argument>{{"occupation", "5120"}});
    CHECK(work->message_key() == "reason.worked_in_occupation");
    CHECK(work->employer_message_key() == "reason.employer.worked_in_occupation");
}

TEST_CASE("Each criterion moves the score by its weight and says why") {
    std::vector<Row> const rows{
        {"the same minor group of work",
         [](Case& c) {
             c.profile.work = {{"horeca", "5129", 5}};
         },
         ReasonCode::worked_in_related, Tone::good, -4},
        {"the same sector",
         [](Case& c) {
             c.profile.work = {{"horeca", "9412", 5}};
         },
         ReasonCode::worked_in_sector, Tone::good, -8},
        {"other work",
         [](Case& c) {
             c.profile.work = {{"bouw", "7115", 9}};
         },
         ReasonCode::new_work, Tone::neutral, -20},
        {"other work, learnt on the job",
         [](Case& c) {
             c.profile.work = {{"bouw", "7115", 9}};
             c.offer.learning_on_the_job = true;
         },
         ReasonCode::learn_on_the_job, Tone::good, -13},
        {"another wish", [](Case& c) { c.profile.wished_occupations = {"7115"}; },
         ReasonCode::other_than_wish, Tone::neutral, -20},
        {"the sector wished for",
         [](Case& c) {
             c.profile.wished_occupations = {};
             c.profile.wished_sectors = {"horeca"};
         },
         ReasonCode::wish_sector, Tone::good, -3},
        {"one level too low", [](Case& c) { c.offer.dutch_speaking_needed = Level::b1; },
         ReasonCode::dutch_speaking_below, Tone::attention, -5},
        {"one level too low, language at work",
         [](Case& c) {
             c.offer.dutch_speaking_needed = Level::b1;
             c.offer.language_at_work = true;
         },
         ReasonCode::language_at_work, Tone::good, -3},
        {"reading too low", [](Case& c) { c.offer.dutch_reading_needed = Level::b2; },
         ReasonCode::dutch_reading_below, Tone::attention, -11},
        {"no Dutch needed", [](Case& c) { c.offer.dutch_speaking_needed = Level::a0; },
         ReasonCode::no_dutch_needed, Tone::good, 0},
        {"English is enough",
         [](Case& c) {
             c.offer.dutch_speaking_needed = Level::b2;
             c.offer.english_enough = true;
             c.profile.works_in_english = true;
         },
         ReasonCode::english_is_enough, Tone::good, 0},
        {"other skills",
         [](Case& c) {
             c.offer.skills = {"lassen", "frezen"};
         },
         ReasonCode::skills_missing, Tone::neutral, -10},
        {"another way", [](Case& c) { c.offer.kind = domain::Way::bbl; }, ReasonCode::way_differs,
         Tone::neutral, -8},
        {"other days", [](Case& c) { c.offer.days.mask = 0b010; }, ReasonCode::days_differ,
         Tone::attention, -8},
        {"some of the days", [](Case& c) { c.profile.days.mask = 0b001001; },
         ReasonCode::days_partly, Tone::neutral, -5},
        {"half the hours", [](Case& c) { c.profile.hours = 10; }, ReasonCode::hours_differ,
         Tone::neutral, -2},
        {"too far",
         [](Case& c) {
             c.profile.reach = {{domain::TravelMode::foot}, 60};
         },
         ReasonCode::reach_far, Tone::attention, -8},
        {"a driving licence missing", [](Case& c) { c.offer.driving_licence_needed = true; },
         ReasonCode::licence_needed, Tone::attention, -k_licence_missing_points},
        {"a diploma missing",
         [](Case& c) {
             c.offer.diploma_needed = true;
             c.profile.diploma_valuation = "none";
         },
         ReasonCode::diploma_needed, Tone::attention, -k_diploma_missing_points},
        {"a diploma being valued",
         [](Case& c) {
             c.offer.diploma_needed = true;
             c.profile.diploma_valuation = "asked";
         },
         ReasonCode::diploma_under_way, Tone::neutral, -k_diploma_under_way_points},
        {"a diploma valued",
         [](Case& c) {
             c.offer.diploma_needed = true;
             c.profile.diploma_valuation = "mbo-4";
         },
         ReasonCode::diploma_valued, Tone::good, 0},
        {"an interpreter who is here", [](Case& c) { c.profile.interpreter_wanted = "ti"; },
         ReasonCode::interpreter_available, Tone::good, 0},
        {"an interpreter who is not here", [](Case& c) { c.profile.interpreter_wanted = "so"; },
         ReasonCode::interpreter_missing, Tone::neutral, 0},
        {"a language of the team",
         [](Case& c) {
             c.profile.languages = {{"ar", Level::native}};
             c.organisation.languages = {"nl", "ar"};
         },
         ReasonCode::shared_language, Tone::good, 0},
    };
    int const before = good_case().result().score;
    for (auto const& row : rows) {
        INFO(row.what);
        auto changed = good_case();
        row.change(changed);
        auto const result = changed.result();
        auto const* reason = find(result, row.expected);
        REQUIRE(reason != nullptr);
        CHECK(reason->tone == row.tone);
        CHECK(!reason->icon.empty());
        CHECK(std::abs(result.score - (before + row.points)) <= 1);
    }
}

TEST_CASE("What was not asked is neutral and never wants attention") {
    auto it = good_case();
    it.profile = {};
    it.offer.dutch_reading_needed = Level::b1;
    it.offer.diploma_needed = true;
    auto const result = it.result();
    CHECK(result.score == 50);
    for (auto const& reason : result.reasons) {
        INFO(to_string(reason.code));
        CHECK(reason.tone != Tone::attention);
    }
    CHECK(find(result, ReasonCode::dutch_unknown) != nullptr);
}

TEST_CASE("Who somebody is changes nothing") {
    auto const before = good_case().result();
    std::vector<std::pair<char const*, std::function<void(domain::Profile&)>>> const changes{
        {"given name", [](auto& p) { p.given_name = "Maryam"; }},
        {"family name", [](auto& p) { p.family_name = "Haile"; }},
        {"own script", [](auto& p) { p.own_script_name = "ማርያም"; }},
        {"code", [](auto& p) { p.code = "123456"; }},
        {"phone", [](auto& p) { p.phone = "0600000000"; }},
        {"e-mail", [](auto& p) { p.email = "a@example.org"; }},
        {"birth year", [](auto& p) { p.birth_year = 1961; }},
        {"screen language", [](auto& p) { p.screen_language = "ar"; }},
        {"mother tongue",
         [](auto& p) {
             p.languages = {{"fa", Level::native}};
         }},
        {"own words", [](auto& p) { p.own_words = "…"; }},
        {"literacy help", [](auto& p) { p.literacy_help = true; }},
        {"contact person", [](auto& p) { p.contact_person = "X"; }},
        {"brought by", [](auto& p) { p.brought_by = "X"; }},
        {"region", [](auto& p) { p.region = "X"; }},
        {"education", [](auto& p) { p.education = "wo"; }},
        {"diploma", [](auto& p) { p.diploma_valuation = "none"; }},
        {"certificates", [](auto& p) { p.certificates = {"vca"}; }},
        {"writing", [](auto& p) { p.dutch.writing = Level::illiterate; }},
        {"listening", [](auto& p) { p.dutch.listening = Level::illiterate; }},
        {"reading, which is not needed", [](auto& p) { p.dutch.reading = Level::illiterate; }},
        {"more Dutch than is needed", [](auto& p) { p.dutch.speaking = Level::c2; }},
    };
    for (auto const& [what, change] : changes) {
        INFO(what);
        auto it = good_case();
        change(it.profile);
        CHECK(it.result() == before);
    }
}

TEST_CASE("Without a need for Dutch no level of it counts") {
    for (auto const needed : {Level::unknown, Level::illiterate, Level::a0}) {
        auto it = good_case();
        it.offer.dutch_speaking_needed = needed;
        it.profile.dutch = {Level::c2, Level::c2, Level::c2, Level::c2};
        auto const fluent = it.result();
        it.profile.dutch = {Level::illiterate, Level::a0, Level::illiterate, Level::illiterate};
        CHECK(it.result() == fluent);
    }
}

TEST_CASE("The language of the interpreter somebody asks for gives no points") {
    auto it = good_case();
    int const without = it.result().score;
    for (auto const* language : {"ti", "so", "ku"}) {
        it.profile.interpreter_wanted = language;
        CHECK(it.result().score == without);
    }
}

TEST_CASE("A journey takes the fastest of the person's own ways to travel") {
    auto it = good_case();
    auto const way = journey(it.profile, "Den Haag", it.context);
    REQUIRE(way.has_value());
    CHECK(way->mode == domain::TravelMode::public_transport);
    CHECK(way->minutes == 35);
    it.profile.reach.modes = {domain::TravelMode::bike};
    CHECK(journey(it.profile, "Den Haag", it.context)->minutes == 40);
    CHECK(journey(it.profile, "Delft", it.context)->minutes == 15);
    CHECK(!journey(it.profile, "Groningen", it.context).has_value());
    it.profile.reach.modes = {};
    CHECK(!journey(it.profile, "Den Haag", it.context).has_value());
}

TEST_CASE("A small card never hides what wants attention") {
    auto it = good_case();
    it.offer.dutch_speaking_needed = Level::b1;
    auto const shown = headline(it.result(), 3);
    REQUIRE(shown.size() == 3);
    CHECK(shown[0].code == ReasonCode::worked_in_occupation);
    CHECK(shown[2].code == ReasonCode::dutch_speaking_below);
    CHECK(headline(it.result(), 0).empty());
    CHECK(headline({}, 3).empty());
}

TEST_CASE("Every reason has a name of its own") {
    std::set<std::string> names;
    for (int code = 0; code <= static_cast<int>(ReasonCode::diploma_needed); ++code)
        names.insert(to_string(static_cast<ReasonCode>(code)));
    CHECK(names.size() == static_cast<std::size_t>(ReasonCode::diploma_needed) + 1);
}

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/screen_names.h"
#include "support/doing_pictures.h"
#include "support/employer_pictures.h"
#include "support/first_pictures.h"
#include "support/hall_pictures.h"
#include "support/offer_pictures.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

// Every picture a kiosk can show: each screen in the invented hall, in the states that it is in
// more rarely, and in halls that are hard on it. For the render matrix and for the contact sheets.
namespace ontmoet::test {

namespace picture_parts {

using screens::Model;
using screens::Screen;

inline void meet_begins(Model& model) {
    model.now = hall::start + std::chrono::minutes{25};
}
inline void toast(Model& model, char const* key, bool good) {
    model.toast = screens::Toast{key, good, model.now};
}

// Every reason for which a choice became no meet, as they come.
inline void some_unmet(Model& model) {
    auto& unmet = model.visitor.account.unmet;
    int firm = 4;
    for (auto const* key : {"unmet.employer_full", "unmet.fairness", "unmet.not_offered"})
        unmet.push_back({model.visitor.person, hall::organisation(firm++), key, 3});
    model.visitor.open_employer = hall::organisation(4);
}

// An employer wants to talk to the visitor, who has not seen that yet.
inline void invited(Model& model) {
    static auto const state = [] {
        auto made = hall_state();
        made.people.at(hall::visitor).seen.emplace();
        for (auto& [id, meet] : made.meets)
            if (meet.planned.organisation == hall::organisation(2)) meet.invited = true;
        return made;
    }();
    model.state = &state;
    model.visitor.open_employer = hall::organisation(2);
}

inline std::vector<Picture> rare_visitor_pictures() {
    return {
        {"languages-online", Screen::languages, [](Model& model) { model.network.online = true; }},
        {"code-wrong", Screen::code,
         [](Model& model) {
             model.network.online = false;
             model.help_asked = true;
             toast(model, "code.unknown", false);
         }},
        {"search-hint", Screen::search,
         [](Model& model) {
             model.visitor.typed_name = "m";
             model.visitor.search = screens::NameSearch::too_short;
         }},
        {"search-nobody", Screen::search,
         [](Model& model) {
             model.visitor.found.clear();
             model.visitor.search = screens::NameSearch::nobody;
         }},
        {"search-many", Screen::search,
         [](Model& model) { model.visitor.search = screens::NameSearch::too_many; }},
        {"welcome-spoken", Screen::welcome,
         [](Model& model) {
             model.speech.speaking = true;
             auto const& words = model.tongues->get(model.language);
             model.speech.at = ui::NodeName{"welcome.search", words.text("welcome.search"), 0};
         }},
        {"consent-explained", Screen::consent,
         [](Model& model) { model.visitor.asked_without_consent = true; }},
        {"own_words-voice", Screen::own_words,
         [](Model& model) { model.visitor.voice.is_open = true; }},
        {"own_words-records", Screen::own_words,
         [](Model& model) {
             model.visitor.voice.is_open = true;
             model.microphone = {true, true, Duration{8'000}, 0.6F};
         }},
        {"own_words-ready", Screen::own_words,
         [](Model& model) {
             model.visitor.voice = {.is_open = true, .draft = "a sound", .seconds = 12};
         }},
        {"own_words-trouble", Screen::own_words,
         [](Model& model) {
             model.visitor.voice = {.is_open = true, .trouble = "error.no_microphone"};
             model.microphone = {};
         }},
        {"name-begun", Screen::name, [](Model& model) { model.visitor.profile = {}; }},
        {"work-occupations", Screen::work,
         [](Model& model) { model.visitor.chosen_sector = "horeca"; }},
        {"work-none", Screen::work, [](Model& model) { model.visitor.profile.work.clear(); }},
        {"employers-empty", Screen::employers, [](Model& model) { model.employer_cards.clear(); }},
        {"employers-offline", Screen::employers, [](Model& model) { model.network = {}; }},
        {"schedule-begun", Screen::schedule, meet_begins},
        {"schedule-unmet", Screen::schedule, some_unmet},
        {"employer-unmet", Screen::employer, some_unmet},
        {"schedule-invited", Screen::schedule, invited},
        {"employer-invited", Screen::employer, invited},
        {"card-noted", Screen::card,
         [](Model& model) {
             static auto noted = hall_state();
             for (int firm : {0, 1}) noted.notes[{hall::visitor, hall::organisation(firm)}] = "Net";
             model.state = &noted;
         }},
        {"schedule-empty", Screen::schedule,
         [](Model& model) { model.visitor.person = hall::person(1); }},
        {"schedule-provisional", Screen::schedule,
         [](Model& model) {
             model.network.online = false;
             model.provisional = {hall::meet(0), hall::meet(1)};
         }},
        {"schedule-toast", Screen::schedule,
         [](Model& model) { toast(model, "schedule.booked", true); }},
        {"verdict-given", Screen::verdict,
         [](Model& model) {
             meet_begins(model);
             model.visitor.open_meet = hall::meet(0);
         }},
        {"info_card-first", Screen::info_card,
         [](Model& model) { model.visitor.open_card = "speed-meet"; }},
        {"info_card-numbers", Screen::info_card,
         [](Model& model) { model.visitor.open_card = "data"; }},
        {"dutch_reading-tested", Screen::dutch_reading,
         [](Model& model) {
             model.visitor.profile.dutch_measured_by = "test";
             model.visitor.profile.dutch_measured_on = "2026-09-01";
         }},
        {"days-later", Screen::days,
         [](Model& model) { model.visitor.profile.from = "2027-02-01"; }},
        {"presence", Screen::days, [](Model& model) { model.asks_presence = true; }},
    };
}

// The one who does not speak Dutch reads; model.language is the language of the picture.
inline void face_other(Model& model) {
    model.talk.other = model.language;
    model.language = model.talk.other == "nl" ? "ar" : "nl";
    model.talk.across = true;
}
inline void say(Model& model, char const* saying) {
    model.talk.saying = saying;
    model.talk.answers.clear();
    model.talk.answered = false;
}
inline void give_answers(Model& model, std::vector<std::string> answers) {
    std::swap(model.language, model.talk.other);
    model.talk.answers = std::move(answers);
    model.talk.answered = true;
}

inline std::vector<Picture> rare_table_pictures() {
    return {
        {"talk-languages", Screen::talk, [](Model& model) { model.talk.other.clear(); }},
        {"talk-turned", Screen::talk, face_other},
        {"talk-numbers", Screen::talk, [](Model& model) { model.talk.theme = "numbers"; }},
        {"talk-pictures", Screen::talk, [](Model& model) { model.talk.theme = "pictures"; }},
        {"talk-understand", Screen::talk, [](Model& model) { model.talk.theme = "understand"; }},
        {"talk_shown-said", Screen::talk_shown, [](Model& model) { say(model, "good_talk"); }},
        {"talk_shown-days", Screen::talk_shown,
         [](Model& model) {
             say(model, "days_which");
             model.talk.answers = {"day1", "day4"};
         }},
        {"talk_shown-levels", Screen::talk_shown, [](Model& model) { say(model, "speak_dutch"); }},
        {"talk_shown-board", Screen::talk_shown, [](Model& model) { say(model, "work_day"); }},
        {"talk_shown-answered", Screen::talk_shown,
         [](Model& model) {
             say(model, "days_which");
             give_answers(model, {"day1", "day3", "day5"});
         }},
        {"talk_shown-number", Screen::talk_shown,
         [](Model& model) {
             say(model, "hours_week");
             give_answers(model, {"24"});
         }},
    };
}

inline void calm(Model& model) {
    static auto const state = hall_state();
    model.state = &state;
    model.host.arrivals = {};
    model.host.figures = {};
    model.host.day_end = {};
    model.host.draft.reset();
    model.host.problems.clear();
    model.devices.list.clear();
}

inline std::vector<Picture> rare_host_pictures() {
    return {
        {"sync-offline", Screen::sync,
         [](Model& model) {
             auto& network = model.network;
             network.online = false;
             network.pending = 1'234;
             network.trouble = "sync.too_old";
             network.offset_ms = 40LL * 365 * 24 * 3'600'000;
             network.last_contact = network.offline_since = model.now - std::chrono::minutes{75};
         }},
        {"sync-alone", Screen::sync,
         [](Model& model) {
             model.network = {};
             model.devices = {};
         }},
        {"sync-unwell", Screen::sync,
         [](Model& model) {
             using What = screens::HealthLine::What;
             using Level = screens::HealthLine::Level;
             model.care.safe_mode = true;
             model.care.mended = screens::MendedStore{1'234, 2};
             model.care.touched = model.now;
             model.care.machine = {{What::disk, Level::bad, 120},
                                   {What::memory, Level::good, 900},
                                   {What::heat, Level::watch, 78}};
             for (auto& device : model.devices.list) device.is_unwell = device.is_this;
         }},
        {"printing-none", Screen::printing, [](Model& model) { model.printers = {}; }},
        {"printing-idle", Screen::printing,
         [](Model& model) {
             for (auto& printer : model.printers.lines) printer.jobs.clear();
         }},
        {"problems-none", Screen::problems, calm},
        {"problems-people", Screen::problems,
         [](Model& model) {
             auto& problems = model.host.problems;
             if (problems.size() > 5) problems.erase(problems.begin(), problems.begin() + 5);
         }},
        {"problems-closed", Screen::problems,
         [](Model& model) {
             for (auto const place : {0U, 3U})
                 if (place < model.host.problems.size())
                     model.host.closing.push_back(
                         {model.host.problems[place].id, model.now + Duration{5'000}});
         }},
        {"pin-wrong", Screen::pin, [](Model& model) { model.host.pin_was_wrong = true; }},
        {"pin-locked", Screen::pin,
         [](Model& model) { model.pin_locked_until = model.now + Duration{30'000}; }},
        {"arrivals-offline", Screen::arrivals,
         [](Model& model) {
             model.network.online = false;
             model.network.pending = 1'234;
         }},
        {"arrivals-search", Screen::arrivals,
         [](Model& model) {
             model.host.search = "noor";
             model.host.arrivals.people.resize(5);
         }},
        {"arrivals-nobody", Screen::arrivals,
         [](Model& model) {
             model.host.search = "qq";
             model.host.arrivals.people.clear();
         }},
        {"arrivals-calm", Screen::arrivals, calm},
        {"figures-nobody", Screen::figures, calm},
        {"export_event-done", Screen::export_event, calm},
        {"plan-published", Screen::plan, [](Model& model) { model.host.draft.reset(); }},
        {"plan-running", Screen::plan,
         [](Model& model) {
             model.host.draft.reset();
             model.host.planning = true;
             model.host.planning_gap_pct = 3.4;
         }},
        {"plan-moving", Screen::plan,
         [](Model& model) {
             model.host.draft.reset();
             model.host.moving = model.host.touched.meet;
         }},
        {"plan-mended", Screen::plan,
         [](Model& model) {
             static auto state = busy_hall_state();
             state.plan->former = domain::FormerPlan{};
             state.plan->gap_per_mille = domain::k_gap_unknown;
             state.plan->optimal = false;
             model.state = &state;
             model.host.draft.reset();
         }},
        {"touched-no-draft", Screen::touched, [](Model& model) { model.host.draft.reset(); }},
        {"touched-until", Screen::touched,
         [](Model& model) {
             model.host.draft.reset();
             model.host.asks_until = scheduling::HappeningKind::late;
         }},
        {"touched-table", Screen::touched,
         [](Model& model) {
             model.host.draft.reset();
             model.host.touched = {.table = hall::table(0)};
         }},
        {"touched-nothing", Screen::touched,
         [](Model& model) {
             model.host.draft.reset();
             model.host.touched = {.round = 0};
         }},
        {"mend-back", Screen::mend,
         [](Model& model) {
             if (!model.host.mend) return;
             model.host.mend->takes_back = true;
             model.host.mend->options.resize(1);
         }},
        {"mend-none", Screen::mend, [](Model& model) { model.host.mend.reset(); }},
        {"plan_changes-none", Screen::plan_changes,
         [](Model& model) { model.host.changes.clear(); }},
        {"plan-failed", Screen::plan,
         [](Model& model) { model.host.planning_error = "error.plan_no_tables"; }},
        {"export_event-failed", Screen::export_event,
         [](Model& model) { model.host.export_error = "error.export_failed"; }},
    };
}

inline std::vector<Picture> rare_hall_pictures() {
    using Kind = screens::Board::Kind;
    constexpr int day = 60 * 24;
    return {
        {"hall-missing", Screen::hall, at_minute<23>},
        {"hall-between", Screen::hall, at_minute<29>},
        {"hall-over", Screen::hall, at_minute<day>},
        {"hall-paused", Screen::hall,
         [](Model& model) {
             at_minute<45>(model);
             model.state = &paused_hall();
         }},
        {"hall-typing", Screen::hall,
         [](Model& model) { model.host.announcement = "Koffie bij de ingang"; }},
        {"table-meeting", Screen::table, at_minute<23>},
        {"table-ending", Screen::table, at_minute<27>},
        {"table-over", Screen::table, at_minute<28>},
        {"table-finished", Screen::table, at_minute<day>},
        {"table-waiting", Screen::table,
         [](Model& model) {
             at_minute<21>(model);
             model.state = &waiting_hall();
         }},
        {"table-none", Screen::table, [](Model& model) { model.at_table = {}; }},
        {"table-not-chosen", Screen::table, [](Model& model) { model.at_table.table = {}; }},
        {"agreed-not", Screen::agreed, [](Model& model) { model.state = &refused_hall(); }},
        {"board-called", Screen::board, at_minute<22>},
        {"board-next", Screen::board, at_minute<26>},
        {"board-over", Screen::board, at_minute<day>},
        {"board-paused", Screen::board,
         [](Model& model) {
             at_minute<45>(model);
             model.state = &paused_hall();
         }},
        {"board-free", Screen::board,
         [](Model& model) {
             at_minute<23>(model);
             model.board.kind = Kind::free;
         }},
        {"board-welcome", Screen::board,
         [](Model& model) {
             at_minute<23>(model);
             model.board.kind = Kind::welcome;
         }},
        {"board-early", Screen::board,
         [](Model& model) { model.now = hall::start - std::chrono::minutes{50}; }},
    };
}

}  // namespace picture_parts

// The screens as they mostly are, then their rarer states.
inline std::vector<Picture> usual_pictures() {
    std::vector<Picture> pictures;
    for (auto const& [screen, name, title] : screens::screen_names())
        pictures.push_back({std::string{name}, screen});
    using namespace picture_parts;
    for (auto const& rare : {rare_visitor_pictures(), rare_employer_pictures(),
                             rare_offer_pictures(), rare_host_pictures(), rare_hall_pictures(),
                             rare_table_pictures(), rare_doing_pictures(), rare_first_pictures()})
        pictures.insert(pictures.end(), rare.begin(), rare.end());
    return pictures;
}

// Every screen in a hall that is hard on it.
inline std::vector<Picture> hard_pictures(Hall hall) {
    std::string const suffix = hall == Hall::long_names ? "-long-names"
                               : hall == Hall::crowded  ? "-crowded"
                                                        : "-bare";
    std::vector<Picture> pictures;
    for (auto const& [screen, name, title] : screens::screen_names())
        pictures.push_back({std::string{name} + suffix, screen, [](screens::Model&) {}, hall});
    return pictures;
}

}  // namespace ontmoet::test

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "matching/ranking.h"
#include "planning/edit.h"
#include "screens/model.h"
#include "screens/parts.h"
#include "support/doing_models.h"
#include "support/figures_models.h"
#include "support/hall.h"

#include <algorithm>
#include <string>
#include <utility>

namespace ontmoet::test {

// Screens of employers and hosts; they are shown on the busiest afternoon.
inline bool is_staff_screen(screens::Screen screen) {
    return screen >= screens::Screen::staff_code && screen <= screens::Screen::board;
}

namespace model_parts {

// Two candidates beside each other who differ, an invitation that is possible, and a note.
inline void fill_browsing(screens::Model& model) {
    auto& browsing = model.employer.browsing;
    auto const& cards = model.candidate_cards;
    if (cards.size() > 1) browsing.compared = {cards.front().person, cards.back().person};
    domain::PlannedMeet meet;
    meet.person = model.employer.open_candidate;
    meet.organisation = model.employer.organisation;
    meet.offer = model.employer.offer;
    meet.table = hall::table(0);
    meet.round = 5;
    meet.interpreter = hall::id<InterpreterId>("interpreter");
    browsing.invitation.meets = {meet};
    browsing.note = "Werkte in een bakkerij, wil graag vroeg beginnen.";
}

inline void fill_employer(screens::Model& model, matching::Context const& context) {
    auto const& state = *model.state;
    auto& employer = model.employer;
    employer.organisation = hall::organisation(0);
    employer.staff = hall::staff;
    employer.offer = hall::offer(0);
    employer.typed_code = "700";
    for (auto const& ranked : matching::candidates_for(state, employer.offer, context)) {
        auto const said = state.preferences.find({ranked.person, employer.organisation});
        bool const starred =
            said != state.preferences.end() && said->second.employer == domain::Answer::yes;
        employer.on_my_list += starred ? 1 : 0;
        bool const here = state.people.at(ranked.person).checked_in;
        model.candidate_cards.push_back({ranked.person, ranked.fit, starred, here});
    }
    auto& draft = employer.draft;
    draft.offer = employer.offer;
    if (auto const offer = state.offers.find(employer.offer); offer != state.offers.end())
        draft.record = offer->second;
    draft.left_out = {31, 12, 5, 9};
    if (auto const ours = state.organisations.find(employer.organisation);
        ours != state.organisations.end())
        employer.ours.record = ours->second;
    employer.ours.colleague = "Sam Voorbeeld";
    employer.open_candidate =
        model.candidate_cards.empty() ? hall::visitor : model.candidate_cards.front().person;
    fill_browsing(model);
}

// Beside the first way to go on: one in which nothing changes, and one in which meets move.
inline void add_other_ways(screens::Mend& mend) {
    if (mend.options.size() > 1 || mend.options.front().changes.empty()) return;
    auto calm = mend.options.front();
    calm.others_changed = 0;
    calm.changes.clear();
    calm.told.people.clear();
    calm.told.organisations.clear();
    auto wide = mend.options.front();
    wide.others_changed = 2;
    for (auto& change : wide.changes) {
        change.kind = scheduling::ChangeKind::moved;
        change.to_round = change.from_round + 1;
        change.to_table = change.from_table;
    }
    mend.options.push_back(calm);
    mend.options.push_back(wide);
}

// A meet that comes soon was touched, its candidate did not come, and the plan can be mended. The
// draft has a meet that moved, one that is new and one that fell away.
inline void fill_mend(screens::Model& model) {
    auto const& state = *model.state;
    auto& host = model.host;
    int const next = domain::next_round(state, model.now);
    for (auto const& [id, meet] : state.meets)
        if (meet.planned.round == next && host.touched.meet.is_none()) host.touched.meet = id;
    auto const touched = state.meets.find(host.touched.meet);
    if (touched == state.meets.end()) return;
    auto const person = touched->second.planned.person;
    host.account = planning::account_of(state, person, model.now);
    host.reason = planning::reason_of(state, touched->second.planned);
    planning::Trouble const trouble{.kind = scheduling::HappeningKind::table_closed,
                                    .table = touched->second.planned.table};
    auto options = planning::mend(state, trouble, hall::id<PlanId>("mended"), {{}, model.now, {}});
    if (options.ok()) host.mend = screens::Mend{trouble, {}, false, std::move(*options)};
    if (host.mend) add_other_ways(*host.mend);
    auto& meets = host.draft->plan.meets;
    std::ranges::sort(meets, {}, &domain::PlannedMeet::round);
    if (meets.size() < 4 || meets.back().round < next) return;
    meets.pop_back();
    meets.back().locked = true;
    auto added = meets.back();
    std::swap(meets.back().table, (meets.end() - 2)->table);
    added.meet = hall::id<MeetId>("new meet");
    added.round = next;
    meets.push_back(added);
    host.changes = planning::changes_between(planning::plan_of(state), meets);
}

// One problem of each kind, as they come.
inline void fill_problems(screens::Model& model) {
    using screens::Problem;
    using Kind = Problem::Kind;
    auto const& state = *model.state;
    auto& problems = model.host.problems;
    auto const add = [&](Kind kind, char const* key, std::string_view type) -> Problem& {
        auto const name = "problem " + std::to_string(problems.size());
        auto& problem = problems.emplace_back(Problem{hall::id<FactId>(name), kind, key});
        problem.fact_type = type;
        problem.at = model.now - std::chrono::minutes{9};
        return problem;
    };
    auto const book = [&](Problem& problem) {
        if (state.meets.empty()) return;
        problem.meet = state.meets.begin()->second.planned;
        problem.person = problem.meet.person;
        problem.has_meet = true;
    };
    namespace type = domain::fact_type;
    auto& taken = add(Kind::refused, "refused.meet_table_taken", type::meet_booked);
    taken.actor = "candidate:" + to_string(hall::visitor);
    book(taken);
    taken.alternatives = {taken.meet};
    taken.alternatives.front().round = taken.meet.round + 1;
    auto& free_again = add(Kind::refused, "refused.meet_person_busy", type::meet_booked);
    free_again.actor = "host";
    book(free_again);
    free_again.alternatives = {free_again.meet};
    free_again.fits_again = true;
    book(add(Kind::foreseen, "refused.meet_interpreter_taken", type::meet_booked));
    add(Kind::refused, "refused.plan_outdated", type::plan_published).actor = "host";
    add(Kind::refused, "refused.sequence_reused", type::verdict_given).actor = "employer:1";
    auto& alike = add(Kind::alike, "", "");
    alike.person = hall::person(10);
    alike.other = hall::person(13);
    add(Kind::again, "", "").person = hall::person(11);
    add(Kind::unknown, "", "").person = hall::person(14);
    book(add(Kind::provisional, "", type::meet_booked));
}

// A device in every state, the ones that need help first.
inline void fill_devices(screens::Model& model) {
    using State = screens::Device::State;
    auto const minutes = [&](int ago) { return model.now - std::chrono::minutes{ago}; };
    model.version = "0.3.0";
    model.network.ever_online = true;
    model.network.last_contact = model.now;
    model.devices.at = model.now;
    auto const add = [&](char const* name, char const* role, State state, int ago) -> auto& {
        auto& devices = model.devices.list;
        auto& device = devices.emplace_back(
            screens::Device{hall::id<DeviceId>(name), name, role, state, minutes(ago)});
        device.version = model.version;
        return device;
    };
    auto& old = add("Balie 2", "reception", State::too_old, 1);
    old.version = "0.1.0";
    old.backlog = 34;
    add("Tafel bij het raam", "table", State::silent, 12).backlog = 3;
    add("Balie 3", "host", State::clock_off, 0).offset_ms = 47LL * 60'000;
    add("Werkgevers", "browse", State::behind, 0).backlog = 1;
    add("Balie 1", "host", State::well, 0).is_this = true;
    add("Bord", "board", State::never_seen, 60 * 24 * 3);
    add("Reserve", "host", State::never_seen, 0).last_seen = {};
    add("Oud", "table", State::revoked, 60);
}

// One free meet with each employer they have none with.
inline void fill_free(screens::Model& model) {
    auto const from = domain::next_round(*model.state, model.now);
    for (auto const& card : model.employer_cards) {
        auto const meets =
            domain::free_meets(*model.state, model.visitor.person, card.organisation, {}, from, 1);
        if (!meets.empty()) model.visitor.free.push_back(meets.front());
    }
}

// A printer that is well and one without paper, with a job in every state.
inline void fill_printers(screens::Model& model) {
    using State = screens::PrintLine::State;
    std::uint64_t number = 0;
    auto const job = [&](State state, char const* kind, char const* words, int ago) {
        ++number;
        return screens::PrintLine{number,
                                  hall::person(10 + static_cast<int>(number)),
                                  kind,
                                  state,
                                  words,
                                  state == State::failed ? "error.print_too_late" : "",
                                  model.now - std::chrono::minutes{ago}};
    };
    screens::PrinterLine labels{"Labels", "print.printer_printing"};
    labels.jobs = {job(State::printing, "print.badge", "print.job_printing", 1),
                   job(State::done, "print.badge", "print.job_done", 4)};
    screens::PrinterLine pages{"Laserprinter op A4 bij de ingang", "print.printer_paper_out", true,
                               1'000, "printing.put_paper"};
    pages.jobs = {job(State::waiting, "print.schedule", "print.job_waiting", 12),
                  job(State::waiting, "print.letter", "print.job_waiting", 11),
                  job(State::failed, "print.schedule", "print.job_failed", 70)};
    pages.jobs[1].person = {};
    pages.more_waiting = 998;
    model.printers = {true, true, {labels, pages}};
}

inline void fill_host(screens::Model& model) {
    auto const& state = *model.state;
    auto& host = model.host;
    host.unlocked = true;
    host.typed_pin = "12";
    for (auto const& [id, candidate] : state.people) {
        host.arrivals.people.push_back(id);
        host.arrivals.expected += 1;
        host.arrivals.here += candidate.checked_in ? 1 : 0;
    }
    for (auto const& [id, member] : state.staff) {
        host.arrivals.staff += 1;
        host.arrivals.staff_here += member.checked_in ? 1 : 0;
    }
    std::vector<domain::PlannedMeet> meets;
    for (auto const& [id, meet] : state.meets) meets.push_back(meet.planned);
    host.table_code = {hall::organisation(1),
                       qr_code("https://ontmoet.example/table/K7MF-3XQT").value(),
                       "https://ontmoet.example/table",
                       "K7MF-3XQT",
                       model.now + std::chrono::minutes{9},
                       {}};
    fill_problems(model);
    fill_devices(model);
    fill_printers(model);
    screens::PlanDraft draft;
    draft.plan.meets = meets;
    draft.plan.gap_per_mille = 4;
    draft.people_with_at_least = {44, 43, 38, 20};
    draft.people = 48;
    draft.unmet_wishes = 7;
    draft.shortage = planning::Shortage{"ti", 3, 3, 1};
    host.draft = draft;
    fill_mend(model);
    fill_figures(model);
    fill_doings(model);
    host.helping = {true, false, "nl"};
    host.new_employer = hall::organisation(6);
    host.new_table = 10;
    host.exported_to = "/media/usb/ontmoet/matchingsevent-zorg-en-techniek-2026-03-05";
}

}  // namespace model_parts

// What the kiosk makes anew whenever somebody else stands in front of it.
inline void fill_meets(screens::Model& model) {
    model.meets.clear();
    auto const add = [&](auto whose) {
        for (auto const* meet : domain::meets_of(*model.state, whose))
            model.meets.push_back(meet->planned.meet);
    };
    if (model.screen() == screens::Screen::our_schedule)
        add(model.employer.organisation);
    else
        add(model.visitor.person);
}

// The model of a kiosk in the invented hall with `screen` on top, full of what it can show.
inline screens::Model model_on(screens::Screen screen, std::string const& language,
                               domain::State const& state, i18n::Vocabulary const& vocabulary,
                               i18n::Tongues const& tongues) {
    using screens::Screen;
    screens::Model model;
    model.state = &state;
    model.vocabulary = &vocabulary;
    model.tongues = &tongues;
    model.language = language;
    model.now = hall::start - std::chrono::minutes{6};
    if (is_staff_screen(screen)) model.now = hall::start + std::chrono::minutes{23};
    // As on a kiosk with espeak-ng's voices and no recordings.
    auto voices = std::make_shared<i18n::Voices>();
    voices->spoken = {"ar", "en", "fa", "fr", "nl", "tr", "uk"};
    model.speech.voices = std::move(voices);
    model.speech.works = true;
    model.microphone.is_there = true;
    model.camera_works = true;
    model.network.online = screen != Screen::languages;
    if (screen != Screen::languages) model.stack.push_back(screen);
    auto& visitor = model.visitor;
    visitor.person = hall::visitor;
    visitor.profile = state.people.at(hall::visitor).profile;
    visitor.confirmed = screen != Screen::identity;
    auto const steps = screens::registration();
    visitor.is_new = std::ranges::find(steps, screen) != steps.end();
    visitor.typed_code = "1000";
    visitor.typed_name = "moham";
    visitor.search = screens::NameSearch::found;
    for (int number = 1; number <= 5; ++number) visitor.found.push_back(hall::person(number));
    visitor.alike.assign(visitor.found.begin(), visitor.found.begin() + 3);
    visitor.open_employer = hall::organisation(0);
    visitor.open_meet = hall::meet(0);
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::employers_for(state, visitor.profile, context)) {
        screens::EmployerCard card{ranked.organisation, ranked.best_offer, ranked.fit, {}};
        auto const said = state.preferences.find({visitor.person, ranked.organisation});
        if (said != state.preferences.end()) card.answer = said->second.candidate;
        model.employer_cards.push_back(card);
    }
    model_parts::fill_free(model);
    model.printers = {true, true, {{"Labels", "print.printer_ready", false, 1}}};
    model.has_phone_page = true;
    visitor.code = {screens::TakenCode::Kind::phone_page,
                    qr_code("https://ontmoet.example/my/0123456789abcdefghijklmnopqrstuv").value(),
                    false};
    model_parts::fill_employer(model, context);
    if (is_staff_screen(screen))
        model_parts::fill_host(model);
    else
        model.employer = {};
    model.at_table.organisation = hall::organisation(0);
    model.at_table.table = hall::table(0);
    model.at_table.meet = hall::meet(0);
    model.at_table.note = "Werkte in een bakkerij, wil graag vroeg beginnen.";
    // A Dutch screen faces somebody who reads Arabic, any other one somebody who reads Dutch.
    model.talk.other = language == "nl" ? "ar" : "nl";
    model.talk.theme = "work";
    if (screen == Screen::talk_shown) {
        std::swap(model.language, model.talk.other);
        model.talk.saying = "work_together";
    }
    visitor.account = planning::account_of(state, visitor.person, model.now);
    fill_meets(model);
    return model;
}

}  // namespace ontmoet::test

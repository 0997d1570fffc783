// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/figures.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"
#include "kiosk/open_problems.h"
#include "kiosk/people_search.h"
#include "kiosk/update.h"
#include "matching/fit.h"
#include "matching/ranking.h"
#include "screens/parts.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace ontmoet::kiosk {
namespace {

using screens::Model;
using screens::Screen;

constexpr std::size_t k_most_free = 6;
constexpr std::size_t k_most_near_misses = 6;

bool has_reason(screens::EmployerCard const& card, matching::ReasonCode code) {
    return std::ranges::any_of(card.fit.reasons,
                               [&](auto const& reason) { return reason.code == code; });
}

// How many of the wishes of the filter this employer misses.
int misses(Model const& model, screens::EmployerCard const& card) {
    using Code = matching::ReasonCode;
    auto const& filter = model.visitor.filter;
    int missed = 0;
    if (filter.no_dutch && !has_reason(card, Code::no_dutch_needed)) ++missed;
    if (filter.near && has_reason(card, Code::reach_far)) ++missed;
    if (filter.days && has_reason(card, Code::days_differ)) ++missed;
    if (filter.later && card.answer != domain::Answer::maybe) ++missed;
    if (!filter.sector.empty()) {
        auto const& organisation = model.state->organisations.at(card.organisation);
        auto const offer = model.state->offers.find(card.best_offer);
        bool const is_in =
            organisation.sector == filter.sector ||
            (offer != model.state->offers.end() && offer->second.sector == filter.sector);
        if (!is_in) ++missed;
    }
    return missed;
}

// Keeps those that pass; never an empty page: else the closest, with what they miss as a reason.
void filter_employers(Model& model) {
    auto& visitor = model.visitor;
    visitor.near_misses = false;
    if (!visitor.filter.is_set() || model.employer_cards.empty()) return;
    auto const missed = [&](auto const& card) { return misses(model, card); };
    auto const passes = [&](auto const& card) { return missed(card) == 0; };
    auto& cards = model.employer_cards;
    if (std::ranges::any_of(cards, passes)) {
        std::erase_if(cards, std::not_fn(passes));
        return;
    }
    visitor.near_misses = true;
    std::ranges::stable_sort(cards, {}, missed);
    if (cards.size() > k_most_near_misses) cards.resize(k_most_near_misses);
}

// Whether they have a meet with this employer that was not called off.
bool has_met(Model const& model, OrganisationId organisation) {
    return std::ranges::any_of(model.state->meets, [&](auto const& entry) {
        auto const& meet = entry.second;
        return meet.planned.person == model.visitor.person &&
               meet.planned.organisation == organisation &&
               meet.status != domain::MeetStatus::cancelled;
    });
}

void refresh_employers(Model& model) {
    model.employer_cards.clear();
    auto const& state = *model.state;
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::employers_for(state, model.visitor.profile, context)) {
        screens::EmployerCard card{ranked.organisation, ranked.best_offer, ranked.fit, {}};
        auto const said = state.preferences.find({model.visitor.person, ranked.organisation});
        if (said != state.preferences.end()) card.answer = said->second.candidate;
        model.employer_cards.push_back(std::move(card));
    }
    filter_employers(model);
}

// What is free soonest, of those they chose first, one meet with each.
void refresh_free(Model& model) {
    auto& free = model.visitor.free;
    free.clear();
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return;
    auto cards = model.employer_cards;
    std::erase_if(cards, [](auto const& card) { return card.answer == domain::Answer::no; });
    std::ranges::stable_partition(
        cards, [](auto const& card) { return card.answer == domain::Answer::yes; });
    int const from = domain::next_round(*model.state, model.now);
    for (auto const& card : cards) {
        if (free.size() == k_most_free) return;
        if (has_met(model, card.organisation)) continue;
        auto const meets = domain::free_meets(*model.state, candidate->id, card.organisation,
                                              candidate->profile.interpreter_wanted, from, 1,
                                              {model.device, model.now, {}});
        if (!meets.empty()) free.push_back(meets.front());
    }
}

bool passes(screens::Employer const& filter, domain::Candidate const& candidate, bool starred) {
    auto const& profile = candidate.profile;
    if (filter.only_starred && !starred && !filter.browsing.taken_off.contains(candidate.id))
        return false;
    if (filter.only_licence && !profile.driving_licence) return false;
    if (filter.only_now && !profile.from.empty()) return false;
    // The last level to choose stands for all above it.
    auto const level = std::min(profile.dutch.speaking, domain::Level::c1);
    if (!filter.levels.empty() && std::ranges::find(filter.levels, level) == filter.levels.end())
        return false;
    if (!filter.only_evenings) return true;
    for (int day = 0; day < 7; ++day)
        if (profile.days.has(day, 2) ||
            (day >= 5 && (profile.days.has(day, 0) || profile.days.has(day, 1))))
            return true;
    return false;
}

// Best fit first; without an offer there is none, and they stand by number.
std::vector<matching::RankedCandidate> ranked_candidates(Model const& model) {
    auto const& state = *model.state;
    if (state.offers.contains(model.employer.offer))
        return matching::candidates_for(state, model.employer.offer, matching::context_of(state));
    std::vector<matching::RankedCandidate> all;
    for (auto const& [id, candidate] : state.people)
        if (domain::is_shown_to_employers(candidate)) all.push_back({id, {}});
    std::ranges::stable_sort(all, {}, [&](auto const& one) {
        auto const& badge = state.people.at(one.person).badge;
        return std::tuple{badge.empty(), badge.size(), badge};
    });
    return all;
}

void refresh_candidates(Model& model) {
    model.candidate_cards.clear();
    model.employer.on_my_list = 0;
    auto const& state = *model.state;
    for (auto const& ranked : ranked_candidates(model)) {
        auto const said = state.preferences.find({ranked.person, model.employer.organisation});
        bool const starred =
            said != state.preferences.end() && said->second.employer == domain::Answer::yes;
        model.employer.on_my_list += starred ? 1 : 0;
        auto const& candidate = state.people.at(ranked.person);
        if (passes(model.employer, candidate, starred))
            model.candidate_cards.push_back(
                {ranked.person, ranked.fit, starred, domain::is_here(candidate)});
    }
}

void refresh_invitation(Model& model) {
    auto const from = domain::next_round(*model.state, model.now + k_invited_before);
    auto& invitation = model.employer.browsing.invitation;
    invitation = domain::invitation(*model.state, model.employer.open_candidate,
                                    model.employer.offer, from, booker_of(model));
    if (!invitation.meets.empty()) invitation.meets = {best_meet(model, invitation.meets).meet};
}

template <class Id>
void refresh_meets(Model& model, Id whose) {
    model.meets.clear();
    for (auto const* meet : domain::meets_of(*model.state, whose))
        model.meets.push_back(meet->planned.meet);
}

void refresh_arrivals(Model& model) {
    screens::Arrivals arrivals;
    arrivals.companions = domain::companions_here(*model.state);
    auto const& state = *model.state;
    for (auto const& [id, candidate] : state.people) {
        arrivals.here += candidate.checked_in ? 1 : 0;
        arrivals.expected += candidate.registered ? 1 : 0;
    }
    for (auto const& [id, member] : state.staff) {
        ++arrivals.staff;
        arrivals.staff_here += member.checked_in ? 1 : 0;
    }
    auto const& search = model.host.search;
    bool const searched = search && i18n::search_letters(*search) > 0;
    arrivals.people = searched ? find_arrivals(model, *search) : everybody_by_name(model);
    model.host.arrivals = std::move(arrivals);
}

void refresh_account(Model& model) {
    model.visitor.account = planning::account_of(*model.state, model.visitor.person, model.now);
}

void refresh_changes(Model& model) {
    model.host.changes.clear();
    if (model.host.draft)
        model.host.changes = planning::changes_between(planning::plan_of(*model.state),
                                                       model.host.draft->plan.meets);
}

void refresh_touched(Model& model) {
    auto& host = model.host;
    host.account = {};
    host.reason = {};
    auto person = host.touched.person;
    if (auto const meet = screens::meet_on_plan(model, host.touched.meet)) {
        person = meet->person;
        host.reason = planning::reason_of(*model.state, *meet);
    }
    host.fill_ins = host.draft || host.touched.meet.is_none()
                        ? std::vector<screens::FillIn>{}
                        : fill_ins(*model.state, host.touched.meet, {model.device, model.now, {}});
    if (!person.is_none()) host.account = planning::account_of(*model.state, person, model.now);
}

}  // namespace

void refresh_cards(Model& model) {
    if (model.host.unlocked) refresh_problems(model);
    switch (model.screen()) {
        case Screen::employers:
        case Screen::ready: refresh_employers(model); break;
        case Screen::employer:
            refresh_employers(model);
            refresh_account(model);
            break;
        case Screen::schedule:
            refresh_employers(model);
            refresh_meets(model, model.visitor.person);
            refresh_account(model);
            break;
        case Screen::more:
            refresh_employers(model);
            refresh_free(model);
            break;
        case Screen::leave: refresh_meets(model, model.visitor.person); break;
        case Screen::our_schedule: refresh_meets(model, model.employer.organisation); break;
        case Screen::browse:
        case Screen::compare:
        case Screen::note:
        case Screen::candidate: refresh_candidates(model); break;
        case Screen::invite:
            refresh_candidates(model);
            refresh_invitation(model);
            break;
        case Screen::offer_dutch:
            model.employer.draft.left_out =
                matching::left_out_by_dutch(*model.state, model.employer.draft.record);
            break;
        case Screen::search: find_visitor(model); break;
        case Screen::arrivals: refresh_arrivals(model); break;
        case Screen::plan:
        case Screen::plan_changes: refresh_changes(model); break;
        case Screen::touched: refresh_touched(model); break;
        case Screen::doings: refresh_doings(model); break;
        case Screen::figures: model.host.figures = figures_of(*model.state, model.now); break;
        case Screen::export_event: model.host.day_end = day_end_of(model); break;
        default: break;
    }
}

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#include "evidence/funnel.h"

#include "domain/rules.h"
#include "evidence/follow_up.h"
#include "evidence/ladder.h"

#include <algorithm>
#include <map>
#include <set>

namespace ontmoet::evidence {
namespace {

using domain::State;

// What the meets of one person came to.
struct Talks {
    int held = 0;
    int matches = 0;
    bool agreed = false;   // with one of the matches
    bool goes_on = false;  // a match, or something agreed
};

std::map<PersonId, Talks> talks_of(State const& state, Moment now, Funnel& funnel) {
    std::map<PersonId, Talks> talks;
    for (auto const& [id, meet] : state.meets) {
        auto const found = state.people.find(meet.planned.person);
        if (found == state.people.end() || !takes_part(found->second)) continue;
        bool const is_missed = meet.status == domain::MeetStatus::missed;
        funnel.meets_missed += is_missed ? 1 : 0;
        funnel.meets_planned += is_missed || meet.status == domain::MeetStatus::planned ? 1 : 0;
        auto& theirs = talks[meet.planned.person];
        bool const is_match = domain::is_match(meet);
        theirs.goes_on = theirs.goes_on || is_match || has_next_step(meet);
        if (!was_held(state, meet, now)) continue;
        ++funnel.meets_held;
        ++theirs.held;
        if (!is_match) continue;
        ++funnel.matches;
        ++theirs.matches;
        theirs.agreed = theirs.agreed || has_next_step(meet);
    }
    return talks;
}

// What is known of after: of a person the best of all they began.
void count_after(State const& state, PersonId person, bool goes_on, std::string_view today,
                 Funnel& funnel) {
    if (!may_be_asked(state, person)) return;
    auto const first = state.follow_ups.lower_bound({person, {}});
    bool const has_answers = first != state.follow_ups.end() && first->first.first == person;
    auto const asked_on = days_after(event_day(state), k_first_question_days);
    bool const is_time = !asked_on.empty() && asked_on <= today;
    if (!has_answers && !(goes_on && is_time)) return;
    auto const begun = started_at(state, person);
    bool is_known = !begun.empty();
    for (auto entry = first; entry != state.follow_ups.end() && entry->first.first == person;
         ++entry) {
        auto const* answer = answer_on(state, entry->first, domain::Rung::started);
        is_known = is_known || (answer != nullptr && answer->said.answer == domain::Answer::no);
    }
    ++funnel.asked;
    funnel.answered += is_known ? 1 : 0;
    funnel.started += begun.empty() ? 0 : 1;
    for (std::size_t i = 0; i < k_moments.size(); ++i) {
        bool due = false;
        bool known = false;
        bool there = false;
        for (auto const organisation : begun) {
            Pair const pair{person, organisation};
            due = due || is_due(state, pair, k_moments[i], today);
            auto const is_there = still_there(state, pair, k_moments[i], today);
            known = known || is_there.has_value();
            there = there || is_there.value_or(false);
        }
        auto& moment = funnel.still_there[i];
        moment.due += due ? 1 : 0;
        moment.there += there ? 1 : 0;
        moment.unknown += due && !known ? 1 : 0;
    }
}

void count_plan(State const& state, int held, Funnel& funnel) {
    auto const most = static_cast<int>(funnel.meets_each.size()) - 1;
    ++funnel.meets_each[static_cast<std::size_t>(std::min(held, most))];
    funnel.fair_share += held >= state.event.fair_minimum ? 1 : 0;
}

void count_employers(State const& state, Funnel& funnel) {
    for (auto const& [id, organisation] : state.organisations) {
        if (organisation.partner) continue;
        ++funnel.employers;
        funnel.new_employers += organisation.experience == domain::Experience::none ? 1 : 0;
    }
    for (auto const& [id, offer] : state.offers) funnel.places += offer.filled ? 0 : offer.number;
}

}  // namespace

Funnel funnel_of(State const& state, Moment now, std::string_view today) {
    Funnel funnel;
    auto const talks = talks_of(state, now, funnel);
    for (auto const& [id, candidate] : state.people) {
        bool const is_invited = candidate.registered && candidate.origin == domain::Origin::import;
        ++funnel.known;
        funnel.invited += is_invited ? 1 : 0;
        if (!candidate.checked_in) continue;
        ++funnel.came;
        funnel.invited_came += is_invited ? 1 : 0;
        if (candidate.treatment > 0) {
            ++funnel.ratings;
            funnel.rating_sum += candidate.treatment;
        }
        if (!takes_part(candidate)) continue;
        ++funnel.took_part;
        auto const found = talks.find(id);
        auto const theirs = found == talks.end() ? Talks{} : found->second;
        count_plan(state, theirs.held, funnel);
        funnel.met += theirs.held > 0 ? 1 : 0;
        funnel.matched += theirs.matches > 0 ? 1 : 0;
        funnel.agreed += theirs.agreed ? 1 : 0;
        count_after(state, id, theirs.goes_on, today, funnel);
    }
    count_employers(state, funnel);
    return funnel;
}

Funnel& Funnel::operator+=(Funnel const& other) {
    auto const add = [&](auto... members) { ((this->*members += other.*members), ...); };
    add(&Funnel::known, &Funnel::invited, &Funnel::invited_came, &Funnel::came, &Funnel::took_part,
        &Funnel::met, &Funnel::matched, &Funnel::agreed, &Funnel::asked, &Funnel::answered,
        &Funnel::started, &Funnel::meets_planned, &Funnel::meets_held, &Funnel::meets_missed,
        &Funnel::matches, &Funnel::employers, &Funnel::new_employers, &Funnel::places,
        &Funnel::ratings, &Funnel::rating_sum, &Funnel::fair_share);
    for (std::size_t i = 0; i < still_there.size(); ++i) {
        still_there[i].due += other.still_there[i].due;
        still_there[i].there += other.still_there[i].there;
        still_there[i].unknown += other.still_there[i].unknown;
    }
    for (std::size_t i = 0; i < meets_each.size(); ++i) meets_each[i] += other.meets_each[i];
    return *this;
}

}  // namespace ontmoet::evidence

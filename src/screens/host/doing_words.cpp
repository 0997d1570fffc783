// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/doing_words.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ontmoet::screens {
namespace {

namespace fact_type = domain::fact_type;
using domain::Fact;

struct LookOfDoing {
    std::string_view type;
    char const* key;
    char const* icon;
};
// What a touch is called when it said several things: the first of these.
constexpr std::array k_looks{
    LookOfDoing{fact_type::person_registered, "doing.registered", "person_add"},
    LookOfDoing{fact_type::person_erased, "doing.erased", "delete_forever"},
    LookOfDoing{fact_type::identity_linked, "doing.joined", "people"},
    LookOfDoing{fact_type::plan_published, "doing.plan", "event_note"},
    LookOfDoing{fact_type::meet_booked, "doing.booked", "event_available"},
    LookOfDoing{fact_type::meet_moved, "doing.moved", "open_with"},
    LookOfDoing{fact_type::meet_cancelled, "doing.cancelled", "event_busy"},
    LookOfDoing{fact_type::meet_missed, "doing.missed", "person_off"},
    LookOfDoing{fact_type::verdict_given, "doing.verdict", "thumbs_up_down"},
    LookOfDoing{fact_type::preference_set, "doing.choice", "favorite"},
    LookOfDoing{fact_type::check_in, "doing.checked_in", "how_to_reg"},
    LookOfDoing{fact_type::check_out, "doing.checked_out", "logout"},
    LookOfDoing{fact_type::round_set, "doing.round", "timer"},
    LookOfDoing{fact_type::announcement_posted, "doing.announced", "campaign"},
    LookOfDoing{fact_type::announcement_ended, "doing.announcement_off", "campaign"},
    LookOfDoing{fact_type::organisation_confirmed, "doing.confirmed", "store"},
    LookOfDoing{fact_type::organisation_refused, "doing.refused", "store"},
    LookOfDoing{fact_type::visit_cancelled, "doing.visit_off", "emoji_people"},
    LookOfDoing{fact_type::help_answered, "doing.helped", "support_agent"},
    LookOfDoing{fact_type::help_asked, "doing.late", "schedule"},
    LookOfDoing{fact_type::problem_closed, "doing.problem", "report_problem"},
    LookOfDoing{fact_type::person_set, "doing.answers", "badge"},
    LookOfDoing{fact_type::consent_given, "doing.answers", "badge"},
    LookOfDoing{fact_type::consent_withdrawn, "doing.answers", "badge"},
};
constexpr LookOfDoing k_other{{}, "doing.other", "history"};

Fact const* fact_of(Doing const& doing, std::string_view type) {
    auto const found = std::ranges::find(doing.facts, type, &Fact::type);
    return found == doing.facts.end() ? nullptr : &*found;
}

// Who or what the words name, as far as they do.
struct NamedInDoing {
    std::string who{};
    std::string with{};
    std::string place{};
    std::string name{};
    std::string words{};
    std::string round{};
};
class NamesOfDoing {
public:
    NamesOfDoing(Model const& model, ui::Frame& frame, Doing const& doing)
        : m_model(model), m_frame(frame), m_doing(doing) {}

    NamedInDoing of(Fact const& fact) {
        if (auto const booked = domain::booked_meet(fact)) return of_meet(*booked);
        if (auto const off = domain::read_body<domain::MeetCancelled>(fact); off.ok())
            return of_meet_id(off->meet);
        if (auto const missed = domain::read_body<domain::MeetMissed>(fact); missed.ok())
            return of_meet_id(missed->meet);
        if (auto const verdict = domain::read_body<domain::VerdictGiven>(fact); verdict.ok())
            return of_meet_id(verdict->meet);
        if (auto const said = domain::read_body<domain::PreferenceSet>(fact); said.ok())
            return {.who = who(said->person), .with = employer(said->organisation)};
        if (auto const post = domain::read_body<domain::AnnouncementPosted>(fact); post.ok())
            return {.words = announced(post->texts)};
        if (fact.type == fact_type::announcement_ended)
            return {.words = m_doing.before.announcements.empty()
                                 ? std::string{"?"}
                                 : announced(m_doing.before.announcements.front().texts)};
        if (auto const yes = domain::read_body<domain::OrganisationConfirmed>(fact); yes.ok())
            return {.name = employer(yes->organisation)};
        if (auto const no = domain::read_body<domain::OrganisationRefused>(fact); no.ok())
            return {.name = employer(no->organisation)};
        if (auto const visit = domain::read_body<domain::VisitCancelled>(fact); visit.ok())
            return {.with = employer(visit->ambassador), .name = employer(visit->guest)};
        if (auto const round = domain::read_body<domain::RoundSet>(fact); round.ok())
            return {.round = m_frame.tongue().number(std::int64_t{round->round + 1})};
        if (auto const help = domain::read_body<domain::HelpAnswered>(fact); help.ok())
            return {.who = who_asked(help->asked)};
        if (auto const in = domain::read_body<domain::CheckIn>(fact); in.ok())
            return {.who = in->staff.is_none() ? who(in->person) : colleague(in->staff)};
        if (fact.subjects.empty()) return {.who = m_frame.say("arrivals.somebody")};
        return {.who = who(PersonId{fact.subjects.front()})};
    }

private:
    std::string who(PersonId person) const {
        auto const known = domain::same_person(*m_model.state, person);
        if (!m_model.state->people.contains(known)) return m_frame.say("arrivals.somebody");
        return who_is(*m_model.state, known);
    }
    std::string colleague(StaffId staff) const {
        auto const found = m_model.state->staff.find(staff);
        return found == m_model.state->staff.end() ? m_frame.say("arrivals.somebody")
                                                   : i18n::isolate(found->second.record.name);
    }
    std::string who_asked(FactId asked) const {
        auto const& help = m_model.state->help;
        auto const found = std::ranges::find(help, asked, &domain::HelpRequest::id);
        return found == help.end() ? m_frame.say("arrivals.somebody") : who(found->person);
    }
    std::string employer(OrganisationId id) const { return organisation_of(*m_model.state, id); }
    NamedInDoing of_meet(domain::PlannedMeet const& meet) {
        return {.who = who(meet.person),
                .with = employer(meet.organisation),
                .place = place_words(*m_model.state, m_frame, meet.round, meet.table)};
    }
    NamedInDoing of_meet_id(MeetId id) {
        for (auto const* meets : {&m_model.state->meets, &m_doing.before.meets})
            if (auto const found = meets->find(id); found != meets->end())
                return of_meet(found->second.planned);
        return {.who = m_frame.say("arrivals.somebody"), .with = "?"};
    }
    std::string announced(std::map<std::string, std::string> const& texts) const {
        if (texts.empty()) return "?";
        auto const found = texts.find(m_model.language);
        return i18n::isolate(found != texts.end() ? found->second : texts.begin()->second);
    }

    Model const& m_model;
    ui::Frame& m_frame;
    Doing const& m_doing;
};

// A round that is begun anew is ended and started with one touch.
char const* key_of_round(Doing const& doing, domain::RoundSet const& set) {
    if (doing.facts.size() > 1) return "doing.round_again";
    switch (set.action) {
        case domain::RoundAction::pause: return "doing.round_paused";
        case domain::RoundAction::extend:
            return set.minutes < 0 ? "doing.round_shorter" : "doing.round_longer";
        case domain::RoundAction::skip: return "doing.round_ended";
        case domain::RoundAction::start:
        case domain::RoundAction::restore: break;
    }
    return "doing.round_started";
}

}  // namespace

DoingWords doing_words(Model const& model, ui::Frame& frame, Doing const& doing) {
    auto const look = std::ranges::find_if(
        k_looks, [&](auto const& one) { return fact_of(doing, one.type) != nullptr; });
    auto const& chosen = look == k_looks.end() ? k_other : *look;
    auto const* fact = fact_of(doing, chosen.type);
    if (fact == nullptr) fact = &doing.facts.front();
    std::string key = chosen.key;
    if (auto const set = domain::read_body<domain::RoundSet>(*fact); set.ok())
        key = key_of_round(doing, *set);
    bool const fills = chosen.type == fact_type::meet_booked &&
                       (fact_of(doing, fact_type::meet_missed) != nullptr ||
                        fact_of(doing, fact_type::meet_cancelled) != nullptr);
    if (fills) key = "doing.filled";
    auto const named = NamesOfDoing(model, frame, doing).of(*fact);
    return {frame.tongue().text(key, {{"who", named.who},
                                      {"with", named.with},
                                      {"place", named.place},
                                      {"name", named.name},
                                      {"words", named.words},
                                      {"round", named.round}}),
            chosen.icon};
}

}  // namespace ontmoet::screens

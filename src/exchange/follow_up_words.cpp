// SPDX-License-Identifier: EUPL-1.2
#include "exchange/follow_up_words.h"

#include "exchange/export_table.h"

namespace ontmoet::exchange {
namespace {

std::string words_of(std::string const& key, std::string const& otherwise,
                     i18n::Tongue const& tongue) {
    auto const text = tongue.text(key);
    return text == key ? otherwise : text;
}

// Both sides' next steps, each once.
std::string agreed_in_words(domain::Meet const& meet, i18n::Tongue const& tongue) {
    std::string words;
    for (auto const& [side, step] : meet.next_steps) {
        auto const one = step_in_words(step.kind, tongue) +
                         (step.due.empty() ? std::string() : " (" + step.due + ")");
        if (words.find(one) == std::string::npos) words += (words.empty() ? "" : ", ") + one;
    }
    return words.empty() ? "–" : words;
}

}  // namespace

std::string step_in_words(std::string const& kind, i18n::Tongue const& tongue) {
    return words_of("step." + kind, words_of("way." + kind, kind, tongue), tongue);
}

std::string task_in_words(evidence::Task const& task, i18n::Tongue const& tongue) {
    switch (task.kind) {
        case evidence::Task::Kind::tell_contact: return tongue.text("follow_up.tell_contact");
        case evidence::Task::Kind::next_step: return step_in_words(task.step, tongue);
        case evidence::Task::Kind::ask: break;
    }
    if (task.rung == domain::Rung::started) return tongue.text("follow_up.ask_started");
    return tongue.text(
        "follow_up.ask_there",
        {{"moment", tongue.text("moment." + std::string(domain::to_text(task.rung)))}});
}

MatchLetter match_letter(domain::State const& state, MeetId id, i18n::Tongue const& tongue) {
    auto const& meet = state.meets.at(id);
    auto const& profile = state.people.at(meet.planned.person).profile;
    auto const name = profile.family_name.empty() ? profile.given_name
                                                  : profile.given_name + " " + profile.family_name;
    auto const employer = organisation_name(state, meet.planned.organisation);
    auto const offer = offer_title(state, meet.planned.offer);
    return {tongue.text("follow_up.letter_title", {{"name", name}, {"employer", employer}}),
            tongue.text("follow_up.letter", {{"name", name},
                                             {"employer", employer},
                                             {"date", tongue.date(state.event.starts_at)},
                                             {"offer", offer.empty() ? "–" : offer},
                                             {"step", agreed_in_words(meet, tongue)}})};
}

}  // namespace ontmoet::exchange

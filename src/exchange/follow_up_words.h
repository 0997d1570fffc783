// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "evidence/follow_up.h"
#include "i18n/tongue.h"

#include <string>

// What is to be done after an event, in words.
namespace ontmoet::exchange {

// "Interview" for the kind of a next step, or the kind itself where nobody knows it.
std::string step_in_words(std::string const& kind, i18n::Tongue const& tongue);
// What a task asks to do, without saying whose it is.
std::string task_in_words(evidence::Task const& task, i18n::Tongue const& tongue);

// For the fixed contact of a match's candidate, ready to send.
struct MatchLetter {
    std::string title;
    std::string text;
};
MatchLetter match_letter(domain::State const& state, MeetId meet, i18n::Tongue const& tongue);

}  // namespace ontmoet::exchange

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"

#include <string>
#include <variant>
#include <vector>

// Two people at a table who share no language: one touches a sentence, the screen turns to the
// other one and says it in their language, they touch an answer, and it turns back.
namespace ontmoet::screens {

struct Talk {
    std::string other;    // the language of who sits across; empty: it is asked
    bool across = false;  // they choose the sentences, and this side answers
    std::string theme;
    std::string saying;                // that was touched last
    std::vector<std::string> answers;  // that were touched
    bool answered = false;
};

struct OpenTalk {
    PersonId person;
};  // with this candidate, in the language of their screen
struct TalkWith {
    std::string language;
};                   // empty: asks again
struct TurnTalk {};  // the other side chooses what is said
struct TalkAbout {
    std::string theme;
};
struct Say {
    std::string saying;
};
struct GiveAnswer {
    std::string saying;
};                         // where several fit, again takes it back
struct AnswersGiven {};    // that is all
struct TakeAnswerBack {};  // back to the answers
struct HearAgain {};       // what is shown

using TalkIntent = std::variant<OpenTalk, TalkWith, TurnTalk, TalkAbout, Say, GiveAnswer,
                                AnswersGiven, TakeAnswerBack, HearAgain>;

}  // namespace ontmoet::screens

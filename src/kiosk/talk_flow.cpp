// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "kiosk/flow.h"

#include <algorithm>

// Two people at a table who share no language (screens/talk_model.h).
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// Says what stands on the screen now, to who reads it.
void tell(Step& step) {
    auto const& model = step.model;
    auto const& talk = model.talk;
    auto said = talk.answered ? talk.answers : std::vector{talk.saying};
    step.effects.push_back(Tell{model.reader_language(), std::move(said)});
}

void carry_out(Step& step, screens::OpenTalk const& intent) {
    auto const& people = step.model.state->people;
    auto const person = people.find(intent.person);
    auto& talk = step.model.talk;
    talk = {};
    if (person != people.end() &&
        i18n::find_language(person->second.profile.screen_language) != nullptr)
        talk.other = person->second.profile.screen_language;
    step.open(Screen::talk);
}

void carry_out(Step& step, screens::TalkWith const& intent) {
    bool const is_known = i18n::find_language(intent.language) != nullptr;
    step.model.talk.other = is_known ? intent.language : std::string{};
}

void carry_out(Step& step, screens::TurnTalk const&) {
    step.model.talk.across = !step.model.talk.across;
}

void carry_out(Step& step, screens::TalkAbout const& intent) {
    step.model.talk.theme = intent.theme;
}

void carry_out(Step& step, screens::Say const& intent) {
    auto& talk = step.model.talk;
    talk.saying = intent.saying;
    talk.answers.clear();
    talk.answered = false;
    step.open(Screen::talk_shown);
    tell(step);
}

void carry_out(Step& step, screens::GiveAnswer const& intent) {
    auto& talk = step.model.talk;
    auto const* saying = step.model.vocabulary->talk.find(talk.saying);
    if (saying == nullptr || talk.answered) return;
    if (saying->several) {
        if (std::erase(talk.answers, intent.saying) == 0) talk.answers.push_back(intent.saying);
        return;
    }
    talk.answers = {intent.saying};
    talk.answered = true;
    tell(step);
}

void carry_out(Step& step, screens::AnswersGiven const&) {
    auto& talk = step.model.talk;
    if (talk.answers.empty()) return;
    // As they stand in the book: Monday before Friday, whatever was touched first.
    if (auto const* saying = step.model.vocabulary->talk.find(talk.saying))
        std::ranges::sort(talk.answers, {}, [&](std::string const& answer) {
            return std::ranges::find(saying->answers, answer) - saying->answers.begin();
        });
    talk.answered = true;
    tell(step);
}

void carry_out(Step& step, screens::TakeAnswerBack const&) {
    step.model.talk.answers.clear();
    step.model.talk.answered = false;
}

void carry_out(Step& step, screens::HearAgain const&) {
    tell(step);
}

}  // namespace

void talk(Step& step, screens::TalkIntent const& intent) {
    std::visit([&](auto const& one) { carry_out(step, one); }, intent);
}

}  // namespace ontmoet::kiosk

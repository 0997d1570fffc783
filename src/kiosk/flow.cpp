// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/flow.h"

#include "kiosk/limits.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

bool is_staff_session(screens::Model const& model) {
    return model.host.unlocked || !model.employer.organisation.is_none() ||
           model.home == screens::Screen::table;
}

}  // namespace

int patience(screens::Model const& model) {
    return model.accessibility.two_buttons ? k_two_buttons_factor : 1;
}

void Step::open(screens::Screen screen) {
    // After another language or larger letters the person goes on where they are.
    if (screen == screens::Screen::change_language || screen == screens::Screen::accessibility)
        pause_screen(*this);
    else
        leave_screen(*this);
    if (model.screen() != screen) model.stack.push_back(screen);
    if (screen == screens::Screen::own_words || screen == screens::Screen::our_pitch)
        effects.push_back(LookForMicrophone{});
}

void Step::open_asked(screens::Screen screen) {
    using screens::Screen;
    bool const is_page = screen == Screen::arrivals || screen == Screen::hall ||
                         screen == Screen::plan || screen == Screen::figures ||
                         screen == Screen::export_event;
    bool const is_beside = screen == Screen::problems || screen == Screen::printing ||
                           screen == Screen::sync || screen == Screen::doings ||
                           screen == Screen::interpreters || screen == Screen::table_code;
    auto& stack = model.stack;
    auto const below = std::ranges::find(stack, screen);
    if (is_page && model.host.unlocked)
        open_alone(screen);
    else if (is_beside && below != stack.end())
        stack.erase(below + 1, stack.end());
    else
        open(screen);
}

void Step::open_alone(screens::Screen screen) {
    leave_screen(*this);
    model.stack = {model.home, screen};
    // Somebody is checked in.
    if (screen == screens::Screen::ready || screen == screens::Screen::browse ||
        screen == screens::Screen::employer_waits)
        effects.push_back(PlaySound{platform::Sound::success});
}

void Step::back() {
    leave_screen(*this);
    if (model.stack.size() <= 2) {
        // Leaving the first screen of a session ends it, but for what was set before it began.
        auto const chosen = model.accessibility;
        bool const is_before_session = model.screen() == screens::Screen::accessibility;
        end_session();
        if (is_before_session) model.accessibility = chosen;
        return;
    }
    model.stack.pop_back();
}

void Step::finish() {
    leave_screen(*this);
    // They were closed; nobody is there to take that back.
    say_closed_problems(*this, model.now + k_undo_time * k_two_buttons_factor);
    model.visitor = {};
    model.employer = {};
    model.host = {};
    model.at_table.meet = {};
    model.at_table.note.reset();
    model.talk = {};
    model.accessibility = model.usual_accessibility;
    // The next one may be an employer; a table's stays as the two at it have chosen.
    if (model.home == screens::Screen::languages) model.language = model.usual_language;
    model.toast.reset();
    model.asks_presence = false;
    model.help_asked = false;
    model.employer_cards.clear();
    model.candidate_cards.clear();
    model.stack = {model.home};
}

void Step::end_session() {
    if (model.host.helping.is_on())
        end_helping(*this);
    else
        finish();
}

void Step::append(domain::Fact draft) {
    auto* last = effects.empty() ? nullptr : std::get_if<AppendFacts>(&effects.back());
    if (last == nullptr) last = &std::get<AppendFacts>(effects.emplace_back(AppendFacts{}));
    last->drafts.push_back(std::move(draft));
}

void Step::toast(std::string message_key, bool good) {
    model.toast =
        screens::Toast{std::move(message_key), good, model.now + k_toast_time * patience(model)};
}

Duration asks_after(screens::Model const& model) {
    return (is_staff_session(model) ? k_idle_ask_staff : k_idle_ask) * patience(model);
}

Duration waits_for_answer(screens::Model const& model) {
    return k_idle_answer * patience(model);
}

}  // namespace ontmoet::kiosk

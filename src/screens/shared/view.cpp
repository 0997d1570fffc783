// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/screen_names.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

using View = MaybeIntent (*)(Model const&, ui::Frame&);

View view_of(Screen screen) {
    switch (screen) {
        case Screen::languages: return view_languages;
        case Screen::welcome: return view_welcome;
        case Screen::code: return view_code;
        case Screen::search: return view_search;
        case Screen::identity: return view_identity;
        case Screen::consent: return view_consent;
        case Screen::name: return view_name;
        case Screen::are_you: return view_are_you;
        case Screen::language_skills: return view_language_skills;
        case Screen::dutch_reading: return view_dutch_reading;
        case Screen::work: return view_work;
        case Screen::work_years: return view_work_years;
        case Screen::can: return view_can;
        case Screen::papers: return view_papers;
        case Screen::wish: return view_wish;
        case Screen::dream: return view_dream;
        case Screen::days: return view_days;
        case Screen::reach: return view_reach;
        case Screen::helping: return view_helping;
        case Screen::companion: return view_companion;
        case Screen::brought_by: return view_brought_by;
        case Screen::contact_person: return view_contact_person;
        case Screen::own_words: return view_own_words;
        case Screen::contact: return view_contact;
        case Screen::card: return view_card;
        case Screen::erase: return view_erase;
        case Screen::ready: return view_ready;
        case Screen::take_along: return view_take_along;
        case Screen::take_code: return view_take_code;
        case Screen::employers: return view_employers;
        case Screen::employer: return view_employer;
        case Screen::employers_filter: return view_employers_filter;
        case Screen::schedule: return view_schedule;
        case Screen::late: return view_late;
        case Screen::stop: return view_stop;
        case Screen::more: return view_more;
        case Screen::verdict: return view_verdict;
        case Screen::leave: return view_leave;
        case Screen::info: return view_info;
        case Screen::info_card: return view_info_card;
        case Screen::staff_code: return view_staff_code;
        case Screen::staff_choice: return view_staff_choice;
        case Screen::browse: return view_browse;
        case Screen::candidate: return view_candidate;
        case Screen::our_schedule: return view_our_schedule;
        case Screen::pin: return view_pin;
        case Screen::arrivals: return view_arrivals;
        case Screen::hall: return view_hall;
        case Screen::plan: return view_plan;
        case Screen::touched: return view_touched;
        case Screen::mend: return view_mend;
        case Screen::plan_changes: return view_plan_changes;
        case Screen::export_event: return view_export_event;
        case Screen::problems: return view_problems;
        case Screen::printing: return view_printing;
        case Screen::sync: return view_sync;
        case Screen::table: return view_table;
        case Screen::table_choice: return view_table_choice;
        case Screen::agreed: return view_agreed;
        case Screen::table_note: return view_table_note;
        case Screen::their_answer: return view_their_answer;
        case Screen::talk: return view_talk;
        case Screen::talk_shown: return view_talk_shown;
        case Screen::board: return view_board;
        case Screen::change_language: return view_change_language;
        case Screen::accessibility: return view_accessibility;
    }
    return view_languages;
}

MaybeIntent presence_dialog(ui::Frame& frame) {
    auto const words = frame.say("presence.body");
    auto const title = frame.say("presence.title");
    float const width = std::min(760 * frame.text_scale(), frame.canvas().w - 64);
    float const inner = width - 64;
    float const height = 56 + 104 + frame.measure(title, ui::style::heading, inner).h + 16 +
                         frame.measure(words, ui::style::body, inner).h + 32 +
                         frame.button_height() + 8;
    ui::Rect inside = frame.begin_dialog("presence", {width, height}, title,
                                         {.icon = "waving_hand", .tint = ui::Tint::accent});
    frame.paragraph(inside, words, ui::style::body.with(ui::Align::center), 32);
    auto const halves = inside.cut_top(frame.button_height()).columns(2);
    MaybeIntent intent;
    if (frame.button("presence.stop", halves[0], frame.say("presence.stop"), {.icon = "logout"}))
        intent = Finish{};
    if (frame.button("presence.yes", halves[1], frame.say("presence.yes"),
                     {.kind = ui::ButtonKind::primary, .icon = "check", .escape = true}))
        intent = StillHere{};
    frame.end_dialog();
    return intent;
}

}  // namespace

ui::Setting setting_of(Model const& model, i18n::Tongues const& tongues) {
    auto const& accessibility = model.accessibility;
    ui::Setting setting;
    setting.tongue = &tongues.get(model.reader_language());
    setting.turned = model.faces_other();
    if (model.screen() == Screen::board) {
        // Read from afar: as large as it can be already.
        setting.look = ui::Look::board;
        return setting;
    }
    setting.look = accessibility.high_contrast ? ui::Look::high_contrast : ui::Look::light;
    setting.text_scale = 1.0f + 0.25f * static_cast<float>(accessibility.text_step);
    setting.reduced_motion = accessibility.reduced_motion;
    setting.reach = accessibility.reach;
    setting.two_buttons = accessibility.two_buttons;
    return setting;
}

MaybeIntent view(Model const& model, ui::Frame& frame) {
    frame.screen(name_of(model.screen()));
    auto intent = view_of(model.screen())(model, frame);
    // Screens for codes say themselves what is wrong: a toast would lie over their keys.
    bool const is_for_codes =
        model.screen() == Screen::code || model.screen() == Screen::staff_code;
    bool const says_itself = is_for_codes && model.toast && !model.toast->good;
    if (model.toast && !says_itself)
        frame.toast("toast", frame.say(model.toast->message_key),
                    {.icon = model.toast->good ? "check_circle" : "info",
                     .tint = model.toast->good ? ui::Tint::good : ui::Tint::accent});
    if (model.asks_presence)
        if (auto answer = presence_dialog(frame)) intent = std::move(answer);
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/screen_names.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

using View = MaybeIntent (*)(Model const&, ui::Frame&);

struct ViewOfScreen {
    Screen screen;
    View view;
};

// In the order of the enumeration.
constexpr std::array views{
    ViewOfScreen{Screen::languages, view_languages},
    ViewOfScreen{Screen::welcome, view_welcome},
    ViewOfScreen{Screen::code, view_code},
    ViewOfScreen{Screen::search, view_search},
    ViewOfScreen{Screen::identity, view_identity},
    ViewOfScreen{Screen::consent, view_consent},
    ViewOfScreen{Screen::name, view_name},
    ViewOfScreen{Screen::are_you, view_are_you},
    ViewOfScreen{Screen::language_skills, view_language_skills},
    ViewOfScreen{Screen::language_levels, view_language_levels},
    ViewOfScreen{Screen::dutch_reading, view_dutch_reading},
    ViewOfScreen{Screen::work, view_work},
    ViewOfScreen{Screen::work_years, view_work_years},
    ViewOfScreen{Screen::can, view_can},
    ViewOfScreen{Screen::papers, view_papers},
    ViewOfScreen{Screen::school, view_school},
    ViewOfScreen{Screen::wish, view_wish},
    ViewOfScreen{Screen::dream, view_dream},
    ViewOfScreen{Screen::days, view_days},
    ViewOfScreen{Screen::reach, view_reach},
    ViewOfScreen{Screen::helping, view_helping},
    ViewOfScreen{Screen::companion, view_companion},
    ViewOfScreen{Screen::brought_by, view_brought_by},
    ViewOfScreen{Screen::contact_person, view_contact_person},
    ViewOfScreen{Screen::own_words, view_own_words},
    ViewOfScreen{Screen::contact, view_contact},
    ViewOfScreen{Screen::card, view_card},
    ViewOfScreen{Screen::erase, view_erase},
    ViewOfScreen{Screen::ready, view_ready},
    ViewOfScreen{Screen::take_along, view_take_along},
    ViewOfScreen{Screen::take_code, view_take_code},
    ViewOfScreen{Screen::employers, view_employers},
    ViewOfScreen{Screen::employer, view_employer},
    ViewOfScreen{Screen::employers_filter, view_employers_filter},
    ViewOfScreen{Screen::schedule, view_schedule},
    ViewOfScreen{Screen::late, view_late},
    ViewOfScreen{Screen::stop, view_stop},
    ViewOfScreen{Screen::more, view_more},
    ViewOfScreen{Screen::verdict, view_verdict},
    ViewOfScreen{Screen::leave, view_leave},
    ViewOfScreen{Screen::info, view_info},
    ViewOfScreen{Screen::info_card, view_info_card},
    ViewOfScreen{Screen::staff_code, view_staff_code},
    ViewOfScreen{Screen::staff_choice, view_staff_choice},
    ViewOfScreen{Screen::browse, view_browse},
    ViewOfScreen{Screen::candidate, view_candidate},
    ViewOfScreen{Screen::our_schedule, view_our_schedule},
    ViewOfScreen{Screen::compare, view_compare},
    ViewOfScreen{Screen::invite, view_invite},
    ViewOfScreen{Screen::note, view_note},
    ViewOfScreen{Screen::ambassadors, view_ambassadors},
    ViewOfScreen{Screen::offers, view_offers},
    ViewOfScreen{Screen::offer, view_offer},
    ViewOfScreen{Screen::offer_work, view_offer_work},
    ViewOfScreen{Screen::offer_kind, view_offer_kind},
    ViewOfScreen{Screen::offer_when, view_offer_when},
    ViewOfScreen{Screen::offer_dutch, view_offer_dutch},
    ViewOfScreen{Screen::offer_learning, view_offer_learning},
    ViewOfScreen{Screen::offer_terms, view_offer_terms},
    ViewOfScreen{Screen::offer_text, view_offer_text},
    ViewOfScreen{Screen::our_organisation, view_our_organisation},
    ViewOfScreen{Screen::our_pitch, view_our_pitch},
    ViewOfScreen{Screen::new_colleague, view_new_colleague},
    ViewOfScreen{Screen::register_name, view_register_name},
    ViewOfScreen{Screen::register_sector, view_register_sector},
    ViewOfScreen{Screen::employer_waits, view_employer_waits},
    ViewOfScreen{Screen::pin, view_pin},
    ViewOfScreen{Screen::arrivals, view_arrivals},
    ViewOfScreen{Screen::hall, view_hall},
    ViewOfScreen{Screen::plan, view_plan},
    ViewOfScreen{Screen::touched, view_touched},
    ViewOfScreen{Screen::mend, view_mend},
    ViewOfScreen{Screen::plan_changes, view_plan_changes},
    ViewOfScreen{Screen::figures, view_figures},
    ViewOfScreen{Screen::export_event, view_export_event},
    ViewOfScreen{Screen::problems, view_problems},
    ViewOfScreen{Screen::printing, view_printing},
    ViewOfScreen{Screen::sync, view_sync},
    ViewOfScreen{Screen::new_employer, view_new_employer},
    ViewOfScreen{Screen::doings, view_doings},
    ViewOfScreen{Screen::on_behalf, view_on_behalf},
    ViewOfScreen{Screen::interpreters, view_interpreters},
    ViewOfScreen{Screen::table_code, view_table_code},
    ViewOfScreen{Screen::table, view_table},
    ViewOfScreen{Screen::table_choice, view_table_choice},
    ViewOfScreen{Screen::agreed, view_agreed},
    ViewOfScreen{Screen::table_note, view_table_note},
    ViewOfScreen{Screen::their_answer, view_their_answer},
    ViewOfScreen{Screen::talk, view_talk},
    ViewOfScreen{Screen::talk_shown, view_talk_shown},
    ViewOfScreen{Screen::board, view_board},
    ViewOfScreen{Screen::first_start, view_first_start},
    ViewOfScreen{Screen::cannot_begin, view_cannot_begin},
    ViewOfScreen{Screen::change_language, view_change_language},
    ViewOfScreen{Screen::accessibility, view_accessibility},
};

constexpr bool has_all_views() {
    for (std::size_t i = 0; i < views.size(); ++i)
        if (static_cast<std::size_t>(views[i].screen) != i) return false;
    return views.back().screen == Screen::accessibility;
}
static_assert(has_all_views(), "every screen has its view");

View view_of(Screen screen) {
    return views[static_cast<std::size_t>(screen)].view;
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
    setting.quarter_turns = model.quarter_turns;
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

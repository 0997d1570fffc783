// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"

#include "i18n/tongue.h"
#include "screens/screen_names.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ontmoet::screens {

using ui::ButtonKind;
using ui::Frame;
using ui::Rect;

namespace {

constexpr float bar_gap = 20;

std::string_view accessibility_words(Frame const& frame) {
    return frame.is_portrait() && frame.text_scale() > 1.1f ? "" : "Aa";
}

constexpr ui::PillLook person_look{.icon = "person", .pressable = false, .silent = true};

// "Selam · A-17", or the number alone where a long name finds no room.
std::string person_words(Model const& model, Frame& frame, float room) {
    auto const* candidate = model.candidate();
    auto const badge = candidate == nullptr ? std::string{} : i18n::isolate(candidate->badge);
    std::string words = i18n::isolate(model.visitor.profile.given_name);
    if (candidate == nullptr || candidate->badge.empty()) return words;
    words += " · " + badge;
    return frame.pill_width(words, person_look) <= room ? words : badge;
}

bool shows_person(Model const& model, ShellLook const& look) {
    return look.person && model.visitor.confirmed && !model.visitor.profile.given_name.empty();
}

// Of the registration, 1 for the first; 0 when somebody who was registered before looks again.
int step_of(Model const& model) {
    auto const steps = registration();
    auto const here = std::ranges::find(steps, model.screen());
    if (!model.visitor.is_new || here == steps.end()) return 0;
    return static_cast<int>(here - steps.begin()) + 1;
}

// Whoever has a name can come back to the rest later.
void enough_pill(Frame& frame, Rect& bar, Shell& made) {
    auto const words = frame.say("common.enough");
    ui::PillLook const look{.icon = "fast_forward", .silent = true, .spoken = words};
    constexpr float least_progress = 220;
    bool const whole = frame.pill_width(words, look) + bar_gap + least_progress <= bar.w;
    if (frame.pill_at_end("common.enough", bar, whole ? words : "", look))
        made.intent = EnoughForNow{};
}

void top_bar(Model const& model, Frame& frame, ShellLook const& look, Shell& made) {
    Rect& bar = made.top;
    auto const own_name = std::string{frame.tongue().language().own_name};
    ui::PillLook const language{
        .icon = "language", .silent = true, .language = model.language, .spoken = own_name};
    ui::PillLook const offline{.icon = "cloud_off", .pressable = false};
    auto const hear = frame.say("common.listen");
    ui::PillLook const listen{.icon = model.speech.speaking ? "stop_circle" : "volume_up",
                              .selected = model.speech.speaking,
                              .silent = true,
                              .spoken = hear};
    bool const listens = can_listen(model);
    int const step = look.step ? step_of(model) : 0;
    float room = bar.w - (step > 0 ? 190.0f : 0.0f);
    if (listens) room -= frame.pill_width("", listen) + bar_gap;
    if (look.text) room -= accessibility_pill_width(frame) + bar_gap;
    if (!model.network.online) room -= frame.pill_width("", offline) + bar_gap;
    if (shows_person(model, look)) {
        float const rest = room - (look.language ? frame.pill_width("", language) + bar_gap : 0);
        auto const person = person_words(model, frame, rest);
        float const width = std::min(rest, frame.pill_width(person, person_look));
        frame.pill("visitor.badge", bar.cut_start(width, bar_gap), person, person_look);
        room -= width + bar_gap;
    }
    bool const whole = !look.language || frame.pill_width(own_name, language) <= room;
    if (look.text && accessibility_pill(frame, bar)) made.intent = Open{Screen::accessibility};
    if (look.language && frame.pill_at_end("common.language", bar, whole ? own_name : "", language))
        made.intent = Open{Screen::change_language};
    if (listens && frame.pill_at_end("common.listen", bar, "", listen)) made.intent = Listen{};
    if (!model.network.online) {
        float const words = offline_pill_width(model, frame);
        bool const with_words = step == 0 && words + bar_gap <= bar.w;
        float const width = with_words ? words : frame.pill_width("", offline);
        offline_pill(frame, bar.cut_end(width, bar_gap), with_words);
    }
    if (step > 0) {
        auto const steps = static_cast<int>(registration().size());
        if (step > 2) enough_pill(frame, bar, made);
        auto const words = frame.tongue().number(std::int64_t{step}) + " / " +
                           frame.tongue().number(std::int64_t{steps});
        auto const style = ui::style::quiet.with(ui::Stand::middle).lines(1);
        frame.text(bar.cut_end(frame.measure(words, style).w + 2), words, style);
        float const share = static_cast<float>(step) / static_cast<float>(steps);
        constexpr float least = 48;  // else the numbers say it alone
        if (auto const rest = bar.inset(bar_gap, 0); rest.w >= least) frame.progress(rest, share);
    }
}

struct BottomWords {
    std::string back, help, done, info;
};

BottomWords all_words(Frame const& frame) {
    return {frame.say("common.back"), frame.say("common.help"), frame.say("common.done"),
            frame.say("info.title")};
}

// Of the buttons at the start without their words: so much the primary button leaves them.
float icons_width(Frame& frame, ShellLook const& look) {
    float const one = frame.button_width("", {.icon = "arrow_back"}) + bar_gap;
    int const count =
        (look.back ? 1 : 0) + (look.done ? 1 : 0) + (look.help ? 1 : 0) + (look.info ? 1 : 0);
    return one * static_cast<float>(count);
}

// Leaves the words of "good to know", then of help and of back away, until all fits beside the
// primary button.
BottomWords words_that_fit(Frame& frame, ShellLook const& look, float room) {
    auto words = all_words(frame);
    auto const width = [&] {
        float sum = 0;
        if (look.back) sum += frame.button_width(words.back, {.icon = "arrow_back"}) + bar_gap;
        if (look.done) sum += frame.button_width(words.done, {.icon = "logout"}) + bar_gap;
        if (look.help) sum += frame.button_width(words.help, {.icon = "support_agent"}) + bar_gap;
        if (look.info) sum += frame.button_width(words.info, {.icon = k_info_icon}) + bar_gap;
        return sum;
    };
    if (width() > room) words.info.clear();
    if (width() > room) words.help.clear();
    if (width() > room) words.back.clear();
    if (width() > room) words.done.clear();
    return words;
}

void bottom_bar(Model const& model, Frame& frame, ShellLook look, Shell& made) {
    look.info = look.info && model.has_info();
    Rect& bar = made.bottom;
    ui::ButtonLook const next{.kind = ButtonKind::primary,
                              .icon = look.next_icon,
                              .icon_side = ui::IconSide::end,
                              .enabled = look.next_enabled};
    float const next_width = look.next.empty() ? 0
                                               : std::min(frame.button_width(look.next, next),
                                                          bar.w - icons_width(frame, look));
    float room = bar.w - look.reserve;
    if (!look.next.empty()) room -= next_width + bar_gap;
    auto const words = words_that_fit(frame, look, room);
    auto const [back, help, done, info] = all_words(frame);
    if (look.back && frame.button_at_start("common.back", bar, words.back,
                                           {.icon = "arrow_back", .spoken = back, .escape = true}))
        made.intent = Back{};
    if (look.done &&
        frame.button_at_start("common.done", bar, words.done, {.icon = "logout", .spoken = done}))
        made.intent = Finish{};
    if (look.info && frame.button_at_start("common.info", bar, words.info,
                                           {.icon = k_info_icon, .spoken = info}))
        made.intent = Open{Screen::info};
    made.next = !look.next.empty() &&
                frame.button(look.next_id, bar.cut_end(next_width, bar_gap), look.next, next);
    if (!look.help) return;
    ui::ButtonLook const ask{.icon = "support_agent", .selected = model.help_asked, .spoken = help};
    bool const pressed = look.next.empty()
                             ? frame.button_at_end("common.help", bar, words.help, ask)
                             : frame.button_at_start("common.help", bar, words.help, ask);
    if (pressed) made.intent = AskHelp{};
}

}  // namespace

std::span<Screen const> registration() {
    static constexpr std::array steps{Screen::consent,
                                      Screen::name,
                                      Screen::language_skills,
                                      Screen::language_levels,
                                      Screen::dutch_reading,
                                      Screen::work,
                                      Screen::work_years,
                                      Screen::can,
                                      Screen::papers,
                                      Screen::school,
                                      Screen::wish,
                                      Screen::dream,
                                      Screen::days,
                                      Screen::reach,
                                      Screen::helping,
                                      Screen::own_words,
                                      Screen::contact,
                                      Screen::card};
    return steps;
}

float reserve_for(Frame& frame, std::string_view words, ui::ButtonLook const& look) {
    return frame.is_portrait() ? 0 : frame.button_width(words, look) + bar_gap;
}

bool extra_button(Frame& frame, Shell& page, std::string_view id, std::string_view words,
                  ui::ButtonLook const& look) {
    if (!frame.is_portrait() && frame.button_width(words, look) <= page.bottom.w)
        return frame.button_at_start(id, page.bottom, words, look);
    return frame.button(id, page.body.cut_bottom(frame.button_height(), 16), words, look);
}

Shell shell(Model const& model, Frame& frame, ShellLook const& look) {
    auto const page = frame.page();
    Shell made{page.body, page.bottom, page.top, false, {}};
    top_bar(model, frame, look, made);
    bottom_bar(model, frame, look, made);
    return made;
}

bool can_listen(Model const& model) {
    auto const* card = model.screen() == Screen::info_card ? model.card() : nullptr;
    auto const title = card == nullptr ? std::string{title_key(model.screen())}
                                       : card->sentences(model.info->name()).front().key;
    std::string_view const language = card == nullptr ? model.language : card->language;
    return model.accessibility.sound && !title.empty() && model.speech.can_say(language, title);
}

bool can_hear_language(Model const& model, std::string_view tag) {
    return model.accessibility.sound && model.speech.can_say(tag, k_hear_language);
}

ui::TextStyle title_style(Frame const& frame) {
    // Titles are large already: they grow less than the rest, so that room is left for answers.
    float const size = 40.0f / std::max(1.0f, std::sqrt(frame.text_scale()));
    return ui::style::title.sized(size);
}

void title_block(Frame& frame, Rect& rest, std::string_view title, std::string_view subtitle) {
    frame.paragraph(rest, title, title_style(frame),
                    subtitle.empty() ? 16.0f : 4 * frame.text_scale());
    if (!subtitle.empty()) frame.paragraph(rest, subtitle, ui::style::quiet, 16);
}

void notice(Frame& frame, Rect& rest, std::string_view icon, std::string_view words,
            ui::Tint tint) {
    float const beside = 24 + 36 + 16 + 24;
    ui::TextStyle const style = ui::style::body.with(ui::ink_of(tint));
    float const height = frame.measure(words, style, rest.w - beside).h + 28;
    Rect box = rest.cut_top(height, 16);
    frame.fill(box, ui::soft_of(tint), 20);
    Rect inside = box.inset(24, 0);
    frame.icon(inside.cut_start(36, 16), icon, ui::ink_of(tint), 36);
    frame.text(inside, words, style.with(ui::Stand::middle));
}

void camera_hint(Model const& model, Frame& frame, Rect& rest) {
    if (!model.camera_works) return;
    constexpr float mark = 32;
    auto const words = frame.say("code.camera");
    auto const height = frame.measure(words, ui::style::quiet, rest.w - mark - 12).h;
    Rect line = rest.cut_bottom(height, 16);
    frame.icon(line.cut_start(mark, 12), "photo_camera", ui::Paint::quiet, mark);
    frame.text(line, words, ui::style::quiet, "camera.hint");
}

void empty_state(Frame& frame, Rect rect, std::string_view icon, std::string_view title,
                 std::string_view words) {
    auto const middle = ui::Align::center;
    float const width = std::min(rect.w, 760.0f);
    float const title_height = frame.measure(title, ui::style::heading, width).h;
    float const words_height = frame.measure(words, ui::style::quiet, width).h;
    Rect inside = rect.centered({width, std::min(rect.h, 120 + title_height + words_height + 32)});
    frame.icon_square(inside.cut_top(104, 16).centered({104, 104}), icon);
    frame.text(inside.cut_top(title_height, 8), title, ui::style::heading.with(middle));
    frame.text(inside, words, ui::style::quiet.with(middle));
}

bool accessibility_pill(Frame& frame, Rect& bar) {
    auto const spoken = frame.say("accessibility.title");
    return frame.pill(
        "common.text", bar.cut_end(accessibility_pill_width(frame), bar_gap),
        accessibility_words(frame),
        {.icon = "accessibility_new", .silent = true, .language = "en", .spoken = spoken});
}

float accessibility_pill_width(Frame& frame) {
    return frame.pill_width(accessibility_words(frame), {.icon = "accessibility_new"});
}

float offline_pill_width(Model const& model, Frame& frame) {
    if (model.network.online) return 0;
    return frame.pill_width(frame.say("common.offline"), {.icon = "cloud_off"});
}

void offline_pill(Frame& frame, Rect rect, bool with_words) {
    auto const offline = frame.say("common.offline");
    frame.pill("common.offline", rect, with_words ? offline : "",
               {.icon = "cloud_off", .pressable = false, .silent = true, .spoken = offline});
}

TileGrid tile_grid(Rect area, int count, ui::Size least, float visible, float most_high) {
    constexpr float gap = ui::measure::gap;
    int const columns = std::max(1, static_cast<int>(std::floor((area.w + gap) / (least.w + gap))));
    int const rows = (count + columns - 1) / columns;
    auto const all = static_cast<float>(rows);
    float height = (visible - (all - 1) * gap) / std::max(1.0f, all);
    if (height < least.h) {
        // More than fit: some whole rows and a part of the next one.
        float const whole = std::max(1.0f, std::floor((visible - least.h / 4) / (least.h + gap)));
        height = std::max(least.h, (visible - whole * gap) / (whole + 0.25f));
    }
    height = std::min(height, most_high);
    TileGrid grid;
    float const width =
        (area.w - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns);
    for (int i = 0; i < count; ++i) {
        auto const column = static_cast<float>(i % columns);
        auto const row = static_cast<float>(i / columns);
        grid.cells.push_back(
            {area.x + column * (width + gap), area.y + row * (height + gap), width, height});
    }
    grid.height = all * height + std::max(0.0f, all - 1) * gap;
    return grid;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

constexpr std::array<std::string_view, 3> size_keys{"accessibility.normal", "accessibility.larger",
                                                    "accessibility.largest"};
constexpr std::array<float, 3> sample_sizes{36, 45, 54};
constexpr float toggle_gap = 12;

// What can be on or off: `accessibility.NAME`, and `accessibility.NAME_body` below it.
struct Switch {
    std::string_view name;
    std::string_view icon;
    bool Accessibility::*on;
};
constexpr std::array switches{
    Switch{"high_contrast", "contrast", &Accessibility::high_contrast},
    Switch{"reduced_motion", "motion_photos_off", &Accessibility::reduced_motion},
    Switch{"sound", "volume_up", &Accessibility::sound},
    Switch{"reach", "accessible", &Accessibility::reach},
    Switch{"two_buttons", "looks_two", &Accessibility::two_buttons}};
constexpr std::size_t volume_after = 2;  // the volume stands behind the sound

struct SwitchWords {
    std::string title, body;

    SwitchWords(ui::Frame const& frame, Switch const& what)
        : title(frame.say("accessibility." + std::string{what.name})),
          body(frame.say("accessibility." + std::string{what.name} + "_body")) {}
    ui::ToggleCardLook look(Switch const& what) const {
        return {.icon = what.icon, .body = body, .stacked = true};
    }
};

// The words stand beside "Aa" where a card is wide enough, else below it.
bool has_wide_text_cards(ui::Frame const& frame) {
    return !frame.is_portrait() && frame.text_scale() < 1.1f;
}

float text_cards_height(ui::Frame& frame) {
    return has_wide_text_cards(frame) ? 80 : frame.line_height(ui::style::strong) + 92;
}

MaybeIntent text_cards(Accessibility now, ui::Frame& frame, ui::Rect row) {
    MaybeIntent intent;
    auto const cells = row.columns(3, toggle_gap);
    for (std::size_t i = 0; i < size_keys.size(); ++i) {
        int const step = static_cast<int>(i);
        auto const words = frame.say(size_keys[i]);
        bool const chosen = now.text_step == step;
        auto const kind = chosen ? ui::CardKind::selected : ui::CardKind::plain;
        if (frame.card_button("accessibility.text_" + std::to_string(step), cells[i], words,
                              kind)) {
            now.text_step = step;
            intent = SetAccessibility{now};
        }
        auto const style = ui::style::strong.with(ui::Stand::middle).lines(1);
        auto sample = style.sized(sample_sizes[i]).in("en").unspoken();
        sample.fixed_size = true;
        ui::Rect inside = cells[i].inset(12, 8);
        if (!has_wide_text_cards(frame)) {
            auto const below = style.with(ui::Align::center).shrinking();
            frame.text(inside.cut_bottom(frame.line_height(style)), words, below);
            frame.text(inside, "Aa", sample.with(ui::Align::center));
            continue;
        }
        float const label = frame.measure(words, style).w;
        float const letters = frame.measure("Aa", sample).w;
        ui::Rect group = inside.centered({std::min(inside.w, letters + 20 + label), inside.h});
        frame.text(group.cut_start(letters, 20), "Aa", sample);
        frame.text(group, words, style.shrinking());
    }
    return intent;
}

MaybeIntent volume_card(Accessibility now, ui::Frame& frame, ui::Rect rect) {
    frame.card(rect);
    auto const question = frame.say("accessibility.volume");
    ui::Rect inside = rect.inset(20, 12);
    inside = inside.centered({inside.w, frame.stepper_height(inside.w, question)});
    auto const louder =
        frame.stepper("accessibility.volume", inside, question, now.sound ? now.volume : 0,
                      {.most = loudest_volume, .enabled = now.sound});
    if (!louder) return {};
    now.volume = *louder;
    return SetAccessibility{now};
}

int columns_for(ui::Frame const& frame) {
    int const columns = frame.is_portrait() ? 2 : 3;
    return frame.text_scale() > 1.3f ? columns - 1 : columns;
}

}  // namespace

MaybeIntent view_accessibility(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.language = false,
                       .text = false,
                       .next = frame.say("accessibility.done"),
                       .next_id = "accessibility.done",
                       .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    title_block(frame, page.body, frame.say("accessibility.title"));
    auto const& now = model.accessibility;
    ui::Rect const area = frame.begin_scroll("accessibility.list", page.body);
    ui::Rect rest = area;
    if (auto chosen = text_cards(now, frame, rest.cut_top(text_cards_height(frame), toggle_gap)))
        intent = std::move(chosen);

    int const columns = columns_for(frame);
    float const width = ui::Rect{0, 0, rest.w, 1}.columns(columns, toggle_gap)[0].w;
    float height = 0;
    for (auto const& what : switches) {
        SwitchWords const words(frame, what);
        height = std::max(height, frame.toggle_card_height(width, words.title, words.look(what)));
    }
    int const count = static_cast<int>(switches.size()) + 1;
    int const rows = (count + columns - 1) / columns;
    float const all = static_cast<float>(rows) * (height + toggle_gap) - toggle_gap;
    auto const cells = ui::Rect{rest.x, rest.y, rest.w, all}.grid(columns, rows, toggle_gap);
    for (std::size_t i = 0, cell = 0; i < switches.size(); ++i) {
        auto const& what = switches[i];
        SwitchWords const words(frame, what);
        if (frame.toggle_card("accessibility." + std::string{what.name}, cells[cell++],
                              now.*what.on, words.title, words.look(what))) {
            auto changed = now;
            changed.*what.on = !(now.*what.on);
            intent = SetAccessibility{changed};
        }
        if (i != volume_after) continue;
        if (auto louder = volume_card(now, frame, cells[cell++])) intent = std::move(louder);
    }
    frame.end_scroll(rest.y - area.y + all);
    return intent;
}

}  // namespace ontmoet::screens

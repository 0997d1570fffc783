// SPDX-License-Identifier: EUPL-1.2
#include "screens/options.h"

#include "screens/parts.h"

namespace ontmoet::screens {

namespace {

constexpr float between_rows = 12;

float row_height(ui::Frame& frame) {
    return std::max(frame.row_height(true), 2 * frame.line_height(ui::style::strong) + 36);
}

}  // namespace

void question(Model const& model, ui::Frame& frame, ui::Rect& rest, std::string_view key,
              std::string_view hint_key) {
    auto const heading = ui::style::heading.sized(title_style(frame).size * 0.8f);
    auto const dutch = second_words(model, key);
    auto const hint = hint_key.empty() ? std::string{} : frame.say(hint_key);
    auto const& under = dutch.empty() ? hint : dutch;
    frame.paragraph(rest, frame.say(key), heading, under.empty() ? 12.0f : 0.0f);
    if (!under.empty()) frame.paragraph(rest, under, ui::style::quiet, 12);
}

std::optional<std::size_t> option_tiles(Model const& model, ui::Frame& frame, std::string_view id,
                                        ui::Rect rect, std::span<Option const> options,
                                        ui::Size least) {
    std::optional<std::size_t> touched;
    float const scale = std::max(1.0f, frame.text_scale() * 0.95f);
    auto const area = frame.begin_scroll(id, rect);
    auto const grid = tile_grid(area, static_cast<int>(options.size()),
                                {least.w * scale, least.h * scale}, rect.h);
    for (std::size_t i = 0; i < options.size(); ++i) {
        auto const& option = options[i];
        auto const second = second_words(model, option.key);
        if (frame.tile(option.id, grid.cells[i], frame.say(option.key),
                       {.icon = option.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = option.selected}))
            touched = i;
    }
    frame.end_scroll(grid.height);
    return touched;
}

std::optional<std::size_t> option_rows(Model const& model, ui::Frame& frame, std::string_view id,
                                       ui::Rect rect, std::span<Option const> options) {
    std::optional<std::size_t> touched;
    ui::Rect area = frame.begin_scroll(id, rect);
    constexpr float beside_words = 20 + 56 + 20 + 40 + 12 + 20;
    for (std::size_t i = 0; i < options.size(); ++i) {
        auto const& option = options[i];
        // Words that need two lines leave none for a second language.
        bool const one_line =
            frame.measure(frame.say(option.key), ui::style::strong).w <= area.w - beside_words;
        auto const second = one_line ? second_words(model, option.key) : std::string{};
        if (frame.row(option.id, area.cut_top(row_height(frame), between_rows),
                      frame.say(option.key),
                      {.icon = option.icon,
                       .subtitle = second,
                       .end_icon = option.selected ? "check_circle" : "",
                       .selected = option.selected}))
            touched = i;
    }
    frame.end_scroll(option_rows_height(frame, options.size()));
    return touched;
}

std::optional<std::size_t> option_buttons(Model const& model, ui::Frame& frame, ui::Rect& list,
                                          std::string_view key, std::span<Option const> options) {
    std::optional<std::size_t> touched;
    question(model, frame, list, key);
    auto const count = static_cast<int>(options.size());
    int const most = frame.is_portrait() || frame.text_scale() > 1.2f ? 2 : std::min(count, 4);
    float const least = 250 * frame.text_scale();
    int const columns = std::clamp(static_cast<int>((list.w + 12) / (least + 12)), 1, most);
    int const rows = (count + columns - 1) / columns;
    float const high = std::max(88.0f, 2 * frame.line_height(ui::style::strong) + 32);
    auto const place = list.cut_top(static_cast<float>(rows) * (high + 12) - 12, 24);
    auto const cells = place.grid(columns, rows, 12);
    for (std::size_t i = 0; i < options.size(); ++i) {
        auto const& option = options[i];
        if (frame.button(option.id, cells[i], frame.say(option.key),
                         {.icon = option.icon,
                          .selected = option.selected,
                          .text_size = 20,
                          .icon_size = 28}))
            touched = i;
    }
    return touched;
}

float option_rows_height(ui::Frame& frame, std::size_t count) {
    if (count == 0) return 0;
    return static_cast<float>(count) * (row_height(frame) + between_rows) - between_rows;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

using domain::Level;

struct SpokenLevel {
    Level level;
    std::string_view id;
    std::string_view key;
};

// Four plain answers; a list that was imported may hold finer ones.
constexpr std::array<SpokenLevel, 4> spoken_levels{{
    {Level::a2, "little", "levels.little"},
    {Level::b1, "well", "levels.well"},
    {Level::c1, "very_well", "levels.very_well"},
    {Level::native, "native", "levels.native"},
}};

// The last answer that is not above the level; -1 when it was not said.
int answer_of(Level level) {
    if (level == Level::unknown) return -1;
    int found = 0;
    for (int i = 0; i < static_cast<int>(spoken_levels.size()); ++i)
        if (spoken_levels[static_cast<std::size_t>(i)].level <= level) found = i;
    return found;
}

// All four beside each other where their words fit, else two by two or under each other.
int columns_that_fit(ui::Frame& frame, float width) {
    constexpr float gap = 12;
    for (int const columns : {4, 2}) {
        auto const count = static_cast<float>(columns);
        float const one = (width - (count - 1) * gap) / count;
        if (std::ranges::all_of(spoken_levels, [&](SpokenLevel const& spoken) {
                return frame.button_width(frame.say(spoken.key), {.text_size = 22}) <= one;
            }))
            return columns;
    }
    return 1;
}

// One language and how well it is spoken; touching the chosen answer takes it back.
MaybeIntent one_language(Model const& model, ui::Frame& frame, ui::Rect& area, std::size_t at) {
    constexpr float gap = 12;
    auto const& skill = model.visitor.profile.languages[at];
    auto const name = frame.tongue().language_name(skill.language);
    int const count = static_cast<int>(spoken_levels.size());
    int const columns = columns_that_fit(frame, area.w - 48);
    int const rows = count / columns;
    float const words = frame.line_height(ui::style::strong);
    float const buttons = static_cast<float>(rows) * (frame.button_height() + gap) - gap;
    ui::Rect const card = area.cut_top(words + 12 + buttons + 40, 16);
    frame.card(card);
    ui::Rect inside = card.inset(24, 20);
    frame.text(inside.cut_top(words, 12), name, ui::style::strong.shrinking(16).lines(1));
    auto const lines = inside.rows(rows, gap);
    int const chosen = answer_of(skill.level);
    MaybeIntent intent;
    for (int i = 0; i < count; ++i) {
        auto const& spoken = spoken_levels[static_cast<std::size_t>(i)];
        auto const places = lines[static_cast<std::size_t>(i / columns)].columns(columns, gap);
        auto const said = frame.say(spoken.key);
        if (!frame.button("levels." + skill.language + "." + std::string{spoken.id},
                          places[static_cast<std::size_t>(i % columns)], said,
                          {.selected = i == chosen, .text_size = 22, .spoken = name + ": " + said}))
            continue;
        EditProfile edit{model.visitor.profile};
        edit.profile.languages[at].level = i == chosen ? Level::unknown : spoken.level;
        intent = edit;
    }
    return intent;
}

}  // namespace

MaybeIntent view_language_levels(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    title_block(frame, page.body, frame.say("levels.title"), second_words(model, "levels.title"));
    ui::Rect area = frame.begin_scroll("levels.list", page.body);
    float const begin = area.y;
    auto const& languages = model.visitor.profile.languages;
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (languages[i].language != "nl")
            if (auto changed = one_language(model, frame, area, i)) intent = std::move(changed);
    frame.end_scroll(area.y - begin - 16);
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

using domain::Level;

struct DutchStep {
    Level level;
    std::string_view icon;
};

constexpr std::array<DutchStep, 5> dutch_steps{{
    {Level::a0, "hearing"},
    {Level::a1, "waving_hand"},
    {Level::a2, "directions"},
    {Level::b1, "work"},
    {Level::b2, "forum"},
}};

constexpr std::array<std::string_view, 17> often_spoken{"ar", "ti", "en",  "fa",  "prs", "tr",
                                                        "ps", "so", "kmr", "ckb", "am",  "uk",
                                                        "ru", "fr", "ku",  "ur",  "es"};

void add_once(std::vector<std::string>& list, std::string_view language) {
    if (language.empty() || language == "nl") return;
    if (std::ranges::find(list, language) == list.end()) list.emplace_back(language);
}

// The screen's language, what the person said before, those of the hall's interpreters, the rest.
std::vector<std::string> offered_languages(Model const& model) {
    std::vector<std::string> list;
    add_once(list, model.language);
    for (auto const& skill : model.visitor.profile.languages) add_once(list, skill.language);
    for (auto const& [id, interpreter] : model.state->interpreters)
        for (auto const& language : interpreter.languages) add_once(list, language);
    for (auto const language : often_spoken) add_once(list, language);
    return list;
}

bool speaks(domain::Profile const& profile, std::string_view language) {
    return std::ranges::find(profile.languages, language, &domain::LanguageSkill::language) !=
           profile.languages.end();
}

EditProfile with_language_turned(Model const& model, std::string const& language) {
    EditProfile edit{model.visitor.profile};
    auto& spoken = edit.profile.languages;
    if (speaks(edit.profile, language)) {
        std::erase_if(spoken, [&](auto const& skill) { return skill.language == language; });
        if (language == "en") edit.profile.works_in_english = false;
    } else
        spoken.push_back({language, language == model.language ? Level::native : Level::unknown});
    return edit;
}

MaybeIntent spoken_tiles(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    ui::Rect area = frame.begin_scroll("languages.skills", rect);
    float const begin = area.y;
    auto const languages = offered_languages(model);
    float const least_width = 170 * std::max(1.0f, frame.text_scale() * 0.9f);
    float const least_height = 96;
    auto const grid = tile_grid(area, static_cast<int>(languages.size()),
                                {least_width, least_height}, rect.h, 120);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        auto const& language = languages[i];
        bool const selected = speaks(model.visitor.profile, language);
        if (frame.button("languages.skill." + language, grid.cells[i],
                         frame.tongue().language_name(language),
                         {.selected = selected, .text_size = 22}))
            intent = with_language_turned(model, language);
    }
    frame.end_scroll(area.y - begin + grid.height);
    return intent;
}

// From "none yet" to "all of it"; touching the chosen step takes it back.
MaybeIntent dutch_slider(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<ui::LevelStep> steps;
    int selected = -1;
    for (auto const& step : dutch_steps) {
        auto const id = level_id(step.level);
        if (profile.dutch.speaking == step.level) selected = static_cast<int>(steps.size());
        steps.push_back({id, level_name(frame.tongue(), step.level), frame.say("dutch." + id),
                         std::string{step.icon}});
    }
    float const least = frame.level_steps_height(rect.w, steps);
    float const height = std::max(least, std::min(rect.h, 580.0f));
    ui::Rect const area = frame.begin_scroll("dutch.list", rect);
    auto const touched =
        frame.level_steps("dutch", {area.x, area.y, area.w, height}, steps, selected);
    frame.end_scroll(height);
    if (!touched) return {};
    EditProfile edit{profile};
    auto const level = *touched == selected ? Level::unknown
                                            : dutch_steps[static_cast<std::size_t>(*touched)].level;
    edit.profile.dutch.speaking = level;
    edit.profile.dutch.listening = level;
    return edit;
}

// In which language an interpreter would help: the screen's, or a spoken one when that is Dutch.
std::string help_language(Model const& model) {
    if (model.language != "nl") return model.language;
    for (auto const& skill : model.visitor.profile.languages)
        if (skill.language != "nl" && skill.language != "en") return skill.language;
    return {};
}

MaybeIntent interpreter_toggle(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    bool const on = !profile.interpreter_wanted.empty();
    auto const language = on ? profile.interpreter_wanted : help_language(model);
    auto const words = frame.say("skills.interpreter");
    auto const name = language.empty() ? std::string{} : frame.tongue().language_name(language);
    if (!frame.row("skills.interpreter", rect, words,
                   {.icon = "record_voice_over",
                    .end_text = name,
                    .end_icon = on ? "check_box" : "check_box_outline_blank",
                    .selected = on,
                    .enabled = !language.empty()}))
        return {};
    EditProfile edit{profile};
    edit.profile.interpreter_wanted = on ? std::string{} : language;
    return edit;
}

// Asked of who speaks it.
MaybeIntent english_toggle(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    bool const on = profile.works_in_english;
    if (!frame.row("skills.english", rect, frame.say("skills.english"),
                   {.icon = "work",
                    .end_icon = on ? "check_box" : "check_box_outline_blank",
                    .selected = on}))
        return {};
    EditProfile edit{profile};
    edit.profile.works_in_english = !on;
    return edit;
}

}  // namespace

MaybeIntent view_language_skills(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    ui::Rect first = page.body;
    ui::Rect second;
    if (frame.is_portrait()) {
        second = first.cut_bottom(first.h * 0.56f, 24);
    } else {
        second = first.cut_end(first.w * 0.5f, 40);
    }
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    question(model, frame, first, "skills.title", "skills.all");
    question(model, frame, second, "dutch.title", "dutch.hint");
    take(interpreter_toggle(model, frame, first.cut_bottom(frame.row_height(false), 16)));
    if (speaks(model.visitor.profile, "en") || model.visitor.profile.works_in_english)
        take(english_toggle(model, frame, first.cut_bottom(frame.row_height(false), 12)));
    take(spoken_tiles(model, frame, first));
    take(dutch_slider(model, frame, second));
    return intent;
}

}  // namespace ontmoet::screens

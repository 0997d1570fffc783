// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

MaybeIntent view_change_language(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.language = false, .text = false});
    MaybeIntent intent = page.intent;
    title_block(frame, page.body, frame.say("change_language.title"),
                second_words(model, "change_language.title"));
    auto const languages = languages_in_order(model);
    auto const area = frame.begin_scroll("change_language.list", page.body);
    auto const grid = tile_grid(area, static_cast<int>(languages.size()),
                                {frame.is_portrait() ? 320.0f : 400.0f, 72}, page.body.h, 120);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        auto const& language = languages[i];
        auto const touched = frame.language_tile(
            "change_language." + std::string{language.tag}, grid.cells[i], language.own_name,
            {.language = language.tag,
             .has_sound = can_hear_language(model, language.tag),
             .selected = language.tag == model.language});
        if (touched == ui::LanguageTouch::listen) intent = HearLanguage{std::string{language.tag}};
        if (touched == ui::LanguageTouch::choose)
            intent = ChooseLanguage{std::string{language.tag}};
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "screens/shared/note_page.h"

namespace ontmoet::screens {

std::optional<std::string> note_page(Model const& model, ui::Frame& frame, ui::Rect body,
                                     std::string_view id, std::string_view note,
                                     std::string_view hint_key) {
    constexpr std::size_t most_letters = 400;
    auto const field = std::string{id} + ".text";
    auto const keys = std::string{id} + ".keyboard";
    if (frame.focused() != field) frame.focus(field);
    auto const keyboard = body.cut_bottom(frame.keyboard_height(keys), 12);
    auto const label = frame.say("table.note");
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    title_block(frame, body, label, has_room ? frame.say(hint_key) : std::string{});
    auto typed = frame.text_field(field, body, note,
                                  {.label = label,
                                   .icon = "edit_note",
                                   .language = model.language,
                                   .max_length = most_letters,
                                   .multiline = true});
    frame.keyboard(keys, keyboard);
    return typed;
}

}  // namespace ontmoet::screens

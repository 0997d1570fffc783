// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

// For whoever came to it: use another one. For whoever mends it: what is wrong.
MaybeIntent view_cannot_begin(Model const& model, ui::Frame& frame) {
    auto const& told = model.cannot_begin;
    auto page = shell(model, frame,
                      {.back = false,
                       .help = false,
                       .next = frame.say("first_start.try_again"),
                       .next_id = "cannot_begin.try_again",
                       .next_icon = "refresh",
                       .next_enabled = !told.tries_now});
    MaybeIntent intent = page.intent;
    if (page.next) intent = TrySync{};
    auto const foot = page.body.cut_bottom(page.body.h * 0.4f);
    empty_state(frame, page.body, "handyman", frame.say("cannot_begin.title"),
                frame.say("cannot_begin.use_another"));
    auto words = frame.begin_scroll("cannot_begin.why", foot);
    float const top = words.y;
    auto const detail = i18n::isolate(told.detail);
    auto why = frame.tongue().text(told.message_key, {{"detail", detail}});
    if (!told.detail.empty() && why.find(told.detail) == std::string::npos) why += "\n" + detail;
    notice(frame, words, "info", why);
    frame.paragraph(words, frame.say("cannot_begin.tries_again"), ui::style::quiet, 0);
    frame.end_scroll(words.y - top);
    return intent;
}

}  // namespace ontmoet::screens

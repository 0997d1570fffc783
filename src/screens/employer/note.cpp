// SPDX-License-Identifier: EUPL-1.2
#include "screens/shared/note_page.h"
#include "screens/views.h"

namespace ontmoet::screens {

MaybeIntent view_note(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.help = false, .next = frame.say("common.done"), .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    if (auto const typed = note_page(model, frame, page.body, "note",
                                     model.employer.browsing.note.value_or(""), "note.body"))
        intent = BrowseIntent{TypeNote{*typed}};
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

MaybeIntent view_welcome(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.info = true});
    MaybeIntent intent = page.intent;
    title_block(frame, page.body, frame.say("welcome.title"), second_words(model, "welcome.title"));
    page.body.cut_top(8);
    camera_hint(model, frame, page.body);
    auto const places = frame.is_portrait() ? page.body.rows(3, 24) : page.body.columns(3, 32);
    auto const scan = frame.say("welcome.scan_body");
    if (frame.choice("welcome.scan", places[0], frame.say("welcome.scan"),
                     {.icon = "qr_code_scanner", .subtitle = scan, .filled = true}))
        intent = Open{Screen::code};
    auto const search = frame.say("welcome.search_body");
    if (frame.choice("welcome.search", places[1], frame.say("welcome.search"),
                     {.icon = "search", .subtitle = search}))
        intent = Open{Screen::search};
    auto const fresh = frame.say("welcome.new_body");
    if (frame.choice("welcome.new", places[2], frame.say("welcome.new"),
                     {.icon = "person_add", .subtitle = fresh}))
        intent = BeginNew{};
    return intent;
}

}  // namespace ontmoet::screens

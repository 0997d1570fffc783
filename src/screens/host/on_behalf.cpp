// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <string>

// Before a host does something for somebody, that person hears what it means and says yes. The
// words are theirs; below them those of the host.
namespace ontmoet::screens {
namespace {

std::string host_words(Model const& model, std::string_view key) {
    auto const& language = model.host.helping.host_language;
    if (model.tongues == nullptr || language == model.language) return {};
    return model.tongues->get(language).text(key);
}

// A host has to find the button, too.
std::string both_words(Model const& model, ui::Frame& frame, std::string_view key) {
    auto const own = frame.say(key);
    auto const host = host_words(model, key);
    auto const both = host.empty() ? own : own + " · " + i18n::isolate(host);
    bool const fits = frame.button_width(both, {.icon = "check"}) <= frame.canvas().w * 0.55f;
    return fits ? both : own;
}

void draw_reading(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& host = model.host.helping.host_language;
    // Large letters need the room themselves.
    bool const has_room = frame.text_scale() < 1.2f;
    auto const large = has_room ? ui::style::heading.sized(34) : ui::style::heading;
    auto const small = ui::style::quiet.in(host).with(ui::Align::own);
    auto const words = frame.say("on_behalf.body");
    auto const below = host_words(model, "on_behalf.body");
    auto list = frame.begin_scroll("on_behalf.words", rect.inset(32, 28));
    float const top = list.y;
    frame.paragraph(list, words, large, 20);
    if (!below.empty()) frame.paragraph(list, below, small, 20);
    frame.end_scroll(list.y - top);
}

}  // namespace

MaybeIntent view_on_behalf(Model const& model, ui::Frame& frame) {
    auto const yes = both_words(model, frame, "on_behalf.yes");
    auto page = shell(
        model, frame,
        {.help = false, .next = yes, .next_id = "on_behalf.yes", .next_icon = "record_voice_over"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = HostIntent{TheyAgree{}};
    title_block(frame, page.body, frame.say("on_behalf.title"),
                host_words(model, "on_behalf.title"));
    auto const& host = model.host.helping.host_language;
    auto const todo = model.tongues == nullptr
                          ? frame.say("on_behalf.for_host")
                          : model.tongues->get(host).text("on_behalf.for_host");
    float const height = frame.reason_height(page.body.w, todo);
    frame.reason(page.body.cut_bottom(height, 16), "campaign", todo, ui::Tint::information);
    frame.card(page.body);
    draw_reading(model, frame, page.body);
    return intent;
}

}  // namespace ontmoet::screens

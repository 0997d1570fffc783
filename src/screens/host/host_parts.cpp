// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/host_parts.h"

#include "i18n/tongue.h"

#include <array>

namespace ontmoet::screens {

MaybeIntent host_bars(Model const& model, ui::Frame& frame, Screen here, ui::Rect& body) {
    struct Tab {
        Screen screen;
        char const* id;
        char const* key;
        char const* icon;
    };
    constexpr std::array tabs{
        Tab{Screen::arrivals, "host.tab.arrivals", "host.arrivals", "how_to_reg"},
        Tab{Screen::plan, "host.tab.plan", "host.plan", "event_note"},
        Tab{Screen::export_event, "host.tab.export", "host.export", "file_download"}};
    auto page = frame.page({.bottom_bar = false});
    body = page.body;
    MaybeIntent intent;
    for (auto const& tab : tabs)
        if (frame.pill_at_start(tab.id, page.top, frame.say(tab.key),
                                {.icon = tab.icon, .selected = tab.screen == here}) &&
            tab.screen != here)
            intent = Open{tab.screen};
    if (frame.pill_at_end("host.exit", page.top, frame.say("host.exit"), {.icon = "logout"}))
        intent = Finish{};
    auto const& network = model.network;
    auto const words = network.online ? frame.say("network.online")
                                      : frame.tongue().plural("network.waiting", network.pending);
    frame.pill_at_end("host.network", page.top, words,
                      {.icon = network.online ? "cloud_done" : "cloud_off", .pressable = false});
    return intent;
}

void figure(ui::Frame& frame, ui::Rect rect, std::string const& word, std::string const& number,
            std::string const& of, ui::Paint paint) {
    frame.card(rect);
    auto inside = rect.inset(24, 16);
    frame.text(inside.cut_top(frame.line_height(ui::style::body)), word,
               ui::style::body.lines(1).shrinking());
    auto const big = ui::style::title.with(paint).with(ui::Stand::middle);
    auto const width = frame.measure(number, big).w + 8;
    frame.text(inside.cut_start(width, 8), number, big);
    frame.text(inside, of, ui::style::quiet.with(ui::Stand::middle).lines(1).shrinking());
}

}  // namespace ontmoet::screens

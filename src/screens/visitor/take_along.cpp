// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <vector>

namespace ontmoet::screens {

namespace {

struct Taking {
    std::string_view key;
    std::string_view icon;
    Intent intent;
};

// What there is to take: only what this kiosk can give.
std::vector<Taking> takings(Model const& model) {
    std::vector<Taking> list;
    if (model.printers.labels) list.push_back({"take.badge", "badge", PrintBadge{}});
    if (model.printers.pages) list.push_back({"take.schedule", "print", PrintSchedule{}});
    if (model.has_phone_page) list.push_back({"take.phone", "phone_iphone", TakeOnPhone{}});
    list.push_back({"take.profile", "qr_code", TakeProfile{}});
    if (model.printers.pages) list.push_back({"take.profile_paper", "description", PrintProfile{}});
    return list;
}

bool needs_help(Model const& model) {
    return std::ranges::any_of(model.printers.lines, &PrinterLine::needs_help);
}

}  // namespace

MaybeIntent view_take_along(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    title_block(frame, page.body, frame.say("take.title"), second_words(model, "take.title"));
    if (needs_help(model)) notice(frame, page.body, "print_disabled", frame.say("take.no_printer"));
    auto const list = takings(model);
    float const scale = std::max(1.0f, frame.text_scale());
    auto const area = frame.begin_scroll("take_along.list", page.body);
    auto const grid = tile_grid(area, static_cast<int>(list.size()),
                                {std::min(area.w, 420 * scale), 170 * scale}, page.body.h);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (frame.choice(list[i].key, grid.cells[i], frame.say(list[i].key),
                         {.icon = list[i].icon}))
            intent = list[i].intent;
    frame.end_scroll(grid.height);
    return intent;
}

MaybeIntent view_take_code(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    auto const& code = model.visitor.code;
    if (code.kind == TakenCode::Kind::none) return page.intent;
    bool const is_page = code.kind == TakenCode::Kind::phone_page;
    std::string_view const title = is_page ? "take.phone" : "take.profile";
    title_block(frame, page.body, frame.say(title), second_words(model, title));
    ui::Rect words = page.body;
    float const side = std::min(words.h, words.w * (frame.is_portrait() ? 1.0f : 0.5f));
    ui::Rect square =
        frame.is_portrait() ? words.cut_top(side * 0.8f, 24) : words.cut_start(side, 48);
    float const across = std::min(square.w, square.h);
    frame.code("take_code.code", square.centered({across, across}), code.square.side,
               code.square.modules);
    ui::Rect area = frame.begin_scroll("take_code.words", words);
    float const begin = area.y;
    frame.paragraph(area, frame.say(is_page ? "take.phone_body" : "take.profile_body"),
                    ui::style::body.sized(24), 16);
    if (code.is_shortened) notice(frame, area, "info", frame.say("take.profile_shortened"));
    if (is_page && !model.network.online)
        notice(frame, area, "cloud_off", frame.say("take.phone_offline"));
    frame.end_scroll(area.y - begin);
    return page.intent;
}

}  // namespace ontmoet::screens

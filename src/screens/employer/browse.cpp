// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/browse_filters.h"
#include "screens/employer/browse_list.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// The words of the top bar, left away one after the other until all of it has room.
struct BrowseBar {
    std::string list, schedule, language;
    bool organisation = true;  // false: its name stands below the bar
};

BrowseBar browse_bar(Model const& model, ui::Frame& frame, float room, float organisation) {
    BrowseBar bar;
    auto const mine = model.employer.on_my_list;
    bar.list = frame.tongue().plural("browse.my_list", mine);
    bar.schedule = frame.say("browse.schedule");
    bar.language = std::string{frame.tongue().language().own_name};
    auto const pill = [&](std::string const& words) {
        return frame.pill_width(words, {.icon = "star"}) + 20;
    };
    auto const left = [&] {
        return room - pill(bar.list) - pill(bar.schedule) - pill(bar.language) - 2 * pill("") -
               accessibility_pill_width(frame) - 20;
    };
    if (left() < organisation) bar.language.clear();
    bar.organisation = left() >= organisation;
    if (!bar.organisation) organisation = 0;
    if (left() < organisation) bar.list = frame.tongue().number(std::int64_t{mine});
    if (left() < organisation) bar.schedule.clear();
    return bar;
}

MaybeIntent draw_bar(Model const& model, ui::Frame& frame, ui::Rect bar, BrowseBar const& words) {
    MaybeIntent intent;
    auto const done = frame.say("common.done");
    auto const language = std::string{frame.tongue().language().own_name};
    auto const schedule = frame.say("browse.schedule");
    auto const mine = frame.tongue().plural("browse.my_list", model.employer.on_my_list);
    if (frame.pill_at_end("common.done", bar, "", {.icon = "logout", .spoken = done}))
        intent = Finish{};
    if (accessibility_pill(frame, bar)) intent = Open{Screen::accessibility};
    if (frame.pill_at_end("common.language", bar, words.language,
                          {.icon = "language", .spoken = language}))
        intent = Open{Screen::change_language};
    auto const info = frame.say("info.employers_title");
    if (model.has_info() &&
        frame.pill_at_end("browse.info", bar, "", {.icon = k_info_icon, .spoken = info}))
        intent = Open{Screen::info};
    if (frame.pill_at_end("browse.schedule", bar, words.schedule,
                          {.icon = "event_note", .spoken = schedule}))
        intent = Open{Screen::our_schedule};
    bool const only_mine = model.employer.only_starred;
    if (frame.pill_at_end("browse.starred", bar, words.list,
                          {.icon = "star", .selected = only_mine, .spoken = mine})) {
        auto filter = model.employer;
        filter.only_starred = !only_mine;
        intent = SetFilter{filter};
    }
    return intent;
}

}  // namespace

MaybeIntent view_browse(Model const& model, ui::Frame& frame) {
    auto page = frame.page({.bottom_bar = false, .logo = !frame.is_portrait()});
    auto const* organisation = find_organisation(model, model.employer.organisation);
    auto const name = organisation == nullptr ? std::string{} : i18n::isolate(organisation->name);
    ui::PillLook const who{.icon = "business", .pressable = false};
    float const natural = frame.pill_width(name, who);
    auto const bar = browse_bar(model, frame, page.top.w, natural);
    auto intent = draw_bar(model, frame, page.top, bar);
    auto body = page.body;
    if (bar.organisation && !name.empty()) frame.pill_at_start("browse.who", page.top, name, who);

    auto const below = bar.organisation ? std::string{} : name;
    ui::Rect side;
    if (frame.is_portrait()) {
        float const wanted = filters_height(model, frame, body.w, below);
        side = body.cut_top(std::min(body.h * 0.47F, wanted), 20);
    } else {
        side = body.cut_start(std::min(286 * frame.text_scale(), body.w * 0.3f), 56);
        ui::Rect const ground{0, body.y - 16, side.end() + 28, frame.canvas().h - body.y + 16};
        frame.fill(ground, ui::Paint::card);
        frame.fill({ground.end() - 2, ground.y, 2, ground.h}, ui::Paint::line);
    }
    if (auto said = draw_filters(model, frame, side, below)) intent = said;
    if (auto said = draw_candidates(model, frame, body)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "screens/employer/visits.h"

#include "i18n/tongue.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {

std::vector<domain::VisitBooked> possible_visits(Model const& model, OrganisationId ambassador) {
    auto const times =
        model.is_browse_screen ? domain::VisitTimes::breaks : domain::VisitTimes::all;
    return domain::free_visits(*model.state, model.employer.organisation, ambassador,
                               domain::next_round(*model.state, model.now),
                               {model.device, model.now, {}}, times);
}

std::string visit_words(Model const& model, ui::Frame& frame, domain::VisitBooked const& visit) {
    return place_words(*model.state, frame, visit.round, visit.table);
}

MaybeIntent draw_visit(Model const& model, ui::Frame& frame, ui::Rect& list,
                       domain::VisitBooked const& visit) {
    constexpr float side = 24;
    constexpr float mark = 84;
    bool const is_guest = visit.guest == model.employer.organisation;
    auto const with = organisation_of(*model.state, is_guest ? visit.ambassador : visit.guest);
    auto const title = frame.tongue().text("visit.with", {{"name", with}});
    auto const table = model.state->tables.find(visit.table);
    auto const number =
        table == model.state->tables.end() ? "–" : std::to_string(table->second.number);
    auto const below =
        frame.tongue().text(is_guest ? "visit.you_go" : "visit.they_come", {{"table", number}});
    auto const cancel = frame.say("visit.cancel");
    ui::ButtonLook const look{.icon = "event_busy", .text_size = 20, .icon_size = 26};
    float const high = std::max(72.0f, frame.button_height() - 12);
    float const button = frame.button_width(cancel, look);
    float const clock = frame.measure("00:00", ui::style::heading).w + 4;
    float const whole = list.w - 2 * side - clock - 16 - mark - 20;
    bool const beside = whole - button - 20 >= 300 * frame.text_scale();
    float const room = beside ? whole - button - 20 : whole;
    float const title_height = frame.measure(title, ui::style::strong, room).h;
    float const below_height = frame.measure(below, ui::style::small_quiet, room).h;
    float const words = title_height + 4 + below_height;
    auto const rect = list.cut_top(std::max(mark, words) + 28 + (beside ? 0 : high + 12), 14);
    frame.card(rect);
    auto inside = rect.inset(side, 14);
    auto const place =
        beside ? inside.cut_end(button, 20).centered({button, high}) : inside.cut_bottom(high, 12);
    auto const starts = domain::round_start(*model.state, visit.round);
    frame.text(inside.cut_start(clock, 16), frame.tongue().time(starts),
               ui::style::heading.with(ui::Stand::middle));
    frame.icon(inside.cut_start(mark, 20).centered({mark, mark}), "emoji_people",
               ui::Paint::primary, 48);
    auto lines = inside.centered_at_start({inside.w, words});
    frame.text(lines.cut_top(title_height, 4), title, ui::style::strong);
    frame.text(lines, below, ui::style::small_quiet);
    auto const id = "visit.cancel." + to_string(visit.guest) + "." + to_string(visit.ambassador);
    if (!frame.button(id, place, cancel, look)) return {};
    return HostIntent{CancelVisit{visit.guest, visit.ambassador}};
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "screens/employer/browse_filters.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ontmoet::screens {
namespace {

// The last one stands for all above it (kiosk/refresh.cpp).
constexpr std::array k_filter_levels{domain::Level::a0, domain::Level::a1, domain::Level::a2,
                                     domain::Level::b1, domain::Level::b2, domain::Level::c1};

struct FilterSwitch {
    char const* id;
    char const* icon;
    bool Employer::*member;
};
constexpr std::array k_filter_switches{
    FilterSwitch{"browse.now", "event_available", &Employer::only_now},
    FilterSwitch{"browse.licence", "directions_car", &Employer::only_licence},
    FilterSwitch{"browse.evenings", "nights_stay", &Employer::only_evenings}};

float filter_height(ui::Frame const& frame) {
    return std::max(ui::measure::target, 64 * frame.text_scale() - 8);
}

ui::ButtonLook filter_look(std::string_view icon, bool selected) {
    return {.icon = icon,
            .selected = selected,
            .text_size = 20,
            .icon_size = 26,
            .align = ui::Align::start};
}

constexpr float k_filter_gap = 10;
constexpr float k_filter_group_gap = 20;

// As many cells beside each other as are at least `least` wide.
int filter_columns(float width, std::size_t count, float least) {
    return std::clamp(static_cast<int>((width + k_filter_gap) / (least + k_filter_gap)), 1,
                      static_cast<int>(count));
}

float cells_height(ui::Frame const& frame, float width, std::size_t count, float least) {
    int const columns = filter_columns(width, count, least);
    auto const rows = static_cast<float>((static_cast<int>(count) + columns - 1) / columns);
    return rows * filter_height(frame) + (rows - 1) * k_filter_gap;
}

std::vector<ui::Rect> filter_cells(ui::Frame const& frame, ui::Rect& list, std::size_t count,
                                   float least) {
    int const columns = filter_columns(list.w, count, least);
    int const rows = (static_cast<int>(count) + columns - 1) / columns;
    return list.cut_top(cells_height(frame, list.w, count, least), k_filter_group_gap)
        .grid(columns, rows, k_filter_gap);
}

constexpr float k_level_least = 80;
float switch_least(ui::Frame const& frame) {
    return 260 * frame.text_scale();
}

constexpr float k_offer_beside = 2 * 14 + 26 + 10;

float offer_height(ui::Frame& frame, float width, domain::Offer const& offer) {
    auto const name = offer_name(frame.tongue(), offer);
    return frame.measure(name, ui::style::strong.sized(20), width - k_offer_beside).h + 20;
}

struct OfferPlace {
    OfferId offer;
    ui::Rect rect;
};

// One or two beside each other, each line as high as the longer title needs.
std::vector<OfferPlace> offer_places(Model const& model, ui::Frame& frame, float width,
                                     std::vector<OfferId> const& offers) {
    std::size_t const columns = width >= 620 * frame.text_scale() ? 2 : 1;
    std::vector<OfferPlace> places;
    float y = 0;
    for (std::size_t i = 0; i < offers.size(); i += columns) {
        auto const cells = ui::Rect{0, y, width, 0}.columns(static_cast<int>(columns), 10);
        auto const last = std::min(offers.size(), i + columns);
        float height = filter_height(frame);
        for (auto at = i; at < last; ++at)
            height =
                std::max(height, offer_height(frame, cells[0].w, *find_offer(model, offers[at])));
        for (auto at = i; at < last; ++at) {
            auto const& cell = cells[at - i];
            places.push_back({offers[at], {cell.x, y, cell.w, height}});
        }
        y += height + k_filter_gap;
    }
    return places;
}

// An employer writes the title, so it may be long.
bool draw_offer(ui::Frame& frame, ui::Rect rect, OfferId id, domain::Offer const& offer,
                bool chosen) {
    auto const name = offer_name(frame.tongue(), offer);
    bool const pressed = frame.card_button("browse.offer." + to_string(id), rect, name,
                                           chosen ? ui::CardKind::selected : ui::CardKind::plain);
    auto inside = rect.inset(14, 4);
    auto const ink = chosen ? ui::Paint::primary_ink : ui::Paint::ink;
    frame.icon(inside.cut_start(26, 10), chosen ? "radio_button_checked" : "radio_button_unchecked",
               ink, 26);
    frame.text(inside, name, ui::style::strong.sized(20).with(ink).with(ui::Stand::middle));
    return pressed;
}

MaybeIntent draw_offers(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.offer"), ui::style::strong, 8);
    auto const offers = domain::offers_of(*model.state, model.employer.organisation);
    if (offers.empty()) {
        frame.paragraph(list, frame.say("browse.no_offer"), ui::style::quiet, k_filter_group_gap);
        return intent;
    }
    float bottom = list.y;
    for (auto const& place : offer_places(model, frame, list.w, offers)) {
        bool const chosen = place.offer == model.employer.offer;
        auto const rect = place.rect.moved({list.x, list.y});
        bottom = std::max(bottom, rect.bottom());
        if (draw_offer(frame, rect, place.offer, *find_offer(model, place.offer), chosen) &&
            !chosen)
            intent = ChooseOffer{place.offer};
    }
    list.cut_top(bottom - list.y, k_filter_group_gap);
    return intent;
}

MaybeIntent draw_levels(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.dutch"), ui::style::strong, 8);
    auto const cells = filter_cells(frame, list, k_filter_levels.size(), k_level_least);
    for (std::size_t i = 0; i < k_filter_levels.size(); ++i) {
        auto const level = k_filter_levels[i];
        auto filter = model.employer;
        auto const at = std::ranges::find(filter.levels, level);
        bool const chosen = at != filter.levels.end();
        auto words = level_name(frame.tongue(), level);
        if (i + 1 == k_filter_levels.size()) words = i18n::isolate(words + "+");
        if (!frame.button("browse.level." + level_id(level), cells[i], words,
                          {.selected = chosen, .text_size = 20}))
            continue;
        if (chosen)
            filter.levels.erase(at);
        else
            filter.levels.push_back(level);
        intent = SetFilter{filter};
    }
    return intent;
}

MaybeIntent draw_switches(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.can"), ui::style::strong, 8);
    auto const cells = filter_cells(frame, list, k_filter_switches.size(), switch_least(frame));
    for (std::size_t i = 0; i < k_filter_switches.size(); ++i) {
        auto const& entry = k_filter_switches[i];
        bool const on = model.employer.*entry.member;
        if (!frame.button(entry.id, cells[i], frame.say(entry.id), filter_look(entry.icon, on)))
            continue;
        auto filter = model.employer;
        filter.*entry.member = !on;
        intent = SetFilter{filter};
    }
    return intent;
}

}  // namespace

float filters_height(Model const& model, ui::Frame& frame, float width, std::string const& who) {
    float height = who.empty() ? 0 : frame.measure(who, ui::style::strong, width).h + 16;
    for (auto const* key : {"browse.offer", "browse.dutch", "browse.can"})
        height += frame.measure(frame.say(key), ui::style::strong, width).h + 8;
    auto const offers = domain::offers_of(*model.state, model.employer.organisation);
    auto const places = offer_places(model, frame, width, offers);
    height += places.empty()
                  ? frame.measure(frame.say("browse.no_offer"), ui::style::quiet, width).h
                  : places.back().rect.bottom();
    height += cells_height(frame, width, k_filter_levels.size(), k_level_least);
    height += cells_height(frame, width, k_filter_switches.size(), switch_least(frame));
    return height + filter_height(frame) + k_filter_gap + 3 * k_filter_group_gap + 32;
}

MaybeIntent draw_filters(Model const& model, ui::Frame& frame, ui::Rect area,
                         std::string const& who) {
    auto list = frame.begin_scroll("browse.filters", area);
    float const top = list.y;
    if (!who.empty()) frame.paragraph(list, who, ui::style::strong, 16);
    auto intent = draw_offers(model, frame, list);
    if (auto said = draw_levels(model, frame, list)) intent = said;
    if (auto said = draw_switches(model, frame, list)) intent = said;
    float const height = frame.reason_height(list.w, frame.say("browse.hidden"), ui::style::small);
    frame.reason(list.cut_top(height), "visibility_off", frame.say("browse.hidden"),
                 ui::Tint::neutral, ui::style::small_quiet);
    list.cut_top(k_filter_gap);
    if (frame.button("browse.our_offers", list.cut_top(filter_height(frame)),
                     frame.say("offers.ours"), filter_look("edit", false)))
        intent = Open{Screen::offers};
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace ontmoet::screens

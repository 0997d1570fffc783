// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

namespace {

// The sectors in which somebody here offers work.
std::vector<i18n::Sector const*> sectors_here(Model const& model) {
    std::vector<i18n::Sector const*> sectors;
    for (auto const& sector : model.vocabulary->sectors) {
        auto const is_here = [&](auto const& entry) { return entry.second.sector == sector.code; };
        if (std::ranges::any_of(model.state->organisations, is_here) ||
            std::ranges::any_of(model.state->offers, is_here))
            sectors.push_back(&sector);
    }
    return sectors;
}

}  // namespace

MaybeIntent view_employers_filter(Model const& model, ui::Frame& frame) {
    auto const& filter = model.visitor.filter;
    auto const all = frame.say("employers.filter_all");
    ui::ButtonLook const all_look{.icon = "apps", .selected = !filter.is_set()};
    auto page = shell(model, frame,
                      {.person = true,
                       .next = frame.say("common.next"),
                       .reserve = reserve_for(frame, all, all_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    if (extra_button(frame, page, "employers_filter.all", all, all_look))
        intent = FilterEmployers{};
    title_block(frame, page.body, frame.say("employers.filter"),
                second_words(model, "employers.filter"));
    std::vector<Option> options{
        {"employers_filter.no_dutch", "employers.filter_no_dutch", "record_voice_over",
         filter.no_dutch},
        {"employers_filter.near", "employers.filter_near", "near_me", filter.near},
        {"employers_filter.days", "employers.filter_days", "event_available", filter.days},
        {"employers_filter.later", "employers.filter_later", "bookmark_border", filter.later}};
    auto const own = options.size();
    auto const sectors = sectors_here(model);
    std::vector<std::string> keys;  // the views of `options` point into these
    keys.reserve(sectors.size());
    for (auto const* sector : sectors) {
        auto const& key = keys.emplace_back(sector->message_key());
        options.push_back(
            {"employers_filter." + sector->code, key, sector->icon, filter.sector == sector->code});
    }
    auto const touched = option_tiles(model, frame, "employers_filter.list", page.body, options);
    if (!touched) return intent;
    FilterEmployers changed{filter};
    switch (*touched) {
        case 0: changed.filter.no_dutch = !filter.no_dutch; break;
        case 1: changed.filter.near = !filter.near; break;
        case 2: changed.filter.days = !filter.days; break;
        case 3: changed.filter.later = !filter.later; break;
        default: {
            auto const& code = sectors[*touched - own]->code;
            changed.filter.sector = filter.sector == code ? "" : code;
        }
    }
    return changed;
}

}  // namespace ontmoet::screens

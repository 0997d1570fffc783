// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {

namespace {

using domain::TravelMode;

struct Travel {
    TravelMode mode;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Travel, 4> travels{{
    {TravelMode::foot, "reach.foot", "directions_walk"},
    {TravelMode::bike, "reach.bike", "directions_bike"},
    {TravelMode::public_transport, "reach.public_transport", "directions_bus"},
    {TravelMode::car, "reach.car", "directions_car"},
}};

constexpr std::string_view azc = "azc";

MaybeIntent travel_tiles(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<Option> options;
    for (auto const& [mode, key, icon] : travels)
        options.push_back({std::string{key}, key, icon, holds(profile.reach.modes, mode)});
    options.push_back(
        {"reach.licence", "reach.licence", "card_membership", profile.driving_licence});
    auto const touched = option_tiles(model, frame, "reach.modes", rect, options);
    if (!touched) return {};
    EditProfile edit{profile};
    if (*touched == travels.size())
        edit.profile.driving_licence = !profile.driving_licence;
    else
        turn(edit.profile.reach.modes, travels[*touched].mode);
    return edit;
}

MaybeIntent minutes_stepper(Model const& model, ui::Frame& frame, ui::Rect& body) {
    constexpr int most_minutes = 120;
    constexpr int minutes_a_step = 15;
    auto const& profile = model.visitor.profile;
    int const minutes = profile.reach.minutes;
    auto const label = frame.say("reach.minutes");
    auto const words = minutes == 0 ? frame.say("reach.any_minutes")
                                    : frame.tongue().plural("reach.minutes_count", minutes);
    float const height = frame.stepper_height(body.w, label);
    auto const counted =
        frame.stepper("reach.minutes", body.cut_bottom(height, 20), label, minutes,
                      {.most = most_minutes, .step = minutes_a_step, .words = words});
    if (!counted) return {};
    EditProfile edit{profile};
    edit.profile.reach.minutes = *counted;
    return edit;
}

// Those of this event first, then the others of its region; who lives elsewhere leaves it.
std::vector<std::string> offered_homes(Model const& model) {
    std::vector<std::string> homes;
    auto const add = [&](std::string const& name) {
        if (!name.empty() && !holds(homes, name)) homes.push_back(name);
    };
    auto const& event = model.state->event;
    for (auto const& place : event.places) add(place.name);
    add(model.visitor.profile.municipality);
    for (auto const& one : model.vocabulary->municipalities)
        if (one.region == event.region) add(one.name);
    return homes;
}

// The region follows from where somebody lives: nobody is asked for it.
MaybeIntent home_rows(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    ui::Rect area = frame.begin_scroll("reach.home", rect);
    float const begin = area.y;
    float const height = frame.row_height(false);
    bool const lives_in_azc = profile.housing == azc;
    if (frame.row("reach.azc", area.cut_top(height, 12), frame.say("reach.azc"),
                  {.icon = "apartment",
                   .end_icon = lives_in_azc ? "check_box" : "check_box_outline_blank",
                   .selected = lives_in_azc})) {
        EditProfile edit{profile};
        edit.profile.housing = lives_in_azc ? "" : azc;
        intent = edit;
    }
    for (auto const& home : offered_homes(model)) {
        bool const here = profile.municipality == home;
        if (!frame.row("reach.place." + home, area.cut_top(height, 12), i18n::isolate(home),
                       {.icon = "home",
                        .end_icon = here ? "check_circle" : "",
                        .selected = here,
                        .language = "nl"}))
            continue;
        EditProfile edit{profile};
        edit.profile.municipality = here ? "" : home;
        edit.profile.region = model.vocabulary->region_of(edit.profile.municipality);
        intent = edit;
    }
    frame.end_scroll(area.y - begin - 12);
    return intent;
}

}  // namespace

MaybeIntent view_reach(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.38f, 24)
                                          : first.cut_end(first.w * 0.36f, 40);
    question(model, frame, first, "reach.title", "work.hint");
    take(minutes_stepper(model, frame, first));
    take(travel_tiles(model, frame, first));
    question(model, frame, second, "reach.home");
    take(home_rows(model, frame, second));
    return intent;
}

}  // namespace ontmoet::screens

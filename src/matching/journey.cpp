// SPDX-License-Identifier: EUPL-1.2
#include "matching/fit.h"
#include "matching/weights.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ontmoet::matching {
namespace {

constexpr double k_earth_radius_km = 6371;

domain::Place const* find_place(Context const& context, std::string const& name) {
    if (name.empty()) return nullptr;
    auto const found = std::ranges::find(context.places, name, &domain::Place::name);
    return found == context.places.end() ? nullptr : &*found;
}

// The haversine of the great circle.
double distance_km(domain::Place const& a, domain::Place const& b) {
    constexpr double to_radians = std::numbers::pi / 180;
    double const latitude = std::sin((b.latitude - a.latitude) * to_radians / 2);
    double const longitude = std::sin((b.longitude - a.longitude) * to_radians / 2);
    double const half_chord = latitude * latitude + std::cos(a.latitude * to_radians) *
                                                        std::cos(b.latitude * to_radians) *
                                                        longitude * longitude;
    return 2 * k_earth_radius_km * std::asin(std::sqrt(std::min(1.0, half_chord)));
}

}  // namespace

std::optional<Journey> journey(domain::Profile const& profile, std::string const& to_place,
                               Context const& context) {
    auto const* home = find_place(context, profile.municipality);
    auto const* work = find_place(context, to_place);
    if (home == nullptr || work == nullptr) return std::nullopt;
    double const km = std::max(distance_km(*home, *work), k_km_within_a_place) * k_detour;
    std::optional<Journey> fastest;
    for (auto const& speed : k_travel_speeds) {
        if (std::ranges::find(profile.reach.modes, speed.mode) == profile.reach.modes.end())
            continue;
        double const minutes = km / speed.km_per_hour * 60 + speed.extra_minutes;
        int const rounded =
            static_cast<int>(std::lround(minutes / k_round_minutes_to)) * k_round_minutes_to;
        if (!fastest || rounded < fastest->minutes)
            fastest = Journey{speed.mode, std::max(rounded, k_round_minutes_to)};
    }
    return fastest;
}

}  // namespace ontmoet::matching

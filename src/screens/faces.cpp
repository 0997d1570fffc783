// SPDX-License-Identifier: EUPL-1.2
#include "screens/faces.h"

#include "domain/bodies.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

struct Feeling {
    int rating;
    std::string_view name;
    std::string_view icon;
};

constexpr std::array<Feeling, 3> feelings{{
    {domain::k_best_rating, "good", "sentiment_very_satisfied"},
    {(domain::k_best_rating + 1) / 2, "so_so", "sentiment_neutral"},
    {1, "bad", "sentiment_very_dissatisfied"},
}};

}  // namespace

std::optional<int> rating_faces(ui::Frame& frame, std::string_view id, ui::Rect rect, int rating) {
    std::optional<int> touched;
    constexpr float most_high = 220;
    rect.h = std::min(rect.h, most_high);
    auto const places = rect.columns(static_cast<int>(feelings.size()), 16);
    for (std::size_t i = 0; i < feelings.size(); ++i) {
        auto const& [value, name, icon] = feelings[i];
        if (frame.tile(std::string{id} + "." + std::string{name}, places[i],
                       frame.say("verdict." + std::string{name}),
                       {.icon = icon, .selected = rating == value}))
            touched = value;
    }
    return touched;
}

}  // namespace ontmoet::screens

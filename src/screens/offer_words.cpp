// SPDX-License-Identifier: EUPL-1.2
#include "screens/offer_words.h"

#include "i18n/tongue.h"
#include "screens/parts.h"

#include <array>

namespace ontmoet::screens {
namespace {

void add_terms(ui::Frame& frame, domain::Offer const& offer, std::vector<ui::Tag>& tags) {
    auto const& tongue = frame.tongue();
    auto const coded = [&](std::string const& group, std::string const& code, char const* icon) {
        auto const key = group + code;
        if (!code.empty() && tongue.has(key))
            tags.push_back({tongue.text(key), ui::Tint::neutral, icon});
    };
    coded("offer.contract.", offer.contract, "description");
    coded("offer.pay.", offer.pay, "payments");
    if (offer.lessons_fit)
        tags.push_back({frame.say("offer.lessons_fit"), ui::Tint::good, "school"});
    if (offer.job_guarantee)
        tags.push_back({frame.say("offer.guarantee"), ui::Tint::good, "verified"});
    if (offer.growth_path)
        tags.push_back({frame.say("offer.growth"), ui::Tint::good, "trending_up"});
    if (offer.travel_paid)
        tags.push_back({frame.say("offer.travel_paid"), ui::Tint::neutral, "directions_bus"});
}

}  // namespace

std::span<WayPicture const> way_pictures() {
    using domain::Way;
    static constexpr std::array pictures{
        WayPicture{Way::paid_job, "payments"},
        WayPicture{Way::leerwerktraject, "construction"},
        WayPicture{Way::bbl, "school"},
        WayPicture{Way::werkervaringsplaats, "badge"},
        WayPicture{Way::proefplaatsing, "event_available"},
        WayPicture{Way::taalstage, "record_voice_over"},
        WayPicture{Way::traineeship, "trending_up"},
        WayPicture{Way::volunteering, "volunteer_activism"},
        WayPicture{Way::own_business, "storefront"},
        WayPicture{Way::school, "menu_book"},
    };
    return pictures;
}

std::string goal_name(i18n::Tongue const& tongue, std::string_view goal) {
    auto const key = "agreed.goal_" + std::string{goal};
    return tongue.has(key) ? tongue.text(key) : i18n::isolate(goal);
}

std::vector<ui::Tag> offer_tags(ui::Frame& frame, domain::Offer const& offer) {
    auto const& tongue = frame.tongue();
    std::vector<ui::Tag> tags{{way_name(tongue, offer.kind), ui::Tint::accent, {}}};
    if (offer.hours > 0)
        tags.push_back({tongue.plural("offer.hours", offer.hours), ui::Tint::neutral, "schedule"});
    if (offer.number > 1)
        tags.push_back({tongue.plural("offer.places", offer.number), ui::Tint::neutral, "group"});
    if (offer.english_enough)
        tags.push_back({frame.say("offer.english_enough"), ui::Tint::good, "check"});
    if (offer.dutch_speaking_needed > domain::Level::a0)
        tags.push_back({tongue.text("offer.dutch_needed",
                                    {{"level", level_name(tongue, offer.dutch_speaking_needed)}}),
                        ui::Tint::information, "record_voice_over"});
    if (offer.learning_on_the_job)
        tags.push_back({frame.say("offer.learning"), ui::Tint::good, "school"});
    if (offer.language_at_work)
        tags.push_back({frame.say("offer.language_at_work"), ui::Tint::good, "translate"});
    if (offer.driving_licence_needed)
        tags.push_back({frame.say("offer.driving_licence"), ui::Tint::neutral, "directions_car"});
    if (offer.diploma_needed)
        tags.push_back({frame.say("offer.diploma"), ui::Tint::neutral, "workspace_premium"});
    add_terms(frame, offer, tags);
    return tags;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {

namespace {

struct PurposeWords {
    domain::Purpose purpose;
    std::string_view icon;
};

// In the order of domain.md §7.4. Only the first is needed to take part at all.
constexpr std::array<PurposeWords, domain::k_purposes> purposes{{
    {domain::Purpose::take_part, "event_available"},
    {domain::Purpose::show_work, "visibility"},
    {domain::Purpose::share_contact, "handshake"},
    {domain::Purpose::follow_up, "contact_phone"},
    {domain::Purpose::keep_profile, "bookmark_add"},
}};

bool is_given(Model const& model, domain::Purpose purpose) {
    auto const* candidate = model.candidate();
    return candidate != nullptr && candidate->consents_to(purpose);
}

MaybeIntent consent_cards(Model const& model, ui::Frame& frame, ui::Rect rect, bool erases) {
    MaybeIntent intent;
    ui::Rect area = frame.begin_scroll("consent.list", rect);
    float const begin = area.y;
    auto const needed = frame.say("consent.needed");
    for (auto const& [purpose, icon] : purposes) {
        std::string const id = "consent." + std::string{domain::to_text(purpose)};
        auto const title = frame.say(id);
        auto const body = frame.say(id + "_body");
        bool const is_needed = purpose == domain::Purpose::take_part;
        ui::ToggleCardLook const look{
            .icon = icon, .tag = is_needed ? std::string_view{needed} : "", .body = body};
        bool const on = is_given(model, purpose);
        float const height = frame.toggle_card_height(area.w, title, look);
        if (frame.toggle_card(id, area.cut_top(height, 14), on, title, look))
            intent = SetConsent{purpose, !on};
    }
    float const promise = frame.reason_height(area.w, frame.say("consent.never_asked"));
    frame.reason(area.cut_top(promise, 16), "lock", frame.say("consent.never_asked"),
                 ui::Tint::neutral, ui::style::quiet);
    if (erases &&
        frame.button("consent.erase", area.cut_top(frame.button_height(), 8),
                     frame.say("consent.erase"), {.icon = "delete_forever", .text_size = 22}))
        intent = Open{Screen::erase};
    frame.end_scroll(area.y - begin);
    return intent;
}

// They said before that they do not take part.
bool has_withdrawn(Model const& model) {
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return false;
    auto const found = candidate->consents.find(domain::Purpose::take_part);
    return found != candidate->consents.end() && !found->second.given;
}

}  // namespace

MaybeIntent view_consent(Model const& model, ui::Frame& frame) {
    auto const* candidate = model.candidate();
    // Everything about somebody can be erased from the moment on that there is something.
    bool const erases = candidate != nullptr && candidate->registered;
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    bool const explains = model.visitor.asked_without_consent;
    bool const comes_back = !explains && has_withdrawn(model);
    title_block(frame, page.body, frame.say("consent.title"),
                explains || comes_back ? std::string{} : frame.say("consent.subtitle"));
    if (explains) notice(frame, page.body, "info", frame.say("consent.why_needed"));
    if (comes_back) notice(frame, page.body, "info", frame.say("code.cancelled"));
    if (auto given = consent_cards(model, frame, page.body, erases)) intent = std::move(given);
    return intent;
}

}  // namespace ontmoet::screens

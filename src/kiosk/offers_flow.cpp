// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "domain/offer_rules.h"
#include "i18n/tongue.h"
#include "kiosk/flow.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

// An employer's staff say what they offer (screens/employer_model.h).
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// The pages of an offer in their order.
constexpr std::array k_offer_pages{Screen::offer_work,     Screen::offer_kind,
                                   Screen::offer_when,     Screen::offer_dutch,
                                   Screen::offer_learning, Screen::offer_terms};

bool is_offer_page(Screen screen) {
    return std::ranges::find(k_offer_pages, screen) != k_offer_pages.end();
}

// Somebody of the organisation stands here.
bool has_staff(screens::Model const& model) {
    return !model.employer.organisation.is_none() && !model.employer.staff.is_none();
}

domain::Offer known_offer(screens::Model const& model, OfferId offer) {
    auto const found = model.state->offers.find(offer);
    return found == model.state->offers.end() ? domain::Offer{} : found->second;
}

bool is_ours(screens::Model const& model, OfferId offer) {
    return has_staff(model) &&
           known_offer(model, offer).organisation == model.employer.organisation;
}

std::string today(screens::Model const& model) {
    return i18n::iso_date(model.now);
}

// Each says whose offer it is: nobody changes another organisation's.
void say_offer(Step& step, OfferId offer, domain::Offer const& now) {
    auto fields = domain::changed_fields(known_offer(step.model, offer), now);
    if (fields.empty()) return;
    fields["organisation"] = to_string(now.organisation);
    step.say(domain::OfferSet{offer, fields.dump(-1, ' ', false,
                                                 nlohmann::json::error_handler_t::replace)},
             actor_of(step.model));
}

void carry_out(Step& step, screens::BeginOffer const&) {
    auto& model = step.model;
    if (!has_staff(model)) return;
    auto& draft = model.employer.draft;
    draft = {};
    draft.offer = OfferId::make(step.making.clock, step.making.random);
    draft.is_new = true;
    draft.record.organisation = model.employer.organisation;
    auto const ours = model.state->organisations.find(model.employer.organisation);
    if (ours != model.state->organisations.end()) draft.sector = ours->second.sector;
    step.open(Screen::offer_work);
}

void carry_out(Step& step, screens::OpenOffer const& intent) {
    auto& model = step.model;
    if (!is_ours(model, intent.offer)) return;
    model.employer.draft = {};
    model.employer.draft.offer = intent.offer;
    model.employer.draft.record = known_offer(model, intent.offer);
    step.open(Screen::offer);
}

void carry_out(Step& step, screens::EditOffer const& intent) {
    auto& draft = step.model.employer.draft;
    if (draft.offer.is_none()) return;
    draft.record = intent.offer;
    draft.is_saved = false;
    // Letters are said together when the typing pauses; a touch is an answer and said at once.
    if (step.model.screen() != Screen::offer_text) save_offer(step);
}

void carry_out(Step& step, screens::OfferIsRight const& intent) {
    auto const& model = step.model;
    if (!is_ours(model, intent.offer)) return;
    auto now = known_offer(model, intent.offer);
    now.checked_on = now.checked_on == today(model) ? std::string{} : today(model);
    say_offer(step, intent.offer, now);
}

void carry_out(Step& step, screens::FillOffer const& intent) {
    auto const& model = step.model;
    if (!is_ours(model, intent.offer)) return;
    auto now = known_offer(model, intent.offer);
    now.filled = intent.filled;
    if (intent.filled) now.checked_on = today(model);
    say_offer(step, intent.offer, now);
}

void carry_out(Step& step, screens::ShowOccupations const& intent) {
    step.model.employer.draft.sector = intent.sector;
}

void carry_out(Step& step, screens::TypeInOffer const& intent) {
    if (step.model.employer.draft.offer.is_none()) return;
    step.model.employer.draft.typing = intent.what;
    step.open(Screen::offer_text);
}

// Back to all offers, however one came to this one.
void close_offer(Step& step) {
    auto& model = step.model;
    model.employer.draft = {};
    model.stack = {model.home, employer_home(model)};
    step.open(Screen::offers);
}

// To the candidates, for an offer that somebody is looked for.
void close_offers(Step& step) {
    auto& model = step.model;
    auto const open = domain::offers_of(*model.state, model.employer.organisation);
    if (std::ranges::find(open, model.employer.offer) == open.end())
        model.employer.offer = open.empty() ? OfferId{} : open.front();
    leave_screen(step);
    model.stack = {model.home, employer_home(model)};
}

void keep_offer(Step& step) {
    auto& draft = step.model.employer.draft;
    draft.record.checked_on = today(step.model);
    draft.is_saved = false;
    save_offer(step);
    if (draft.is_saved) close_offer(step);
}

}  // namespace

void save_offer(Step& step) {
    auto& model = step.model;
    auto& draft = model.employer.draft;
    if (draft.is_saved || draft.offer.is_none() || !has_staff(model)) return;
    bool const is_named = !draft.record.title.empty() || !draft.record.occupation.empty();
    if (!is_named || !domain::offer_is_allowed(draft.record)) return;
    draft.is_saved = true;
    say_offer(step, draft.offer, draft.record);
}

void leave_offer(Step& step) {
    auto& model = step.model;
    auto& draft = model.employer.draft;
    bool const leaves =
        model.screen() == Screen::offer || (draft.is_new && model.screen() == Screen::offer_work);
    if (draft.offer.is_none() || !leaves) return;
    save_offer(step);
    if (!draft.is_saved && draft.record != known_offer(model, draft.offer))
        step.toast("offer.not_kept", false);
    draft = {};
}

void follow_offer(screens::Model& model) {
    auto& draft = model.employer.draft;
    auto const found = model.state->offers.find(draft.offer);
    if (draft.is_saved && found != model.state->offers.end()) draft.record = found->second;
}

bool offers_are_checked(screens::Model const& model, OrganisationId organisation) {
    auto const offers = domain::own_offers_of(*model.state, organisation);
    return !offers.empty() && std::ranges::all_of(offers, [&](OfferId const& id) {
        auto const& offer = model.state->offers.at(id);
        return offer.filled || offer.checked_on == today(model);
    });
}

bool next_offer_page(Step& step) {
    auto& model = step.model;
    auto& draft = model.employer.draft;
    auto const screen = model.screen();
    if (screen == Screen::offers) {
        close_offers(step);
    } else if (screen == Screen::offer) {
        keep_offer(step);
    } else if (screen == Screen::offer_text) {
        step.back();
    } else if (is_offer_page(screen)) {
        auto const next = std::ranges::find(k_offer_pages, screen) + 1;
        bool const is_last = !draft.is_new || next == k_offer_pages.end();
        auto const known = std::ranges::find(model.stack, Screen::offer);
        if (is_last && known != model.stack.end()) {
            leave_screen(step);
            model.stack.erase(known + 1, model.stack.end());
        } else if (is_last) {
            draft.is_new = false;
            step.open(Screen::offer);
        } else {
            step.open(*next);
        }
    } else {
        return false;
    }
    return true;
}

void offers(Step& step, screens::OffersIntent const& intent) {
    std::visit([&](auto const& one) { carry_out(step, one); }, intent);
}

}  // namespace ontmoet::kiosk

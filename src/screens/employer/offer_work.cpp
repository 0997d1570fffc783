// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/employer/offer_parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

ui::Size least_work_tile(ui::Frame const& frame) {
    float const scale = frame.text_scale();
    return {200 * std::max(1.0f, scale * 0.95f), 168 * std::max(1.0f, scale * 0.9f)};
}

MaybeIntent offer_sectors(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& sectors = model.vocabulary->sectors;
    auto const area = frame.begin_scroll("offer.sectors", rect);
    auto const grid =
        tile_grid(area, static_cast<int>(sectors.size()), least_work_tile(frame), rect.h);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        auto const& sector = sectors[i];
        auto const second = second_words(model, sector.message_key());
        if (frame.tile("offer.sector." + sector.code, grid.cells[i],
                       frame.say(sector.message_key()),
                       {.icon = sector.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = model.employer.draft.record.sector == sector.code}))
            intent = OffersIntent{ShowOccupations{sector.code}};
    }
    frame.end_scroll(grid.height);
    return intent;
}

Intent with_work(Model const& model, std::string occupation) {
    EditOffer edit{model.employer.draft.record};
    edit.offer.sector = model.employer.draft.sector;
    edit.offer.occupation = std::move(occupation);
    return OffersIntent{std::move(edit)};
}

// An occupation of the list is known in ten languages; other work is typed.
MaybeIntent offer_occupations(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& draft = model.employer.draft;
    auto const occupations = model.vocabulary->occupations_of(draft.sector);
    auto const area = frame.begin_scroll("offer.occupations", rect);
    auto const grid =
        tile_grid(area, static_cast<int>(occupations.size()) + 1, least_work_tile(frame), rect.h);
    for (std::size_t i = 0; i < occupations.size(); ++i) {
        auto const& occupation = *occupations[i];
        auto const second = second_words(model, occupation.message_key());
        bool const chosen = draft.record.occupation == occupation.key;
        if (frame.tile("offer.occupation." + occupation.key, grid.cells[i],
                       frame.say(occupation.message_key()),
                       {.icon = occupation.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = chosen}))
            intent = with_work(model, chosen ? std::string{} : occupation.key);
    }
    auto const other = second_words(model, "work.other");
    if (frame.tile("offer.occupation.other", grid.cells.back(), frame.say("work.other"),
                   {.icon = "edit",
                    .second = other,
                    .second_language = "nl",
                    .selected = draft.record.occupation.empty() && !draft.record.title.empty()}))
        intent = OffersIntent{TypeInOffer{OfferText::title}};
    frame.end_scroll(grid.height);
    return intent;
}

struct TypedPart {
    char const* key;
    std::string domain::Offer::*member;
    int most_letters;
};

TypedPart typed_part(OfferText what) {
    switch (what) {
        case OfferText::title: break;
        case OfferText::goal: return {"agreed.goal", &domain::Offer::learning_goal, 120};
        case OfferText::place: return {"offer.place", &domain::Offer::place, 60};
    }
    return {"offer.name", &domain::Offer::title, 60};
}

}  // namespace

MaybeIntent view_offer_work(Model const& model, ui::Frame& frame) {
    auto const& draft = model.employer.draft;
    bool const in_sector = !draft.sector.empty();
    auto const others = frame.say("offer.other_sector");
    ui::ButtonLook const look{.icon = "apps"};
    auto page = offer_shell(model, frame, in_sector ? reserve_for(frame, others, look) : 0);
    MaybeIntent intent = page.intent;
    if (in_sector && extra_button(frame, page, "offer.other_sector", others, look))
        intent = OffersIntent{ShowOccupations{}};
    auto const second = second_words(model, "offer.work");
    title_block(frame, page.body, frame.say("offer.work"),
                in_sector ? sector_name(frame.tongue(), draft.sector) : second);
    auto pressed = in_sector ? offer_occupations(model, frame, page.body)
                             : offer_sectors(model, frame, page.body);
    if (pressed) intent = std::move(pressed);
    return intent;
}

MaybeIntent view_offer_text(Model const& model, ui::Frame& frame) {
    auto const& draft = model.employer.draft;
    auto const part = typed_part(draft.typing);
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    if (frame.focused() != "offer.text") frame.focus("offer.text");
    auto const keyboard = page.body.cut_bottom(frame.keyboard_height("offer.keyboard"), 12);
    auto const label = frame.say(part.key);
    title_block(frame, page.body, label);
    auto field = page.body;
    if (auto const typed = frame.text_field("offer.text", field.cut_top(frame.field_height()),
                                            draft.record.*part.member,
                                            {.label = label,
                                             .icon = "edit_note",
                                             .language = model.language,
                                             .max_length = part.most_letters})) {
        EditOffer edit{draft.record};
        edit.offer.*part.member = *typed;
        if (draft.typing == OfferText::title && edit.offer.sector.empty())
            edit.offer.sector = draft.sector;
        intent = OffersIntent{std::move(edit)};
    }
    frame.keyboard("offer.keyboard", keyboard);
    return intent;
}

}  // namespace ontmoet::screens

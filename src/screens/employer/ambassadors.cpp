// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/visits.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <optional>
#include <vector>

// Employers who have done this before (domain.md §5), for those who have not: where they sit, and a
// talk with them.
namespace ontmoet::screens {
namespace {

struct AmbassadorCard {
    OrganisationId id;
    domain::Organisation const* organisation = nullptr;
    std::string table;  // its number: of the talk, or their first one; empty: none
    TableId talk{};     // the table of the talk that is booked or could be
    std::string when;   // the talk with them, or why there is none
    std::optional<domain::VisitBooked> booked;  // can be called off
    bool can_book = false;
};

// Without a talk: what can be booked, if anything can.
void add_time(Model const& model, ui::Frame& frame, AmbassadorCard& card) {
    auto const own = model.employer.organisation;
    for (auto const& visit : domain::visits_of(*model.state, own))
        if (visit.guest == own && visit.ambassador == card.id) card.booked = visit;
    auto const possible = possible_visits(model, card.id);
    if (card.booked)
        card.talk = card.booked->table;
    else if (!possible.empty())
        card.talk = possible.front().table;
    card.can_book = !possible.empty() && !model.employer.staff.is_none();
    if (card.booked)
        card.when = frame.tongue().text("ambassadors.talk",
                                        {{"place", visit_words(model, frame, *card.booked)}});
    else if (!possible.empty())
        card.when = frame.tongue().text("ambassadors.free",
                                        {{"times", visit_words(model, frame, possible.front())}});
    else
        card.when = frame.say(model.is_browse_screen ? "ambassadors.at_desk" : "ambassadors.busy");
}

std::string table_number(domain::State const& state, OrganisationId organisation, TableId talk) {
    if (auto const there = state.tables.find(talk); there != state.tables.end())
        return std::to_string(there->second.number);
    int first = 0;
    for (auto const& [id, table] : state.tables)
        if (table.organisation == organisation && (first == 0 || table.number < first))
            first = table.number;
    return first == 0 ? std::string{} : std::to_string(first);
}

std::vector<AmbassadorCard> ambassadors(Model const& model, ui::Frame& frame) {
    std::vector<AmbassadorCard> cards;
    for (auto const& [id, organisation] : model.state->organisations) {
        if (organisation.experience != domain::Experience::ambassador ||
            id == model.employer.organisation)
            continue;
        AmbassadorCard card{id, &organisation, {}, {}, {}, {}};
        add_time(model, frame, card);
        card.table = table_number(*model.state, id, card.talk);
        cards.push_back(std::move(card));
    }
    std::ranges::stable_sort(cards, {}, [](auto const& card) { return card.organisation->name; });
    return cards;
}

constexpr float k_ambassador_square = 84;

MaybeIntent draw_ambassador(Model const& model, ui::Frame& frame, ui::Rect& list,
                            AmbassadorCard const& card) {
    auto const name = i18n::isolate(card.organisation->name);
    auto const under = sector_and_place(frame.tongue(), *card.organisation);
    bool const has_button = card.booked || card.can_book;
    auto const words = frame.say(card.booked ? "visit.cancel" : "ambassadors.book");
    ui::ButtonLook const look{
        .kind = card.booked ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
        .icon = card.booked ? "event_busy" : "event_available",
        .text_size = 20,
        .icon_size = 26};
    float const high = std::max(72.0f, frame.button_height() - 12);
    float const button = has_button ? frame.button_width(words, look) : 0;
    bool const beside = has_button && button < list.w * 0.35f;
    float const width =
        list.w - 2 * 24 - 72 - 20 - (k_ambassador_square + 20) - (beside ? button + 20 : 0);
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const under_height = frame.measure(under, ui::style::quiet, width).h;
    float const when_height = frame.measure(card.when, ui::style::body, width).h + 4;
    float const text = name_height + 6 + under_height + when_height;
    bool const below = has_button && !beside;
    auto const rect =
        list.cut_top(std::max(k_ambassador_square, text) + 32 + (below ? high + 12 : 0), 14);
    frame.card(rect, card.booked ? ui::CardKind::accent : ui::CardKind::plain);
    auto inside = rect.inset(24, 16);
    bool pressed = false;
    auto const id =
        "ambassadors." + std::string{card.booked ? "cancel." : "book."} + to_string(card.id);
    if (below) pressed = frame.button(id, inside.cut_bottom(high, 12), words, look);
    organisation_avatar(frame, inside.cut_start(72, 20).centered({72, 72}), card.id,
                        *card.organisation);
    if (beside)
        pressed =
            frame.button(id, inside.cut_end(button, 20).centered({button, high}), words, look);
    auto const square = inside.cut_end(k_ambassador_square, 20);
    if (!card.table.empty())
        frame.number_square(square.centered({k_ambassador_square, 76}), card.table,
                            frame.say("schedule.table"));
    auto lines = inside.centered({inside.w, text});
    frame.text(lines.cut_top(name_height, 6), name, ui::style::strong);
    frame.text(lines.cut_top(under_height, 4), under, ui::style::quiet);
    frame.text(lines, card.when, ui::style::body);
    if (!pressed) return {};
    if (card.booked) return HostIntent{CancelVisit{model.employer.organisation, card.id}};
    return HostIntent{BookVisit{card.id}};
}

}  // namespace

MaybeIntent view_ambassadors(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    auto const cards = ambassadors(model, frame);
    if (cards.empty()) {
        title_block(frame, page.body, frame.say("ambassadors.title"));
        empty_state(frame, page.body, "emoji_people", frame.say("ambassadors.none"),
                    frame.say("ambassadors.none_body"));
        return page.intent;
    }
    title_block(frame, page.body, frame.say("ambassadors.title"), frame.say("ambassadors.hint"));
    auto list = frame.begin_scroll("ambassadors.list", page.body);
    float const top = list.y;
    for (auto const& card : cards)
        if (auto said = draw_ambassador(model, frame, list, card)) page.intent = std::move(said);
    frame.end_scroll(list.y - top - 14);
    return page.intent;
}

}  // namespace ontmoet::screens

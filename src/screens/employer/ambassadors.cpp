// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <vector>

// Employers who have done this before (domain.md §5), for those who have not: where they sit, and
// when nobody sits with them.
namespace ontmoet::screens {
namespace {

struct AmbassadorCard {
    OrganisationId id;
    domain::Organisation const* organisation = nullptr;
    std::string table;  // its number; empty: none
    std::string free;   // when
};

// The rounds to come in which nobody is expected at the table.
std::string free_words(Model const& model, ui::Frame& frame, TableId table) {
    auto const& state = *model.state;
    std::vector<std::string> times;
    for (int round = domain::next_round(state, model.now); round < state.event.rounds; ++round)
        if (domain::round_can_be_met_in(state, round) &&
            domain::table_is_open(state, table, round) &&
            domain::table_is_free(state, table, round))
            times.push_back(i18n::isolate(frame.tongue().time(domain::round_start(state, round))));
    if (times.empty()) return frame.say("ambassadors.busy");
    return frame.tongue().text("ambassadors.free", {{"times", frame.tongue().list(times)}});
}

std::vector<AmbassadorCard> ambassadors(Model const& model, ui::Frame& frame) {
    std::vector<AmbassadorCard> cards;
    for (auto const& [id, organisation] : model.state->organisations) {
        if (organisation.experience != domain::Experience::ambassador ||
            id == model.employer.organisation)
            continue;
        AmbassadorCard card{id, &organisation, {}, {}};
        for (auto const& [table_id, table] : model.state->tables) {
            if (table.organisation != id || !card.table.empty()) continue;
            card.table = std::to_string(table.number);
            // Without the meets of others nobody knows.
            if (!model.is_browse_screen) card.free = free_words(model, frame, table_id);
        }
        cards.push_back(std::move(card));
    }
    std::ranges::stable_sort(cards, {}, [](auto const& card) { return card.organisation->name; });
    return cards;
}

constexpr float k_ambassador_square = 84;

void draw_ambassador(ui::Frame& frame, ui::Rect& list, AmbassadorCard const& card) {
    auto const name = i18n::isolate(card.organisation->name);
    auto const under = sector_and_place(frame.tongue(), *card.organisation);
    float const width = list.w - 2 * 24 - 72 - 20 - (k_ambassador_square + 20);
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const under_height = frame.measure(under, ui::style::quiet, width).h;
    float const when_height =
        card.free.empty() ? 0 : frame.measure(card.free, ui::style::body, width).h + 4;
    float const words = name_height + 6 + under_height + when_height;
    auto const rect = list.cut_top(std::max(k_ambassador_square, words) + 32, 14);
    frame.card(rect);
    auto inside = rect.inset(24, 16);
    organisation_avatar(frame, inside.cut_start(72, 20).centered({72, 72}), card.id,
                        *card.organisation);
    auto const square = inside.cut_end(k_ambassador_square, 20);
    if (!card.table.empty())
        frame.number_square(square.centered({k_ambassador_square, 76}), card.table,
                            frame.say("schedule.table"));
    auto lines = inside.centered({inside.w, words});
    frame.text(lines.cut_top(name_height, 6), name, ui::style::strong);
    frame.text(lines.cut_top(under_height, 4), under, ui::style::quiet);
    if (!card.free.empty()) frame.text(lines, card.free, ui::style::body);
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
    for (auto const& card : cards) draw_ambassador(frame, list, card);
    frame.end_scroll(list.y - top - 14);
    return page.intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "domain/at_table.h"
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

struct TableOwner {
    OrganisationId organisation;
    std::vector<int> numbers;  // of their tables
};

// Who has a table, by its number: that is what stands on it.
std::vector<TableOwner> owners_of_tables(domain::State const& state) {
    std::vector<TableOwner> owners;
    for (auto const& [id, organisation] : state.organisations) {
        TableOwner owner{id, {}};
        for (auto const& table : domain::tables_of(state, id))
            owner.numbers.push_back(state.tables.at(table).number);
        std::ranges::sort(owner.numbers);
        if (!owner.numbers.empty()) owners.push_back(std::move(owner));
    }
    std::ranges::sort(owners, {}, &TableOwner::numbers);
    return owners;
}

std::string table_words(ui::Frame& frame, TableOwner const& owner) {
    std::vector<std::string> numbers;
    for (auto const number : owner.numbers)
        numbers.push_back(frame.tongue().number(std::int64_t{number}));
    return frame.say("schedule.table") + " " + frame.tongue().list(numbers);
}

MaybeIntent draw_owner(Model const& model, ui::Frame& frame, ui::Rect& list,
                       TableOwner const& owner) {
    constexpr float square = 56;
    auto const name = i18n::isolate(model.state->organisations.at(owner.organisation).name);
    auto const words = table_words(frame, owner);
    bool const is_chosen = owner.organisation == model.host.table_code.organisation;
    float const width = list.w - 40 - square - 16;
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const words_height = frame.measure(words, ui::style::quiet, width).h;
    auto const card =
        list.cut_top(std::max(frame.row_height(true), name_height + words_height + 28), 10);
    bool const touched =
        frame.card_button("table_code." + to_string(owner.organisation), card, name,
                          is_chosen ? ui::CardKind::selected : ui::CardKind::plain);
    auto inside = card.inset(20, 14);
    frame.icon(inside.cut_start(square, 16).centered({square, square}), "table_restaurant",
               ui::part_of(ui::Tint::primary), 32);
    auto text = inside.centered({inside.w, name_height + words_height});
    frame.text(text.cut_top(name_height), name, ui::style::strong);
    frame.text(text, words, ui::style::quiet);
    return touched ? MaybeIntent{HostIntent{GiveTable{owner.organisation}}} : MaybeIntent{};
}

MaybeIntent draw_owners(Model const& model, ui::Frame& frame, ui::Rect area,
                        std::vector<TableOwner> const& owners) {
    MaybeIntent intent;
    auto list = frame.begin_scroll("table_code.list", area);
    float const top = list.y;
    for (auto const& owner : owners)
        if (auto touched = draw_owner(model, frame, list, owner)) intent = std::move(touched);
    frame.end_scroll(list.y - top - 10);
    return intent;
}

void draw_code(Model const& model, ui::Frame& frame, ui::Rect inside) {
    auto const& code = model.host.table_code;
    auto const& tongue = frame.tongue();
    float const side = std::min(inside.w, inside.h * (frame.text_scale() > 1.1f ? 0.5f : 0.6f));
    auto const square = inside.cut_top(side, 16);
    frame.code("table_code.square", square.centered({side, side}), code.square.side,
               code.square.modules);
    auto words = frame.begin_scroll("table_code.words", inside);
    float const top = words.y;
    frame.paragraph(words, frame.say("table_code.scan"), ui::style::strong, 8);
    frame.paragraph(
        words,
        tongue.text("table_code.until", {{"time", i18n::isolate(tongue.time(code.valid_until))}}),
        ui::style::body, 8);
    frame.paragraph(words,
                    tongue.text("table_code.or_type", {{"address", i18n::isolate(code.door)},
                                                       {"code", i18n::isolate(code.typed)}}),
                    ui::style::quiet, 0);
    frame.end_scroll(words.y - top);
}

void draw_answer(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const& code = model.host.table_code;
    frame.card(area);
    auto const inside = area.inset(24, 20);
    bool const is_over = code.valid_until != Moment{} && code.valid_until <= model.now;
    if (code.organisation.is_none())
        empty_state(frame, inside, "phone_iphone", frame.say("table_code.title"),
                    frame.say("table_code.choose"));
    else if (!code.trouble.empty())
        empty_state(frame, inside, "cloud_off", frame.say(code.trouble),
                    frame.say("table_code.again"));
    else if (is_over)
        empty_state(frame, inside, "timer_off", frame.say("table_code.over"),
                    frame.say("table_code.again"));
    else if (code.square.side == 0)
        empty_state(frame, inside, "hourglass_empty", frame.say("table_code.asks"), {});
    else
        draw_code(model, frame, inside);
}

}  // namespace

MaybeIntent view_table_code(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::table_code, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const owners = owners_of_tables(*model.state);
    if (owners.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "table_restaurant", frame.say("table_code.none"), {});
        return intent;
    }
    auto const list =
        frame.is_portrait() ? body.cut_top(body.h * 0.4f, 20) : body.cut_start(body.w * 0.5f, 24);
    if (auto touched = draw_owners(model, frame, list, owners)) intent = std::move(touched);
    draw_answer(model, frame, body);
    return intent;
}

}  // namespace ontmoet::screens

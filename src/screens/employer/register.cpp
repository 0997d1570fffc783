// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

// Staff who are on no list, and an employer nobody announced.
namespace ontmoet::screens {
namespace {

// Two fields above one keyboard; the first one has to be filled in.
struct TwoFields {
    std::string_view title;
    std::array<std::string_view, 2> ids;  // also the keys of their labels
    std::array<std::string_view, 2> icons;
    std::array<std::string, 2> values;
};

struct Typed {
    MaybeIntent intent;  // of the bars
    std::optional<std::array<std::string, 2>> values;
};

Typed two_fields(Model const& model, ui::Frame& frame, TwoFields const& asked) {
    Typed made;
    bool const is_named = !asked.values[0].empty();
    auto page = shell(model, frame, {.next = frame.say("common.next"), .next_enabled = is_named});
    made.intent = page.intent;
    if (page.next) made.intent = Next{};
    if (frame.submitted(asked.ids[0])) frame.focus(asked.ids[1]);
    if (frame.submitted(asked.ids[1]) && is_named) made.intent = Next{};
    if (std::ranges::find(asked.ids, frame.focused()) == asked.ids.end()) frame.focus(asked.ids[0]);
    ui::KeyboardLook const look{.layout = "latin"};
    auto const keyboard =
        page.body.cut_bottom(frame.keyboard_height("register.keyboard", look), 12);
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    title_block(frame, page.body, frame.say(asked.title),
                has_room ? second_words(model, asked.title) : std::string{});
    float const one = frame.line_height(ui::style::strong) + 6 + frame.field_height();
    auto const area = frame.begin_scroll("register.fields", page.body);
    auto const grid = tile_grid(area, 2, {frame.is_portrait() ? 700.0f : 500.0f, one}, 0, one);
    for (std::size_t i = 0; i < asked.ids.size(); ++i) {
        auto rect = grid.cells[i];
        auto const label = frame.say(asked.ids[i]);
        frame.text(rect.cut_top(frame.line_height(ui::style::strong), 6), label,
                   ui::style::strong.shrinking(16).lines(1));
        if (auto const typed =
                frame.text_field(asked.ids[i], rect.cut_top(frame.field_height()), asked.values[i],
                                 {.label = label, .icon = asked.icons[i], .language = "nl"})) {
            made.values = asked.values;
            (*made.values)[i] = *typed;
        }
    }
    frame.end_scroll(grid.height);
    frame.keyboard("register.keyboard", keyboard, look);
    return made;
}

}  // namespace

MaybeIntent view_new_colleague(Model const& model, ui::Frame& frame) {
    auto const& ours = model.employer.ours;
    auto typed = two_fields(model, frame,
                            {"colleague.title",
                             {"colleague.name", "colleague.role"},
                             {"person", "badge"},
                             {ours.colleague, ours.role}});
    if (!typed.values) return typed.intent;
    return OffersIntent{NameColleague{(*typed.values)[0], (*typed.values)[1]}};
}

MaybeIntent view_register_name(Model const& model, ui::Frame& frame) {
    auto const& record = model.employer.ours.record;
    auto typed = two_fields(model, frame,
                            {"register.title",
                             {"register.name", "register.place"},
                             {"business", "place"},
                             {record.name, record.place}});
    if (!typed.values) return typed.intent;
    EditOrganisation edit{record};
    edit.organisation.name = (*typed.values)[0];
    edit.organisation.place = (*typed.values)[1];
    return OffersIntent{std::move(edit)};
}

MaybeIntent view_register_sector(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const& record = model.employer.ours.record;
    auto const edited = [&](auto change) -> Intent {
        EditOrganisation edit{record};
        change(edit.organisation);
        return OffersIntent{std::move(edit)};
    };
    std::array const sizes{
        Option{"register.small", "register.small", "store", record.size == "mkb"},
        Option{"register.large", "register.large", "business", record.size == "large"}};
    auto second = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.3f, 20)
                                      : page.body.cut_end(page.body.w * 0.36f, 40);
    question(model, frame, second, "register.size");
    if (auto const touched = option_rows(model, frame, "register.sizes", second, sizes))
        intent = edited([&](auto& ours) { ours.size = *touched == 0 ? "mkb" : "large"; });
    question(model, frame, page.body, "register.sector");
    auto const& sectors = model.vocabulary->sectors;
    float const scale = std::max(1.0f, frame.text_scale() * 0.95f);
    auto const area = frame.begin_scroll("register.sectors", page.body);
    auto const grid =
        tile_grid(area, static_cast<int>(sectors.size()), {200 * scale, 150 * scale}, page.body.h);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        auto const& sector = sectors[i];
        if (frame.tile("register.sector." + sector.code, grid.cells[i],
                       frame.say(sector.message_key()),
                       {.icon = sector.icon, .selected = record.sector == sector.code}))
            intent = edited([&](auto& ours) { ours.sector = sector.code; });
    }
    frame.end_scroll(grid.height);
    return intent;
}

MaybeIntent view_employer_waits(Model const& model, ui::Frame& frame) {
    auto const offers = frame.say("offers.ours");
    ui::ButtonLook const offers_look{.icon = "work"};
    auto page = shell(model, frame,
                      {.back = false,
                       .done = true,
                       .next = frame.say("ours.title"),
                       .next_id = "waits.ours",
                       .next_icon = "business",
                       .reserve = reserve_for(frame, offers, offers_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Open{Screen::our_organisation};
    if (extra_button(frame, page, "waits.offers", offers, offers_look))
        intent = Open{Screen::offers};
    auto const* ours = find_organisation(model, model.employer.organisation);
    // Large words need all the room for what happens next.
    if (ours != nullptr && frame.text_scale() < 1.2f)
        title_block(frame, page.body, i18n::isolate(ours->name));
    bool const is_refused = model.state->refused_employers.contains(model.employer.organisation);
    empty_state(frame, page.body, is_refused ? "sentiment_satisfied" : "hourglass_empty",
                frame.say(is_refused ? "waits.refused_title" : "waits.title"),
                frame.say(is_refused ? "waits.refused_body" : "waits.body"));
    return intent;
}

}  // namespace ontmoet::screens

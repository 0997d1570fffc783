// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "i18n/tongue.h"
#include "screens/offer_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

bool is_in_use(Model const& model, int number) {
    return std::ranges::any_of(model.state->tables,
                               [&](auto const& entry) { return entry.second.number == number; });
}

std::string staff_words(Model const& model, ui::Frame& frame, OrganisationId organisation) {
    std::vector<std::string> names;
    for (auto const& [id, member] : model.state->staff)
        if (member.record.organisation == organisation)
            names.push_back(i18n::isolate(member.record.name));
    return frame.tongue().list(names);
}

// Who they say they are and what they offer, as candidates would see it.
void draw_new_employer(Model const& model, ui::Frame& frame, ui::Rect rect, OrganisationId id,
                       domain::Organisation const& organisation) {
    auto list = frame.begin_scroll("new_employer.story", rect);
    float const top = list.y;
    float const name = frame.line_height(ui::style::heading);
    auto head = list.cut_top(std::max(88.0f, name + frame.line_height(ui::style::quiet)), 16);
    organisation_avatar(frame, head.cut_start(88, 24).centered({88, 88}), id, organisation);
    frame.text(head.cut_top(name), i18n::isolate(organisation.name),
               ui::style::heading.lines(1).shrinking());
    frame.text(head, sector_and_place(frame.tongue(), organisation),
               ui::style::quiet.lines(1).shrinking());
    auto const staff = staff_words(model, frame, id);
    if (!staff.empty())
        frame.reason(list.cut_top(frame.reason_height(list.w, staff), 16), "badge", staff,
                     ui::Tint::neutral);
    if (!organisation.pitch.empty())
        frame.paragraph(list, organisation.pitch, ui::style::body.with(ui::Align::own), 16);
    for (auto const& offer_id : domain::own_offers_of(*model.state, id)) {
        auto const& offer = *find_offer(model, offer_id);
        frame.paragraph(list, offer_name(frame.tongue(), offer), ui::style::strong, 8);
        auto const tags = offer_tags(frame, offer);
        frame.tags(list.cut_top(frame.tags_height(list.w, tags), 16), tags);
    }
    frame.end_scroll(list.y - top);
}

}  // namespace

MaybeIntent view_new_employer(Model const& model, ui::Frame& frame) {
    auto const id = model.host.new_employer;
    auto const* organisation = find_organisation(model, id);
    bool const waits = model.state->unconfirmed.contains(id);
    if (organisation == nullptr || !waits) {
        auto page = shell(model, frame, {.help = false});
        empty_state(frame, page.body, "check_circle", frame.say("new_employer.nobody"), {});
        return page.intent;
    }
    int const number = model.host.new_table;
    bool const in_use = is_in_use(model, number);
    auto const later = frame.say("new_employer.without");
    ui::ButtonLook const later_look{.icon = "check"};
    auto const confirm = frame.tongue().text(
        "new_employer.with_table", {{"table", frame.tongue().number(std::int64_t{number})}});
    auto page = shell(model, frame,
                      {.help = false,
                       .next = confirm,
                       .next_id = "new_employer.confirm",
                       .next_icon = "check",
                       .next_enabled = !in_use,
                       .reserve = reserve_for(frame, later, later_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = OffersIntent{ConfirmEmployer{true}};
    if (extra_button(frame, page, "new_employer.without", later, later_look))
        intent = OffersIntent{ConfirmEmployer{false}};
    title_block(frame, page.body, frame.say("new_employer.title"),
                frame.say("new_employer.explain"));
    float const below = page.body.h * 0.35F + frame.button_height() + 16;
    auto side = frame.is_portrait() ? page.body.cut_bottom(below, 24)
                                    : page.body.cut_end(page.body.w * 0.4F, 40);
    draw_new_employer(model, frame, page.body, id, *organisation);
    constexpr int most_tables = 999;
    auto const label = frame.say("new_employer.table");
    if (auto const counted = frame.stepper("new_employer.table",
                                           side.cut_top(frame.stepper_height(side.w, label), 20),
                                           label, number, {.least = 1, .most = most_tables}))
        intent = OffersIntent{ChooseNewTable{*counted}};
    auto const refuse = frame.say("new_employer.refuse");
    if (frame.button("new_employer.refuse", side.cut_bottom(frame.button_height(), 16), refuse,
                     {.icon = "block"}))
        intent = HostIntent{RefuseEmployer{}};
    if (in_use) notice(frame, side, "info", frame.say("new_employer.in_use"));
    return intent;
}

}  // namespace ontmoet::screens

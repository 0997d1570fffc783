// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

constexpr int k_staff_code_digits = 6;

std::vector<OrganisationId> organisations_by_name(domain::State const& state) {
    std::vector<OrganisationId> all;
    for (auto const& [id, organisation] : state.organisations) all.push_back(id);
    std::ranges::stable_sort(all, {}, [&](OrganisationId const& id) -> std::string const& {
        return state.organisations.at(id).name;
    });
    return all;
}

// An organisation as a card: its square, and its name on as many lines as it needs.
MaybeIntent draw_organisation(ui::Frame& frame, ui::Rect& list, OrganisationId id,
                              domain::Organisation const& organisation) {
    auto const name = i18n::isolate(organisation.name);
    auto const under = sector_and_place(frame.tongue(), organisation);
    float const width = list.w - 2 * 20 - 64 - 20;
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const under_height = frame.measure(under, ui::style::small, width).h;
    auto const rect = list.cut_top(std::max(88.0f, name_height + under_height + 24), 12);
    bool const pressed =
        frame.card_button("staff.organisation." + to_string(id), rect, organisation.name);
    auto inside = rect.inset(20, 8);
    organisation_avatar(frame, inside.cut_start(64, 20).centered({64, 64}), id, organisation);
    auto words = inside.centered({inside.w, name_height + under_height});
    frame.text(words.cut_top(name_height), name, ui::style::strong);
    frame.text(words, under, ui::style::small_quiet);
    return pressed ? MaybeIntent{ChooseOrganisation{id}} : MaybeIntent{};
}

MaybeIntent draw_organisations(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    auto const& state = *model.state;
    auto list = frame.begin_scroll("staff.organisations", area);
    float const top = list.y;
    // Beside the keys, which need their room, and above what can be done instead.
    if (model.toast && !model.toast->good)
        notice(frame, list, "info", frame.say(model.toast->message_key));
    frame.paragraph(list, frame.say("staff.by_name"), ui::style::strong, 12);
    if (state.organisations.empty())
        notice(frame, list, "cloud_off", frame.say("staff.no_organisations"));
    for (auto const& id : organisations_by_name(state))
        if (auto said = draw_organisation(frame, list, id, state.organisations.at(id)))
            intent = std::move(said);
    auto const words = frame.say("staff.not_listed");
    float const height = frame.measure(words, ui::style::strong, list.w - 168).h + 32;
    if (frame.row("staff.not_listed", list.cut_top(std::max(88.0f, height), 12), words,
                  {.icon = "add_business", .end_icon = "chevron_right"}))
        intent = OffersIntent{BeginEmployer{}};
    frame.end_scroll(list.y - top - 12);
    return intent;
}

}  // namespace

MaybeIntent view_staff_code(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    auto intent = page.intent;
    auto body = page.body;
    title_block(frame, body, frame.say("staff.title"));
    auto const side = frame.is_portrait() ? body.cut_bottom(body.h * 0.44F, 24)
                                          : body.cut_end(body.w * 0.52F, 40);
    frame.paragraph(body, frame.say("staff.explain"), ui::style::quiet, 12);
    auto const& typed = model.employer.typed_code;
    auto pad = body.centered({std::min(body.w, 520.0f), body.h});
    frame.pin_dots(pad.cut_top(44, 12), static_cast<int>(typed.size()), k_staff_code_digits);
    if (auto digits =
            frame.number_pad("staff.pad", pad, typed, {.max_digits = k_staff_code_digits}))
        intent = TypeCode{*digits};
    if (auto chosen = draw_organisations(model, frame, side)) intent = std::move(chosen);
    return intent;
}

}  // namespace ontmoet::screens

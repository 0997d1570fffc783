// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
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

MaybeIntent draw_organisations(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.paragraph(area, frame.say("staff.by_name"), ui::style::heading, 12);
    auto list = frame.begin_scroll("staff.organisations", area);
    float const top = list.y;
    auto const& state = *model.state;
    for (auto const& id : organisations_by_name(state)) {
        auto const& organisation = state.organisations.at(id);
        auto const sector = frame.say("sector." + organisation.sector);
        if (frame.row("staff.organisation." + to_string(id),
                      list.cut_top(frame.row_height(true), 12), organisation.name,
                      {.icon = "business",
                       .subtitle = sector + " · " + organisation.place,
                       .end_icon = "chevron_right"}))
            intent = ChooseOrganisation{id};
    }
    if (state.organisations.empty())
        frame.paragraph(list, frame.say("staff.no_organisations"), ui::style::quiet);
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace

MaybeIntent view_staff_code(Model const& model, ui::Frame& frame) {
    auto page = frame.page();
    MaybeIntent intent;
    if (frame.pill_at_end("common.language", page.top, frame.tongue().language().own_name.data(),
                          {.icon = "language"}))
        intent = Open{Screen::change_language};
    if (frame.button_at_start("common.back", page.bottom, frame.say("common.back"),
                              {.icon = "arrow_back"}))
        intent = Back{};
    if (frame.button_at_end("common.help", page.bottom, frame.say("common.help"),
                            {.icon = "support_agent"}))
        intent = AskHelp{};

    auto body = page.body;
    frame.paragraph(body, frame.say("staff.title"), ui::style::title, 4);
    frame.paragraph(body, frame.say("staff.explain"), ui::style::quiet, 16);
    auto side = frame.is_portrait() ? body.cut_bottom(body.h * 0.42F, 24)
                                    : body.cut_end(body.w * 0.56F, 32);
    auto const dots = body.cut_top(40, 12);
    frame.pin_dots(dots, static_cast<int>(model.employer.typed_code.size()), k_staff_code_digits);
    auto const typed = frame.number_pad("staff.pad", body, model.employer.typed_code,
                                        {.max_digits = k_staff_code_digits});
    if (typed) intent = TypeCode{*typed};
    if (auto chosen = draw_organisations(model, frame, side)) intent = chosen;
    return intent;
}

}  // namespace ontmoet::screens

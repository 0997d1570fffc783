// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

std::vector<StaffId> staff_of(Model const& model) {
    std::vector<StaffId> staff;
    for (auto const& [id, member] : model.state->staff)
        if (member.record.organisation == model.employer.organisation) staff.push_back(id);
    std::ranges::stable_sort(staff, {}, [&](StaffId const& id) -> std::string const& {
        return model.state->staff.at(id).record.name;
    });
    return staff;
}

float member_height(ui::Frame& frame, float width, domain::Staff const& staff) {
    float const words = width - 2 * 20 - 64 - 20 - 48;
    return frame.measure(staff.name, ui::style::strong, words).h +
           frame.measure(staff.role, ui::style::small, words).h + 32;
}

bool draw_member(ui::Frame& frame, ui::Rect rect, StaffId id, domain::StaffMember const& member) {
    bool const pressed =
        frame.card_button("staff.person." + to_string(id), rect, member.record.name);
    auto inside = rect.inset(20, 12);
    frame.icon_square(inside.cut_start(64, 20).centered({64, 64}),
                      member.checked_in ? "how_to_reg" : "person",
                      member.checked_in ? ui::Tint::good : ui::Tint::primary);
    frame.icon(inside.cut_end(36, 12), "chevron_right", ui::Paint::primary_ink, 32);
    auto const name = i18n::isolate(member.record.name);
    float const name_height = frame.measure(name, ui::style::strong, inside.w).h;
    float const role_height = frame.measure(member.record.role, ui::style::small, inside.w).h;
    auto words = inside.centered({inside.w, name_height + role_height});
    frame.text(words.cut_top(name_height), name, ui::style::strong);
    if (!member.record.role.empty())
        frame.text(words, i18n::isolate(member.record.role), ui::style::small_quiet);
    return pressed;
}

}  // namespace

MaybeIntent view_staff_choice(Model const& model, ui::Frame& frame) {
    auto const other = frame.say("staff.not_me");
    ui::ButtonLook const other_look{.icon = "person_add"};
    auto page = shell(model, frame, {.reserve = reserve_for(frame, other, other_look)});
    auto intent = page.intent;
    if (extra_button(frame, page, "staff.not_me", other, other_look))
        intent = Open{Screen::new_colleague};
    auto body = page.body;
    auto const* organisation = find_organisation(model, model.employer.organisation);
    title_block(frame, body, frame.say("staff.who"),
                organisation == nullptr ? std::string{} : i18n::isolate(organisation->name));
    auto const staff = staff_of(model);
    if (staff.empty()) {
        empty_state(frame, body, "badge", frame.say("staff.nobody_title"),
                    frame.say("staff.nobody"));
        return intent;
    }
    auto const list = frame.begin_scroll("staff.people", body);
    int const columns = frame.is_portrait() || frame.text_scale() > 1.4f ? 1 : 2;
    float const width = list.columns(columns)[0].w;
    float height = 96;
    for (auto const& id : staff)
        height = std::max(height, member_height(frame, width, model.state->staff.at(id).record));
    auto const grid =
        tile_grid(list, static_cast<int>(staff.size()), {width - 1, height}, 0, height);
    for (std::size_t i = 0; i < staff.size(); ++i)
        if (draw_member(frame, grid.cells[i], staff[i], model.state->staff.at(staff[i])))
            intent = ChooseStaff{staff[i]};
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens

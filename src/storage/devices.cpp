// SPDX-License-Identifier: EUPL-1.2
#include "storage/devices.h"

#include <array>

namespace ontmoet::storage {
namespace {

struct RoleText {
    Role role;
    std::string_view text;
};
constexpr std::array<RoleText, 6> k_role_texts{{{Role::host, "host"},
                                                {Role::reception, "reception"},
                                                {Role::browse, "browse"},
                                                {Role::table, "table"},
                                                {Role::board, "board"},
                                                {Role::venue, "venue"}}};

}  // namespace

std::string_view to_text(Role role) {
    return k_role_texts.at(static_cast<std::size_t>(role)).text;
}
std::optional<Role> role_from_text(std::string_view text) {
    for (auto const& entry : k_role_texts)
        if (entry.text == text) return entry.role;
    return std::nullopt;
}
bool gives_badges(Role role) {
    return role == Role::host || role == Role::reception;
}

std::vector<DeviceOrder> open_orders_of(DeviceId device, std::vector<DeviceOrder> const& all) {
    std::vector<DeviceOrder> open;
    for (auto const& order : all) {
        if (order.device != device || order.answered_at != Moment{}) continue;
        open.push_back(order);
        open.back().by.clear();
    }
    return open;
}

std::vector<DeviceOrder> orders_with_answers(std::vector<DeviceOrder> open,
                                             std::vector<DeviceOrder> const& before) {
    for (auto& order : open)
        for (auto const& known : before)
            if (known.device == order.device && known.number == order.number &&
                known.kind == order.kind) {
                order.answered_at = known.answered_at;
                order.fault = known.fault;
            }
    return open;
}

}  // namespace ontmoet::storage

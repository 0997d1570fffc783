// SPDX-License-Identifier: EUPL-1.2
#include "domain/announcements.h"

#include <array>

namespace ontmoet::domain {

std::span<std::string_view const> ready_announcements() {
    static constexpr std::array<std::string_view, 10> keys{
        "announce.begin_soon", "announce.next_table",    "announce.break", "announce.lunch",
        "announce.go_on",      "announce.later",         "announce.desk",  "announce.free_tables",
        "announce.thanks",     "announce.leave_building"};
    return keys;
}

}  // namespace ontmoet::domain

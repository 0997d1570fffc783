// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/falls.h"

#include "kiosk/limits.h"
#include "platform/private_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace ontmoet::kiosk {
namespace {

std::filesystem::path list_in(std::filesystem::path const& folder) {
    return folder / "kiosk.starts";
}

std::string line_of(std::string_view boot, std::int64_t uptime_ms) {
    return std::string(boot) + " " + std::to_string(uptime_ms) + "\n";
}

}  // namespace

std::string with_start(std::string_view list, std::string_view boot, Duration uptime) {
    std::istringstream lines{std::string(list)};
    std::string before;  // that it ran then: the first of the recent ones follows a fall
    std::string recent;
    std::string whose;
    for (std::int64_t at = 0; lines >> whose >> at;) {
        if (whose != boot || at > uptime.count()) continue;
        if (Duration{uptime.count() - at} < k_falls_within)
            recent += line_of(boot, at);
        else
            before = line_of(boot, at);
    }
    return before + recent + line_of(boot, uptime.count());
}

bool falls_again_and_again(std::string_view list) {
    return std::ranges::count(list, '\n') > k_falls_until_safe;
}

bool begins_in_safe_mode(std::filesystem::path const& folder, std::string_view boot,
                         Duration uptime) {
    if (boot.empty()) return false;
    std::ifstream file(list_in(folder));
    std::string const before{std::istreambuf_iterator<char>(file), {}};
    auto const list = with_start(before, boot, uptime);
    // A disk that takes nothing does not keep it from starting.
    (void)platform::write_private_file(list_in(folder), list);
    return falls_again_and_again(list);
}

void ended_in_order(std::filesystem::path const& folder) {
    std::error_code ignored;
    std::filesystem::remove(list_in(folder), ignored);
}

}  // namespace ontmoet::kiosk

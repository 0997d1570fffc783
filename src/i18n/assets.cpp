// SPDX-License-Identifier: EUPL-1.2
#include "i18n/assets.h"

#include <cstdlib>
#include <system_error>

namespace ontmoet::i18n {

std::filesystem::path asset_root() {
    if (char const* given = std::getenv("ONTMOET_ASSETS"); given != nullptr && *given != '\0')
        return given;
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return std::filesystem::path{"share"} / "ontmoet";
    return (program.parent_path() / ".." / "share" / "ontmoet").lexically_normal();
}

}  // namespace ontmoet::i18n

// SPDX-License-Identifier: EUPL-1.2
#include "text/fonts.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace ontmoet::text {
namespace {

struct FontFile {
    char const* name;
    char const* package;
};

constexpr char const* k_noto = "fonts-noto-core";
constexpr std::array<FontFile, face_count> k_font_files{{
    {"NotoSans-Regular.ttf", k_noto},
    {"NotoSans-Bold.ttf", k_noto},
    {"NotoSansArabic-Regular.ttf", k_noto},
    {"NotoSansArabic-Bold.ttf", k_noto},
    {"NotoSansEthiopic-Regular.ttf", k_noto},
    {"NotoSansEthiopic-Bold.ttf", k_noto},
    {"MaterialIcons-Regular.ttf", "fonts-material-design-icons-iconfont"},
}};

bool all_found(FontPaths const& paths) {
    return std::none_of(paths.begin(), paths.end(), [](auto const& path) { return path.empty(); });
}

// Fills in what is still empty. A folder that cannot be read holds nothing.
void look_in(std::filesystem::path const& folder, FontPaths& paths) {
    namespace fs = std::filesystem;
    std::error_code failure;
    auto entry = fs::recursive_directory_iterator(
        folder, fs::directory_options::skip_permission_denied, failure);
    for (; !failure && entry != fs::recursive_directory_iterator() && !all_found(paths);
         entry.increment(failure)) {
        auto const name = entry->path().filename();
        for (std::size_t face = 0; face < face_count; ++face) {
            if (!paths[face].empty() || name != k_font_files[face].name) continue;
            std::error_code unreadable;
            if (entry->is_regular_file(unreadable)) paths[face] = entry->path();
        }
    }
}

}  // namespace

Result<FontPaths> find_fonts_only_in(std::vector<std::filesystem::path> const& folders) {
    FontPaths paths;
    for (auto const& folder : folders) look_in(folder, paths);
    for (std::size_t face = 0; face < face_count; ++face) {
        if (!paths[face].empty()) continue;
        return Error{ErrorKind::not_found, "error.font_missing",
                     std::string(k_font_files[face].name) + " (apt install " +
                         k_font_files[face].package + ")"};
    }
    return paths;
}

Result<FontPaths> find_fonts(std::vector<std::filesystem::path> const& folders) {
    auto all = folders;
    // The folders Debian uses come first: walking everything takes longer.
    all.emplace_back("/usr/share/fonts/truetype/noto");
    all.emplace_back("/usr/share/fonts/truetype/material-design-icons-iconfont");
    all.emplace_back("/usr/share/fonts");
    return find_fonts_only_in(all);
}

}  // namespace ontmoet::text

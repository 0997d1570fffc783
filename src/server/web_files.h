// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "server/call.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace ontmoet::server {

// The files of assets/web/console, the font of its icons and its charts, read once. A browser keeps
// them and asks each time whether they are still right. The policy they are sent with lets in
// nothing but these files: no script, style, picture or frame could be slipped into a page.
class WebFiles {
public:
    // "error.cannot_read" (detail: the file). Without the font's package words stand alone, without
    // that of charts tables do.
    static Result<WebFiles> read(std::filesystem::path const& assets);

    // `name`: of the route's {file}; the page itself is k_start_page.
    static constexpr std::string_view k_start_page = "index.html";
    void answer(Call& call, std::string_view name) const;

private:
    struct File {
        std::string content_type;
        std::string content;
    };
    std::map<std::string, File, std::less<>> m_files;
};

}  // namespace ontmoet::server

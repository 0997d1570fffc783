// SPDX-License-Identifier: EUPL-1.2
#include "server/web_files.h"

#include "server/limits.h"

#include <array>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace ontmoet::server {
namespace {

namespace fs = std::filesystem;

// Debian's fonts-material-design-icons-iconfont.
constexpr char const* k_icon_font =
    "/usr/share/fonts/woff/material-design-icons-iconfont/MaterialIcons-Regular.woff2";
constexpr char const* k_icon_file = "icons.woff2";
// Debian's libjs-chart.js.
constexpr char const* k_charts = "/usr/share/javascript/chart.js/chart.min.js";
constexpr char const* k_chart_file = "chart.js";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> k_types{
    {{".html", "text/html; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".woff2", "font/woff2"}}};

constexpr char const* k_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

std::string type_of(std::string const& extension) {
    for (auto const& [ending, type] : k_types)
        if (ending == extension) return std::string(type);
    return {};
}

Result<std::string> content_of(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    return text.str();
}

}  // namespace

Result<WebFiles> WebFiles::read(fs::path const& assets) {
    WebFiles files;
    std::error_code error;
    auto const folder = assets / "web" / "console";
    for (auto const& entry : fs::directory_iterator(folder, error)) {
        auto type = type_of(entry.path().extension().string());
        if (type.empty()) continue;
        TRY_ASSIGN(auto content, content_of(entry.path()));
        files.m_files[entry.path().filename().string()] = {std::move(type), std::move(content)};
    }
    if (!files.m_files.contains(k_start_page))
        return Error{ErrorKind::not_found, "error.cannot_read", (folder / k_start_page).string()};
    if (auto font = content_of(k_icon_font); font.ok())
        files.m_files[k_icon_file] = {type_of(".woff2"), std::move(*font)};
    if (auto charts = content_of(k_charts); charts.ok())
        files.m_files[k_chart_file] = {type_of(".js"), std::move(*charts)};
    return files;
}

void WebFiles::answer(Call& call, std::string_view name) const {
    auto const found = m_files.find(name);
    if (found == m_files.end()) return call.refuse(404, "error.unknown_route");
    Response response{200, found->second.content_type, {}, found->second.content};
    response.headers = {{"Content-Security-Policy", k_policy},
                        {"Cache-Control", "no-cache"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cross-Origin-Opener-Policy", "same-origin"},
                        {"Cross-Origin-Resource-Policy", "same-origin"},
                        {"X-Robots-Tag", "noindex, nofollow"}};
    call.answer(std::move(response));
}

}  // namespace ontmoet::server

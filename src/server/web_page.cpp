// SPDX-License-Identifier: EUPL-1.2
#include "server/web_page.h"

#include <array>
#include <fstream>
#include <sstream>

#include <sodium.h>

namespace ontmoet::server {

void begin_page(Html& html, i18n::Tongue const& tongue, PageHead const& head) {
    html.open("html", {{"lang", std::string(tongue.language().tag)},
                       {"dir", tongue.is_right_to_left() ? "rtl" : "ltr"}});
    html.open("head");
    html.single("meta", {{"charset", "utf-8"}});
    html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.single("meta", {{"name", "robots"}, {"content", "noindex, nofollow"}});
    html.single("meta", {{"name", "format-detection"}, {"content", "telephone=no"}});
    bool const has_script = !head.script.empty();
    if (has_script)
        html.element("script", {{"type", "module"}, {"src", std::string(head.script)}}, {});
    if (head.renews_s > 0) {
        if (has_script) html.open("noscript");
        html.single("meta",
                    {{"http-equiv", "refresh"}, {"content", std::to_string(head.renews_s)}});
        if (has_script) html.close();
    }
    html.element("title", {}, head.title).style(head.css).close();
}

std::string message_page(i18n::Tongue const& tongue, std::string_view title_key,
                         std::string_view body_key, std::string_view css) {
    Html html;
    auto const title = tongue.text(title_key);
    begin_page(html, tongue, {title, css});
    html.open("body").open("main", {{"class", "alone"}}).element("h1", {}, title);
    if (!body_key.empty()) html.element("p", {}, tongue.text(body_key));
    return html.take();
}

Result<std::string> read_web_file(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    return text.str();
}

std::string page_policy(std::string_view css, PageMay may) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(css.data()), css.size());
    constexpr auto k_form = sodium_base64_VARIANT_ORIGINAL;
    std::array<char, sodium_base64_ENCODED_LEN(sizeof hash, k_form)> text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), k_form);
    auto const style = "default-src 'none'; style-src 'sha256-" + std::string(text.data()) + "'; ";
    auto const more = may == PageMay::ask_us
                          ? "script-src 'self'; connect-src 'self'; form-action 'self'; "
                          : "form-action 'none'; ";
    return style + more + "base-uri 'none'; frame-ancestors 'none'";
}

Response page_response(int status, std::string_view content_type, i18n::Tongue const& tongue,
                       std::string const& policy, std::string body) {
    Response response{status, std::string(content_type) + "; charset=utf-8", {}, std::move(body)};
    response.headers = {{"Content-Security-Policy", policy},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Robots-Tag", "noindex, nofollow"},
                        {"Content-Language", std::string(tongue.language().tag)}};
    return response;
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "i18n/tongue.h"
#include "server/html.h"
#include "server/http_message.h"

#include <filesystem>
#include <string>
#include <string_view>

// What the pages for phones have in common: one document in a person's language, with a style sheet
// of its own and nothing of others.
namespace ontmoet::server {

struct PageHead {
    std::string title;
    std::string_view css;
    int renews_s = 0;           // 0: never
    std::string_view script{};  // an ES module of this server; with it, it renews itself without
};
void begin_page(Html& html, i18n::Tongue const& tongue, PageHead const& head);
// A page that says one thing.
std::string message_page(i18n::Tongue const& tongue, std::string_view title_key,
                         std::string_view body_key, std::string_view css);

// Errors: "error.cannot_read" (detail: the file).
Result<std::string> read_web_file(std::filesystem::path const& file);

// What a page may do besides showing itself with its own style sheet.
enum class PageMay { show, ask_us };  // ask_us: our scripts, our forms, questions to us
// Content-Security-Policy: the style sheet is known by its hash (CSP 3 §2.3.1), so that no other
// style, script, picture, frame or form could be slipped in.
std::string page_policy(std::string_view css, PageMay may);
// Kept by nobody, found by no search engine, and it tells nobody where it was.
Response page_response(int status, std::string_view content_type, i18n::Tongue const& tongue,
                       std::string const& policy, std::string body);

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "server/http_message.h"

#include "server/limits.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::server {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Lines { none, kept };

std::optional<std::string> percent_decoded(std::string_view text, Lines lines = Lines::none) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            int const high = hex_digit(text[i + 1]);
            int const low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        bool const is_line_end = lines == Lines::kept && (c == '\r' || c == '\n');
        if (is_line_end && c == '\r') continue;
        if ((static_cast<unsigned char>(c) < 0x20 && !is_line_end) || c == 0x7F)
            return std::nullopt;
        plain += c;
    }
    return plain;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes the part up to `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
    auto const end = rest.find(separator);
    auto const part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid_input: return 400;
        case ErrorKind::not_found: return 404;
        case ErrorKind::refused: return 403;
        case ErrorKind::conflict: return 409;
        case ErrorKind::unavailable: return 503;
        case ErrorKind::storage: return 500;
        case ErrorKind::too_new: return 500;
    }
    return 500;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (auto const& [key, value] : headers)
        if (key == name) return value;
    return std::nullopt;
}

Response error_response(int status, std::string_view message_key, std::string_view detail) {
    nlohmann::json const body = {{"message_key", message_key}, {"detail", detail}};
    return {status,
            "application/json",
            {},
            body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Response error_response(Error const& error) {
    return error_response(status_of(error.kind), error.message_key, error.detail);
}

std::optional<std::string_view> Target::value(std::string_view name) const {
    for (auto const& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<Target> parse_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return std::nullopt;
    auto query = target;
    auto path = next_part(query, '?');
    path.remove_prefix(1);
    Target parsed;
    while (!path.empty()) {
        auto segment = percent_decoded(next_part(path, '/'));
        if (!segment) return std::nullopt;
        parsed.segments.push_back(std::move(*segment));
    }
    while (!query.empty()) {
        auto value = next_part(query, '&');
        auto const name = percent_decoded(next_part(value, '='));
        auto const plain = percent_decoded(value);
        if (!name || !plain) return std::nullopt;
        parsed.query.emplace_back(*name, *plain);
    }
    return parsed;
}

std::string Form::value(std::string_view name) const {
    for (auto const& [key, text] : fields)
        if (key == name) return text;
    return {};
}

std::optional<Form> parse_form(std::string_view body) {
    std::string spaced(body);
    std::ranges::replace(spaced, '+', ' ');
    std::string_view rest = spaced;
    Form form;
    while (!rest.empty()) {
        auto value = next_part(rest, '&');
        auto const name = percent_decoded(next_part(value, '='));
        auto const plain = percent_decoded(value, Lines::kept);
        if (!name || !plain) return std::nullopt;
        form.fields.emplace_back(*name, *plain);
    }
    return form;
}

std::string_view cookie_of(Request const& request, std::string_view name) {
    auto rest = request.header("cookie").value_or("");
    while (!rest.empty()) {
        auto value = next_part(rest, ';');
        if (trimmed(next_part(value, '=')) == name) return trimmed(value);
    }
    return {};
}

std::string url_of(std::string_view scheme, std::string const& address, std::uint16_t port) {
    bool const is_v6 = address.find(':') != std::string::npos;
    return std::string(scheme) + "://" + (is_v6 ? "[" + address + "]" : address) + ":" +
           std::to_string(port);
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

void tag(Request const& request, Response& response) {
    if (response.status != 200) return;
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<unsigned char const*>(response.body.data()),
                       response.body.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    auto const etag = '"' + std::string(text.data()) + '"';
    response.headers.emplace_back("ETag", "W/" + etag);
    auto known = request.header("if-none-match").value_or("");
    while (!known.empty()) {
        auto one = trimmed(next_part(known, ','));
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one != etag && one != "*") continue;
        response.status = 304;
        response.body.clear();
        return;
    }
}

bool accepts_gzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        auto parameters = next_part(accept_encoding, ',');
        auto const coding = trimmed(next_part(parameters, ';'));
        if (coding != "gzip" && coding != "*") continue;
        auto const weight = trimmed(parameters);
        return !weight.starts_with("q=0") || weight.find_first_not_of("q=0.") != weight.npos;
    }
    return false;
}

void pack_for(Request const& request, Response& response) {
    bool const is_large = response.packed_end || response.body.size() >= k_gzip_from_bytes;
    if (!is_large || !accepts_gzip(request.header("accept-encoding").value_or(""))) return;
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = response.packed_end
                        ? sync::gzip(response.body, *response.packed_end)
                        : sync::gzip({}, sync::pack_end(response.body, sync::Effort::fast));
}

}  // namespace ontmoet::server

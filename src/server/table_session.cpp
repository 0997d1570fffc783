// SPDX-License-Identifier: EUPL-1.2
#include "server/table_session.h"

#include <array>
#include <charconv>
#include <chrono>

#include <sodium.h>

namespace ontmoet::server {
namespace {

constexpr std::string_view k_session_cookie = "ontmoet_table";
constexpr std::string_view k_seat_cookie = "ontmoet_seat";
constexpr std::size_t k_longest_token = 64;  // storage::new_token gives 43 characters

std::string cookie_text(std::string_view name, std::string const& value, Duration life,
                        bool is_secure) {
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(life).count();
    return std::string(name) + "=" + value + "; Path=" + std::string(k_table_path) +
           "; Max-Age=" + std::to_string(seconds) + "; HttpOnly; SameSite=Strict" +
           (is_secure ? "; Secure" : "");
}

bool is_token(std::string_view text) {
    auto const is_sign = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= k_longest_token &&
           std::all_of(text.begin(), text.end(), is_sign);
}

}  // namespace

std::optional<TableSession> table_session_of(Request const& request) {
    auto const text = cookie_of(request, k_session_cookie);
    auto const dot = text.find('.');
    if (dot == text.npos) return std::nullopt;
    auto const event = parse_id<EventId>(text.substr(0, dot));
    auto const token = text.substr(dot + 1);
    if (!event.ok() || !is_token(token)) return std::nullopt;
    return TableSession{*event, std::string(token)};
}

TableSeat table_seat_of(Request const& request) {
    auto const text = cookie_of(request, k_seat_cookie);
    std::array<int, 3> numbers{};
    auto const* at = text.data();
    auto const* const end = text.data() + text.size();
    for (auto& number : numbers) {
        auto const read = std::from_chars(at, end, number);
        if (read.ec != std::errc{} || number < 0) return {};
        at = read.ptr;
        if (at != end && *at == '.') ++at;
    }
    if (at != end || text.empty()) return {};
    return {numbers[0], {numbers[1], numbers[2]}};
}

std::string session_cookie(TableSession const& session, Duration life, bool is_secure) {
    return cookie_text(k_session_cookie, to_string(session.event) + "." + session.token, life,
                       is_secure);
}

std::string seat_cookie(TableSeat const& seat, Duration life, bool is_secure) {
    auto const round = std::max(0, seat.longer.round);
    return cookie_text(k_seat_cookie,
                       std::to_string(seat.table) + "." + std::to_string(round) + "." +
                           std::to_string(seat.longer.minutes),
                       life, is_secure);
}

std::string ended_session_cookie(bool is_secure) {
    return cookie_text(k_session_cookie, {}, Duration{0}, is_secure);
}

std::string form_proof(TableSession const& session) {
    constexpr std::string_view k_for = "ontmoet table form";
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<unsigned char const*>(k_for.data()), k_for.size(),
                       reinterpret_cast<unsigned char const*>(session.token.data()),
                       session.token.size());
    std::array<char, 2 * hash.size() + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

bool is_right_proof(TableSession const& session, std::string_view proof) {
    auto const right = form_proof(session);
    return proof.size() == right.size() &&
           sodium_memcmp(proof.data(), right.data(), right.size()) == 0;
}

bool comes_from_us(Request const& request) {
    auto const site = request.header("sec-fetch-site");
    return !site || *site == "same-origin" || *site == "none";
}

}  // namespace ontmoet::server

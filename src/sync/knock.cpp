// SPDX-License-Identifier: EUPL-1.2
#include "sync/knock.h"

#include "domain/json_values.h"
#include "sync/limits.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using nlohmann::json;
using storage::KnockState;

constexpr std::array<std::pair<KnockState, std::string_view>, 3> k_knock_states{
    {{KnockState::waits, "waits"}, {KnockState::let_in, "let_in"}, {KnockState::over, "over"}}};

// Both become part of what is shown or sent: they have no other signs.
constexpr std::string_view k_code_signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
constexpr std::string_view k_secret_signs =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Error bad_knock(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

json knock_object(std::string_view text) {
    return domain::is_too_deep(text) ? json() : json::parse(text, nullptr, false);
}

bool read_signs(json const& object, char const* name, std::string_view signs, std::size_t most,
                std::string& into) {
    return object.is_object() && from_json_member(object, name, into) && !into.empty() &&
           into.size() <= most && into.find_first_not_of(signs) == into.npos;
}

}  // namespace

std::string encode(Knock const& message) {
    return json{{"code", message.code},
                {"secret", message.secret},
                {"valid_s", message.valid.count() / 1'000}}
        .dump();
}

std::string encode(KnockQuestion const& message) {
    return json{{"secret", message.secret}}.dump();
}

std::string encode(KnockAnswer const& message) {
    return json{{"state", k_knock_states.at(static_cast<std::size_t>(message.state)).second}}
        .dump();
}

Result<Knock> decode_knock(std::string_view text) {
    auto const object = knock_object(text);
    Knock knock;
    std::int64_t valid_s = 0;
    if (!read_signs(object, "code", k_code_signs, k_most_code_letters, knock.code))
        return bad_knock("code");
    if (!read_signs(object, "secret", k_secret_signs, k_most_secret_letters, knock.secret))
        return bad_knock("secret");
    bool const has_time = from_json_member(object, "valid_s", valid_s) && valid_s > 0 &&
                          valid_s <= k_longest_knock.count() / 1'000;
    if (!has_time) return bad_knock("valid_s");
    knock.valid = Duration{valid_s * 1'000};
    return knock;
}

Result<KnockQuestion> decode_knock_question(std::string_view text) {
    KnockQuestion question;
    if (!read_signs(knock_object(text), "secret", k_secret_signs, k_most_secret_letters,
                    question.secret))
        return bad_knock("secret");
    return question;
}

Result<KnockAnswer> decode_knock_answer(std::string_view text) {
    auto const object = knock_object(text);
    std::string state;
    if (object.is_object() && from_json_member(object, "state", state))
        for (auto const& [known, word] : k_knock_states)
            if (word == state) return KnockAnswer{known};
    return bad_knock("state");
}

std::string let_in_url(std::string_view server, std::string_view code) {
    return std::string(server) + "/console#/let-in/" + std::string(code);
}

}  // namespace ontmoet::sync

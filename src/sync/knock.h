// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/devices.h"

#include <string>
#include <string_view>

// How a device that nobody invited asks to be let in: it shows a code, and an organiser types that
// in the console and says what the device is for.
//   POST /v1/pair/knocks         → Knock
//   POST /v1/pair/knocks/state   KnockQuestion → KnockAnswer; once let in, the secret is good as
//                                the code of a PairRequest (protocol.h)
namespace ontmoet::sync {

struct Knock {
    std::string code;    // "K7MF-3XQT", for people
    std::string secret;  // the device's own
    Duration valid{0};   // both, from now on
};
struct KnockQuestion {
    std::string secret;
};
struct KnockAnswer {
    storage::KnockState state = storage::KnockState::over;
};

std::string encode(Knock const& message);
std::string encode(KnockQuestion const& message);
std::string encode(KnockAnswer const& message);
// All: message key "error.bad_message" (detail: which member).
Result<Knock> decode_knock(std::string_view json);
Result<KnockQuestion> decode_knock_question(std::string_view json);
Result<KnockAnswer> decode_knock_answer(std::string_view json);

inline constexpr std::string_view k_knocks_path = "/v1/pair/knocks";
inline constexpr std::string_view k_knock_state_path = "/v1/pair/knocks/state";
// Where the console of this server asks what the device with this code is for.
std::string let_in_url(std::string_view server, std::string_view code);

}  // namespace ontmoet::sync

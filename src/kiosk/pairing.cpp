// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/pairing.h"

#include "platform/http_client.h"
#include "platform/private_file.h"
#include "platform/sync_client.h"
#include "sync/limits.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace ontmoet::kiosk {
namespace {

Result<sync::Invitation> invitation_of(PairingWords const& words) {
    if (words.code.starts_with('{')) return sync::decode_invitation(words.code);
    return sync::Invitation{{words.url, words.public_key}, words.code};
}

}  // namespace

Error refusal_of(sync::Response const& response) {
    auto const failure = sync::decode_failure(response.body);
    if (!failure.ok())
        return {ErrorKind::unavailable, "error.server_not_ours", std::to_string(response.status)};
    return {ErrorKind::refused, failure->message_key, failure->detail};
}

Result<sync::Pairing> read_pairing(std::filesystem::path const& path) {
    std::ifstream file(path);
    if (!file) return Error{ErrorKind::not_found, "error.pairing_missing", path.string()};
    std::stringstream text;
    text << file.rdbuf();
    return sync::decode_pairing(text.str());
}

Status write_pairing(std::filesystem::path const& file, sync::Pairing const& pairing) {
    return platform::write_private_file(file, sync::encode(pairing) + "\n");
}

std::filesystem::path store_in(std::filesystem::path const& data) {
    return data / "kiosk.sqlite";
}

storage::FormerSelf who_it_was(std::filesystem::path const& file, std::filesystem::path const& data,
                               platform::KeySource const& key) {
    storage::FormerSelf former;
    std::error_code unknown;
    if (std::filesystem::exists(store_in(data), unknown))
        if (auto const unlock = platform::find_key(key, data); unlock.ok())
            if (auto kept = platform::former_self(store_in(data), *unlock); kept.ok())
                former = std::move(*kept);
    auto const pairing = read_pairing(file);
    if (!pairing.ok()) return former;
    if (former.device.is_none()) former = {pairing->event, pairing->device, '\0', {}};
    if (former.device != pairing->device) return former;
    former.badge_letter = pairing->badge_letter;
    if (std::ranges::find(former.tokens, pairing->token) == former.tokens.end())
        former.tokens.push_back(pairing->token);
    return former;
}

Status pair_by_code(PairingWords const& words, storage::FormerSelf former,
                    std::filesystem::path const& file) {
    TRY_ASSIGN(auto const invitation, invitation_of(words));
    auto const answer = platform::ask_once(
        {invitation.address, {}}, "POST", std::string(sync::k_pair_path),

        sync::encode(sync::PairRequest{invitation.code, std::move(former)}), sync::k_push_timeout);
    if (!answer.ok()) return answer.error();
    if (answer->status != 200) return refusal_of(*answer);
    TRY_ASSIGN(auto pairing, sync::decode_pairing(answer->body));
    // Where it was reached is where it can be reached.
    pairing.url = invitation.address.url;
    pairing.public_key = invitation.address.public_key;
    return write_pairing(file, pairing);
}

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#include "storage/sealer.h"

#include "base/check.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

constexpr std::size_t k_nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t k_proof_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr unsigned long long k_passphrase_passes = 3;
constexpr std::size_t k_passphrase_memory = 256UL * 1024 * 1024;
static_assert(std::tuple_size_v<Salt> == crypto_pwhash_SALTBYTES);

constexpr SealedPlace k_mark_place{{}, {}, "mark"};
constexpr std::string_view k_mark_text = "ontmoet";

unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
unsigned char const* raw(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

// Not the salt of any database.
constexpr Salt k_escrow_salt{'o', 'n', 't', 'm', 'o', 'e', 't', ' ',
                             'e', 's', 'c', 'r', 'o', 'w', ' ', '1'};

struct EscrowPair {
    EscrowKey open;
    Key closed;

    static Result<EscrowPair> of(Unlock const& secret) {
        TRY_ASSIGN(auto const seed, secret(k_escrow_salt));
        EscrowKey open;
        Key::Bytes closed;
        crypto_box_seed_keypair(open.data(), closed.data(), seed.bytes().data());
        EscrowPair const pair{open, Key(closed)};
        sodium_memzero(closed.data(), closed.size());
        return pair;
    }
};

std::string bound_to(SealedPlace const& place) {
    std::string bound;
    bound.reserve(place.event.uuid.bytes.size() + place.of.bytes.size() + place.what.size());
    bound.append(place.event.uuid.bytes.begin(), place.event.uuid.bytes.end());
    bound.append(place.of.bytes.begin(), place.of.bytes.end());
    bound.append(place.what);
    return bound;
}

}  // namespace

Key::~Key() {
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

Key Key::fresh() {
    Bytes bytes;
    randombytes_buf(bytes.data(), bytes.size());
    Key key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

Unlock unlock_with(Key const& secret) {
    return [secret](Salt const& salt) -> Result<Key> {
        Key::Bytes derived;
        crypto_generichash(derived.data(), derived.size(), salt.data(), salt.size(),
                           secret.bytes().data(), secret.bytes().size());
        Key key(derived);
        sodium_memzero(derived.data(), derived.size());
        return key;
    };
}

Unlock unlock_with_passphrase(std::string passphrase) {
    return [passphrase = std::move(passphrase)](Salt const& salt) -> Result<Key> {
        Key::Bytes derived;
        if (crypto_pwhash(derived.data(), derived.size(), passphrase.data(), passphrase.size(),
                          salt.data(), k_passphrase_passes, k_passphrase_memory,
                          crypto_pwhash_ALG_ARGON2ID13) != 0)
            return Error{ErrorKind::unavailable, "error.out_of_memory", "argon2id"};
        Key key(derived);
        sodium_memzero(derived.data(), derived.size());
        return key;
    };
}

std::string Sealer::seal(std::string_view text, SealedPlace const& place) const {
    auto const bound = bound_to(place);
    std::string sealed(k_nonce_bytes + text.size() + k_proof_bytes, '\0');
    randombytes_buf(sealed.data(), k_nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        raw(sealed) + k_nonce_bytes, nullptr, raw(text), text.size(), raw(std::string_view(bound)),
        bound.size(), nullptr, raw(sealed), m_key.bytes().data());
    return sealed;
}

std::optional<std::string> Sealer::open(std::string_view sealed, SealedPlace const& place) const {
    if (sealed.size() < k_nonce_bytes + k_proof_bytes) return std::nullopt;
    auto const bound = bound_to(place);
    std::string text(sealed.size() - k_nonce_bytes - k_proof_bytes, '\0');
    int const failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw(text), nullptr, nullptr, raw(sealed) + k_nonce_bytes, sealed.size() - k_nonce_bytes,
        raw(std::string_view(bound)), bound.size(), raw(sealed), m_key.bytes().data());
    if (failed != 0) return std::nullopt;
    return text;
}

std::string Sealer::escrow(EscrowKey const& to) const {
    auto const& key = m_key.bytes();
    std::string sealed(key.size() + crypto_box_SEALBYTES, '\0');
    int const failed = crypto_box_seal(raw(sealed), key.data(), key.size(), to.data());
    check(failed == 0, "any 32 bytes are a public key");
    return sealed;
}

Result<EscrowKey> escrow_key(Unlock const& secret) {
    TRY_ASSIGN(auto const pair, EscrowPair::of(secret));
    return pair.open;
}

Result<Unlock> open_escrow(std::string_view sealed, Unlock const& secret,
                           std::string const& where) {
    TRY_ASSIGN(auto const pair, EscrowPair::of(secret));
    Key::Bytes bytes;
    bool const is_ours = sealed.size() == bytes.size() + crypto_box_SEALBYTES &&
                         crypto_box_seal_open(bytes.data(), raw(sealed), sealed.size(),
                                              pair.open.data(), pair.closed.bytes().data()) == 0;
    if (!is_ours) return Error{ErrorKind::refused, "error.wrong_key", where};
    Key const key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return Unlock([key](Salt const&) -> Result<Key> { return key; });
}

std::string fresh_canary() {
    constexpr std::uint32_t letters = 26;
    std::string canary(32, ' ');
    for (auto& letter : canary) letter = static_cast<char>('a' + randombytes_uniform(letters));
    return canary;
}

Result<Unsealed> unseal(std::optional<SealMark> const& kept, Unlock const& unlock,
                        std::string const& where) {
    SealMark mark;
    if (kept)
        mark = *kept;
    else
        randombytes_buf(mark.salt.data(), mark.salt.size());
    TRY_ASSIGN(auto const key, unlock(mark.salt));
    Sealer const sealer(key);
    if (!kept)
        mark.sealed = sealer.seal(k_mark_text, k_mark_place);
    else if (sealer.open(mark.sealed, k_mark_place) != k_mark_text)
        return Error{ErrorKind::refused, "error.wrong_key", where};
    return Unsealed{sealer, std::move(mark)};
}

}  // namespace ontmoet::storage

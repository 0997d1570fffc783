// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// What people said lies on a disk only sealed: whoever takes the disk, or a copy of the database,
// reads ids, times and kinds of facts and no word of a person.
namespace ontmoet::storage {

// 256 secret bits, wiped from memory when they are no longer needed.
class Key {
public:
    using Bytes = std::array<std::uint8_t, 32>;
    explicit Key(Bytes const& bytes) : m_bytes(bytes) {}
    Key(Key const&) = default;
    Key& operator=(Key const&) = default;
    ~Key();

    static Key fresh();
    Bytes const& bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
};

// Not secret; every database has one of its own, so that no two share a key.
using Salt = std::array<std::uint8_t, 16>;
// Gives the key of the database with this salt. Errors are those of where the secret comes from.
using Unlock = std::function<Result<Key>(Salt const&)>;
// From a secret that is random already.
Unlock unlock_with(Key const& secret);
// From words that a person remembers: Argon2id, 256 MiB and 3 passes, half a second for every
// guess. "error.out_of_memory".
Unlock unlock_with_passphrase(std::string passphrase);

// What a sealed text is bound to: in another place it does not open.
struct SealedPlace {
    EventId event;
    Uuid of;  // the fact
    std::string_view what;
};

// Escrow: the key of a kiosk's database, sealed to its server (libsodium's sealed box, X25519),
// lies beside that database. So the organiser reads the disk of a kiosk that is broken, and nobody
// else. The public half of the pair that a server's secret gives; all replicas have the same.
using EscrowKey = std::array<std::uint8_t, 32>;
Result<EscrowKey> escrow_key(Unlock const& secret);
// Gives the key that was sealed, whatever the salt. "error.wrong_key" (detail: `where`) when it was
// sealed to another server.
Result<Unlock> open_escrow(std::string_view sealed, Unlock const& secret, std::string const& where);

// XChaCha20-Poly1305 (libsodium): 24 random bytes, the text, 16 bytes that prove it.
class Sealer {
public:
    explicit Sealer(Key const& key) : m_key(key) {}

    std::string seal(std::string_view text, SealedPlace const& place) const;
    // Nothing when it was sealed with another key or for another place, or is damaged.
    std::optional<std::string> open(std::string_view sealed, SealedPlace const& place) const;
    // The key itself, for the one who holds the other half of `to`.
    std::string escrow(EscrowKey const& to) const;

private:
    Key m_key;
};

// A word that is nowhere else, to be looked for where it must not be readable: 32 letters.
std::string fresh_canary();

// By this a database knows its key again.
struct SealMark {
    Salt salt{};
    std::string sealed;
};
struct Unsealed {
    Sealer sealer;
    SealMark mark;
};
// With no mark kept: a new one, to be kept. "error.wrong_key" (detail: `where`), those of `unlock`.
Result<Unsealed> unseal(std::optional<SealMark> const& kept, Unlock const& unlock,
                        std::string const& where);

}  // namespace ontmoet::storage

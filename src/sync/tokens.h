// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace ontmoet::sync {

class KioskStore;

// The tokens of a kiosk, the newest first, as its store keeps them. A server drops a token when the
// next one is used; one that was restored from before knows an older one.
class Tokens {
public:
    // Those in the store, and the one it was paired with when that is new. Errors of the store.
    static Result<Tokens> open(KioskStore& store, std::string const& paired_with);

    // Only a token that is on the disk may be used. Errors of the store: then nothing changed.
    Status add(KioskStore& store, std::string const& token);
    // At most k_most_kept_tokens.
    std::vector<std::string> const& all() const { return m_all; }

private:
    std::vector<std::string> m_all;
};

}  // namespace ontmoet::sync

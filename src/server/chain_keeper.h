// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/chain.h"

#include <map>

namespace ontmoet::server {

// Gives the facts of every event their links (storage/chain.h), those from before there was a
// chain, too. Several servers over one database may do it at once. On one thread.
class ChainKeeper {
public:
    explicit ChainKeeper(storage::FactLog& log) : m_log(log) {}
    // Errors of the log; links made before one stand.
    Status look();

private:
    storage::FactLog& m_log;
    std::map<EventId, storage::Head> m_linked;
};

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "sync/open_session.h"

namespace ontmoet::sync {

std::string open_session(storage::Database& database) {
    auto select = database.prepare("SELECT unseal(kept, event, event, 'session') FROM session");
    return select.step() ? select.text(0) : std::string{};
}

void keep_session(storage::Database& database, std::string_view kept) {
    if (kept.empty()) {
        database.execute("DELETE FROM session");
        database.truncate_log();
        return;
    }
    database
        .prepare(
            "INSERT OR REPLACE INTO session"
            " SELECT event, seal(?, event, event, 'session') FROM device")
        .bind(kept)
        .run();
}

void end_session_of(storage::Database& database, PersonId person) {
    database
        .prepare("DELETE FROM session WHERE instr(unseal(kept, event, event, 'session'), ?) > 0")
        .bind(to_string(person))
        .run();
}

}  // namespace ontmoet::sync

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"
#include "storage/sqlite.h"
#include "sync/local_state.h"
#include "sync/protocol.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::sync {

// How far a kiosk has read the server's log.
struct Checkpoint {
    domain::Cursor cursor = 0;
    std::string epoch;  // empty: the server was never reached
};

// What a kiosk keeps on its disk, in one SQLite file: the inbox (confirmed facts), the outbox (its
// own facts, from the moment they are said until seven days after the server decided them), the
// checkpoint, the problems and a few settings. Each call is one durable transaction. One thread.
class KioskStore {
public:
    // Creates the file when there is none. A store belongs to one device of one event:
    // "error.store_of_other_device" when it is another's. Else the errors of storage::Database.
    static Result<std::unique_ptr<KioskStore>> open(std::filesystem::path const& file,
                                                    EventId event, DeviceId device);
    ~KioskStore();

    // Outbox
    Status append(std::span<domain::Fact const> own);
    Result<std::int64_t> last_sequence();
    // Not decided as far as the pages read tell: what lies on top of the confirmed facts.
    Result<std::vector<domain::Fact>> pending();
    Result<std::int64_t> pending_count();
    // The next facts to send, in order: not answered yet, at most `limit` and `most_bytes` of body.
    Result<std::vector<domain::Fact>> to_send(std::size_t limit, std::size_t most_bytes);
    // Takes the server's answers down; gives the problems that are new with them. Answers of
    // another epoch say nothing about this one and are left.
    Result<std::vector<Problem>> take_answers(std::span<FactAnswer const> answers,
                                              std::string const& epoch);
    // The server lacks this sequence and all after it: sends them again. What is no longer kept is
    // replaced by a fact of type `lost`, made with `stamp` (id and times).
    Status send_again_from(std::int64_t sequence, domain::Fact const& stamp);
    // Own facts decided before `before`, by the server's clock, are forgotten.
    Status forget_sent(Moment before);

    // Inbox and checkpoint
    Result<Checkpoint> checkpoint();
    // One page: its facts, the checkpoint and what it says about the outbox, or nothing of it.
    Status take_page(PullPage const& page);
    // Forgets the inbox; every own fact still kept is pending and to be sent again, but for those
    // that were refused and closed.
    Status begin_epoch(std::string const& epoch);
    Result<std::vector<domain::Fact>> confirmed(domain::Cursor after, std::size_t limit);

    // Facts of this device that the server refused and that no problem.closed names yet.
    Result<std::vector<Problem>> problems();

    // Settings
    Result<std::map<std::string, std::string, std::less<>>> settings();
    Status set_setting(std::string_view name, std::string_view value);

    // Everything goes: the device was revoked.
    Status wipe();
    // For tests: the database itself.
    storage::Database& database();

private:
    struct Inside;
    explicit KioskStore(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::sync

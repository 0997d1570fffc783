// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"
#include "storage/sqlite.h"
#include "sync/sync_store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::sync {

// What a kiosk keeps on its disk, in one SQLite file: the inbox (confirmed facts), the outbox (its
// own facts, from the moment they are said until seven days after the server decided them), the
// checkpoint, the problems, the open session and a few settings. Each call is one durable
// transaction. One thread.
class KioskStore final : public SyncStore {
public:
    // Creates the file when there is none. A store belongs to one device of one event:
    // "error.store_of_other_device" when it is another's. Else the errors of storage::Database.
    static Result<std::unique_ptr<KioskStore>> open(std::filesystem::path const& file,
                                                    EventId event, DeviceId device,
                                                    storage::Unlock const& unlock);
    // One that is there, whoever's it is: of a kiosk that is broken.
    static Result<std::unique_ptr<KioskStore>> open_found(std::filesystem::path const& file,
                                                          storage::Unlock const& unlock);
    ~KioskStore() override;
    EventId event() const;
    DeviceId device() const;
    // As storage::Sealer::escrow.
    std::string escrow(storage::EscrowKey const& to) const;

    // Outbox
    Status append(std::span<domain::Fact const> own) override;
    Result<std::int64_t> last_sequence();
    Result<std::vector<domain::Fact>> pending() override;
    Result<std::int64_t> pending_count() override;
    Result<std::vector<domain::Fact>> to_send(std::size_t limit, std::size_t most_bytes,
                                              AtHall at_hall = {}) override;
    Result<std::vector<Problem>> take_answers(std::span<FactAnswer const> answers,
                                              std::string const& epoch) override;
    Status send_again_from(std::int64_t sequence, domain::Fact const& stamp) override;
    Status forget_sent(Moment before) override;

    // Inbox and checkpoint
    Result<Checkpoint> checkpoint() override;
    Status take_page(PullPage const& page) override;
    Status begin_epoch(std::string const& epoch) override;
    Result<std::vector<PersonId>> lost_erasures() override;
    Result<std::vector<domain::Fact>> confirmed(domain::Cursor after, std::size_t limit);

    // A confirmed fact, or one of this device; nothing for what it does not know.
    Result<std::optional<domain::Fact>> find(FactId fact);

    // Facts of this device that the server refused and that no problem.closed names yet.
    Result<std::vector<Problem>> problems();

    // Settings
    Result<std::map<std::string, std::string, std::less<>>> settings();
    Status set_setting(std::string_view name, std::string_view value) override;

    // Where the person in front of it is, for a start after a fall; empty: nobody is there. Who is
    // erased or concealed meanwhile is not in it any more: it goes.
    Result<std::string> session();
    Status keep_session(std::string_view kept);

    Status wipe() override;
    // The database itself: for tests, and where one is mended.
    storage::Database& database();

private:
    struct Inside;
    explicit KioskStore(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::sync

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "storage/sqlite.h"

#include <filesystem>
#include <memory>

namespace ontmoet::storage {

// A server's database in one SQLite file: facts, answers and devices. One process writes (the
// others get "error.database_busy"), any number may open it read_only while it does. All members
// may be called from several threads; each call is one transaction.
class SqliteFactLog final : public FactLog {
public:
    // Creates the file (not its folder) when there is none. Errors: see open_database in sqlite.h.
    static Result<std::unique_ptr<SqliteFactLog>> open(std::filesystem::path const& file,
                                                       Unlock const& unlock,
                                                       Access access = Access::read_write);
    ~SqliteFactLog() override;

    Result<std::vector<EventId>> events() override;
    Result<Head> head(EventId event) override;
    Result<std::vector<domain::Fact>> read(EventId event, domain::Cursor after,
                                           std::size_t limit) override;
    Status append(EventId event, domain::Cursor expected, std::span<domain::Fact const> facts,
                  std::span<StoredAnswer const> answers) override;
    Result<std::optional<StoredAnswer>> answer(EventId event, DeviceId device,
                                               std::int64_t device_sequence) override;
    Result<std::vector<StoredAnswer>> answers(EventId event, domain::Cursor from,
                                              domain::Cursor to) override;
    Result<std::vector<Decided>> decided(EventId event, domain::Cursor from) override;
    Result<domain::Cursor> cursor_of(EventId event, FactId fact) override;
    Status begin_epoch(EventId event) override;
    Status begin_copy(EventId event, std::string const& epoch) override;
    Status end_copy(EventId event, std::string const& epoch) override;
    Status replace(EventId event, FactLog& from) override;
    Result<std::vector<ChainLink>> chain(EventId event, domain::Cursor after,
                                         std::size_t limit) override;
    Result<domain::Cursor> extend_chain(EventId event, std::size_t limit) override;
    Status put_chain(EventId event, std::span<ChainLink const> links) override;

    // For a venue server. Everything goes, devices too.
    Status wipe();

    // Lives as long as the log.
    Devices& devices();
    Accounts& accounts();
    // A consistent copy, also while others write; `to` must not exist yet.
    Status backup(std::filesystem::path const& to);
    // For tests: the database itself.
    Database& database();

private:
    struct Inside;
    explicit SqliteFactLog(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::storage

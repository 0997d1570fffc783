// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "storage/sealer.h"

#include <memory>
#include <string>

namespace ontmoet::storage {

enum class WhenEmpty { create, fail };

// A server's database on PostgreSQL (15 or later), for any number of server processes at once: they
// take turns at each event by its counter row, and hear of each other's facts by NOTIFY. Three
// direct connections each (LISTEN does not pass a pooler like pgbouncer). A database that restarts
// or fails over is found again at the next call; until then calls end with
// "error.database_unreachable".
class PostgresFactLog final : public FactLog {
public:
    // `where`: as libpq takes it (postgresql://… or key=value). Makes the tables when there are
    // none (WhenEmpty::create). Errors: PostgresLink::run, prepare_schema and prepare_seal.
    static Result<std::unique_ptr<PostgresFactLog>> open(std::string const& where,
                                                         Unlock const& unlock,
                                                         WhenEmpty when_empty = WhenEmpty::create);
    ~PostgresFactLog() override;

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
    Result<std::optional<Head>> claim(EventId event) override;
    void release(EventId event) override;
    void listen(std::function<void(EventId)> news) override;
    Result<bool> is_served() override;

    // Lives as long as the log.
    Devices& devices();
    Accounts& accounts();

private:
    struct Inside;
    explicit PostgresFactLog(std::unique_ptr<Inside> inside);
    void vacuum();
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::storage

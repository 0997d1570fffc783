// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/postgres.h"
#include "storage/postgres_fact_log.h"
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/postgres_for_test.h"
#include "support/temp_folder.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

// The same log on each kind of database, for tests of what all of them promise.
namespace ontmoet::test {

struct LogOnSqlite {
    LogOnSqlite() { reopen(); }
    void reopen() {
        kept.reset();
        auto opened = storage::SqliteFactLog::open(folder / "log.db", k_unlock);
        check(opened.ok(), "the log opens");
        kept = std::move(*opened);
    }
    storage::FactLog& log() { return *kept; }
    storage::Devices& devices() { return kept->devices(); }

    TempFolder folder;
    std::unique_ptr<storage::SqliteFactLog> kept;
};

struct LogOnPostgres {
    LogOnPostgres() { reopen(); }
    void reopen() {
        kept.reset();
        kept = another();
    }
    // A second process at the same database.
    std::unique_ptr<storage::PostgresFactLog> another() const {
        auto opened = storage::PostgresFactLog::open(where, k_unlock);
        check(opened.ok(), "the log opens");
        return std::move(*opened);
    }
    storage::FactLog& log() { return *kept; }
    storage::Devices& devices() { return kept->devices(); }

    std::string where = PostgresForTest::shared().new_database();
    std::unique_ptr<storage::PostgresFactLog> kept;
};

inline void partition_by_event(std::string const& where) {
    std::ifstream file(std::string(SOURCE_DIR) + "/src/storage/partition_by_event.sql");
    std::string const sql{std::istreambuf_iterator<char>(file), {}};
    storage::PostgresLink link(where);
    auto const spread = link.run(storage::Repeat::unsafe, [&](storage::PostgresLink& open) {
        open.execute(sql);
        return open.query("SELECT count(*) FROM pg_partitioned_table").integer(0, 0);
    });
    check(spread.ok() && *spread == 5, "the tables are spread over partitions");
}

struct LogOnPartitions : LogOnPostgres {
    LogOnPartitions() { partition_by_event(where); }
};

}  // namespace ontmoet::test

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/temp_folder.h"

#include <filesystem>
#include <string>
#include <thread>

#include <sys/types.h>

namespace ontmoet::test {

// A real PostgreSQL with its files in a folder of its own, reached over a socket in that folder and
// no network. It keeps its usual settings, so what it says is durable is. As root it runs as the
// user postgres, because it refuses root.
class PostgresForTest {
public:
    PostgresForTest();
    explicit PostgresForTest(std::filesystem::path const& parent);
    PostgresForTest(PostgresForTest const&) = delete;
    PostgresForTest& operator=(PostgresForTest const&) = delete;
    ~PostgresForTest();

    // The one of this process, started when it is asked for first.
    static PostgresForTest& shared();

    // An empty database; where it is, for libpq.
    std::string new_database();
    // The process that serves is killed at once, as when the machine loses its power.
    void kill();
    void start();
    std::filesystem::path data() const { return m_folder / "data"; }

private:
    std::string address(std::string const& database) const;
    TempFolder m_folder;
    pid_t m_process = -1;
    std::thread m_reader;
    int m_databases = 0;
};

}  // namespace ontmoet::test

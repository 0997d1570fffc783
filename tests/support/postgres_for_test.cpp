// SPDX-License-Identifier: EUPL-1.2
#include "support/postgres_for_test.h"

#include "storage/postgres.h"

#include <csignal>
#include <future>
#include <initializer_list>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ontmoet::test {
namespace {

// Debian keeps the server's programs apart for each version.
std::filesystem::path program(std::string const& name) {
    std::filesystem::path newest;
    std::error_code none;
    for (auto const& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none))
        newest = std::max(newest, version.path());
    check(!newest.empty(), "PostgreSQL is installed: kiosk/install-packages test");
    return newest / "bin" / name;
}

passwd const* owner() {
    auto const* const user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
    return user;
}

// Every sync of a disk that others use too would make the tests wait; a killed server finds its
// files in memory as well.
std::filesystem::path memory_if_there() {
    std::filesystem::path const memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

// In the child: ends with its parent and never runs as root.
[[noreturn]] void become(std::vector<std::string> const& words, int output) {
    if (auto const* const user = owner(); user != nullptr) {
        if (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0) ::_exit(126);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::setenv("LC_ALL", "C", 1);
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

PostgresForTest::PostgresForTest() : PostgresForTest(memory_if_there()) {}

PostgresForTest::PostgresForTest(std::filesystem::path const& parent) : m_folder(parent) {
    if (auto const* const user = owner(); user != nullptr)
        check(::chown(m_folder.path().c_str(), user->pw_uid, user->pw_gid) == 0,
              "the folder is given to postgres");
    auto const child = ::fork();
    if (child == 0)
        become({program("initdb"), "-D", data(), "-A", "trust", "-U", "postgres", "-E", "UTF8",
                "--locale=C", "--no-sync"},
               ::open("/dev/null", O_WRONLY));
    int status = 0;
    ::waitpid(child, &status, 0);
    check(status == 0, "initdb makes a database cluster");
    start();
}

PostgresForTest::~PostgresForTest() {
    kill();
}

PostgresForTest& PostgresForTest::shared() {
    static PostgresForTest server;
    return server;
}

void PostgresForTest::start() {
    int output[2];
    check(::pipe2(output, O_CLOEXEC) == 0, "the system gives a pipe");
    m_process = ::fork();
    if (m_process == 0)
        become({program("postgres"), "-D", data(), "-k", m_folder.path(), "-c",
                "listen_addresses=", "-c", "max_connections=50", "-c", "max_wal_size=64MB"},
               output[1]);
    ::close(output[1]);
    std::promise<bool> ready;
    auto const is_ready = ready.get_future();
    m_reader = std::thread([from = output[0], ready = std::move(ready)]() mutable {
        std::string said;
        bool told = false;
        char piece[4096];
        for (ssize_t got = 0; (got = ::read(from, piece, sizeof piece)) > 0;) {
            if (told) continue;
            said.append(piece, static_cast<std::size_t>(got));
            told = said.find("ready to accept connections") != std::string::npos;
            if (told) ready.set_value(true);
        }
        if (!told) ready.set_value(false);
        ::close(from);
    });
    check(const_cast<std::future<bool>&>(is_ready).get(), "PostgreSQL starts");
}

void PostgresForTest::kill() {
    if (m_process <= 0) return;
    // The others of its family end when it does.
    ::kill(m_process, SIGQUIT);
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
    m_reader.join();
}

std::string PostgresForTest::address(std::string const& database) const {
    return "postgresql:///" + database + "?host=" + m_folder.path().string() + "&user=postgres";
}

std::string PostgresForTest::new_database() {
    auto const name = "t" + std::to_string(++m_databases);
    storage::PostgresLink link(address("postgres"));
    auto const made = link.run(storage::Repeat::safe, [&](storage::PostgresLink& open) {
        open.execute("CREATE DATABASE " + name);
    });
    check(made.ok(), "a database is made");
    return address(name);
}

}  // namespace ontmoet::test

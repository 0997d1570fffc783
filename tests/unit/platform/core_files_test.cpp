// SPDX-License-Identifier: EUPL-1.2
#include "platform/core_files.h"

#include <csignal>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ontmoet;

TEST_CASE("a process that falls leaves no core file behind, nor does one that it started") {
    pid_t const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        platform::forbid_core_files();
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        if (limit.rlim_cur > 1 || limit.rlim_max > 1) ::_exit(1);
        if (::fork() == 0) {
            ::getrlimit(RLIMIT_CORE, &limit);
            ::_exit(limit.rlim_max > 1 ? 1 : 0);
        }
        int ended = 0;
        ::wait(&ended);
        if (ended != 0) ::_exit(2);
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
    }
    int ended = 0;
    REQUIRE(::waitpid(child, &ended, 0) == child);
    REQUIRE(WIFSIGNALED(ended));
    CHECK(WTERMSIG(ended) == SIGABRT);
    CHECK_FALSE(WCOREDUMP(ended));
}

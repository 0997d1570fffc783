// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/commands.h"
#include "server/server.h"

#include <csignal>
#include <thread>

#include <sys/resource.h>

namespace ontmoet::server {
namespace {

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

// A connection is a file descriptor and the usual soft limit is 1,024.
void allow_many_connections() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

ExitCode run(ServeCommand const& command, Surroundings const& around) {
    allow_many_connections();
    auto const signals = ending_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before the first thread: all inherit it
    std::signal(SIGPIPE, SIG_IGN);
    Metrics metrics;
    RequestLog const log(around.clock, write_to_stderr);
    ServerOptions options;
    options.data = command.data;
    options.http.address = command.address;
    options.http.port = command.port;
    options.http.behind_proxy = command.behind_proxy;
    auto server = Server::open(std::move(options), {around.clock, metrics, log});
    if (!server.ok()) return around.console.fail(server.error());
    around.console.print("server.listens", {{"url", (*server)->url()}});
    std::thread waiter([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        (*server)->stop();
    });
    (*server)->run();
    waiter.join();
    return ExitCode::done;
}

}  // namespace ontmoet::server

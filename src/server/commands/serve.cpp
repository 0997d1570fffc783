// SPDX-License-Identifier: EUPL-1.2
#include "platform/service_manager.h"
#include "server/commands/commands.h"
#include "server/server.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include <sys/resource.h>

namespace ontmoet::server {
namespace {

sigset_t awaited_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    return signals;
}

// A connection is a file descriptor and the usual soft limit is 1,024.
void allow_many_connections() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

// What makes it a venue server, if it is to be one.
Result<std::optional<sync::Pairing>> upstream_of(ServeCommand const& command) {
    if (command.upstream.empty()) return std::optional<sync::Pairing>{};
    std::ifstream file(command.pairing);
    std::ostringstream text;
    text << file.rdbuf();
    auto pairing = sync::decode_pairing(text.str());
    if (!file || !pairing.ok() || pairing->role != storage::Role::venue)
        return Error{ErrorKind::invalid_input, "error.not_venue_pairing", command.pairing.string()};
    pairing->url = command.upstream;
    return std::optional(std::move(*pairing));
}

// From the thread that answers: when it stands still, systemd is to know.
void tell_alive_again(Server& server, Duration pause) {
    platform::tell_alive();
    server.after(pause, [&server, pause] { tell_alive_again(server, pause); });
}

}  // namespace

ExitCode run(ServeCommand const& command, Surroundings const& around) {
    allow_many_connections();
    auto const signals = awaited_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before the first thread: all inherit it
    std::signal(SIGPIPE, SIG_IGN);
    Metrics metrics;
    RequestLog const log(around.clock, write_to_stderr);
    ServerOptions options;
    options.data = command.data;
    options.key = around.key;
    options.http.address = command.address;
    options.http.port = command.port;
    options.http.behind_proxy = command.behind_proxy;
    options.http.plain_for_all = command.plain_for_all;
    options.public_url = command.public_url;
    options.releases = {command.releases, command.releases_trust};
    options.allow_private_webhooks = command.allow_private_webhooks;
    if (!command.tls_certificate.empty())
        options.http.tls = TlsFiles{command.tls_certificate, command.tls_key};
    auto upstream = upstream_of(command);
    if (!upstream.ok()) return around.console.fail(upstream.error());
    options.upstream = std::move(*upstream);
    options.seed = around.random.next();
    auto server = Server::open(std::move(options), {around.clock, metrics, log});
    if (!server.ok()) return around.console.fail(server.error());
    around.console.print("server.listens", {{"url", (*server)->url()}});
    std::thread waiter([&] {
        for (int signal = SIGHUP; signal == SIGHUP;) {
            sigwait(&signals, &signal);
            if (signal == SIGHUP) (*server)->read_certificate_again();
        }
        platform::tell_ending();
        (*server)->stop();
    });
    (*server)->after(Duration{0}, [&] {
        platform::tell_ready();
        if (auto const pause = platform::alive_every()) tell_alive_again(**server, *pause);
    });
    (*server)->run();
    waiter.join();
    return ExitCode::done;
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "server/server.h"

#include "server/chain_keeper.h"
#include "server/local_desk.h"
#include "server/retention_keeper.h"
#include "server/routes.h"
#include "server/server_file.h"
#include "server/upstream.h"
#include "server/webhook_sender.h"
#include "storage/credentials.h"

#include <unistd.h>

namespace ontmoet::server {

// In the order in which they lean on each other.
struct Server::Parts {
    Parts(Books its_books, std::optional<TlsFiles> its_tls)
        : books(its_books), tls(std::move(its_tls)) {}

    Books books;
    std::optional<TlsFiles> tls;
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<HttpServer> http;
    std::unique_ptr<LocalDesk> desk;
    std::unique_ptr<RetentionKeeper> retention;  // idle on a venue server
    std::unique_ptr<ChainKeeper> chains;         // the same
    std::unique_ptr<WebhookSender> webhooks;     // the same
    std::unique_ptr<SlowWork> slow;
    std::unique_ptr<SlowWork> outward;  // what waits for others' servers
    std::unique_ptr<SlowWork> planner;
    std::unique_ptr<Gate> gate;
    std::unique_ptr<Lending> lending;
    std::unique_ptr<FactRoutes> facts;
    std::unique_ptr<AdminRoutes> admin;
    std::unique_ptr<PairRoute> pair;
    std::unique_ptr<PhoneRoute> phone;
    std::unique_ptr<FollowRoute> follow;
    std::unique_ptr<TableRoute> table;
    std::unique_ptr<ConsoleRoutes> console;
    std::unique_ptr<ScanRoutes> scan;
    std::unique_ptr<Routes> routes;
    std::unique_ptr<Upstream> upstream;  // of a venue server

    // What browsers are shown.
    void tell_device_changed(DeviceId device);
    Status open_pages(ServerOptions const& options, bool behind_proxy, sync::Address const& address,
                      Loop const& loop);
};

namespace {

// The first question about an event folds it whole: better now than while a kiosk waits.
Status warm_up(DataFolder& folder) {
    TRY_ASSIGN(auto const events, folder.log().events());
    for (auto const& event : events)
        TRY(folder.hub().with_state(event, [](domain::State const&) {}));
    return {};
}

// Again and again, while the server runs.
void keep_retention(Loop const& loop, SlowWork& slow, RetentionKeeper& keeper,
                    RequestLog const& log, Duration delay) {
    loop.after(delay, [loop, &slow, &keeper, &log] {
        bool const added = slow.add([&keeper, &log] {
            auto const looked = keeper.look();
            if (!looked.ok()) log.step("retention_failed", looked.error().message_key);
        });
        if (!added) log.step("retention_failed", "error.server_busy");
        keep_retention(loop, slow, keeper, log, k_retention_pause);
    });
}

// The next time begins when this one is over, however long others let it wait.
void keep_telling(Loop const& loop, SlowWork& outward, WebhookSender& sender,
                  RequestLog const& log) {
    loop.after(k_webhook_look_pause, [loop, &outward, &sender, &log] {
        // It refuses only when the server ends.
        [[maybe_unused]] bool const added = outward.add([loop, &outward, &sender, &log] {
            auto const looked = sender.look();
            if (!looked.ok()) log.step("webhooks_failed", looked.error().message_key);
            keep_telling(loop, outward, sender, log);
        });
    });
}

void keep_chains(Loop const& loop, SlowWork& slow, ChainKeeper& keeper, RequestLog const& log) {
    loop.after(k_chain_pause, [loop, &slow, &keeper, &log] {
        // The first time, over the log of an older version, may be long.
        bool const added = slow.add([loop, &slow, &keeper, &log] {
            auto const linked = keeper.look();
            if (!linked.ok()) log.step("chain_failed", linked.error().message_key);
            keep_chains(loop, slow, keeper, log);
        });
        if (added) return;
        log.step("chain_failed", "error.server_busy");
        keep_chains(loop, slow, keeper, log);
    });
}

}  // namespace

Status Server::Parts::open_pages(ServerOptions const& options, bool behind_proxy,
                                 sync::Address const& address, Loop const& loop) {
    TRY_ASSIGN(phone, PhoneRoute::open(books, folder->hub(), behind_proxy, options.assets));
    TRY_ASSIGN(follow, FollowRoute::open(books, {*desk, folder->hub(), *slow}, behind_proxy,
                                         options.assets));
    bool const https = address.url.starts_with("https://");
    TRY_ASSIGN(table, TableRoute::open(books, {folder->hub(), *gate, *pair, *slow, loop},
                                       {https, options.assets}));
    HowItRuns const how{https, !options.key.passphrase.empty(), folder->path().empty()};
    TRY_ASSIGN(console,
               ConsoleRoutes::open(books,
                                   {*desk, folder->log(), folder->hub(), folder->accounts(),
                                    folder->devices(), *slow, *planner, *gate, options.releases},
                                   behind_proxy, how, options.assets));
    scan = std::make_unique<ScanRoutes>(
        books, ScanRoutes::Parts{*desk, folder->log(), folder->hub(), folder->accounts(), *slow},
        behind_proxy);
    return {};
}

// What waits for news of it looks again.
void Server::Parts::tell_device_changed(DeviceId device) {
    http->post([this, device] {
        facts->device_changed(device);
        table->device_changed(device);
    });
}

Server::Server(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Server::~Server() {
    m_parts->folder->log().listen({});
    m_parts->facts->finish();
    m_parts->gate->keep_last_seen();
    m_parts->slow->finish();
    m_parts->webhooks->end();
    m_parts->outward->finish();
    m_parts->planner->finish();
    if (auto const& path = m_parts->folder->path(); !path.empty()) remove_server_file(path);
}

Result<std::unique_ptr<Server>> Server::open(ServerOptions options, Books books) {
    auto parts = std::make_unique<Parts>(books, options.http.tls);
    auto& p = *parts;
    auto const& upstream = options.upstream;
    TRY_ASSIGN(p.folder,
               upstream
                   ? DataFolder::open_venue(options.data, *upstream, books.clock, options.key)
                   : DataFolder::open(options.data, WhenMissing::create, books.clock, options.key));
    p.folder->follow_others();
    TRY(warm_up(*p.folder));
    bool const behind_proxy = options.http.behind_proxy;
    options.http.body_limit = [&p](Request const& head) { return p.routes->body_limit(head); };
    options.http.on_refused = [&p](int status) { p.books.metrics.count_answer(status); };
    TRY_ASSIGN(p.http, HttpServer::create(std::move(options.http), [&p](auto exchange) {
                   p.routes->handle(std::move(exchange));
               }));
    auto& http = *p.http;
    Loop const loop{[&http](auto task) { http.post(std::move(task)); },
                    [&http](Duration delay, auto task) { http.after(delay, std::move(task)); }};
    auto& folder = *p.folder;
    auto const& public_url = options.public_url;
    sync::Address const address{public_url.empty() ? http.url() : public_url, http.public_key(),
                                public_url};
    p.desk = std::make_unique<LocalDesk>(folder, options.key, books.clock, address,
                                         [&p](DeviceId id) { p.tell_device_changed(id); });
    p.slow = std::make_unique<SlowWork>();
    p.outward = std::make_unique<SlowWork>();
    p.planner = std::make_unique<SlowWork>(k_most_waiting_plans);
    VenueLine venue_line;
    std::function<VenueGauges()> venue_gauges;
    if (upstream) {
        TRY_ASSIGN(p.upstream, Upstream::open(books, *upstream, folder, options.seed,
                                              [&p](DeviceId id) { p.tell_device_changed(id); }));
        venue_line.is_cut_off = [&line = *p.upstream] { return !line.gauges().is_online; };
        venue_line.heard = [&line = *p.upstream](DeviceId device, auto const& presence) {
            line.heard(device, presence);
        };
        venue_gauges = [&line = *p.upstream] { return line.gauges(); };
    }
    p.gate = std::make_unique<Gate>(books, folder.devices(), *p.slow, loop, behind_proxy,
                                    std::move(venue_line));
    p.lending = std::make_unique<Lending>(books, folder.hub(), *p.slow, loop);
    p.facts = std::make_unique<FactRoutes>(books, folder.hub(), folder.devices(), *p.gate,
                                           *p.lending, loop);
    ServerFile const file{http.url(), storage::new_token(), static_cast<int>(::getpid()),
                          http.public_key()};
    p.admin = std::make_unique<AdminRoutes>(*p.desk, *p.slow, *p.gate, file.token);
    TRY_ASSIGN(auto escrow_key, platform::escrow_key(options.key, folder.path()));
    p.pair = std::make_unique<PairRoute>(books, folder.hub(), folder.devices(), *p.slow, address,
                                         std::move(escrow_key), behind_proxy);
    TRY(p.open_pages(options, behind_proxy, address, loop));
    p.retention = std::make_unique<RetentionKeeper>(books, folder.log(), folder.hub());
    p.chains = std::make_unique<ChainKeeper>(folder.log());
    if (!upstream) keep_retention(loop, *p.slow, *p.retention, books.log, k_retention_first);
    if (!upstream) keep_chains(loop, *p.slow, *p.chains, books.log);
    p.webhooks = std::make_unique<WebhookSender>(
        books, folder.log(), folder.hub(), folder.accounts(),
        options.allow_private_webhooks ? platform::Reach::anywhere : platform::Reach::public_only);
    if (!upstream) keep_telling(loop, *p.outward, *p.webhooks, books.log);
    p.routes = std::make_unique<Routes>(
        books,
        Routes::Parts{*p.facts, *p.admin, *p.pair, *p.phone, *p.follow, *p.table, *p.console,
                      *p.scan, *p.slow},
        [&http] { return http.connections(); }, std::move(venue_gauges));
    std::unique_ptr<Server> server(new Server(std::move(parts)));
    // Commands go to a shared database themselves.
    if (!folder.path().empty()) TRY(write_server_file(folder.path(), file));
    return server;
}

std::string Server::url() const {
    return m_parts->http->url();
}
std::uint16_t Server::port() const {
    return m_parts->http->port();
}
DataFolder& Server::folder() {
    return *m_parts->folder;
}

void Server::read_certificate_again() {
    if (!m_parts->tls) return;
    auto const read = m_parts->http->use_certificate(*m_parts->tls);
    m_parts->books.log.step(read.ok() ? "certificate_read" : "certificate_not_read",
                            read.ok() ? std::string{} : read.error().detail);
}

void Server::after(Duration delay, std::function<void()> task) {
    m_parts->http->after(delay, std::move(task));
}

void Server::run() {
    m_parts->books.log.step("started", url());
    m_parts->http->run();
    m_parts->books.log.step("stopped");
}

void Server::stop() {
    m_parts->http->post([this] {
        m_parts->routes->begin_ending();
        m_parts->facts->release_all();
        m_parts->table->release_all();
    });
    m_parts->http->stop();
}

}  // namespace ontmoet::server

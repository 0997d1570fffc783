// SPDX-License-Identifier: EUPL-1.2
#include "server/http_server.h"

#include "base/check.h"
#include "server/http_wire.h"

#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace ontmoet::server {
namespace {

using namespace wire;

class Connection;

// What the handler holds: it may outlive the connection.
class PendingExchange final : public Exchange {
public:
    PendingExchange(asio::io_context& io, std::weak_ptr<Connection> connection, Request request)
        : m_io(io), m_connection(std::move(connection)), m_request(std::move(request)) {}

    Request const& request() const override { return m_request; }
    void answer(Response response) override;
    void on_gone(std::function<void()> gone) override { m_gone = std::move(gone); }

    // Below: on the I/O thread.
    void tell_gone() {
        auto const gone = std::exchange(m_gone, {});
        if (gone) gone();
    }
    void forget_gone() { m_gone = {}; }

private:
    asio::io_context& m_io;
    std::weak_ptr<Connection> m_connection;
    Request const m_request;
    std::function<void()> m_gone;
};

}  // namespace

class HttpServer::Impl {
public:
    Impl(HttpServerOptions given, Handler handler)
        : m_options(std::move(given)), m_handler(std::move(handler)) {}
    ~Impl();

    Status listen();
    void stop();
    asio::awaitable<void> accept_all();
    bool has_room_for(std::string const& address) const;
    void remember(Connection* connection, std::string const& address);
    void forget(Connection* connection, std::string const& address);
    Status use_certificate(TlsFiles const& files);
    void refuse(int status) const {
        if (m_options.on_refused) m_options.on_refused(status);
    }
    std::size_t body_limit(Request const& head) const {
        return m_options.body_limit ? m_options.body_limit(head) : m_options.limits.body_bytes;
    }

    HttpServerOptions m_options;
    Handler m_handler;
    std::uint16_t m_port = 0;
    std::unique_ptr<asio::io_context> m_io = std::make_unique<asio::io_context>(1);
    std::optional<tcp::acceptor> m_acceptor;
    std::optional<asio::steady_timer> m_drain;
    std::unordered_set<Connection*> m_open;
    std::unordered_map<std::string, std::size_t> m_open_by_address;
    TlsPointer m_tls;  // of the next connection
    std::string m_public_key;
    bool m_stopping = false;
};

namespace {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(HttpServer::Impl& server, tcp::socket socket, std::string peer)
        : m_server(server),
          m_stream(std::move(socket), server.m_tls),
          m_news(*server.m_io),
          m_peer(std::move(peer)) {
        error_code ignored;
        m_stream.lowest().socket().set_option(tcp::no_delay(true), ignored);
        m_server.remember(this, m_peer);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection() { m_server.forget(this, m_peer); }

    asio::awaitable<void> serve() {
        bool const is_ready = co_await has_shaken_hands();
        while (is_ready && !m_server.m_stopping && co_await next_request_begins())
            if (!co_await serve_request()) break;
        error_code ignored;
        m_stream.lowest().socket().shutdown(tcp::socket::shutdown_both, ignored);
        m_stream.lowest().close();
    }

    void look_up() { m_news.cancel(); }
    void settle(Response response) {
        if (m_response) return;
        m_response = std::move(response);
        m_news.cancel();
    }

private:
    asio::awaitable<bool> has_shaken_hands() {
        if (!m_stream.has_tls()) co_return true;
        m_stream.lowest().expires_after(m_server.m_options.limits.header);
        error_code error;
        co_await m_stream.shake_hands(error);
        co_return !error;
    }

    // False when nothing more is to come.
    asio::awaitable<bool> serve_request() {
        auto request = co_await read_request();
        if (!request) co_return false;
        auto exchange = std::make_shared<PendingExchange>(*m_server.m_io, weak_from_this(),
                                                          std::move(*request));
        m_response.reset();
        // Reads ahead, and so notices when the other side goes.
        begin_reading();
        m_server.m_handler(exchange);
        while (!m_response && !m_read_error) co_await wait(asio::steady_timer::time_point::max());
        if (!m_response) {
            exchange->tell_gone();
            co_return false;
        }
        exchange->forget_gone();
        bool const sent = co_await write(std::move(*m_response), exchange->request());
        co_return sent&& m_keep_alive;
    }

    // Waits between requests. False when the other side is done or idle for too long.
    asio::awaitable<bool> next_request_begins() {
        begin_reading();
        auto const until = asio::steady_timer::clock_type::now() + m_server.m_options.limits.idle;
        while (m_is_reading && !m_server.m_stopping) {
            co_await wait(until);
            if (asio::steady_timer::clock_type::now() >= until) break;
        }
        co_return m_buffer.size() > 0;
    }

    // One read at a time is under way, and none while there is something to be looked at.
    void begin_reading() {
        if (m_is_reading || m_read_error || m_buffer.size() > 0) return;
        m_is_reading = true;
        m_stream.lowest().expires_never();
        m_stream.async_read_some(m_buffer.prepare(k_read_ahead_bytes),
                                 [self = shared_from_this()](error_code error, std::size_t count) {
                                     self->m_buffer.commit(count);
                                     self->m_is_reading = false;
                                     self->m_read_error = error;
                                     self->m_news.cancel();
                                 });
    }

    asio::awaitable<std::optional<Request>> read_request() {
        auto const& limits = m_server.m_options.limits;
        http::request_parser<http::string_body> parser;
        parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        m_stream.lowest().expires_after(limits.header);
        error_code error;
        co_await http::async_read_header(m_stream, m_buffer, parser, into(error));
        if (!error) {
            auto const limit = m_server.body_limit(plain_request(parser.get(), m_peer));
            parser.body_limit(limit);
            auto const length = parser.content_length();
            if (length && *length > limit) error = http::error::body_limit;
        }
        if (!error && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, 11};
            co_await http::async_write(m_stream, go_on, into(error));
        }
        if (!error) {
            auto const bytes = static_cast<std::size_t>(parser.content_length().value_or(0));
            m_stream.lowest().expires_after(limits.body +
                                            sync::time_to_carry(bytes, limits.least_bytes_per_s));
            co_await http::async_read(m_stream, m_buffer, parser, into(error));
        }
        if (error) {
            if (auto refusal = refusal_of(error)) co_await refuse(std::move(*refusal));
            co_return std::nullopt;
        }
        m_keep_alive = parser.get().keep_alive();
        co_return plain_request(parser.get(), m_peer);
    }

    // The rest of the request is read and thrown away, so that the answer is not lost in a reset.
    asio::awaitable<void> refuse(Response response) {
        m_server.refuse(response.status);
        m_keep_alive = false;
        // g++ 12 destroys an aggregate temporary in a co_await expression twice.
        Request const unread;
        bool const sent = co_await write(std::move(response), unread);
        if (!sent) co_return;
        error_code error;
        m_stream.lowest().socket().shutdown(tcp::socket::shutdown_send, error);
        m_stream.lowest().expires_after(k_discard_time);
        std::size_t discarded = 0;
        while (!error && discarded < k_most_discarded_bytes) {
            m_buffer.clear();
            discarded += co_await m_stream.async_read_some(m_buffer.prepare(65'536), into(error));
        }
    }

    asio::awaitable<void> wait(asio::steady_timer::time_point until) {
        m_news.expires_at(until);
        error_code cancelled;
        co_await m_news.async_wait(into(cancelled));
    }

    asio::awaitable<bool> write(Response response, Request const& request) {
        if (m_server.m_stopping) m_keep_alive = false;
        auto message = wire_response(std::move(response), request);
        if (m_server.m_options.tls) message.set(http::field::strict_transport_security, k_only_tls);
        message.keep_alive(m_keep_alive);
        auto const& limits = m_server.m_options.limits;
        m_stream.lowest().expires_after(
            limits.write + sync::time_to_carry(message.body().size(), limits.least_bytes_per_s));
        error_code error;
        co_await http::async_write(m_stream, message, into(error));
        co_return !error || error == http::error::end_of_stream;
    }

    HttpServer::Impl& m_server;
    Wire m_stream;
    beast::flat_buffer m_buffer;
    asio::steady_timer m_news;
    std::optional<Response> m_response;
    std::string m_peer;
    error_code m_read_error;
    bool m_is_reading = false;
    bool m_keep_alive = false;
};

void PendingExchange::answer(Response response) {
    asio::post(m_io, [connection = m_connection, response = std::move(response)]() mutable {
        if (auto const open = connection.lock()) open->settle(std::move(response));
    });
}

}  // namespace

HttpServer::Impl::~Impl() {
    m_drain.reset();
    m_acceptor.reset();
    m_io.reset();  // ends what still waits, while the rest of this object stands
}

Status HttpServer::Impl::listen() {
    auto const& name = m_options.address == "localhost" ? "127.0.0.1" : m_options.address;
    error_code error;
    auto const address = asio::ip::make_address(name, error);
    if (error)
        return Error{ErrorKind::invalid_input, "error.address_not_usable", m_options.address};
    bool const may_be_plain = m_options.behind_proxy || m_options.plain_for_all;
    if (m_options.tls) TRY(use_certificate(*m_options.tls));
    if (!address.is_loopback() && !m_options.tls && !may_be_plain)
        return Error{ErrorKind::refused, "error.address_needs_tls", m_options.address};
    tcp::endpoint const endpoint(address, m_options.port);
    m_acceptor.emplace(*m_io);
    m_acceptor->open(endpoint.protocol(), error);
    if (!error) m_acceptor->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) m_acceptor->bind(endpoint, error);
    if (!error) m_acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return Error{ErrorKind::unavailable, "error.port_in_use", std::to_string(m_options.port)};
    if (error)
        return Error{ErrorKind::invalid_input, "error.address_not_usable",
                     m_options.address + ": " + error.message()};
    m_port = m_acceptor->local_endpoint().port();
    asio::co_spawn(*m_io, accept_all(), asio::detached);
    return {};
}

asio::awaitable<void> HttpServer::Impl::accept_all() {
    while (!m_stopping) {
        error_code error;
        auto socket = co_await m_acceptor->async_accept(into(error));
        if (m_stopping) co_return;
        if (error) {  // out of file descriptors: wait until some are back
            asio::steady_timer pause(*m_io, std::chrono::milliseconds(50));
            co_await pause.async_wait(into(error));
            continue;
        }
        auto const peer = socket.remote_endpoint(error).address().to_string();
        if (!has_room_for(peer)) {
            refuse(503);
            continue;  // closes it
        }
        auto connection = std::make_shared<Connection>(*this, std::move(socket), peer);
        asio::co_spawn(
            *m_io, [connection] { return connection->serve(); }, asio::detached);
    }
}

bool HttpServer::Impl::has_room_for(std::string const& address) const {
    auto const& limits = m_options.limits;
    if (m_open.size() >= limits.connections) return false;
    auto const found = m_open_by_address.find(address);
    bool const is_crowded =
        found != m_open_by_address.end() && found->second >= limits.connections_per_address;
    return m_options.behind_proxy || !is_crowded;
}

void HttpServer::Impl::remember(Connection* connection, std::string const& address) {
    m_open.insert(connection);
    ++m_open_by_address[address];
}

void HttpServer::Impl::forget(Connection* connection, std::string const& address) {
    m_open.erase(connection);
    auto const found = m_open_by_address.find(address);
    if (--found->second == 0) m_open_by_address.erase(found);
    if (m_stopping && m_open.empty() && m_io) m_io->stop();  // null in the destructor
}

Status HttpServer::Impl::use_certificate(TlsFiles const& files) {
    TRY_ASSIGN(auto loaded, load_tls(files));
    auto tls = std::make_shared<asio::ssl::context>(loaded.context.release());
    if (m_public_key.empty()) m_public_key = loaded.public_key;
    asio::post(*m_io, [this, tls = std::move(tls)] { m_tls = tls; });
    return {};
}

void HttpServer::Impl::stop() {
    if (m_stopping) return;
    m_stopping = true;
    error_code ignored;
    m_acceptor->close(ignored);
    if (m_open.empty()) return m_io->stop();
    for (auto* connection : m_open) connection->look_up();
    m_drain.emplace(*m_io, m_options.limits.drain);
    m_drain->async_wait([this](error_code cancelled) {
        if (!cancelled) m_io->stop();
    });
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::create(HttpServerOptions options, Handler handler) {
    check(static_cast<bool>(handler), "a server has somebody who answers");
    auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
    TRY(impl->listen());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const {
    return m_impl->m_port;
}
std::string HttpServer::url() const {
    return url_of(m_impl->m_options.tls ? "https" : "http", m_impl->m_options.address, port());
}

std::string HttpServer::public_key() const {
    return m_impl->m_public_key;
}

Status HttpServer::use_certificate(TlsFiles const& files) {
    return m_impl->use_certificate(files);
}

void HttpServer::run() {
    m_impl->m_io->run();
}

void HttpServer::stop() {
    post([this] { m_impl->stop(); });
}

void HttpServer::post(std::function<void()> task) {
    asio::post(*m_impl->m_io, std::move(task));
}

void HttpServer::after(Duration delay, std::function<void()> task) {
    post([this, delay, task = std::move(task)] {
        auto timer = std::make_shared<asio::steady_timer>(*m_impl->m_io, delay);
        timer->async_wait([timer, task](error_code cancelled) {
            if (!cancelled) task();
        });
    });
}

std::size_t HttpServer::connections() const {
    return m_impl->m_open.size();
}

}  // namespace ontmoet::server

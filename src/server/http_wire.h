// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/http_message.h"

#include <memory>
#include <optional>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

// What http_server.cpp, and nobody else, needs of Boost.Beast: a stream with or without TLS, and
// messages in both directions.
namespace ontmoet::server::wire {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;

inline auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

inline Request plain_request(http::request<http::string_body>& message, std::string const& peer) {
    Request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto const& field : message) {
        auto const name = field.name_string();
        request.headers.emplace_back(lower_case({name.data(), name.size()}),
                                     std::string(field.value()));
    }
    request.body = std::move(message.body());
    request.peer = peer;
    return request;
}

// RFC 6797: a browser that was here by TLS comes back in no other way, for a year.
inline constexpr char const* k_only_tls = "max-age=31536000";

inline http::response<http::string_body> wire_response(Response response, Request const& request) {
    pack_for(request, response);
    http::response<http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type, response.content_type);
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    for (auto const& [name, value] : response.headers) message.set(name, value);
    message.body() = std::move(response.body);
    if (response.status != 304) message.content_length(message.body().size());
    if (request.method == "HEAD") message.body().clear();
    return message;
}

// What a request that cannot be read is answered; nothing when the other side has gone or was so
// slow that its time is over (the stream is closed then).
inline std::optional<Response> refusal_of(error_code const& error) {
    if (error == http::error::header_limit)
        return error_response(431, "error.http_header_too_large");
    if (error == http::error::body_limit) return error_response(413, "error.http_body_too_large");
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == make_error_code(http::error::bad_method).category())
        return error_response(400, "error.http_malformed", error.message());
    return std::nullopt;
}

using TlsPointer = std::shared_ptr<asio::ssl::context>;

// A TCP connection, with TLS on it when there is a certificate.
class Wire {
public:
    using executor_type = beast::tcp_stream::executor_type;

    Wire(tcp::socket socket, TlsPointer const& tls) : m_tcp(std::move(socket)) {
        if (tls) m_tls.emplace(m_tcp, *tls);
    }

    executor_type get_executor() { return m_tcp.get_executor(); }
    beast::tcp_stream& lowest() { return m_tcp; }
    bool has_tls() const { return m_tls.has_value(); }
    asio::awaitable<void> shake_hands(error_code& error) {
        co_await m_tls->async_handshake(asio::ssl::stream_base::server, into(error));
    }

    template <class Buffers, class Token>
    auto async_read_some(Buffers const& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto handler, Buffers const& to) {
                if (m_tls) return m_tls->async_read_some(to, std::move(handler));
                m_tcp.async_read_some(to, std::move(handler));
            },
            token, buffers);
    }
    template <class Buffers, class Token>
    auto async_write_some(Buffers const& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto handler, Buffers const& from) {
                if (m_tls) return m_tls->async_write_some(from, std::move(handler));
                m_tcp.async_write_some(from, std::move(handler));
            },
            token, buffers);
    }

private:
    beast::tcp_stream m_tcp;
    std::optional<asio::ssl::stream<beast::tcp_stream&>> m_tls;
};

}  // namespace ontmoet::server::wire

// SPDX-License-Identifier: EUPL-1.2
#include "platform/http_client.h"

#include "base/check.h"
#include "platform/curl_start.h"
#include "sync/limits.h"

#include <array>
#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace ontmoet::platform {
namespace {

// Twice the largest page with room for what JSON adds.
constexpr std::size_t k_most_answer_bytes = 8UL * 1024 * 1024;
constexpr long k_silence_bytes_per_s = 1'000;
// libcurl is woken for new work; this only bounds how long it sleeps without any.
constexpr int k_idle_wait_ms = 60'000;

struct Exchange {
    CURL* handle = nullptr;
    curl_slist* headers = nullptr;
    sync::Request request;
    std::string token;
    std::string received;
    bool running = false;
};

std::size_t receive(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& received = static_cast<Exchange*>(user)->received;
    if (received.size() + size * count > k_most_answer_bytes) return 0;
    received.append(bytes, size * count);
    return size * count;
}

void prepare_handle(Exchange& exchange) {
    auto* const handle = exchange.handle;
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "ontmoet-kiosk");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(sync::k_connect_timeout.count()));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_PRIVATE, &exchange);
}

// A pinned key takes the place of the authorities: the certificate may be one's own.
void prepare_address(CURL* handle, sync::Address const& address) {
    if (address.public_key.empty()) return;
    curl_easy_setopt(handle, CURLOPT_PINNEDPUBLICKEY, address.public_key.c_str());
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
}

void prepare_headers(Exchange& exchange, std::string const& token) {
    curl_slist_free_all(std::exchange(exchange.headers, nullptr));
    auto const protocol =
        std::string(sync::k_protocol_header) + ": " + std::to_string(sync::k_protocol_version);
    for (auto const& header :
         {"Authorization: Bearer " + token, protocol, std::string("Content-Type: application/json"),
          std::string("Accept: application/json"), std::string("Expect:")})
        exchange.headers = curl_slist_append(exchange.headers, header.c_str());
    for (auto const& line : sync::header_lines(exchange.request.presence))
        exchange.headers = curl_slist_append(exchange.headers, line.c_str());
    curl_easy_setopt(exchange.handle, CURLOPT_HTTPHEADER, exchange.headers);
}

void prepare_request(Exchange& exchange, std::string const& base_url) {
    auto* const handle = exchange.handle;
    auto const& request = exchange.request;
    curl_easy_setopt(handle, CURLOPT_URL, (base_url + request.target).c_str());
    // Broken off when it is silent for so long (libcurl counts seconds), or slower all the time
    // than the largest answer allows.
    auto const silent = std::chrono::ceil<std::chrono::seconds>(request.timeout);
    auto const in_all = request.timeout + sync::time_to_carry(k_most_answer_bytes);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(silent.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, k_silence_bytes_per_s);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(in_all.count()));
    if (request.method != "POST") {
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
        return;
    }
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
}

std::optional<std::string> next_token_of(CURL* handle) {
    curl_header* header = nullptr;
    auto const name = std::string(sync::k_next_token_header);
    if (curl_easy_header(handle, name.c_str(), 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return std::nullopt;
    return std::string(header->value);
}

bool is_unknown_device(sync::Response const& response) {
    if (response.status != 401) return false;
    auto const failure = sync::decode_failure(response.body);
    return failure.ok() && failure->message_key == "sync.unknown_device";
}

sync::Response response_of(Exchange& exchange, CURLcode code) {
    using Failure = sync::Response::Failure;
    sync::Response response;
    if (code != CURLE_OK) {
        double connected_s = 0;
        curl_easy_getinfo(exchange.handle, CURLINFO_CONNECT_TIME, &connected_s);
        response.failure = connected_s > 0 ? Failure::broken_off : Failure::unreachable;
        return response;
    }
    long status = 0;
    char* content_type = nullptr;
    curl_off_t retry_after_s = 0;
    curl_easy_getinfo(exchange.handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(exchange.handle, CURLINFO_CONTENT_TYPE, &content_type);
    curl_easy_getinfo(exchange.handle, CURLINFO_RETRY_AFTER, &retry_after_s);
    response.status = static_cast<int>(status);
    if (content_type != nullptr) response.content_type = content_type;
    if (retry_after_s > 0) response.retry_after = std::chrono::seconds{retry_after_s};
    response.body = std::exchange(exchange.received, {});
    return response;
}

}  // namespace

struct HttpClient::Inside {
    std::string base_url;
    Answered answered;
    NextToken next_token;
    CURLM* multi = nullptr;
    std::array<Exchange, sync::k_channels> exchanges;
    std::mutex mutex;
    std::vector<sync::Request> asked;
    std::vector<std::string> tokens;
    std::size_t used_token = 0;
    std::atomic<bool> ending = false;
    std::thread thread;

    void run();
    void begin_asked();
    void tell_finished();
    std::string token();
    void try_next_token(std::string const& unknown);
};

void HttpClient::Inside::run() {
    int running = 0;
    while (!ending) {
        begin_asked();
        curl_multi_perform(multi, &running);
        tell_finished();
        curl_multi_poll(multi, nullptr, 0, k_idle_wait_ms, nullptr);
    }
}

void HttpClient::Inside::begin_asked() {
    std::vector<sync::Request> requests;
    {
        std::scoped_lock const lock(mutex);
        requests.swap(asked);
    }
    for (auto& request : requests) {
        auto& exchange = exchanges[static_cast<std::size_t>(request.channel)];
        check(!exchange.running, "a channel carries one request at a time");
        exchange.request = std::move(request);
        exchange.received.clear();
        exchange.running = true;
        exchange.token = token();
        prepare_headers(exchange, exchange.token);
        prepare_request(exchange, base_url);
        curl_multi_add_handle(multi, exchange.handle);
    }
}

void HttpClient::Inside::tell_finished() {
    int left = 0;
    while (auto const* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        auto const code = message->data.result;
        Exchange* exchange = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
        curl_multi_remove_handle(multi, exchange->handle);
        exchange->running = false;
        if (auto next = next_token_of(exchange->handle); next && code == CURLE_OK)
            next_token(std::move(*next));
        auto response = response_of(*exchange, code);
        if (is_unknown_device(response)) try_next_token(exchange->token);
        answered(exchange->request.channel, std::move(response));
    }
}

std::string HttpClient::Inside::token() {
    std::scoped_lock const lock(mutex);
    return tokens.empty() ? std::string{} : tokens[used_token];
}

// The other channel may have moved on already.
void HttpClient::Inside::try_next_token(std::string const& unknown) {
    std::scoped_lock const lock(mutex);
    if (!tokens.empty() && tokens[used_token] == unknown)
        used_token = (used_token + 1) % tokens.size();
}

HttpClient::HttpClient(ServerAccess access, Answered answered, NextToken next_token)
    : m_inside(std::make_unique<Inside>()) {
    start_curl();
    auto& url = access.address.url;
    while (url.ends_with('/')) url.pop_back();
    m_inside->base_url = url;
    m_inside->tokens = std::move(access.tokens);
    m_inside->answered = std::move(answered);
    m_inside->next_token = std::move(next_token);
    m_inside->multi = curl_multi_init();
    check(m_inside->multi != nullptr, "libcurl gives a multi handle");
    for (auto& exchange : m_inside->exchanges) {
        exchange.handle = curl_easy_init();
        check(exchange.handle != nullptr, "libcurl gives a handle");
        prepare_handle(exchange);
        prepare_address(exchange.handle, access.address);
    }
    m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
}

HttpClient::~HttpClient() {
    m_inside->ending = true;
    curl_multi_wakeup(m_inside->multi);
    m_inside->thread.join();
    for (auto& exchange : m_inside->exchanges) {
        if (exchange.running) curl_multi_remove_handle(m_inside->multi, exchange.handle);
        curl_easy_cleanup(exchange.handle);
        curl_slist_free_all(exchange.headers);
    }
    curl_multi_cleanup(m_inside->multi);
}

void HttpClient::start(sync::Request request) {
    {
        std::scoped_lock const lock(m_inside->mutex);
        m_inside->asked.push_back(std::move(request));
    }
    curl_multi_wakeup(m_inside->multi);
}

void HttpClient::use_tokens(std::vector<std::string> tokens) {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->tokens = std::move(tokens);
    m_inside->used_token = 0;
}

Result<sync::Response> ask_once(ServerAccess const& access, std::string const& method,
                                std::string const& target, std::string const& body,
                                Duration timeout) {
    std::promise<sync::Response> promise;
    HttpClient client(access, [&](sync::Channel, sync::Response response) {
        promise.set_value(std::move(response));
    });
    client.start({sync::Channel::push, method, target, body, timeout});
    auto response = promise.get_future().get();
    if (response.failure != sync::Response::Failure::none)
        return Error{ErrorKind::unavailable, "error.no_answer", access.address.url};
    return response;
}

}  // namespace ontmoet::platform

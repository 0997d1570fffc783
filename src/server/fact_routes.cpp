// SPDX-License-Identifier: EUPL-1.2
#include "server/fact_routes.h"

#include "server/json_guard.h"

#include <algorithm>
#include <charconv>

namespace ontmoet::server {
namespace {

// The number of this name in the query, `otherwise` when it is not there, nothing when it is none.
std::optional<std::int64_t> query_number(Target const& target, std::string_view name,
                                         std::int64_t otherwise) {
    auto const text = target.value(name);
    if (!text) return otherwise;
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < 0)
        return std::nullopt;
    return number;
}

struct PullQuery {
    sync::Pull pull;
    Duration wait{0};
};

Result<PullQuery> pull_query(Target const& target) {
    auto const bad = [](char const* name) {
        return Error{ErrorKind::invalid_input, "error.bad_query", name};
    };
    auto const after = query_number(target, "after", 0);
    if (!after) return bad("after");
    auto const limit = query_number(target, "limit", k_most_facts_in_page);
    if (!limit || *limit == 0) return bad("limit");
    auto const wait = query_number(target, "wait", 0);
    if (!wait) return bad("wait");
    PullQuery query;
    query.pull.epoch = std::string(target.value("epoch").value_or(""));
    query.pull.after = *after;
    query.pull.limit = std::min(static_cast<std::size_t>(*limit), k_most_facts_in_page);
    query.wait = std::chrono::seconds(std::min<std::int64_t>(*wait, k_longest_wait_s));
    return query;
}

bool is_news(sync::PullPage const& page, std::int64_t decided_up_to) {
    return !page.facts.empty() || page.more || page.reset || page.decided_up_to != decided_up_to;
}

bool speaks_our_version(Request const& request) {
    return request.header("ontmoet-protocol") == std::to_string(sync::k_protocol_version);
}

}  // namespace

FactRoutes::FactRoutes(Books books, sync::Hub& hub, storage::Devices& devices, Loop loop,
                       bool behind_proxy)
    : m_books(books),
      m_hub(hub),
      m_devices(devices),
      m_loop(std::move(loop)),
      m_behind_proxy(behind_proxy),
      m_writer(k_most_waiting_jobs,
               [this](std::vector<PushJob> jobs) { commit(std::move(jobs)); }) {}

FactRoutes::~FactRoutes() {
    m_writer.finish();
    *m_alive = false;
    for (auto const& [id, poll] : m_parked) m_hub.forget(poll.device.event, poll.waiter);
}

void FactRoutes::handle(CallPtr call, std::string_view event_text) {
    call->set_route(k_pattern);
    if (call->method() != "GET" && call->method() != "POST") {
        auto response = error_response(405, "error.method_not_allowed", "GET, POST");
        response.headers.emplace_back("Allow", "GET, POST");
        return call->answer(std::move(response));
    }
    if (!speaks_our_version(call->request()))
        return call->refuse(426, "sync.too_old", std::to_string(sync::k_protocol_version));
    auto const event = parse_id<EventId>(event_text);
    if (!event.ok()) return call->refuse(404, "error.unknown_event");
    auto device = authenticated(call, *event);
    if (!device) return;
    if (call->method() == "POST") return push(std::move(call), std::move(*device));
    pull(std::move(call), std::move(*device));
}

std::string FactRoutes::peer_of(Request const& request) const {
    auto const forwarded = request.header("x-forwarded-for");
    if (!m_behind_proxy || !forwarded) return request.peer;
    auto const last = forwarded->substr(forwarded->rfind(',') + 1);
    return std::string(last.substr(std::min(last.find_first_not_of(' '), last.size())));
}

std::optional<storage::Device> FactRoutes::authenticated(CallPtr const& call, EventId event) {
    auto device = m_devices.authenticate(event, bearer_token(call->request()), m_books.clock.now());
    if (device.ok()) {
        call->set_device(to_string(device->id));
        return std::move(*device);
    }
    auto const kind = device.error().kind;
    if (kind != ErrorKind::not_found && kind != ErrorKind::refused) {
        call->answer(device.error());
        return std::nullopt;
    }
    ++m_books.metrics.failed_tokens;
    auto const peer = peer_of(call->request());
    auto const uptime = m_books.clock.uptime();
    if (kind == ErrorKind::not_found && m_failed_tokens.is_blocked(peer, uptime)) {
        auto response = error_response(429, "error.too_many_attempts");
        response.headers.emplace_back("Retry-After",
                                      std::to_string(FailedTokens::seconds_left(uptime)));
        call->answer(std::move(response));
        return std::nullopt;
    }
    m_failed_tokens.count(peer, uptime);
    call->refuse(401, device.error().message_key);
    return std::nullopt;
}

void FactRoutes::push(CallPtr call, storage::Device device) {
    auto const& body = call->request().body;
    if (auto const guard = guard_json(body); !guard.ok()) return call->answer(guard.error());
    auto request = sync::decode_push_request(body);
    if (!request.ok()) return call->answer(request.error());
    for (auto const& fact : request->facts)
        if (fact.event != device.event)
            return call->refuse(400, "error.fact_of_other_event", to_string(fact.id));
    PushJob job{call, {std::move(device), std::move(*request)}};
    if (m_writer.add(std::move(job))) return;
    auto response = error_response(503, "error.server_busy");
    response.headers.emplace_back("Retry-After", "1");
    call->answer(std::move(response));
}

// On the writer thread.
void FactRoutes::commit(std::vector<PushJob> jobs) {
    std::vector<sync::Push> group;
    group.reserve(jobs.size());
    for (auto& job : jobs) group.push_back(std::move(job.push));
    auto const results = m_hub.push_group(group);
    check(results.size() == jobs.size(), "the hub answers each push");
    ++m_books.metrics.commits;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!results[i].ok()) {
            jobs[i].call->answer(results[i].error());
            continue;
        }
        count_decisions(*results[i]);
        Response response;
        response.body = sync::encode(*results[i]);
        jobs[i].call->answer(std::move(response));
    }
}

void FactRoutes::count_decisions(sync::PushAnswer const& answer) {
    for (auto const& fact : answer.answers) {
        switch (fact.decision) {
            case sync::Decision::created: ++m_books.metrics.facts_created; break;
            case sync::Decision::exists: ++m_books.metrics.facts_existing; break;
            case sync::Decision::refused: ++m_books.metrics.facts_refused; break;
        }
    }
}

void FactRoutes::pull(CallPtr call, storage::Device device) {
    auto query = pull_query(call->target());
    if (!query.ok()) return call->answer(query.error());
    auto const page = m_hub.pull(device, query->pull);
    if (!page.ok()) return call->answer(page.error());
    bool const may_wait = query->wait.count() > 0 && !m_is_releasing;
    if (!may_wait || is_news(*page, page->decided_up_to)) return answer_page(call, *page);
    auto const id = ++m_last_poll;
    query->pull.epoch = page->epoch;
    call->on_gone([this, id] {
        auto const found = m_parked.find(id);
        if (found == m_parked.end()) return;
        m_hub.forget(found->second.device.event, found->second.waiter);
        m_parked.erase(found);
    });
    auto const until = m_books.clock.uptime() + query->wait;
    m_parked.emplace(id, Poll{std::move(call), std::move(device), std::move(query->pull),
                              page->decided_up_to, until, 0});
    park(id, page->next);
    if (!m_is_ticking) tick();
}

void FactRoutes::park(PollId id, domain::Cursor after) {
    auto& poll = m_parked.at(id);
    poll.pull.after = after;
    poll.waiter =
        m_hub.on_news(poll.device.event, after, [this, id, alive = m_alive, post = m_loop.post] {
            post([this, id, alive] {
                if (*alive) look_again(id);
            });
        });
}

// Something was said. What this device may not see is no news: it waits on, from further ahead.
void FactRoutes::look_again(PollId id) {
    auto const found = m_parked.find(id);
    if (found == m_parked.end()) return;
    auto& poll = found->second;
    m_hub.forget(poll.device.event, poll.waiter);
    auto const page = m_hub.pull(poll.device, poll.pull);
    bool const is_over = m_is_releasing || m_books.clock.uptime() >= poll.until;
    if (page.ok() && !is_over && !is_news(*page, poll.decided_up_to)) return park(id, page->next);
    auto const call = poll.call;
    m_parked.erase(found);
    if (!page.ok()) return call->answer(page.error());
    answer_page(call, *page);
}

void FactRoutes::answer_page(CallPtr const& call, sync::PullPage const& page) {
    m_books.metrics.facts_sent += page.facts.size();
    Response response;
    response.status = page.reset ? 410 : 200;
    response.body = sync::encode(page);
    call->answer(std::move(response));
}

void FactRoutes::tick() {
    auto const now = m_books.clock.uptime();
    std::vector<PollId> over;
    for (auto const& [id, poll] : m_parked)
        if (now >= poll.until) over.push_back(id);
    for (auto const id : over) look_again(id);
    m_is_ticking = !m_parked.empty();
    if (m_is_ticking)
        m_loop.after(k_poll_tick, [this, alive = m_alive] {
            if (*alive) tick();
        });
}

void FactRoutes::release_all() {
    m_is_releasing = true;
    std::vector<PollId> all;
    for (auto const& [id, poll] : m_parked) all.push_back(id);
    for (auto const id : all) look_again(id);
}

void FactRoutes::finish() {
    m_writer.finish();
}

}  // namespace ontmoet::server

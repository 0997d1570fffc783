// SPDX-License-Identifier: EUPL-1.2
#include "server/fact_routes.h"

#include "server/json_guard.h"
#include "sync/page_shelf.h"

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
    std::vector<sync::AtHallNow> heard;          // by a venue server
    std::vector<sync::AnsweredAtHall> answered;  // the same
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
    auto const hall = query_number(target, "hall", 0);
    if (!hall) return bad("hall");
    auto const orders = query_number(target, "orders", 0);
    if (!orders) return bad("orders");
    query.pull.orders = *orders;
    auto const decided = query_number(target, "decided", 0);
    if (!decided) return bad("decided");
    query.pull.hall_epoch = std::string(target.value("hall_epoch").value_or(""));
    query.pull.hall = *hall;
    query.pull.decided = *decided;
    query.pull.devices_mark = std::string(target.value("devices").value_or(""));
    auto heard = sync::read_heard(target.value("heard").value_or(""));
    if (!heard) return bad("heard");
    query.heard = std::move(*heard);
    auto answered = sync::read_answered(target.value("answered").value_or(""));
    if (!answered) return bad("answered");
    query.answered = std::move(*answered);
    query.wait = std::chrono::seconds(std::min<std::int64_t>(*wait, k_longest_wait_s));
    return query;
}

bool is_news(sync::PullPage const& page, sync::Pull const& pull, std::int64_t decided_up_to) {
    auto const& hall = page.hall;
    bool const of_hall =
        hall && (hall->epoch != pull.hall_epoch || !hall->facts.empty() || !hall->gone.empty());
    bool const to_venue = page.venue && (!page.venue->answers.empty() || page.venue->devices);
    if (page.open_order != 0 && page.open_order != pull.orders) return true;
    return page.ready || !page.facts.empty() || !page.moves.empty() || page.more || page.reset ||
           page.decided_up_to != decided_up_to || of_hall || to_venue;
}

bool speaks_our_version(Request const& request) {
    return request.header("ontmoet-protocol") == std::to_string(sync::k_protocol_version);
}

}  // namespace

FactRoutes::FactRoutes(Books books, sync::Hub& hub, storage::Devices& devices, Gate& gate,
                       Lending& lending, Loop loop)
    : m_books(books),
      m_hub(hub),
      m_devices(devices),
      m_gate(gate),
      m_lending(lending),
      m_loop(std::move(loop)),
      m_writer(k_most_waiting_jobs,
               [this](std::vector<PushJob> jobs) { commit(std::move(jobs)); }) {}

FactRoutes::~FactRoutes() {
    m_writer.finish();
    *m_alive = false;
    for (auto const& [id, poll] : m_parked) m_hub.forget(poll.device.event, poll.waiter);
}

void FactRoutes::handle(CallPtr call, Act act, std::string_view event_text) {
    auto const event = parse_id<EventId>(event_text);
    if (!speaks_our_version(call->request())) {
        if (event.ok()) m_gate.note_too_old(call->request(), *event);
        return call->refuse(426, "sync.too_old", std::to_string(sync::k_protocol_version));
    }
    if (!event.ok()) return call->refuse(404, "error.unknown_event");
    auto device = m_gate.device_of(call, *event);
    if (!device) return;
    if (m_hub.is_venue() && device->role == storage::Role::venue)
        return call->refuse(403, "sync.not_central");
    if (act == Act::watch_devices) return list_devices(*call, *device);
    if (act == Act::answer_orders) return answer_orders(call, *device);
    if (act == Act::push) return push(std::move(call), std::move(*device));
    pull(std::move(call), std::move(*device));
}

void FactRoutes::list_devices(Call& call, storage::Device const& device) {
    if (device.role != storage::Role::host) return call.refuse(403, "refused.not_allowed");
    auto const list = m_gate.devices_of(device.event);
    if (!list.ok()) return call.answer(list.error());
    Response response;
    response.body = sync::encode(*list);
    call.answer(std::move(response));
}

// On the loop, as whatever reads a device's row: rare, and a few rows.
void FactRoutes::answer_orders(CallPtr const& call, storage::Device const& device) {
    if (auto const guard = guard_json(call->request().body); !guard.ok())
        return call->answer(guard.error());
    auto const said = sync::decode_order_answers(call->request().body);
    if (!said.ok()) return call->answer(said.error());
    auto left = take_order_answers(device, *said);
    if (!left.ok()) return call->answer(left.error());
    Response response;
    response.body = sync::encode(*left);
    call->answer(std::move(response));
}

// Those that are left. Whoever wiped itself is nobody here any more, and its token opens nothing.
Result<std::vector<sync::DeviceOrder>> FactRoutes::take_order_answers(
    storage::Device const& device, sync::OrderAnswers const& said) {
    TRY_ASSIGN(auto const orders, m_devices.orders(device.event, device.id));
    std::vector<sync::DeviceOrder> left;
    bool is_wiped = false;
    for (auto const& order : orders) {
        auto const answer =
            std::ranges::find(said.answers, order.number, &sync::OrderAnswer::number);
        bool const is_answered = answer != said.answers.end();
        if (is_answered) {
            TRY(m_devices.note_answered(device.event, device.id, order.number, answer->fault,
                                        m_books.clock.now()));
            is_wiped = is_wiped || (order.kind == "wipe" && answer->fault.empty());
        } else if (order.answered_at == Moment{}) {
            left.push_back({order.number, order.kind, order.value});
        }
    }
    if (is_wiped) TRY(m_devices.revoke(device.event, device.id));
    return left;
}

// A device nobody knows here has nothing to answer.
Status FactRoutes::take_hall_answers(EventId event,
                                     std::vector<sync::AnsweredAtHall> const& answered) {
    for (auto const& [id, answer] : answered) {
        auto const device = m_devices.find(event, id);
        if (!device.ok() && device.error().kind == ErrorKind::not_found) continue;
        TRY(device);
        TRY(take_order_answers(*device, {{answer}}));
    }
    return {};
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
    if (job.push.device.role == storage::Role::venue) {
        auto const speakers = m_devices.list(job.push.device.event);
        if (!speakers.ok()) return call->answer(speakers.error());
        for (auto const& speaker : *speakers) job.push.speakers.emplace(speaker.id, speaker.role);
    }
    if (!m_writer.add(std::move(job))) call->answer(busy_response());
}

// On the writer thread.
void FactRoutes::commit(std::vector<PushJob> jobs) {
    std::vector<sync::Push> group;
    group.reserve(jobs.size());
    for (auto& job : jobs) group.push_back(std::move(job.push));
    auto results = m_hub.push_group(group);
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
            case sync::Decision::held: ++m_books.metrics.facts_held; break;
        }
    }
}

// A venue server lets devices in by itself, so it hears who they are.
Result<sync::PullPage> FactRoutes::page_for(storage::Device const& device, sync::Pull const& pull) {
    TRY_ASSIGN(auto page, m_hub.pull(device, pull));
    page.open_order = device.open_order;
    if (page.venue) {
        TRY_ASSIGN(auto known, m_devices.known(device.event));
        if (sync::mark_of(known) != pull.devices_mark) page.venue->devices = std::move(known);
    }
    return page;
}

void FactRoutes::pull(CallPtr call, storage::Device device) {
    auto query = pull_query(call->target());
    if (!query.ok()) return call->answer(query.error());
    m_lending.heard(device.event, device.id, device.role);
    if (device.role == storage::Role::venue) {
        for (auto const& other : m_gate.heard_at_hall(device.event, query->heard))
            m_lending.heard(other.event, other.id, other.role);
        if (auto const taken = take_hall_answers(device.event, query->answered); !taken.ok())
            return call->answer(taken.error());
    }
    query->pull.packed = accepts_gzip(call->request().header("accept-encoding").value_or(""));
    auto const page = page_for(device, query->pull);
    if (!page.ok()) return call->answer(page.error());
    bool const may_wait = query->wait.count() > 0 && !m_is_releasing;
    if (!may_wait || is_news(*page, query->pull, page->decided_up_to))
        return answer_page(call, device, *page);
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
    park(id, *page);
    if (!m_is_ticking) tick();
}

void FactRoutes::park(PollId id, sync::PullPage const& page) {
    auto& poll = m_parked.at(id);
    poll.pull.after = page.next;
    if (page.hall) poll.pull.hall = page.hall->next;
    auto const wake = [this, id, alive = m_alive, post = m_loop.post] {
        post([this, id, alive] {
            if (*alive) look_again(id);
        });
    };
    poll.waiter = m_hub.on_news(poll.device.event, page.next, wake, poll.pull.hall);
}

// Something was said. What this device may not see is no news: it waits on, from further ahead.
void FactRoutes::look_again(PollId id) {
    auto const found = m_parked.find(id);
    if (found == m_parked.end()) return;
    auto& poll = found->second;
    m_hub.forget(poll.device.event, poll.waiter);
    auto const call = poll.call;
    auto device = m_gate.device_now(poll.device);
    if (!device.ok()) {
        m_parked.erase(found);
        return answer_gone(call, device.error());
    }
    poll.device = std::move(*device);
    auto const page = page_for(poll.device, poll.pull);
    bool const is_over = m_is_releasing || m_books.clock.uptime() >= poll.until;
    if (page.ok() && !is_over && !is_news(*page, poll.pull, poll.decided_up_to))
        return park(id, *page);
    auto const asking = std::move(poll.device);
    m_parked.erase(found);
    if (!page.ok()) return call->answer(page.error());
    answer_page(call, asking, *page);
}

void FactRoutes::device_changed(DeviceId device) {
    std::vector<PollId> its_polls;
    for (auto const& [id, poll] : m_parked)
        if (poll.device.id == device || poll.device.role == storage::Role::venue)
            its_polls.push_back(id);
    for (auto const id : its_polls) look_again(id);
}

// Revoked while it waited; or the devices cannot be read.
void FactRoutes::answer_gone(CallPtr const& call, Error const& error) {
    bool const is_known = error.kind != ErrorKind::refused && error.kind != ErrorKind::not_found;
    if (is_known) return call->answer(error);
    call->refuse(401, error.message_key);
}

void FactRoutes::answer_page(CallPtr const& call, storage::Device const& device,
                             sync::PullPage page) {
    m_books.metrics.facts_sent += page.ready ? page.ready->count : page.facts.size();
    Response response;
    // Only the central server knows a kiosk's next token.
    if (!m_hub.is_venue() && device.role != storage::Role::venue)
        m_gate.renew_token(device, response);
    response.status = page.reset ? 410 : 200;
    response.body = sync::encode_beginning(page);
    if (page.ready)
        response.packed_end = {page.ready, &page.ready->end};
    else
        response.body += sync::encode_end(page);
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

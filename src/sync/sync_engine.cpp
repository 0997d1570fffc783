// SPDX-License-Identifier: EUPL-1.2
#include "sync/sync_engine.h"

#include "base/version.h"
#include "sync/limits.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ontmoet::sync {
namespace {

std::vector<FactId> ids_of(std::vector<domain::Fact> const& facts) {
    std::vector<FactId> ids;
    ids.reserve(facts.size());
    for (auto const& fact : facts) ids.push_back(fact.id);
    return ids;
}

// A fact the server could not read would stop the queue for ever, so it never enters it.
Status can_be_sent(domain::Fact const& fact) {
    TRY(domain::decode_fact(domain::encode_fact(fact)));
    return {};
}

bool is_json(std::string_view content_type) {
    return content_type.substr(0, k_json_type.size()) == k_json_type;
}

}  // namespace

SyncEngine::SyncEngine(SyncStore& store, Clock const& clock, Random& random, EventId event)
    : m_store(store), m_clock(clock), m_random(random), m_event(event) {
    say_status();
}

void SyncEngine::append(std::vector<domain::Fact> const& own) {
    std::vector<domain::Fact> good_ones;
    for (auto const& fact : own) {
        auto const sendable =
            m_revoked ? Status(Error{ErrorKind::refused, "sync.revoked", {}}) : can_be_sent(fact);
        if (sendable.ok())
            good_ones.push_back(fact);
        else
            m_events.emplace_back(Failed{sendable.error(), {fact.id}});
    }
    if (!good_ones.empty()) save(good_ones);
    say_status();
}

void SyncEngine::save(std::vector<domain::Fact> const& own) {
    auto const written = m_store.append(own);
    if (!written.ok()) {
        m_events.emplace_back(Failed{written.error(), ids_of(own)});
        return;
    }
    m_events.emplace_back(Saved{ids_of(own)});
    m_something_to_send = true;
}

void SyncEngine::keep_setting(std::string_view name, std::string_view value) {
    (void)good(m_store.set_setting(name, value));
}

std::vector<Request> SyncEngine::take_requests() {
    std::vector<Request> requests;
    if (m_revoked) return requests;
    auto const now = m_clock.uptime();
    auto const may_start = [&](Channel channel) {
        return !line(channel).running && line(channel).not_before <= now;
    };
    if (m_something_to_send && may_start(Channel::push))
        if (auto request = push_request()) requests.push_back(std::move(*request));
    if (may_start(Channel::pull)) requests.push_back(pull_request());
    if (m_watching && may_start(Channel::devices))
        requests.push_back({Channel::devices, "GET", devices_path(m_event), {}, k_devices_timeout});
    if (!m_table_of.is_none() && may_start(Channel::table_code))
        requests.push_back({Channel::table_code, "POST", table_codes_path(m_event),
                            encode(TableOrder{m_table_of}), k_table_code_timeout});
    if (has_orders_to_ask() && may_start(Channel::orders)) requests.push_back(orders_request());
    for (auto& request : requests) {
        request.presence = {m_status.pending, m_status.server_offset_ms,
                            std::string(program_version()), m_health};
        line(request.channel).running = true;
        line(request.channel).started = now;
    }
    return requests;
}

std::optional<Request> SyncEngine::push_request() {
    auto facts = m_store.to_send(k_most_facts_in_push, k_most_push_bytes, m_at_hall);
    if (!facts.ok()) {
        m_events.emplace_back(Failed{facts.error(), {}});
        back_off(Channel::push, k_longest_retry, std::nullopt, facts.error().message_key);
        return std::nullopt;
    }
    m_something_to_send = !facts->empty();
    if (facts->empty()) return std::nullopt;
    m_first_sent = facts->front().device_sequence;
    auto body = encode(PushRequest{*facts});
    auto const timeout = k_push_timeout + time_to_carry(body.size());
    return Request{Channel::push, "POST", facts_path(m_event), std::move(body), timeout};
}

// Waits for news only when all is well: else the answer shall come at once, so that being online
// again shows.
Request SyncEngine::pull_request() {
    auto const checkpoint = m_store.checkpoint();
    auto const from = checkpoint.ok() ? *checkpoint : Checkpoint{};
    int const wait = m_caught_up && m_status.online && !m_doubts_clock ? k_poll_wait_s : 0;
    auto target = facts_path(m_event) + "?after=" + std::to_string(from.cursor) +
                  "&limit=" + std::to_string(k_facts_in_page) + "&wait=" + std::to_string(wait);
    if (!from.epoch.empty()) target += "&epoch=" + from.epoch;
    if (!m_hall_epoch.empty())
        target += "&hall_epoch=" + m_hall_epoch + "&hall=" + std::to_string(m_hall_next);
    if (m_heard_order != 0) target += "&orders=" + std::to_string(m_heard_order);
    target += m_store.also_asked();
    return {Channel::pull, "GET", std::move(target), {}, k_poll_timeout};
}

void SyncEngine::answer(Channel channel, Response const& response) {
    line(channel).running = false;
    if (m_revoked) return;
    if (channel == Channel::devices) return take_device_list(response);
    if (channel == Channel::table_code) return take_table_code(response);
    if (channel == Channel::orders) return take_orders(response);
    bool const page = channel == Channel::pull && response.status == 410;
    if ((response.status != 200 && !page) || !is_json(response.content_type)) {
        take_failure(channel, response);
    } else if (channel == Channel::push) {
        take_push_answer(response.body);
    } else {
        take_pull_page(response.body);
    }
    say_status();
}

// Whether the server can be reached is told by the other two: this one only asks again later.
void SyncEngine::take_device_list(Response const& response) {
    line(Channel::devices).not_before = m_clock.uptime() + k_devices_interval;
    if (response.status != 200 || !is_json(response.content_type)) return;
    auto list = decode_device_list(response.body);
    if (list.ok()) m_events.emplace_back(DevicesHeard{std::move(*list)});
}

void SyncEngine::take_table_code(Response const& response) {
    TableCodeHeard heard{std::exchange(m_table_of, {})};
    bool const is_ours = response.status != 0 && is_json(response.content_type);
    auto const code = decode_table_code(is_ours ? response.body : "");
    auto const failure = decode_failure(is_ours ? response.body : "");
    if (response.status == 200 && code.ok())
        heard.code = *code;
    else if (response.status == 0)
        heard.message_key = "sync.no_server";
    else
        heard.message_key = failure.ok() ? failure->message_key : "sync.foreign_answer";
    m_events.emplace_back(std::move(heard));
}

void SyncEngine::take_push_answer(std::string const& body) {
    auto const message = decode_push_answer(body);
    if (!message.ok())
        return back_off(Channel::push, k_longest_retry, std::nullopt, "sync.foreign_answer");
    auto problems = m_store.take_answers(message->answers, message->epoch);
    if (!problems.ok()) {
        m_events.emplace_back(Failed{problems.error(), {}});
        return back_off(Channel::push, k_longest_retry, std::nullopt, problems.error().message_key);
    }
    for (auto& problem : *problems) m_events.emplace_back(Refused{std::move(problem)});
    if (message->missing && !good(m_store.send_again_from(*message->missing, lost_stamp())))
        return back_off(Channel::push, k_longest_retry, std::nullopt, "error.storage");
    note_held(*message);
    m_something_to_send = true;
    note_contact(Channel::push, message->server_time);
    // A server that takes nothing and lacks nothing new would be asked for ever.
    // One of another epoch waits for the pull that brings the new one.
    auto const checkpoint = m_store.checkpoint();
    bool const other_epoch = checkpoint.ok() && checkpoint->epoch != message->epoch;
    if (other_epoch) line(Channel::push).not_before = m_clock.uptime() + k_first_retry;
    bool const no_step =
        message->answers.empty() && (!message->missing || *message->missing >= m_first_sent);
    if (no_step) back_off(Channel::push, k_longest_retry, std::nullopt, "sync.not_understood");
}

// What lies at the hall is sent again when it is decided, for its answer, or when the hall lacks
// it.
void SyncEngine::note_held(PushAnswer const& message) {
    for (auto const& answer : message.answers) {
        if (answer.decision != Decision::held) continue;
        auto const sequence = answer.device_sequence;
        m_at_hall.held_up_to = std::max(m_at_hall.held_up_to, sequence);
        m_at_hall.decided_up_to = std::min(m_at_hall.decided_up_to, sequence - 1);
    }
    if (message.missing)
        m_at_hall.held_up_to = std::min(m_at_hall.held_up_to, *message.missing - 1);
}

void SyncEngine::forget_hall() {
    m_hall_epoch.clear();
    m_hall_next = 0;
    m_at_hall.held_up_to = 0;
    m_something_to_send = true;
}

HallChange SyncEngine::take_hall_news(PullPage& page) {
    if (page.decided_up_to > m_at_hall.decided_up_to) m_something_to_send = true;
    m_at_hall.decided_up_to = page.decided_up_to;
    auto const epoch = page.hall ? page.hall->epoch : std::string();
    HallChange change;
    change.reset = epoch != m_hall_epoch;
    if (change.reset) forget_hall();
    if (!page.hall) return change;
    m_hall_epoch = epoch;
    m_hall_next = page.hall->next;
    change.facts = std::move(page.hall->facts);
    change.gone = std::move(page.hall->gone);
    return change;
}

void SyncEngine::take_pull_page(std::string const& body) {
    auto page = decode_pull_page(body);
    if (!page.ok())
        return back_off(Channel::pull, k_longest_retry, std::nullopt, "sync.foreign_answer");
    auto const checkpoint = m_store.checkpoint();
    if (!checkpoint.ok()) {
        m_events.emplace_back(Failed{checkpoint.error(), {}});
        return back_off(Channel::pull, k_longest_retry, std::nullopt,
                        checkpoint.error().message_key);
    }
    note_contact(Channel::pull, page->server_time);
    m_open_order = page->open_order;
    if (page->reset || (!checkpoint->epoch.empty() && page->epoch != checkpoint->epoch))
        return begin_epoch(page->epoch);
    // An old page that came twice.
    if (page->next < checkpoint->cursor) return;
    std::erase_if(page->facts, [&](auto const& fact) { return fact.cursor <= checkpoint->cursor; });
    if (auto const taken = m_store.take_page(*page); !taken.ok()) {
        m_events.emplace_back(Failed{taken.error(), {}});
        return back_off(Channel::pull, k_longest_retry, std::nullopt, taken.error().message_key);
    }
    forget_sent(page->server_time);
    m_caught_up = !page->more;
    auto hall = take_hall_news(*page);
    Result<std::vector<PersonId>> lost = std::vector<PersonId>{};
    if (m_caught_up) lost = m_store.lost_erasures();
    if (!lost.ok()) m_events.emplace_back(Failed{lost.error(), {}});
    m_events.emplace_back(Confirmed{false,
                                    {},
                                    std::move(page->facts),
                                    page->decided_up_to,
                                    std::move(hall),
                                    std::move(page->moves),
                                    lost.ok() ? std::move(*lost) : std::vector<PersonId>{}});
}

// Seven days by the server's clock: this device's own may be years ahead tomorrow.
void SyncEngine::forget_sent(Moment server_time) {
    auto const now = m_clock.uptime();
    if (now < m_next_cleaning) return;
    m_next_cleaning = now + k_cleaning_interval;
    (void)good(m_store.forget_sent(server_time - k_keep_sent));
}

void SyncEngine::begin_epoch(std::string const& epoch) {
    auto const begun = m_store.begin_epoch(epoch);
    auto pending =
        begun.ok() ? m_store.pending() : Result<std::vector<domain::Fact>>(begun.error());
    if (!pending.ok()) {
        m_events.emplace_back(Failed{pending.error(), {}});
        return back_off(Channel::pull, k_longest_retry, std::nullopt, pending.error().message_key);
    }
    m_caught_up = false;
    forget_hall();
    m_at_hall = {};
    line(Channel::push).not_before = {};
    m_events.emplace_back(Confirmed{true, std::move(*pending), {}, 0, {}});
}

void SyncEngine::take_failure(Channel channel, Response const& response) {
    auto const status = response.status;
    if (status == 0) {
        bool const unreachable = response.failure == Response::Failure::unreachable;
        return back_off(channel, unreachable ? k_longest_retry_unreachable : k_longest_retry,
                        std::nullopt, "sync.no_server");
    }
    if (status == 429 || status >= 500)
        return back_off(channel, k_longest_retry, response.retry_after, "sync.server_busy");
    auto const failure = is_json(response.content_type)
                             ? decode_failure(response.body)
                             : Result<Failure>(Error{ErrorKind::invalid_input, {}, {}});
    if (!failure.ok())
        return back_off(channel, k_longest_retry, std::nullopt, "sync.foreign_answer");
    if (status == 401 && failure->message_key == "sync.revoked") return wipe();
    back_off(channel, k_longest_retry, response.retry_after, failure->message_key);
}

// Full jitter: any time up to a bound that doubles, so that a hall of kiosks does not come back as
// one (Brooker, "Exponential backoff and jitter", 2015).
void SyncEngine::back_off(Channel channel, Duration longest, std::optional<Duration> retry_after,
                          std::string message_key) {
    auto& waiting = line(channel);
    auto const doubled = k_first_retry * (1LL << std::min(++waiting.failures, 16));
    auto const bound = std::min(longest, Duration{doubled});
    auto const span = static_cast<std::uint64_t>((bound - k_first_retry).count()) + 1;
    auto delay = k_first_retry + Duration{static_cast<std::int64_t>(m_random.below(span))};
    if (retry_after) delay = std::max(delay, std::min(*retry_after, k_longest_retry_after));
    waiting.not_before = m_clock.uptime() + delay;
    m_status.online = false;
    m_status.message_key = std::move(message_key);
}

void SyncEngine::note_contact(Channel channel, Moment server_time) {
    auto& answered = line(channel);
    auto const took = m_clock.uptime() - answered.started;
    answered.failures = 0;
    answered.not_before = {};
    // The other line need not wait any longer for a server that is there.
    if (!m_status.online)
        for (auto& other : m_lines) other.not_before = {};
    m_status.online = true;
    m_status.message_key.clear();
    m_status.last_contact = m_clock.now();
    if (server_time == Moment{}) return;
    auto const is_other = [&](std::int64_t offset) {
        return std::abs(offset - m_status.server_offset_ms) > k_clock_noise_ms;
    };
    if (took > k_longest_clock_measure) {
        // It waited for news. Either its way back was long, or one of the clocks was set since: a
        // quick exchange tells.
        m_doubts_clock = !m_doubts_clock && is_other((server_time - m_clock.now()).count());
        return;
    }
    m_doubts_clock = false;
    auto const offset = (server_time - (m_clock.now() - took / 2)).count();
    if (is_other(offset)) m_status.server_offset_ms = offset;
}

void SyncEngine::say_status() {
    if (!m_revoked)
        if (auto const pending = m_store.pending_count(); pending.ok()) m_status.pending = *pending;
    auto known = m_said;
    if (m_status.last_contact - m_said.last_contact < k_contact_interval)
        known.last_contact = m_status.last_contact;
    if (known == m_status) return;
    m_said = m_status;
    m_events.emplace_back(m_status);
}

Duration SyncEngine::next_deadline() const {
    auto earliest = k_cleaning_interval;
    if (m_revoked) return earliest;
    auto const now = m_clock.uptime();
    for (auto channel :
         {Channel::push, Channel::pull, Channel::devices, Channel::table_code, Channel::orders}) {
        auto const& waiting = m_lines[static_cast<std::size_t>(channel)];
        if (waiting.running || (channel == Channel::push && !m_something_to_send) ||
            (channel == Channel::devices && !m_watching) ||
            (channel == Channel::table_code && m_table_of.is_none()) ||
            (channel == Channel::orders && !has_orders_to_ask()))
            continue;
        earliest = std::min(earliest, std::max(Duration{0}, waiting.not_before - now));
    }
    return earliest;
}

std::vector<SyncEvent> SyncEngine::take_events() {
    return std::exchange(m_events, {});
}

void SyncEngine::retry_now() {
    for (auto& waiting : m_lines) waiting.not_before = {};
}

bool SyncEngine::good(Status const& status) {
    if (!status.ok()) m_events.emplace_back(Failed{status.error(), {}});
    return status.ok();
}

domain::Fact SyncEngine::lost_stamp() {
    domain::Fact stamp;
    stamp.recorded_at = m_clock.now();
    stamp.clock_offset_ms = m_status.server_offset_ms;
    stamp.actor = "device";
    return stamp;
}

void SyncEngine::wipe() {
    if (!good(m_store.wipe())) return;
    m_revoked = true;
    m_status = {};
    m_status.message_key = "sync.revoked";
    m_events.emplace_back(Revoked{});
}

}  // namespace ontmoet::sync

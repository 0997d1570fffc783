// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "storage/tombstone.h"
#include "sync/audience.h"
#include "sync/hub_inside.h"
#include "sync/limits.h"
#include "sync/reveal.h"

#include <algorithm>
#include <utility>

// What a venue server does instead of deciding: it keeps a copy of the central server's log and
// answers, and holds what its kiosks say until that log has it.
namespace ontmoet::sync {
namespace {

using domain::Cursor;
using storage::StoredAnswer;

Error not_a_copy(char const* member) {
    return {ErrorKind::invalid_input, "error.bad_message", member};
}

FactAnswer held_answer(domain::Fact const& fact) {
    FactAnswer answer;
    answer.fact = fact.id;
    answer.device_sequence = fact.device_sequence;
    answer.decision = Decision::held;
    return answer;
}

// A fact of a push that the hall is asked to hold.
struct ToHold {
    std::size_t push = 0;
    std::size_t answer = 0;  // its place in that push's answers
};

// What is decided is told again, the rest is to be held.
Result<PushAnswer> first_answers(storage::FactLog& log, Ground const& ground, Push const& push,
                                 std::size_t place, std::vector<Arrival>& arrivals,
                                 std::vector<ToHold>& to_hold) {
    TRY(check_push(push));
    PushAnswer answer;
    answer.epoch = epoch_for(ground, push.device.id, push.device.role);
    auto const found = ground.decided_at.find(push.device.id);
    auto const decided = found == ground.decided_at.end() ? 0 : std::ssize(found->second);
    std::vector<Arrival> fresh;
    std::vector<ToHold> places;
    for (auto const& fact : push.request.facts) {
        if (fact.device_sequence <= decided) {
            TRY_ASSIGN(auto told, repeated_answer(log, ground, {}, fact));
            answer.answers.push_back(std::move(told));
            continue;
        }
        places.push_back({place, answer.answers.size()});
        answer.answers.push_back(held_answer(fact));
        fresh.push_back({fact, !may_say(viewer_of(ground, fact.device, push.device.role), fact)});
    }
    std::ranges::move(fresh, std::back_inserter(arrivals));
    std::ranges::move(places, std::back_inserter(to_hold));
    return answer;
}

// The answers of the page that the copy lacks, device by device without holes.
Result<std::vector<StoredAnswer>> new_answers(Ground const& ground, VenueNews const& news) {
    std::vector<StoredAnswer> fresh;
    std::map<DeviceId, std::int64_t> held;
    for (auto const& stored : news.answers) {
        auto const found = ground.decided_at.find(stored.device);
        auto const known = found == ground.decided_at.end() ? 0 : std::ssize(found->second);
        auto& last = held.try_emplace(stored.device, known).first->second;
        if (stored.device_sequence <= last) continue;
        if (stored.device_sequence != ++last) return not_a_copy("venue.answers");
        fresh.push_back(stored);
    }
    return fresh;
}

}  // namespace

std::vector<Result<PushAnswer>> Hub::Inside::hold_group(std::span<Push const> group) {
    std::vector<Result<PushAnswer>> results;
    Callbacks callbacks;
    {
        std::scoped_lock const lock(mutex);
        std::vector<Arrival> arrivals;
        std::vector<ToHold> to_hold;
        for (auto const& push : group) {
            auto const ground = warm(push.device.event);
            results.push_back(
                ground.ok() ? first_answers(log, **ground, push, results.size(), arrivals, to_hold)
                            : Result<PushAnswer>(ground.error()));
            if (results.back().ok()) results.back()->server_time = server_time();
        }
        auto const places = hall->hold(arrivals);
        // From the last one to the first: a gap ends the answers of its push there.
        for (auto i = to_hold.size(); i-- > 0;) {
            auto& result = results[to_hold[i].push];
            if (!places.ok()) {
                result = places.error();
                continue;
            }
            auto const& fact = arrivals[i].fact;
            auto const answer = to_hold[i].answer;
            if ((*places)[i] == HallList::Place::taken)
                result->answers[answer] = reused_answer(fact, 0);
            if ((*places)[i] != HallList::Place::gap) continue;
            result->answers.resize(answer);
            result->missing = hall->next(fact.device);
        }
        for (auto const& push : group) {
            auto woken_ones = woken(push.device.event);
            std::ranges::move(woken_ones, std::back_inserter(callbacks));
        }
    }
    for (auto const& callback : callbacks) callback();
    return results;
}

// Only the hall's news comes from a copy that was never begun, or that is behind what the device
// has read from the central server itself.
Result<PullPage> Hub::Inside::venue_page(storage::Device const& device, Pull const& pull) {
    TRY_ASSIGN(auto const* ground, warm(device.event));
    bool const is_behind =
        pull.epoch == epoch_for(*ground, device.id, device.role) && pull.after > ground->newest;
    PullPage page;
    if (ground->epoch.empty() || is_behind) {
        page.server_time = server_time();
        page.epoch = pull.epoch;
        page.next = pull.after;
        page.decided_up_to = decided_up_to(*ground, device.id, pull.after);
    } else {
        TRY_ASSIGN(page, this->page(device, pull));
    }
    if (page.reset) return page;
    TRY_ASSIGN(ground, warm(device.event));
    add_hall_news(viewer_of(*ground, device.id, device.role), pull, page);
    return page;
}

// The hall's facts stand on all that is confirmed, so they come when that has come.
void Hub::Inside::add_hall_news(Viewer const& viewer, Pull const& pull, PullPage& page) const {
    bool is_all = true;
    auto const limit = page.more ? 0 : std::clamp(pull.limit, std::size_t{1}, k_most_facts_in_page);
    page.hall = hall->news(viewer, pull.hall_epoch, pull.hall, limit, is_all);
    page.more = page.more || !is_all;
}

Status Hub::Inside::append_copy(EventId event, PullPage const& page) {
    TRY_ASSIGN(auto* ground, warm(event));
    if (!page.venue) return not_a_copy("venue");
    auto const count = static_cast<Cursor>(page.facts.size());
    if (page.next != ground->newest + count) return not_a_copy("next");
    if (count > 0 && page.facts.front().cursor != ground->newest + 1) return not_a_copy("cursor");
    TRY_ASSIGN(auto const answers, new_answers(*ground, *page.venue));
    if (page.facts.empty() && answers.empty()) return {};
    if (auto const appended = log.append(event, ground->newest, page.facts, answers);
        !appended.ok()) {
        events.erase(event);
        return appended.error();
    }
    for (auto const& fact : page.facts) ground->fold(fact);
    for (auto const& answer : answers) ground->decided_at[answer.device].push_back(answer.at);
    ground->newest = page.next;
    events.at(event).seen.newest = page.next;
    TRY(hall->settle(answers));
    for (auto const& fact : page.facts)
        if (auto const erasure = storage::erasure_of(fact); !erasure.is_none())
            TRY(hall->erase(erasure));
    return {};
}

bool Hub::is_venue() const {
    return m_inside->hall != nullptr;
}

void Hub::set_clock_offset(Duration offset) {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->clock_offset = offset;
}

Status Hub::take_copy(EventId event, PullPage const& page) {
    Callbacks callbacks;
    auto const taken = [&] {
        std::scoped_lock const lock(m_inside->mutex);
        auto status = m_inside->append_copy(event, page);
        callbacks = m_inside->woken(event);
        return status;
    }();
    for (auto const& callback : callbacks) callback();
    return taken;
}

Status Hub::replace_copy(EventId event, std::function<Status()> const& replace) {
    Callbacks callbacks;
    auto const replaced = [&] {
        std::scoped_lock const lock(m_inside->mutex);
        auto status = replace();
        m_inside->events.erase(event);
        callbacks = m_inside->all_woken(event);
        return status;
    }();
    for (auto const& callback : callbacks) callback();
    return replaced;
}

}  // namespace ontmoet::sync

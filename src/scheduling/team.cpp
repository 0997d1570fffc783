// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/team.h"

#include "scheduling/search.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace ontmoet::scheduling {

namespace {

// How often the calling thread asks its guards while it waits for the others.
constexpr std::chrono::milliseconds guard_pause{5};
// Far apart, so that the seeds 1 and 2 of a host share no search.
constexpr std::uint64_t seed_stride = 0x9E3779B97F4A7C15;
constexpr std::uint64_t seed_of_the_second = 0xBF58476D1CE4E5B9;
// There is time for two searches where so many moves come on each pair.
constexpr std::uint64_t moves_for_two = 40;
constexpr std::uint64_t part_of_the_first = 4;

// Another thread of the team.
struct Helper {
    explicit Helper(Schedule const& start) : schedule(start) {}
    Schedule schedule;
    std::stop_source stop;
    std::uint64_t moves = 0;
    std::thread thread;
};

class Team {
public:
    Team(Schedule& schedule, Relaxation const& relaxation, MeetLosses const& losses,
         PlanOptions const& options)
        : m_schedule(schedule), m_relaxation(relaxation), m_losses(losses), m_options(options) {}

    std::uint64_t run() {
        for (int n = 1; n < m_options.threads; ++n) m_helpers.emplace_back(m_schedule);
        for (std::size_t n = 0; n < m_helpers.size(); ++n) {
            m_helpers[n].thread = std::thread([this, n] { help(n); });
        }
        auto options = m_options;
        options.on_progress = [this](Progress const& progress) { tell(progress); };
        auto moves = search(m_schedule, options, 0);
        wait();
        for (auto& helper : m_helpers) {
            helper.thread.join();
            moves += helper.moves;
            if (helper.schedule.value() > m_schedule.value()) m_schedule.take_over(helper.schedule);
        }
        return moves;
    }

private:
    std::uint64_t search(Schedule& schedule, PlanOptions const& options, std::size_t number) {
        Search search(schedule, m_relaxation, m_losses, options);
        search.run();
        // Nothing can be better, and of equals the first counts: later ones need not go on.
        if (schedule.value() >= m_relaxation.bound()) {
            for (std::size_t n = number; n < m_helpers.size(); ++n)
                m_helpers[n].stop.request_stop();
        }
        return search.moves();
    }

    void help(std::size_t n) {
        PlanOptions options;
        options.move_budget = m_options.move_budget;
        options.seed = m_options.seed + (n + 1) * seed_stride;
        options.stop = m_helpers[n].stop.get_token();
        options.on_progress = [this](Progress const& progress) { note(progress); };
        m_helpers[n].moves = search(m_helpers[n].schedule, options, n + 1);
        std::lock_guard const lock(m_mutex);
        ++m_finished;
        m_has_finished.notify_one();
    }

    void note(Progress const& progress) {
        std::lock_guard const lock(m_mutex);
        if (!m_best || progress.value > m_best->value) m_best = progress;
    }

    // On the calling thread: the best of all, at the calling thread's own pace.
    void tell(Progress progress) {
        note(progress);
        if (!m_options.on_progress) return;
        {
            std::lock_guard const lock(m_mutex);
            progress.value = m_best->value;
            progress.gap_pct = m_best->gap_pct;
        }
        m_options.on_progress(progress);
    }

    void wait() {
        std::unique_lock lock(m_mutex);
        while (!m_has_finished.wait_for(lock, guard_pause,
                                        [this] { return m_finished == m_helpers.size(); })) {
            bool const is_over = m_options.stop.stop_requested() ||
                                 (m_options.out_of_time && m_options.out_of_time());
            if (!is_over) continue;
            for (auto& helper : m_helpers) helper.stop.request_stop();
        }
    }

    Schedule& m_schedule;
    Relaxation const& m_relaxation;
    MeetLosses const& m_losses;
    PlanOptions const& m_options;
    std::deque<Helper> m_helpers;
    std::mutex m_mutex;
    std::condition_variable m_has_finished;
    std::size_t m_finished = 0;
    std::optional<Progress> m_best;
};

}  // namespace

std::uint64_t search_together(Schedule& schedule, Relaxation const& relaxation,
                              MeetLosses const& losses, PlanOptions const& options) {
    return Team(schedule, relaxation, losses, options).run();
}

std::uint64_t search_twice(Schedule& schedule, Relaxation const& relaxation,
                           MeetLosses const& losses, PlanOptions const& options) {
    if (options.move_budget < moves_for_two * schedule.problem().pairs.size())
        return search_together(schedule, relaxation, losses, options);
    auto part = options;
    part.move_budget = options.move_budget / part_of_the_first;
    if (options.on_progress) {
        part.on_progress = [&](Progress progress) {
            progress.move_budget = options.move_budget;
            options.on_progress(progress);
        };
    }
    Schedule first = schedule;
    auto searched = search_together(first, relaxation, losses, part);
    if (first.value() < relaxation.bound()) {
        auto const before = part.move_budget;
        part.move_budget = options.move_budget - before;
        part.seed += seed_of_the_second;
        if (options.on_progress) {
            part.on_progress = [&](Progress progress) {
                progress.moves += before;
                progress.move_budget = options.move_budget;
                if (progress.value < first.value()) {
                    progress.value = first.value();
                    progress.gap_pct = gap_percent(progress.bound, first.value(), first.score());
                }
                options.on_progress(progress);
            };
        }
        searched += search_together(schedule, relaxation, losses, part);
    }
    if (first.value() >= schedule.value()) schedule.take_over(first);
    return searched;
}

}  // namespace ontmoet::scheduling

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_log.h"

namespace ontmoet::sim {

// One log for several hubs as PostgreSQL gives it to several processes: who appends takes a turn,
// and hears of everything that others appended, refusals too. One event.
class SharedLog : public storage::FactLog {
public:
    explicit SharedLog(storage::FactLog& log) : m_log(log) {}

    Result<std::vector<EventId>> events() override { return m_log.events(); }
    Result<storage::Head> head(EventId event) override {
        TRY_ASSIGN(auto head, m_log.head(event));
        head.appends = m_appends;
        return head;
    }
    Result<std::vector<domain::Fact>> read(EventId event, domain::Cursor after,
                                           std::size_t limit) override {
        return m_log.read(event, after, limit);
    }
    Status append(EventId event, domain::Cursor expected, std::span<domain::Fact const> facts,
                  std::span<storage::StoredAnswer const> answers) override {
        TRY(m_log.append(event, expected, facts, answers));
        ++m_appends;
        return {};
    }
    Result<std::optional<storage::StoredAnswer>> answer(EventId event, DeviceId device,
                                                        std::int64_t device_sequence) override {
        return m_log.answer(event, device, device_sequence);
    }
    Result<std::vector<storage::StoredAnswer>> answers(EventId event, domain::Cursor from,
                                                       domain::Cursor to) override {
        return m_log.answers(event, from, to);
    }
    Result<std::vector<storage::Decided>> decided(EventId event, domain::Cursor from) override {
        return m_log.decided(event, from);
    }
    Result<domain::Cursor> cursor_of(EventId event, FactId fact) override {
        return m_log.cursor_of(event, fact);
    }
    Status begin_epoch(EventId event) override { return m_log.begin_epoch(event); }
    Status begin_copy(EventId event, std::string const& epoch) override {
        return m_log.begin_copy(event, epoch);
    }
    Status end_copy(EventId event, std::string const& epoch) override {
        return m_log.end_copy(event, epoch);
    }
    Status replace(EventId event, storage::FactLog& from) override {
        return m_log.replace(event, from);
    }
    Result<std::optional<storage::Head>> claim(EventId event) override {
        TRY_ASSIGN(auto const head, this->head(event));
        return std::optional(head);
    }

private:
    storage::FactLog& m_log;
    std::int64_t m_appends = 1;
};

}  // namespace ontmoet::sim

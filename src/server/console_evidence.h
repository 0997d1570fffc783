// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/report.h"
#include "i18n/tongue.h"
#include "server/event_shelf.h"

#include <map>
#include <string>
#include <string_view>

// What events brought, in the console. Figures, words and what is not shown are those of
// `ontmoet report`: evidence makes them safe, printing/report_words says them.
namespace ontmoet::server {

// What each event brought, kept until its log moves on, its day changes or, while it is under way,
// some seconds have passed. On one thread.
class EvidenceShelf {
public:
    EvidenceShelf(storage::FactLog& log, sync::Hub& hub) : m_log(log), m_hub(hub) {}

    // It stays until the next call.
    Result<evidence::EventEvidence const*> of(EventId event, Moment now);

private:
    struct Kept {
        storage::Head head;
        std::string today;
        Moment good_until;
        evidence::EventEvidence evidence;
    };
    storage::FactLog& m_log;
    sync::Hub& m_hub;
    std::map<EventId, Kept> m_kept;
};

// Which of an organiser's events; nothing left out is everything.
struct EvidenceQuestion {
    std::string from{};  // days, ISO 8601
    std::string to{};
    std::string region{};
    std::string series{};
};
bool is_asked_for(domain::Event const& event, EvidenceQuestion const& question);

// Schema Evidence.
std::string evidence_page(evidence::Report const& report, i18n::Tongue const& tongue);

}  // namespace ontmoet::server

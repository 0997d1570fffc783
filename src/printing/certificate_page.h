// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "i18n/tongue.h"
#include "printing/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ontmoet::printing {

// That people's data was erased at an event: how many, when and by which rule, what is still kept,
// and that nothing of the erased is left. No names.
struct CertificatePage {
    struct Group {
        std::string kind;  // candidate, staff, interpreter
        std::string rule;  // after_event, consented, request
        std::int64_t count = 0;
        Moment from;  // of the erased: the first
        Moment to;    // the last; of the kept: until when, 0: no day
    };
    std::string organiser;
    std::string event_name;
    std::string event_id;
    Moment event_ended_at;
    Moment made_at;
    int after_event_days = 0;
    int consented_days = 0;
    std::string legal_hold{};
    std::vector<Group> erased;
    std::int64_t erased_in_all = 0;
    std::vector<Group> kept;
    std::int64_t facts_read = 0;
    std::int64_t facts_emptied = 0;
    std::int64_t facts_telling = 0;  // about somebody who was erased, and not empty
};

// One page of A4, or more. `tongue` outlives the document.
Document document_of(CertificatePage page, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing

// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hall_talks.h"

#include <algorithm>

namespace ontmoet::e2e {

using domain::Answer;

namespace {

void sit_down(KioskHand& device, domain::Meet const& meet, AtTables& said) {
    device.tap("table.begin");
    said.started.insert(meet.planned.meet);
}

void candidate_answers(KioskHand& device, domain::Meet const& meet, Answer answer, AtTables& said) {
    device.tap("table.their_answer");
    device.tap("verdict." + std::string(domain::to_text(answer)));
    device.say("wait table.their_answer");
    said.candidates[meet.planned.meet] = answer;
}

}  // namespace

domain::Meet const* meet_at(domain::State const& state, int table, int round) {
    for (auto const& [id, meet] : state.meets)
        if (meet.status == domain::MeetStatus::planned && meet.planned.round == round &&
            state.tables.at(meet.planned.table).number == table)
            return &meet;
    return nullptr;
}

bool is_meeting_in(KioskHand& device, int round) {
    auto const now = device.status();
    return now.at("phase") == "meeting" && now.at("round") == round;
}

bool is_read(KioskHand& device, std::string const& words) {
    auto const all = device.words();
    return std::ranges::find(all, words) != all.end();
}

void agree(KioskHand& device, domain::Meet const& meet, std::string const& kind, AtTables& said) {
    device.tap("table.step." + (kind.empty() ? std::string("none") : kind));
    device.tap(kind.empty() ? "why_not.distance" : "agreed.employer");
    device.tap("common.next");
    said.employers[meet.planned.meet] = kind.empty() ? Answer::no : Answer::yes;
    if (!kind.empty()) said.steps[meet.planned.meet] = kind;
}

// By what comes of it, another one for each meet.
void whole_talk(KioskHand& device, domain::Meet const& meet, AtTables& said) {
    auto const nth = to_string(meet.planned.meet).back() % 4;
    sit_down(device, meet, said);
    if (nth == 0) return;
    agree(device, meet, nth == 1 ? "" : nth == 2 ? "interview" : "paid_job", said);
    candidate_answers(device, meet, nth == 1 ? Answer::maybe : Answer::yes, said);
}

void short_talk(KioskHand& device, domain::Meet const& meet, AtTables& said) {
    sit_down(device, meet, said);
    agree(device, meet, "walk_along", said);
}

}  // namespace ontmoet::e2e

// SPDX-License-Identifier: EUPL-1.2
#include "screens/table/table_parts.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

using Phase = domain::HallMoment::Phase;

bool has_answer(domain::Meet const& meet) {
    return meet.employer_verdict != domain::Answer::none;
}

// The meets at this table that stand, by round.
std::vector<domain::Meet const*> meets_here(Model const& model) {
    std::vector<domain::Meet const*> meets;
    for (auto const& [id, meet] : model.state->meets)
        if (meet.planned.table == model.at_table.table &&
            meet.status != domain::MeetStatus::cancelled)
            meets.push_back(&meet);
    std::ranges::sort(meets, {}, [](auto const* meet) { return meet->planned.round; });
    return meets;
}

}  // namespace

TableNow table_now(Model const& model) {
    auto const& state = *model.state;
    TableNow now;
    now.hall = domain::hall_at(state, model.now);
    bool const runs = now.hall.phase == Phase::meeting;
    domain::Meet const* unsaid = nullptr;
    for (auto const* meet : meets_here(model)) {
        int const round = meet->planned.round;
        now.has_meets = true;
        bool const is_past = round < now.hall.round;
        bool const was_held = meet->status == domain::MeetStatus::planned;
        if (is_past) {
            unsaid = was_held && !has_answer(*meet) ? meet : nullptr;
        } else if (now.meet == nullptr) {
            now.meet = meet;
        } else if (now.next == nullptr) {
            now.next = meet;
        }
    }
    now.is_running = runs && now.meet != nullptr && now.meet->planned.round == now.hall.round;
    if (unsaid != nullptr && !now.is_running) {
        now.next = now.meet;
        now.meet = unsaid;
        now.is_over = true;
    }
    if (now.meet == nullptr) return now;
    int const round = now.meet->planned.round;
    if (now.is_running) {
        now.whole = domain::round_end(state, round) - domain::round_start(state, round);
        now.left = now.hall.left;
        if (model.at_table.longer_round == round) {
            Duration const more = std::chrono::minutes{model.at_table.longer_min};
            now.whole += more;
            now.left += more;
        }
    } else {
        now.left = now.hall.left;
        now.whole = std::chrono::minutes{std::max(1, state.event.changeover_min)};
    }
    return now;
}

std::vector<TableId> own_tables(Model const& model) {
    auto const& all = model.state->tables;
    std::vector<TableId> tables;
    for (auto const& [id, table] : all)
        if (table.organisation == model.at_table.organisation) tables.push_back(id);
    std::ranges::sort(tables, {}, [&](TableId id) { return all.at(id).number; });
    return tables;
}

std::span<StepKind const> step_kinds() {
    static constexpr std::array kinds{
        StepKind{"interview", "step.interview", "forum"},
        StepKind{"walk_along", "step.walk_along", "directions_walk"},
        StepKind{"proefplaatsing", "way.proefplaatsing", "handshake", true},
        StepKind{"werkervaringsplaats", "way.werkervaringsplaats", "badge", true},
        StepKind{"taalstage", "way.taalstage", "translate", true},
        StepKind{"bbl", "way.bbl", "school"},
        StepKind{"paid_job", "way.paid_job", "work"},
        StepKind{"", "step.none", "close"},
    };
    return kinds;
}

StepKind const* find_step(std::string_view code) {
    auto const kinds = step_kinds();
    auto const found = std::ranges::find(kinds, code, &StepKind::code);
    return found == kinds.end() ? nullptr : &*found;
}

StepKind const* agreed_step(domain::Meet const& meet) {
    if (meet.employer_verdict == domain::Answer::no) return find_step("");
    auto const said = meet.next_steps.find(domain::Side::employer);
    return said == meet.next_steps.end() || said->second.kind.empty()
               ? nullptr
               : find_step(said->second.kind);
}

}  // namespace ontmoet::screens

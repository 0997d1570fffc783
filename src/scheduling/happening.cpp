// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/happening.h"

#include "scheduling/limits.h"

#include <string>

namespace ontmoet::scheduling {

namespace {

RoundMask before(int round) {
    return round >= max_rounds ? ~RoundMask{0} : (RoundMask{1} << round) - 1;
}

Status require(int value, std::size_t below, char const* field) {
    if (value >= 0 && static_cast<std::size_t>(value) < below) return {};
    return Error{ErrorKind::invalid_input, "error.instance_not_valid",
                 std::string("/") + field + ": a number below " + std::to_string(below)};
}

Status check_indexes(Problem const& problem, Happening const& it) {
    auto const rounds = static_cast<std::size_t>(problem.rounds);
    TRY(require(it.now, rounds, "now"));
    switch (it.kind) {
        case HappeningKind::late:
        case HappeningKind::meet_extended:
            TRY(require(it.until, rounds + 1, "until"));
            [[fallthrough]];
        case HappeningKind::no_show:
        case HappeningKind::left: return require(it.candidate, problem.candidates.size(), "cand");
        case HappeningKind::table_closed:
            TRY(require(it.employer, problem.employers.size(), "emp"));
            return require(it.table,
                           problem.employers[static_cast<std::size_t>(it.employer)].tables.size(),
                           "table");
        case HappeningKind::interpreter_gone:
            return require(it.interpreter, problem.interpreters.size(), "interp");
        case HappeningKind::round_cancelled: return require(it.round, rounds, "round");
        case HappeningKind::walk_in: return require(it.max_meets, max_people, "max");
    }
    return {};
}

// Only what is new is looked at: the problem was valid before.
Status add_walk_in(Problem& problem, Happening const& it) {
    std::vector<char> seen(problem.employers.size(), 0);
    for (Pair const& pair : it.pairs) {
        TRY(require(pair.employer, problem.employers.size(), "pairs/0"));
        TRY(require(pair.score - 1, max_weight, "pairs/1"));
        TRY(require(pair.language + 1, static_cast<std::size_t>(problem.languages) + 1, "pairs/2"));
        auto& twice = seen[static_cast<std::size_t>(pair.employer)];
        TRY(require(twice, 1, "pairs/0"));
        twice = 1;
    }
    TRY(require(static_cast<int>(problem.candidates.size()), max_people, "cand"));
    int const candidate = static_cast<int>(problem.candidates.size());
    problem.candidates.push_back(
        {it.available & ~before(it.now) & before(problem.rounds), it.max_meets});
    for (Pair pair : it.pairs) {
        pair.candidate = candidate;
        problem.pairs.push_back(pair);
    }
    return {};
}

}  // namespace

Status take_place(Problem& problem, Happening const& it) {
    TRY(check_indexes(problem, it));
    auto const past = before(it.now);
    auto const pause = before(it.until) & ~past;
    auto const candidate = static_cast<std::size_t>(it.candidate);
    switch (it.kind) {
        case HappeningKind::no_show:
        case HappeningKind::left: problem.candidates[candidate].available &= past; break;
        case HappeningKind::late: problem.candidates[candidate].available &= ~pause; break;
        case HappeningKind::walk_in: return add_walk_in(problem, it);
        case HappeningKind::table_closed:
            problem.employers[static_cast<std::size_t>(it.employer)]
                .tables[static_cast<std::size_t>(it.table)] &= past;
            break;
        case HappeningKind::interpreter_gone:
            problem.interpreters[static_cast<std::size_t>(it.interpreter)].available &= past;
            break;
        case HappeningKind::round_cancelled:
            for (auto& one : problem.candidates) one.available &= ~(RoundMask{1} << it.round);
            break;
        case HappeningKind::meet_extended:
            problem.candidates[candidate].available &= ~(pause & ~(RoundMask{1} << it.now));
            break;
    }
    return {};
}

}  // namespace ontmoet::scheduling

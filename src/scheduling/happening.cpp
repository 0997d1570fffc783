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

// Only what is new is looked at: the problem was valid before.
Status check_walk_in(Problem const& problem, Happening const& it) {
    TRY(require(it.max_meets, max_people, "max"));
    std::vector<char> seen(problem.employers.size(), 0);
    for (Pair const& pair : it.pairs) {
        TRY(require(pair.employer, problem.employers.size(), "pairs/0"));
        TRY(require(pair.score - 1, max_score, "pairs/1"));
        TRY(require(pair.language + 1, static_cast<std::size_t>(problem.languages) + 1, "pairs/2"));
        auto& twice = seen[static_cast<std::size_t>(pair.employer)];
        TRY(require(twice, 1, "pairs/0"));
        twice = 1;
    }
    return require(static_cast<int>(problem.candidates.size()), max_people, "cand");
}

}  // namespace

Status validate(Problem const& problem, Happening const& it) {
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
        case HappeningKind::walk_in: return check_walk_in(problem, it);
    }
    return {};
}

RoundMask& rounds_in(Problem& problem, Window const& window) {
    auto const which = static_cast<std::size_t>(window.which);
    switch (window.of) {
        case Window::Of::candidate: break;
        case Window::Of::table:
            return problem.employers[which].tables[static_cast<std::size_t>(window.table)];
        case Window::Of::interpreter: return problem.interpreters[which].available;
    }
    return problem.candidates[which].available;
}

std::vector<Window> windows_after(Problem const& problem, Happening const& it) {
    using Of = Window::Of;
    auto const past = before(it.now);
    auto const pause = before(it.until) & ~past;
    auto const candidates = [&problem](int which) {
        return problem.candidates[static_cast<std::size_t>(which)].available;
    };
    switch (it.kind) {
        case HappeningKind::no_show:
        case HappeningKind::left:
            return {{Of::candidate, it.candidate, 0, candidates(it.candidate) & past}};
        case HappeningKind::late:
            return {{Of::candidate, it.candidate, 0, candidates(it.candidate) & ~pause}};
        case HappeningKind::table_closed: {
            auto const& tables = problem.employers[static_cast<std::size_t>(it.employer)].tables;
            RoundMask const open = tables[static_cast<std::size_t>(it.table)];
            return {{Of::table, it.employer, it.table, open & past}};
        }
        case HappeningKind::interpreter_gone: {
            auto const& gone = problem.interpreters[static_cast<std::size_t>(it.interpreter)];
            return {{Of::interpreter, it.interpreter, 0, gone.available & past}};
        }
        case HappeningKind::round_cancelled: {
            std::vector<Window> all;
            for (int i = 0; i < static_cast<int>(problem.candidates.size()); ++i)
                all.push_back({Of::candidate, i, 0, candidates(i) & ~(RoundMask{1} << it.round)});
            return all;
        }
        case HappeningKind::meet_extended: {
            RoundMask const rest = pause & ~(RoundMask{1} << it.now);
            return {{Of::candidate, it.candidate, 0, candidates(it.candidate) & ~rest}};
        }
        case HappeningKind::walk_in: break;
    }
    return {};
}

void add_walk_in(Problem& problem, Happening const& it) {
    int const candidate = static_cast<int>(problem.candidates.size());
    problem.candidates.push_back(
        {it.available & ~before(it.now) & before(problem.rounds), it.max_meets});
    for (Pair pair : it.pairs) {
        pair.candidate = candidate;
        problem.pairs.push_back(pair);
    }
}

}  // namespace ontmoet::scheduling

// SPDX-License-Identifier: EUPL-1.2
#include "planning/translation.h"
#include "scheduling/schedule.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace ontmoet::planning {
namespace {

template <class Value>
Value const& at(std::vector<Value> const& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

bool is_elsewhere(domain::PlannedMeet const& meet, domain::PlannedMeet const& other) {
    return meet.meet != other.meet && meet.round == other.round && meet.table == other.table;
}

// The search numbers the tables of an employer as it likes. A fixed meet goes back to its own one,
// and who was put there takes the table it came from.
void restore_table(std::vector<domain::PlannedMeet>& meets, domain::PlannedMeet& meet,
                   TableId table) {
    auto const given = std::exchange(meet.table, table);
    auto const other = std::ranges::find_if(
        meets, [&](auto const& candidate) { return is_elsewhere(candidate, meet); });
    if (other != meets.end()) other->table = given;
}

// The indexes of a translation by what they stand for.
class Numbers {
public:
    explicit Numbers(Translation const& translation) : m_translation(translation) {
        number(translation.people, m_people);
        number(translation.organisations, m_organisations);
        number(translation.interpreters, m_interpreters);
        for (auto const& tables : translation.tables) number(tables, m_tables);
        auto const& pairs = translation.problem.pairs;
        for (std::size_t pair = 0; pair < pairs.size(); ++pair)
            m_pairs[{pairs[pair].candidate, pairs[pair].employer}] = static_cast<int>(pair);
    }
    // Nothing when one of them has no number.
    std::optional<scheduling::Meet> of(domain::PlannedMeet const& meet) const {
        auto const person = m_people.find(meet.person);
        auto const organisation = m_organisations.find(meet.organisation);
        auto const table = m_tables.find(meet.table);
        if (person == m_people.end() || organisation == m_organisations.end() ||
            table == m_tables.end() || meet.round < 0 || meet.round >= scheduling::max_rounds)
            return std::nullopt;
        auto const pair = m_pairs.find({person->second, organisation->second});
        auto const& tables = at(m_translation.tables, organisation->second);
        bool const is_theirs = std::ranges::find(tables, meet.table) != tables.end();
        if (pair == m_pairs.end() || !is_theirs) return std::nullopt;
        auto const interpreter = m_interpreters.find(meet.interpreter);
        return scheduling::Meet{person->second,
                                organisation->second,
                                table->second,
                                meet.round,
                                interpreter == m_interpreters.end() ? -1 : interpreter->second,
                                pair->second};
    }

private:
    template <class IdType>
    static void number(std::vector<IdType> const& list, std::map<IdType, int>& numbers) {
        for (std::size_t i = 0; i < list.size(); ++i) numbers[list[i]] = static_cast<int>(i);
    }

    Translation const& m_translation;
    std::map<PersonId, int> m_people;
    std::map<OrganisationId, int> m_organisations;
    std::map<InterpreterId, int> m_interpreters;
    std::map<TableId, int> m_tables;  // counted within its employer
    std::map<std::pair<int, int>, int> m_pairs;
};

}  // namespace

int per_mille(double percent) {
    return std::max(0, static_cast<int>(std::ceil(percent * 10)));
}

MeetId meet_id(EventId event, PersonId person, OrganisationId organisation) {
    return MeetId::from_name(event.uuid,
                             "meet:" + to_string(person) + ":" + to_string(organisation));
}

std::vector<domain::PlannedMeet> to_meets(domain::State const& state,
                                          Translation const& translation,
                                          std::vector<scheduling::Meet> const& meets) {
    std::vector<domain::PlannedMeet> made;
    std::vector<std::pair<std::size_t, TableId>> fixed_tables;
    for (auto const& meet : meets) {
        auto const table = at(at(translation.tables, meet.employer), meet.table);
        if (auto const fixed = translation.fixed.find({meet.candidate, meet.round});
            fixed != translation.fixed.end()) {
            fixed_tables.emplace_back(made.size(), fixed->second.table);
            made.push_back(fixed->second);
            made.back().table = table;
            continue;
        }
        auto const person = at(translation.people, meet.candidate);
        auto const organisation = at(translation.organisations, meet.employer);
        auto const interpreter =
            meet.interpreter < 0 ? InterpreterId{} : at(translation.interpreters, meet.interpreter);
        made.push_back({meet_id(state.id, person, organisation), person, organisation,
                        at(translation.offers, meet.pair), table, meet.round, interpreter});
    }
    for (auto const& [index, table] : fixed_tables) restore_table(made, made[index], table);
    made.insert(made.end(), translation.aside.begin(), translation.aside.end());
    return made;
}

scheduling::Standing standing_of(domain::State const& state, Translation const& translation) {
    Numbers const numbers(translation);
    scheduling::Standing standing;
    standing.resize(translation.problem.pairs.size());
    for (auto const& [id, meet] : state.meets) {
        if (meet.status == domain::MeetStatus::cancelled) continue;
        auto const number = numbers.of(meet.planned);
        if (!number) continue;
        standing.round[static_cast<std::size_t>(number->pair)] = number->round;
        standing.interpreter[static_cast<std::size_t>(number->pair)] = number->interpreter;
    }
    return standing;
}

std::vector<scheduling::Meet> standing_meets(domain::State const& state,
                                             Translation const& translation) {
    Numbers const numbers(translation);
    std::vector<scheduling::Meet> meets;
    for (auto const& [id, meet] : state.meets) {
        if (meet.status == domain::MeetStatus::cancelled) continue;
        if (auto const number = numbers.of(meet.planned)) meets.push_back(*number);
    }
    std::ranges::stable_partition(meets, [&](scheduling::Meet const& meet) {
        return translation.fixed.contains({meet.candidate, meet.round});
    });
    scheduling::Schedule schedule(translation.problem);
    std::erase_if(meets, [&](scheduling::Meet const& meet) {
        auto const& tables = at(translation.problem.employers, meet.employer).tables;
        auto const bit = scheduling::RoundMask{1} << meet.round;
        if (schedule.is_planned(meet.pair) || !schedule.has_room(meet.pair) ||
            (schedule.rounds_for(meet.pair) & bit) == 0)
            return true;
        bool const own = (at(tables, meet.table) & bit) != 0 &&
                         schedule.meet_at_table(meet.employer, meet.table, meet.round) < 0;
        schedule.add(meet.pair, meet.round, own ? meet.table : scheduling::Schedule::any_table);
        return false;
    });
    return meets;
}

}  // namespace ontmoet::planning

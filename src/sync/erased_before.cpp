// SPDX-License-Identifier: EUPL-1.2
#include "sync/erased_before.h"

#include "domain/fact.h"
#include "storage/fact_rows.h"
#include "storage/tombstone.h"

#include <set>
#include <sstream>
#include <string>
#include <utility>

namespace ontmoet::sync {
namespace {

using storage::Database;
using People = std::set<PersonId>;

// Ids with a space behind each.
constexpr std::string_view k_erased_before = "erased_before";

People erased_in(char const* table, Database& database, EventId event) {
    People people;
    auto select = database.prepare("SELECT " ONTMOET_FACT_COLUMNS " FROM " + std::string(table) +
                                   " WHERE event = ? AND type = ?");
    select.bind(event, domain::fact_type::person_erased);
    while (select.step()) people.insert(storage::erased_person(storage::read_fact(select)));
    return people;
}

People kept_erasures(Database& database) {
    People people;
    auto select = database.prepare("SELECT value FROM setting WHERE name = ?");
    if (!select.bind(k_erased_before).step()) return people;
    std::istringstream words(select.text(0));
    for (std::string word; words >> word;)
        if (auto const person = parse_id<PersonId>(word)) people.insert(*person);
    return people;
}

void keep(Database& database, People const& people) {
    std::string words;
    for (auto const& person : people) words += to_string(person) + ' ';
    if (words.empty())
        database.prepare("DELETE FROM setting WHERE name = ?").bind(k_erased_before).run();
    else
        database.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)")
            .bind(k_erased_before, words)
            .run();
}

}  // namespace

void keep_erasures(Database& database, EventId event) {
    auto people = kept_erasures(database);
    people.merge(erased_in("inbox", database, event));
    keep(database, people);
}

std::vector<PersonId> lost_erasures(Database& database, EventId event) {
    auto lost = kept_erasures(database);
    if (lost.empty()) return {};
    auto const known = erased_in("inbox", database, event);
    if (std::erase_if(lost, [&](PersonId id) { return known.contains(id); }) > 0)
        keep(database, lost);
    auto const said = erased_in("outbox", database, event);
    std::erase_if(lost, [&](PersonId id) { return said.contains(id); });
    return {lost.begin(), lost.end()};
}

}  // namespace ontmoet::sync

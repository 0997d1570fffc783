// SPDX-License-Identifier: EUPL-1.2
#include "exchange/list_import.h"

#include "domain/fields.h"
#include "exchange/client_profiles.h"
#include "exchange/limits.h"
#include "exchange/sheet.h"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

constexpr std::array<std::string_view, 20> k_people_targets{
    "naam",       "voornaam",     "achternaam",        "klantnummer",  "telefoon",
    "email",      "gemeente",     "arbeidsmarktregio", "taal",         "talen",
    "taalniveau", "geboortejaar", "opleiding",         "werkervaring", "beroepswensen",
    "uren",       "rijbewijs",    "vervoer",           "klantmanager", "aangemeld_door"};
constexpr std::array<std::string_view, 9> k_employer_targets{
    "naam",  "sector", "grootte",  "plaats", "arbeidsmarktregio",
    "pitch", "talen",  "ervaring", "partner"};

constexpr char const* k_people_file = "people.csv";
constexpr char const* k_employers_file = "employers.csv";

// Other words for a target, as plain_word() writes them.
struct OtherWord {
    std::string_view word;
    std::string_view target;
};
constexpr std::array k_employer_words{OtherWord{"werkgever", "naam"},
                                      OtherWord{"organisatie", "naam"},
                                      OtherWord{"bedrijf", "naam"},
                                      OtherWord{"bedrijfsnaam", "naam"},
                                      OtherWord{"naam_bedrijf", "naam"},
                                      OtherWord{"naam_werkgever", "naam"},
                                      OtherWord{"company", "naam"},
                                      OtherWord{"name", "naam"},
                                      OtherWord{"employer", "naam"},
                                      OtherWord{"branche", "sector"},
                                      OtherWord{"vestigingsplaats", "plaats"},
                                      OtherWord{"place", "plaats"},
                                      OtherWord{"omschrijving", "pitch"},
                                      OtherWord{"regio", "arbeidsmarktregio"}};

std::string target_of(ListKind kind, std::string_view heading) {
    if (kind == ListKind::people) return std::string(client_target(heading));
    auto const key = heading_key(heading);
    for (auto const& other : k_employer_words)
        if (heading_key(other.word) == key) return std::string(other.target);
    auto const found = std::ranges::find(k_employer_targets, key, heading_key);
    return found == k_employer_targets.end() ? std::string{} : std::string(*found);
}

std::string chosen_target(ListKind kind, std::string const& heading,
                          std::vector<ListChoice> const& choices) {
    auto target = target_of(kind, heading);
    for (auto const& choice : choices) {
        if (plain_word(choice.heading) != plain_word(heading)) continue;
        auto const targets = list_targets(kind);
        bool const is_known = std::ranges::find(targets, choice.target) != targets.end();
        if (is_known || choice.target.empty()) target = choice.target;
    }
    return target;
}

// Of two columns about the same thing the first one counts.
std::vector<ListColumn> read_columns(ListKind kind, CsvTable const& table,
                                     std::vector<ListChoice> const& choices) {
    std::vector<ListColumn> columns;
    std::set<std::string> taken;
    for (std::size_t c = 0; c < table.rows.front().size(); ++c) {
        ListColumn column{std::string(trimmed(table.rows.front()[c].text)), {}, false, {}};
        column.is_never_stored = is_never_stored(column.heading);
        if (!column.is_never_stored && !column.heading.empty())
            column.target = chosen_target(kind, column.heading, choices);
        if (!column.target.empty() && !taken.insert(column.target).second) column.target.clear();
        for (std::size_t r = 1; r < table.rows.size() && r <= k_most_samples; ++r)
            if (c < table.rows[r].size() && !column.is_never_stored)
                column.samples.push_back(table.rows[r][c].text.substr(0, k_most_value_bytes));
        columns.push_back(std::move(column));
    }
    return columns;
}

// The headings as the readers know them; what is left out becomes a remark.
void rename_headings(CsvTable& table, std::vector<ListColumn> const& columns) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
        auto& text = table.rows.front()[c].text;
        if (!columns[c].target.empty())
            text = columns[c].target;
        else if (!columns[c].is_never_stored)
            text = "#" + text;
    }
}

bool names_somebody(std::vector<ListColumn> const& columns) {
    return std::ranges::any_of(columns, [](ListColumn const& column) {
        return column.target == "naam" || column.target == "voornaam";
    });
}

PersonId known_person(domain::State const& current, PersonId id) {
    auto const linked = current.linked.find(id);
    return linked == current.linked.end() ? id : linked->second;
}

class ListReader {
public:
    ListReader(domain::State const& current, ListImport& result)
        : m_current(current), m_result(result) {
        for (auto const& [id, person] : current.people) m_codes.insert(person.profile.code);
        for (auto const& [id, member] : current.staff) m_codes.insert(member.record.code);
    }

    void read_people(CsvTable const& table, i18n::Vocabulary const& vocabulary,
                     i18n::Tongue const& dutch) {
        auto read = read_client_profiles(table, k_people_file, vocabulary, dutch);
        m_result.notes = std::move(read.notes);
        auto& people = m_result.records.candidates;
        for (auto& person : read.people) {
            auto const id = known_person(
                m_current, PersonId::from_name(m_result.records.id.uuid, "client:" + person.key));
            if (people.contains(id)) {
                m_result.notes.push_back(
                    {k_people_file, person.line, 0, "import.client_twice", {}});
                continue;
            }
            // Somebody who is here keeps their number.
            if (!m_current.people.contains(id)) person.profile.code = free_code(id);
            people[id] = std::move(person.profile);
        }
    }

    void read_employers(CsvTable table, i18n::Vocabulary const& vocabulary) {
        add_keys(table);
        Sheet<domain::Organisation> sheet(k_employers_file, std::move(table), &vocabulary, 0);
        for (auto const& row : sheet.rows()) {
            auto const& name = row.record.name;
            if (name.empty()) continue;
            m_result.records.organisations[employer_named(name)] = row.record;
        }
        m_result.notes = sheet.problems().all();
    }

private:
    // The files of an event know an employer by a key, a list by the name alone.
    static void add_keys(CsvTable& table) {
        auto const width = table.rows.front().size();
        for (auto& row : table.rows) {
            bool const is_header = &row == &table.rows.front();
            auto const line = row.front().line;
            if (row.size() > width) continue;
            while (row.size() < width) row.push_back({{}, line, static_cast<int>(row.size()) + 1});
            row.push_back({is_header ? "key" : "-", line, static_cast<int>(width) + 1});
        }
    }

    std::string free_code(PersonId id) {
        std::uint32_t sum = 0;
        for (auto const byte : id.uuid.bytes) sum = sum * 257U + byte;
        for (;; ++sum) {
            auto code = std::to_string(k_least_code + sum % k_codes);
            if (m_codes.insert(code).second) return code;
        }
    }

    // The one at the event that is called so, else a new one.
    OrganisationId employer_named(std::string const& name) const {
        auto const word = plain_word(name);
        for (auto const& [id, known] : m_current.organisations)
            if (plain_word(known.name) == word) return id;
        return OrganisationId::from_name(m_result.records.id.uuid, "organisation:" + word);
    }

    domain::State const& m_current;
    ListImport& m_result;
    std::set<std::string> m_codes;
};

// What the list does not say of an employer who is known stays as it was.
void keep_what_is_known(domain::State const& current, Records& records) {
    for (auto& [id, said] : records.organisations) {
        auto const known = current.organisations.find(id);
        if (known == current.organisations.end()) continue;
        auto const changes = domain::changed_fields(domain::Organisation{}, said);
        auto merged = known->second;
        domain::set_fields(merged, changes);
        merged.name = known->second.name;
        said = std::move(merged);
    }
}

}  // namespace

std::optional<ListKind> list_kind_from_text(std::string_view text) {
    if (text == "people") return ListKind::people;
    if (text == "employers") return ListKind::employers;
    return std::nullopt;
}

std::span<std::string_view const> list_targets(ListKind kind) {
    if (kind == ListKind::people) return k_people_targets;
    return k_employer_targets;
}

ListImport read_list(ListKind kind, std::string const& csv, std::vector<ListChoice> const& choices,
                     domain::State const& current, i18n::Vocabulary const& vocabulary,
                     i18n::Tongue const& dutch) {
    ListImport result;
    result.records.id = current.id;
    result.records.event = current.event;
    ProblemList problems(kind == ListKind::people ? k_people_file : k_employers_file);
    auto table = table_of(csv, problems);
    result.problems = problems.all();
    if (table.rows.empty()) return result;
    result.columns = read_columns(kind, table, choices);
    result.rows = table.rows.size() - 1;
    if (!names_somebody(result.columns)) {
        result.problems.push_back({kind == ListKind::people ? k_people_file : k_employers_file,
                                   1,
                                   0,
                                   "import.missing_column",
                                   {{"expected", "naam"}}});
        return result;
    }
    rename_headings(table, result.columns);
    ListReader reader(current, result);
    if (kind == ListKind::people)
        reader.read_people(table, vocabulary, dutch);
    else
        reader.read_employers(std::move(table), vocabulary);
    keep_what_is_known(current, result.records);
    return result;
}

}  // namespace ontmoet::exchange

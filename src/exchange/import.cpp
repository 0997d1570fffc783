// SPDX-License-Identifier: EUPL-1.2
#include "exchange/import.h"

#include "domain/offer_rules.h"
#include "exchange/client_profiles.h"
#include "exchange/limits.h"
#include "exchange/local_time.h"
#include "exchange/sheet.h"

#include <algorithm>
#include <map>
#include <system_error>

namespace ontmoet::exchange {
namespace {

// Where a key or code stood first.
struct FirstUse {
    std::string file;
    int line = 0;
};
using Seen = std::map<std::string, FirstUse>;

// Reads the files one after the other; later ones refer to earlier ones.
class Importer {
public:
    Importer(std::filesystem::path directory, i18n::Vocabulary const* vocabulary,
             i18n::Tongue const* dutch)
        : m_directory(std::move(directory)), m_vocabulary(vocabulary), m_dutch(dutch) {}

    ImportResult run() {
        read_event();
        read_organisations();
        read_offers();
        read_staff();
        read_tables();
        read_interpreters();
        bool const has_clients = has_client_profiles();
        if (!has_clients || is_there("candidates.csv")) read_candidates();
        if (has_clients) read_clients();
        read_places();
        return std::move(m_result);
    }

private:
    template <class Record>
    Sheet<Record> open(char const* file) {
        return Sheet<Record>(m_directory, file, m_vocabulary, m_rounds);
    }
    template <class Record>
    void close(Sheet<Record>& sheet) {
        auto problems = sheet.problems().all();
        std::ranges::stable_sort(problems, {}, [](ImportProblem const& problem) {
            return std::pair(problem.line, problem.column);
        });
        m_result.problems.insert(m_result.problems.end(), problems.begin(), problems.end());
    }

    template <class IdType>
    IdType id_of(char const* kind, std::string const& key) const {
        return IdType::from_name(m_result.records.id.uuid, std::string(kind) + ":" + key);
    }

    // Reports a key that stood in this file before.
    template <class Record>
    bool is_new(Sheet<Record>& sheet, Row<Record> const& row, std::string_view column, Seen& seen,
                std::string const& key) {
        if (key.empty()) return false;
        int const line = row.cells->front().line;
        auto const [found, added] = seen.try_emplace(key, FirstUse{sheet.problems().file(), line});
        if (!added) {
            auto const& cell = sheet.cell(row, column);
            sheet.problems().add(cell.line, cell.column, "import.double_key",
                                 {{"value", key},
                                  {"file", found->second.file},
                                  {"line", std::to_string(found->second.line)}});
        }
        return added;
    }

    // The organisation the row names; none and a problem when there is no such row.
    template <class Record>
    OrganisationId organisation_of(Sheet<Record>& sheet, Row<Record> const& row) {
        auto const id = id_of<OrganisationId>("organisation", row.organisation);
        bool const nothing_to_name = row.organisation.empty() || m_organisation_keys.empty();
        if (nothing_to_name || m_result.records.organisations.contains(id)) return id;
        std::string keys;
        for (auto const& [key, use] : m_organisation_keys) keys += (keys.empty() ? "" : ", ") + key;
        sheet.refuse(row, "organisation", "import.unknown_organisation", keys);
        return {};
    }

    void read_event() {
        // Breaks name rounds before their number is known, so they are judged afterwards.
        m_rounds = k_most_rounds;
        auto sheet = open<domain::Event>("event.csv");
        auto const& rows = sheet.rows();
        if (rows.size() != 1 && sheet.problems().all().empty())
            sheet.problems().add(rows.empty() ? 2 : rows[1].cells->front().line, 0,
                                 "import.one_event_row", {{"expected", "1"}});
        if (!rows.empty()) {
            auto const& row = rows.front();
            auto& event = m_result.records.event;
            event = row.record;
            m_result.records.id = event_id(row.key);
            judge_event(sheet, row, event);
            if (event.rounds > 0) m_rounds = event.rounds;
        }
        close(sheet);
    }

    void judge_event(Sheet<domain::Event>& sheet, Row<domain::Event> const& row,
                     domain::Event& event) {
        if (auto const start = from_local(row.date, row.time))
            event.starts_at = *start;
        else if (!row.date.empty() && !row.time.empty())
            sheet.refuse(row, "start", "import.bad_time", "13:00");
        if (event.rounds > 0 &&
            std::ranges::any_of(event.breaks, [&](int round) { return round >= event.rounds; }))
            sheet.refuse(row, "breaks", "import.bad_round", "1–" + std::to_string(event.rounds));
        if (event.fair_minimum > event.most_meets)
            sheet.refuse(row, "fair_minimum", "import.bad_number",
                         "0–" + std::to_string(event.most_meets));
    }

    void read_organisations() {
        auto sheet = open<domain::Organisation>("organisations.csv");
        for (auto const& row : sheet.rows())
            if (is_new(sheet, row, "key", m_organisation_keys, row.key))
                m_result.records.organisations[id_of<OrganisationId>("organisation", row.key)] =
                    row.record;
        close(sheet);
    }

    void read_offers() {
        auto sheet = open<domain::Offer>("offers.csv");
        Seen seen;
        for (auto& row : sheet.rows()) {
            row.record.organisation = organisation_of(sheet, row);
            if (!domain::offer_is_allowed(row.record)) refuse_unpaid(sheet, row);
            if (is_new(sheet, row, "key", seen, row.key))
                m_result.records.offers[id_of<OfferId>("offer", row.key)] = row.record;
        }
        close(sheet);
    }

    void refuse_unpaid(Sheet<domain::Offer>& sheet, Row<domain::Offer> const& row) {
        if (row.record.learning_goal.empty())
            sheet.refuse(row, "kind", "import.unpaid_without_goal", "learning_goal (leerdoel)");
        if (row.record.end_date.empty())
            sheet.refuse(row, "kind", "import.unpaid_without_end", "end_date (einddatum)");
    }

    void read_staff() {
        auto sheet = open<domain::Staff>("staff.csv");
        for (auto& row : sheet.rows()) {
            row.record.organisation = organisation_of(sheet, row);
            auto const& code = row.record.code;
            if (is_new(sheet, row, "code", m_codes, code))
                m_result.records.staff[id_of<StaffId>("staff", code)] = row.record;
        }
        close(sheet);
    }

    void read_tables() {
        auto sheet = open<domain::Table>("tables.csv");
        Seen seen;
        for (auto& row : sheet.rows()) {
            row.record.organisation = organisation_of(sheet, row);
            auto const number =
                row.record.number > 0 ? std::to_string(row.record.number) : std::string();
            if (is_new(sheet, row, "number", seen, number))
                m_result.records.tables[id_of<TableId>("table", number)] = row.record;
        }
        close(sheet);
    }

    void read_interpreters() {
        auto sheet = open<domain::Interpreter>("interpreters.csv");
        Seen seen;
        for (auto const& row : sheet.rows())
            if (is_new(sheet, row, "key", seen, row.key))
                m_result.records.interpreters[id_of<InterpreterId>("interpreter", row.key)] =
                    row.record;
        close(sheet);
    }

    // A code opens a check-in, so nobody shares one, not even a candidate and an employer's staff.
    void read_candidates() {
        auto sheet = open<domain::Profile>("candidates.csv");
        for (auto& row : sheet.rows()) {
            auto const& code = row.record.code;
            if (row.record.region.empty() && m_vocabulary != nullptr)
                row.record.region = m_vocabulary->region_of(row.record.municipality);
            if (is_new(sheet, row, "code", m_codes, code))
                m_result.records.candidates[id_of<PersonId>("candidate", code)] = row.record;
        }
        close(sheet);
    }

    bool is_there(char const* file) const {
        std::error_code error;
        return std::filesystem::exists(m_directory / file, error);
    }
    bool has_client_profiles() const {
        return m_vocabulary != nullptr && m_dutch != nullptr && is_there(k_client_profiles_file);
    }

    void read_clients() {
        auto read =
            read_client_profiles(m_directory / k_client_profiles_file, *m_vocabulary, *m_dutch);
        auto& notes = m_result.notes;
        auto& problems = m_result.problems;
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        notes.insert(notes.end(), read.notes.begin(), read.notes.end());
        for (auto& person : read.people) {
            auto const id = id_of<PersonId>("client", person.key);
            auto& candidates = m_result.records.candidates;
            if (candidates.contains(id)) {
                notes.push_back(
                    {k_client_profiles_file, person.line, 0, "import.client_twice", {}});
                continue;
            }
            person.profile.code = free_code(id);
            candidates[id] = std::move(person.profile);
        }
    }

    // A number for their invitation, mostly the same one at each import: another only when it is
    // taken.
    std::string free_code(PersonId id) {
        std::uint32_t sum = 0;
        for (auto const byte : id.uuid.bytes) sum = sum * 257U + byte;
        for (;; ++sum) {
            auto code = std::to_string(k_least_code + sum % k_codes);
            if (m_codes.try_emplace(code, FirstUse{k_client_profiles_file, 0}).second) return code;
        }
    }

    void read_places() {
        if (!is_there("places.csv")) return;
        m_result.records.has_places = true;
        auto sheet = open<domain::Place>("places.csv");
        Seen seen;
        for (auto const& row : sheet.rows())
            if (is_new(sheet, row, "name", seen, row.record.name))
                m_result.records.event.places.push_back(row.record);
        close(sheet);
    }

    std::filesystem::path m_directory;
    i18n::Vocabulary const* m_vocabulary;
    i18n::Tongue const* m_dutch;
    int m_rounds = k_most_rounds;
    ImportResult m_result;
    Seen m_organisation_keys;
    Seen m_codes;  // of staff and candidates
};

}  // namespace

ImportResult read_event_directory(std::filesystem::path const& directory,
                                  i18n::Vocabulary const* vocabulary, i18n::Tongue const* dutch) {
    return Importer(directory, vocabulary, dutch).run();
}

EventId event_id(std::string const& code) {
    return EventId::from_name({}, "event:" + code);
}

}  // namespace ontmoet::exchange

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/csv.h"
#include "exchange/import.h"

#include <string>
#include <string_view>
#include <vector>

// One cell becomes one value. Each `read_value` leaves the value alone and reports a problem when
// the cell does not hold one; an empty cell is "not said" and never a problem here.
namespace ontmoet::exchange {

// The problems of one file, at most k_most_problems_per_file of them.
class ProblemList {
public:
    explicit ProblemList(std::string file) : m_file(std::move(file)) {}

    void add(int line, int column, char const* message_key, std::vector<Argument> arguments = {});
    std::string const& file() const { return m_file; }
    std::vector<ImportProblem> const& all() const { return m_problems; }

private:
    std::string m_file;
    std::vector<ImportProblem> m_problems;
};

// The cell being read and what is needed to judge it.
struct Reading {
    CsvCell const& cell;
    ProblemList& problems;
    i18n::Vocabulary const* vocabulary = nullptr;
    int rounds = 0;  // of the event, for cells that name rounds

    // Without white space around it.
    std::string_view text() const;
    // "import.…" with {value} this text and {expected} what would be right.
    void refuse(char const* message_key, std::string expected);
};

// Items of a list in a cell, separated by "|", without white space around them or empty ones.
std::vector<std::string> list_items(std::string_view text);
// Lower case ASCII, "_" for white space and dashes, so "Startkwalificatie " is "startkwalificatie".
std::string plain_word(std::string_view text);
std::string_view trimmed(std::string_view text);

void read_value(Reading& reading, std::string& value);
void read_value(Reading& reading, bool& value);
void read_value(Reading& reading, std::vector<std::string>& value);
void read_value(Reading& reading, domain::Level& value);
void read_value(Reading& reading, domain::Way& value);
void read_value(Reading& reading, domain::Experience& value);
void read_value(Reading& reading, std::vector<domain::Way>& value);
void read_value(Reading& reading, std::vector<domain::TravelMode>& value);
// "ti:native|en:A2"; a language alone has no level.
void read_value(Reading& reading, std::vector<domain::LanguageSkill>& value);
// "horeca/5120/4": sector, occupation, years; the last two may be left out.
void read_value(Reading& reading, std::vector<domain::WorkDone>& value);
// "mo-fr:morning+afternoon|sa", in Dutch "ma-vr:ochtend+middag|za". A day alone is its morning and
// afternoon.
void read_value(Reading& reading, domain::Days& value);

// "yes", "no", or empty: not said.
void read_yes_or_no(Reading& reading, std::string& value);
void read_number(Reading& reading, int& value, int least, int most);
void read_coordinate(Reading& reading, double& value, double least, double most);
void read_date(Reading& reading, std::string& value);
// Six digits, as on an invitation.
void read_code(Reading& reading, std::string& value);
void read_language(Reading& reading, std::string& value);
void read_languages(Reading& reading, std::vector<std::string>& value);
void read_sector(Reading& reading, std::string& value);
void read_sectors(Reading& reading, std::vector<std::string>& value);
void read_skills(Reading& reading, std::vector<std::string>& value);
void read_occupation(Reading& reading, std::string& value);
void read_occupations(Reading& reading, std::vector<std::string>& value);
// Rounds count from 1 in files and from 0 inside.
void read_round_list(Reading& reading, std::vector<int>& value);
void read_round_mask(Reading& reading, std::uint32_t& value);

}  // namespace ontmoet::exchange

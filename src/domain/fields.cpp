// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"

#include "domain/json_values.h"

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

constexpr auto C = Audience::candidate;
constexpr auto H = Audience::host;
constexpr auto E = Audience::employer;
constexpr auto M = Audience::matched;
constexpr auto O = Audience::organiser;
constexpr auto all = Audience::everybody;

template <auto Member>
struct MemberOf;
template <class Record_, class Value_, Value_ Record_::*Member>
struct MemberOf<Member> {
    using Record = Record_;
    using Value = Value_;
};

template <auto Member>
constexpr auto field(std::string_view name, Audience audience) {
    using Record = typename MemberOf<Member>::Record;
    using Value = typename MemberOf<Member>::Value;
    return Field<Record>{name, audience,
                         [](Record const& record) { return to_json_value(record.*Member); },
                         [](Record& record, nlohmann::json const& given) {
                             Value value{};
                             if (!from_json_value(given, value)) return false;
                             record.*Member = std::move(value);
                             return true;
                         }};
}

}  // namespace

template <>
std::span<Field<Event> const> fields() {
    static constexpr std::array table{field<&Event::name>("name", all),
                                      field<&Event::place>("place", all),
                                      field<&Event::region>("region", all),
                                      field<&Event::theme>("theme", all),
                                      field<&Event::kind>("kind", all),
                                      field<&Event::organiser>("organiser", all),
                                      field<&Event::starts_at>("starts_at", all),
                                      field<&Event::rounds>("rounds", all),
                                      field<&Event::meet_length_min>("meet_length_min", all),
                                      field<&Event::changeover_min>("changeover_min", all),
                                      field<&Event::breaks>("breaks", all),
                                      field<&Event::most_meets>("most_meets", all),
                                      field<&Event::fair_minimum>("fair_minimum", all),
                                      field<&Event::max_run>("max_run", all),
                                      field<&Event::walk_gap>("walk_gap", all),
                                      field<&Event::places>("places", all),
                                      field<&Event::profile_key>("profile_key", H),
                                      field<&Event::retention_days>("retention_days", O),
                                      field<&Event::consented_days>("consented_days", O),
                                      field<&Event::legal_hold>("legal_hold", O),
                                      field<&Event::boards>("boards", all),
                                      field<&Event::series>("series", all),
                                      field<&Event::helpers>("helpers", O)};
    return table;
}

template <>
std::span<Field<Organisation> const> fields() {
    static constexpr std::array table{field<&Organisation::name>("name", all),
                                      field<&Organisation::initials>("initials", all),
                                      field<&Organisation::sector>("sector", all),
                                      field<&Organisation::size>("size", all),
                                      field<&Organisation::region>("region", all),
                                      field<&Organisation::place>("place", all),
                                      field<&Organisation::pitch>("pitch", all),
                                      field<&Organisation::languages>("languages", all),
                                      field<&Organisation::experience>("experience", all),
                                      field<&Organisation::people_trained>("people_trained", all),
                                      field<&Organisation::buddy>("buddy", all),
                                      field<&Organisation::partner>("partner", all),
                                      field<&Organisation::priority>("priority", H)};
    return table;
}

template <>
std::span<Field<Offer> const> fields() {
    static constexpr std::array table{
        field<&Offer::organisation>("organisation", all),
        field<&Offer::title>("title", all),
        field<&Offer::occupation>("occupation", all),
        field<&Offer::sector>("sector", all),
        field<&Offer::shortage>("shortage", all),
        field<&Offer::number>("number", all),
        field<&Offer::kind>("kind", all),
        field<&Offer::contract>("contract", all),
        field<&Offer::hours>("hours", all),
        field<&Offer::days>("days", all),
        field<&Offer::lessons_fit>("lessons_fit", all),
        field<&Offer::dutch_speaking_needed>("dutch_speaking_needed", all),
        field<&Offer::dutch_reading_needed>("dutch_reading_needed", all),
        field<&Offer::dutch_wished>("dutch_wished", all),
        field<&Offer::english_enough>("english_enough", all),
        field<&Offer::diploma_needed>("diploma_needed", all),
        field<&Offer::driving_licence_needed>("driving_licence_needed", all),
        field<&Offer::skills>("skills", all),
        field<&Offer::learning_on_the_job>("learning_on_the_job", all),
        field<&Offer::language_at_work>("language_at_work", all),
        field<&Offer::learning_goal>("learning_goal", all),
        field<&Offer::modules>("modules", all),
        field<&Offer::growth_path>("growth_path", all),
        field<&Offer::job_guarantee>("job_guarantee", all),
        field<&Offer::end_date>("end_date", all),
        field<&Offer::starts>("starts", all),
        field<&Offer::place>("place", all),
        field<&Offer::travel_paid>("travel_paid", all),
        field<&Offer::pay>("pay", all),
        field<&Offer::support>("support", H | E),
        field<&Offer::checked_on>("checked_on", H | E),
        field<&Offer::filled>("filled", all)};
    return table;
}

template <>
std::span<Field<Staff> const> fields() {
    static constexpr std::array table{
        field<&Staff::organisation>("organisation", all), field<&Staff::name>("name", H | C),
        field<&Staff::role>("role", H | C), field<&Staff::code>("code", H)};
    return table;
}

template <>
std::span<Field<Table> const> fields() {
    static constexpr std::array table{field<&Table::organisation>("organisation", all),
                                      field<&Table::number>("number", all),
                                      field<&Table::x>("x", all),
                                      field<&Table::y>("y", all),
                                      field<&Table::zone>("zone", all),
                                      field<&Table::rounds>("rounds", all),
                                      field<&Table::gone>("gone", all)};
    return table;
}

template <>
std::span<Field<Interpreter> const> fields() {
    static constexpr std::array table{field<&Interpreter::name>("name", H),
                                      field<&Interpreter::languages>("languages", all),
                                      field<&Interpreter::rounds>("rounds", all)};
    return table;
}

template <>
std::span<Field<Profile> const> fields() {
    static constexpr std::array table{
        field<&Profile::code>("code", C | H),
        field<&Profile::given_name>("given_name", C | H | M),
        field<&Profile::family_name>("family_name", C | H | M),
        field<&Profile::own_script_name>("own_script_name", C | H | M),
        field<&Profile::phone>("phone", C | H | M),
        field<&Profile::email>("email", C | H | M),
        field<&Profile::reached_by>("reached_by", C | H | M),
        field<&Profile::birth_year>("birth_year", O),
        field<&Profile::screen_language>("screen_language", C | H | E),
        field<&Profile::languages>("languages", C | H | E),
        field<&Profile::dutch>("dutch", C | H | E),
        field<&Profile::dutch_measured_by>("dutch_measured_by", C | H | E),
        field<&Profile::dutch_measured_on>("dutch_measured_on", C | H | E),
        field<&Profile::dutch_aim>("dutch_aim", C | H | E),
        field<&Profile::works_in_english>("works_in_english", C | H | E),
        field<&Profile::interpreter_wanted>("interpreter_wanted", C | H),
        field<&Profile::literacy_help>("literacy_help", C | H),
        field<&Profile::municipality>("municipality", C | H),
        field<&Profile::housing>("housing", C | H),
        field<&Profile::region>("region", C | H | E),
        field<&Profile::reach>("reach", C | H | E),
        field<&Profile::driving_licence>("driving_licence", C | H | E),
        field<&Profile::days>("days", C | H | E),
        field<&Profile::lessons>("lessons", C | H | E),
        field<&Profile::hours>("hours", C | H | E),
        field<&Profile::from>("from", C | H | E),
        field<&Profile::work>("work", C | H | E),
        field<&Profile::skills>("skills", C | H | E),
        field<&Profile::education>("education", C | H | E),
        field<&Profile::education_field>("education_field", C | H | E),
        field<&Profile::education_years>("education_years", C | H | E),
        field<&Profile::education_finished>("education_finished", C | H | E),
        field<&Profile::diploma_valuation>("diploma_valuation", C | H | E),
        field<&Profile::certificates>("certificates", C | H | E),
        field<&Profile::wished_sectors>("wished_sectors", C | H | E),
        field<&Profile::wished_occupations>("wished_occupations", C | H | E),
        field<&Profile::dream_occupations>("dream_occupations", C | H | E),
        field<&Profile::any_job>("any_job", C | H | E),
        field<&Profile::ways>("ways", C | H | E),
        field<&Profile::own_words>("own_words", C | H | E),
        field<&Profile::prepared>("prepared", C | H),
        field<&Profile::practical_needs>("practical_needs", C | H),
        field<&Profile::contact_person>("contact_person", C | H | O),
        field<&Profile::brought_by>("brought_by", C | H | O),
        field<&Profile::companion>("companion", C | H),
        field<&Profile::priority>("priority", H | O)};
    return table;
}

template <class Record>
Field<Record> const* find_field(std::string_view name) {
    for (auto const& entry : fields<Record>())
        if (entry.name == name) return &entry;
    return nullptr;
}

template <class Record>
nlohmann::json changed_fields(Record const& before, Record const& now) {
    auto changed = nlohmann::json::object();
    for (auto const& entry : fields<Record>()) {
        auto value = entry.get(now);
        if (value != entry.get(before)) changed[std::string(entry.name)] = std::move(value);
    }
    return changed;
}

template <class Record>
void set_fields(Record& record, nlohmann::json const& values) {
    if (!values.is_object()) return;
    for (auto const& [name, value] : values.items())
        if (auto const* entry = find_field<Record>(name)) (void)entry->set(record, value);
}

// NOLINTBEGIN(bugprone-macro-parentheses): the argument is a type.
#define ONTMOET_RECORD(Record)                                                    \
    template Field<Record> const* find_field<Record>(std::string_view);           \
    template nlohmann::json changed_fields<Record>(Record const&, Record const&); \
    template void set_fields<Record>(Record&, nlohmann::json const&);
ONTMOET_RECORD(Event)
ONTMOET_RECORD(Organisation)
ONTMOET_RECORD(Offer)
ONTMOET_RECORD(Staff)
ONTMOET_RECORD(Table)
ONTMOET_RECORD(Interpreter)
ONTMOET_RECORD(Profile)
#undef ONTMOET_RECORD
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace ontmoet::domain

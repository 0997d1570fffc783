// SPDX-License-Identifier: EUPL-1.2
#include "exchange/columns.h"

#include "exchange/limits.h"

#include <array>
#include <limits>

namespace ontmoet::exchange {
namespace {

using domain::Event;
using domain::Interpreter;
using domain::Offer;
using domain::Organisation;
using domain::Place;
using domain::Profile;
using domain::Staff;
using domain::Table;

constexpr auto needed = Presence::needed;
constexpr auto optional = Presence::optional;

template <auto Member>
struct ColumnOf;
template <class Record_, class Value_, Value_ Record_::*Member>
struct ColumnOf<Member> {
    using Record = Record_;
};
template <auto Member>
using RecordOf = typename ColumnOf<Member>::Record;

// A column for a member whose type says how it is read.
template <auto Member>
constexpr auto plain(std::string_view name, std::string_view dutch, Presence presence = optional) {
    using Record = RecordOf<Member>;
    return Column<Record>{name, dutch, presence, [](Reading& reading, Row<Record>& row) {
                              read_value(reading, row.record.*Member);
                          }};
}
// A column for a member that is read by this function.
template <auto Member, auto Read>
constexpr auto by(std::string_view name, std::string_view dutch, Presence presence = optional) {
    using Record = RecordOf<Member>;
    return Column<Record>{name, dutch, presence, [](Reading& reading, Row<Record>& row) {
                              Read(reading, row.record.*Member);
                          }};
}
template <auto Member, int Least, int Most>
constexpr auto number(std::string_view name, std::string_view dutch, Presence presence = optional) {
    using Record = RecordOf<Member>;
    return Column<Record>{name, dutch, presence, [](Reading& reading, Row<Record>& row) {
                              read_number(reading, row.record.*Member, Least, Most);
                          }};
}
// Listening, speaking, reading or writing.
template <auto Skill>
constexpr auto dutch_level(std::string_view name, std::string_view dutch) {
    return Column<Profile>{name, dutch, optional, [](Reading& reading, Row<Profile>& row) {
                               read_value(reading, row.record.dutch.*Skill);
                           }};
}
template <class Record>
constexpr Column<Record> key_column(std::string_view name, std::string_view dutch) {
    return {name, dutch, needed,
            [](Reading& reading, Row<Record>& row) { read_value(reading, row.key); }};
}
template <class Record>
constexpr Column<Record> organisation_column() {
    return {"organisation", "organisatie", needed,
            [](Reading& reading, Row<Record>& row) { read_value(reading, row.organisation); }};
}

template <auto Member, int Limit>
constexpr auto coordinate(std::string_view name, std::string_view dutch) {
    return Column<Place>{name, dutch, needed, [](Reading& reading, Row<Place>& row) {
                             read_coordinate(reading, row.record.*Member, -Limit, Limit);
                         }};
}
// A share of the hall, 0 to 1.
template <auto Member>
constexpr auto share(std::string_view name, std::string_view dutch) {
    return Column<Table>{name, dutch, optional, [](Reading& reading, Row<Table>& row) {
                             read_coordinate(reading, row.record.*Member, 0, 1);
                         }};
}

}  // namespace

template <>
std::span<Column<Event> const> columns() {
    static constexpr std::array table{
        key_column<Event>("code", "code"),
        plain<&Event::name>("name", "naam", needed),
        plain<&Event::place>("place", "plaats"),
        plain<&Event::region>("region", "arbeidsmarktregio"),
        plain<&Event::theme>("theme", "thema"),
        plain<&Event::kind>("kind", "soort"),
        plain<&Event::organiser>("organiser", "organisator"),
        Column<Event>{"date", "datum", needed,
                      [](Reading& reading, Row<Event>& row) { read_date(reading, row.date); }},
        Column<Event>{"start", "begintijd", needed,
                      [](Reading& reading, Row<Event>& row) { read_value(reading, row.time); }},
        number<&Event::rounds, 1, k_most_rounds>("rounds", "rondes", needed),
        number<&Event::meet_length_min, 1, 120>("meet_length_min", "gesprek_minuten"),
        number<&Event::changeover_min, 0, 60>("changeover_min", "wisseltijd_minuten"),
        by<&Event::breaks, read_round_list>("breaks", "pauzes"),
        number<&Event::most_meets, 1, k_most_rounds>("most_meets", "meeste_gesprekken"),
        number<&Event::fair_minimum, 0, k_most_rounds>("fair_minimum", "eerlijk_minimum"),
        number<&Event::max_run, 1, k_most_rounds>("max_run", "meeste_achter_elkaar"),
        number<&Event::walk_gap, 0, k_most_rounds>("walk_gap", "rondes_om_te_lopen")};
    return table;
}

template <>
std::span<Column<Organisation> const> columns() {
    static constexpr std::array table{
        key_column<Organisation>("key", "sleutel"),
        plain<&Organisation::name>("name", "naam", needed),
        plain<&Organisation::initials>("initials", "initialen"),
        by<&Organisation::sector, read_sector>("sector", "sector"),
        plain<&Organisation::size>("size", "grootte"),
        plain<&Organisation::region>("region", "arbeidsmarktregio"),
        plain<&Organisation::place>("place", "plaats"),
        plain<&Organisation::pitch>("pitch", "pitch"),
        by<&Organisation::languages, read_languages>("languages", "talen"),
        plain<&Organisation::experience>("experience", "ervaring"),
        number<&Organisation::people_trained, 0, 9999>("people_trained", "mensen_opgeleid"),
        plain<&Organisation::buddy>("buddy", "buddy"),
        plain<&Organisation::partner>("partner", "partner"),
        number<&Organisation::priority, 0, domain::k_most_priority>("priority", "voorrang")};
    return table;
}

template <>
std::span<Column<Offer> const> columns() {
    static constexpr std::array table{
        key_column<Offer>("key", "sleutel"),
        organisation_column<Offer>(),
        plain<&Offer::title>("title", "titel", needed),
        by<&Offer::occupation, read_occupation>("occupation", "beroep"),
        by<&Offer::sector, read_sector>("sector", "sector"),
        plain<&Offer::shortage>("shortage", "krapteberoep"),
        number<&Offer::number, 1, 999>("number", "aantal"),
        plain<&Offer::kind>("kind", "soort", needed),
        plain<&Offer::contract>("contract", "contract"),
        number<&Offer::hours, 0, 60>("hours", "uren"),
        plain<&Offer::days>("days", "dagdelen"),
        plain<&Offer::lessons_fit>("lessons_fit", "naast_les"),
        plain<&Offer::dutch_speaking_needed>("dutch_speaking_needed", "nederlands_spreken_nodig"),
        plain<&Offer::dutch_reading_needed>("dutch_reading_needed", "nederlands_lezen_nodig"),
        plain<&Offer::dutch_wished>("dutch_wished", "nederlands_gewenst"),
        plain<&Offer::english_enough>("english_enough", "engels_genoeg"),
        plain<&Offer::diploma_needed>("diploma_needed", "diploma_nodig"),
        plain<&Offer::driving_licence_needed>("driving_licence_needed", "rijbewijs_nodig"),
        by<&Offer::skills, read_skills>("skills", "vaardigheden"),
        plain<&Offer::learning_on_the_job>("learning_on_the_job", "leren_op_het_werk"),
        plain<&Offer::language_at_work>("language_at_work", "taal_op_de_werkvloer"),
        plain<&Offer::learning_goal>("learning_goal", "leerdoel"),
        plain<&Offer::modules>("modules", "modules"),
        plain<&Offer::growth_path>("growth_path", "doorgroei"),
        plain<&Offer::job_guarantee>("job_guarantee", "baangarantie"),
        by<&Offer::end_date, read_date>("end_date", "einddatum"),
        by<&Offer::starts, read_date>("starts", "begindatum"),
        plain<&Offer::place>("place", "plaats"),
        plain<&Offer::travel_paid>("travel_paid", "reiskosten"),
        plain<&Offer::pay>("pay", "inkomen"),
        plain<&Offer::support>("support", "ondersteuning")};
    return table;
}

template <>
std::span<Column<Staff> const> columns() {
    static constexpr std::array table{organisation_column<Staff>(),
                                      plain<&Staff::name>("name", "naam", needed),
                                      plain<&Staff::role>("role", "functie"),
                                      by<&Staff::code, read_code>("code", "code", needed)};
    return table;
}

template <>
std::span<Column<Table> const> columns() {
    static constexpr std::array table{organisation_column<Table>(),
                                      number<&Table::number, 1, 9999>("number", "nummer", needed),
                                      share<&Table::x>("x", "x"),
                                      share<&Table::y>("y", "y"),
                                      number<&Table::zone, 0, 99>("zone", "zone"),
                                      by<&Table::rounds, read_round_mask>("rounds", "rondes")};
    return table;
}

template <>
std::span<Column<Interpreter> const> columns() {
    static constexpr std::array table{
        key_column<Interpreter>("key", "sleutel"),
        plain<&Interpreter::name>("name", "naam", needed),
        by<&Interpreter::languages, read_languages>("languages", "talen", needed),
        by<&Interpreter::rounds, read_round_mask>("rounds", "rondes")};
    return table;
}

template <>
std::span<Column<Place> const> columns() {
    static constexpr std::array table{
        plain<&Place::name>("name", "naam", needed),
        coordinate<&Place::latitude, 90>("latitude", "breedtegraad"),
        coordinate<&Place::longitude, 180>("longitude", "lengtegraad")};
    return table;
}

template <>
std::span<Column<Profile> const> columns() {
    using domain::DutchLevel;
    static constexpr std::array table{
        by<&Profile::code, read_code>("code", "code", needed),
        plain<&Profile::given_name>("given_name", "voornaam", needed),
        plain<&Profile::family_name>("family_name", "achternaam"),
        plain<&Profile::own_script_name>("own_script_name", "naam_eigen_schrift"),
        plain<&Profile::phone>("phone", "telefoon"),
        plain<&Profile::email>("email", "e_mail"),
        plain<&Profile::reached_by>("reached_by", "bereikbaar_per"),
        number<&Profile::birth_year, 1900, 2100>("birth_year", "geboortejaar"),
        by<&Profile::screen_language, read_language>("screen_language", "schermtaal"),
        plain<&Profile::languages>("languages", "talen"),
        dutch_level<&DutchLevel::listening>("dutch_listening", "nederlands_luisteren"),
        dutch_level<&DutchLevel::speaking>("dutch_speaking", "nederlands_spreken"),
        dutch_level<&DutchLevel::reading>("dutch_reading", "nederlands_lezen"),
        dutch_level<&DutchLevel::writing>("dutch_writing", "nederlands_schrijven"),
        plain<&Profile::dutch_measured_by>("dutch_measured_by", "nederlands_gemeten_door"),
        by<&Profile::dutch_measured_on, read_date>("dutch_measured_on", "nederlands_gemeten_op"),
        plain<&Profile::dutch_aim>("dutch_aim", "nederlands_doel"),
        plain<&Profile::works_in_english>("works_in_english", "werkt_in_engels"),
        by<&Profile::interpreter_wanted, read_language>("interpreter_wanted", "tolk_gewenst"),
        plain<&Profile::literacy_help>("literacy_help", "hulp_bij_lezen"),
        plain<&Profile::municipality>("municipality", "gemeente"),
        plain<&Profile::housing>("housing", "huisvesting"),
        plain<&Profile::region>("region", "arbeidsmarktregio"),
        Column<Profile>{"travel", "reist_met", optional,
                        [](Reading& reading, Row<Profile>& row) {
                            read_value(reading, row.record.reach.modes);
                        }},
        Column<Profile>{"travel_minutes", "reistijd_minuten", optional,
                        [](Reading& reading, Row<Profile>& row) {
                            read_number(reading, row.record.reach.minutes, 0, 240);
                        }},
        plain<&Profile::driving_licence>("driving_licence", "rijbewijs"),
        plain<&Profile::days>("days", "dagdelen"),
        plain<&Profile::lessons>("lessons", "lestijden"),
        number<&Profile::hours, 0, 60>("hours", "uren"),
        by<&Profile::from, read_date>("from", "vanaf"),
        plain<&Profile::work>("work", "werkervaring"),
        by<&Profile::skills, read_skills>("skills", "vaardigheden"),
        plain<&Profile::education>("education", "opleiding"),
        by<&Profile::education_field, read_sector>("education_field", "opleiding_richting"),
        number<&Profile::education_years, 0, domain::k_most_school_years>("education_years",
                                                                          "opleiding_jaren"),
        by<&Profile::education_finished, read_yes_or_no>("education_finished",
                                                         "opleiding_afgemaakt"),
        plain<&Profile::diploma_valuation>("diploma_valuation", "diplomawaardering"),
        plain<&Profile::certificates>("certificates", "certificaten"),
        by<&Profile::wished_sectors, read_sectors>("wished_sectors", "gewenste_sectoren"),
        by<&Profile::wished_occupations, read_occupations>("wished_occupations",
                                                           "gewenste_beroepen"),
        by<&Profile::dream_occupations, read_occupations>("dream_occupations", "droomberoepen"),
        plain<&Profile::any_job>("any_job", "ander_werk_goed"),
        plain<&Profile::ways>("ways", "vormen"),
        plain<&Profile::own_words>("own_words", "eigen_woorden"),
        plain<&Profile::prepared>("prepared", "voorbereid"),
        plain<&Profile::practical_needs>("practical_needs", "praktisch_nodig"),
        plain<&Profile::contact_person>("contact_person", "contactpersoon"),
        plain<&Profile::brought_by>("brought_by", "aangemeld_door"),
        plain<&Profile::companion>("companion", "begeleider"),
        number<&Profile::priority, 0, domain::k_most_priority>("priority", "voorrang")};
    return table;
}

}  // namespace ontmoet::exchange

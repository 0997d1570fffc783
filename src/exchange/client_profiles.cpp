// SPDX-License-Identifier: EUPL-1.2
#include "exchange/client_profiles.h"

#include "exchange/client_words.h"
#include "exchange/sheet.h"
#include "exchange/words.h"

#include <algorithm>
#include <array>

namespace ontmoet::exchange {
namespace {

using domain::Profile;

// A cell, whose words it holds, and what is needed to understand them.
struct ClientCell {
    Reading reading;
    ClientProfile& person;
    WorkWords const& work;
    i18n::Tongue const& dutch;

    Profile& profile() { return person.profile; }
    std::string text() const { return std::string(reading.text()); }
    void note(char const* expected) { reading.refuse("import.not_understood", expected); }
};

template <auto Member>
void as_text(ClientCell& cell) {
    cell.profile().*Member = cell.text();
}

void as_name(ClientCell& cell) {
    auto const [given, family] = names_of(cell.text());
    if (cell.profile().given_name.empty()) cell.profile().given_name = given;
    if (cell.profile().family_name.empty()) cell.profile().family_name = family;
}

void as_key(ClientCell& cell) {
    cell.person.key = cell.text();
}

void as_birth_year(ClientCell& cell) {
    if (auto const year = number_in(cell.text(), 1900, 2100))
        cell.profile().birth_year = *year;
    else
        cell.note("1990");
}

void as_dutch_level(ClientCell& cell) {
    if (!read_dutch_level(cell.text(), cell.profile().dutch)) cell.note("A2; spreken A2, lezen A1");
}

void as_school(ClientCell& cell) {
    auto const school = school_of(cell.text());
    if (school.empty()) return cell.note("mbo 2, hbo, basisonderwijs, geen");
    cell.profile().education = school;
}

void as_work(ClientCell& cell) {
    for (auto const& item : free_items(cell.text())) {
        if (auto const done = cell.work.read(item))
            cell.profile().work.push_back(*done);
        else
            cell.note("kok (4 jaar), bouw");
    }
}

void as_wishes(ClientCell& cell) {
    for (auto const& item : free_items(cell.text())) {
        auto const wish = cell.work.read(item);
        if (!wish)
            cell.note("kok, schoonmaak");
        else if (wish->occupation.empty())
            cell.profile().wished_sectors.push_back(wish->sector);
        else
            cell.profile().wished_occupations.push_back(wish->occupation);
    }
}

void as_languages(ClientCell& cell) {
    for (auto const& item : free_items(cell.text())) {
        auto const name = item.substr(0, item.find_first_of("(:"));
        auto const code = language_of(name, cell.dutch);
        if (code.empty()) {
            cell.note("Tigrinya, Engels (A2)");
            continue;
        }
        auto level = name.size() < item.size() ? item.substr(name.size() + 1) : std::string{};
        std::erase(level, ')');
        auto const said = word_value<domain::Level>(level).value_or(domain::Level::unknown);
        cell.profile().languages.push_back({code, said});
    }
}

void as_screen_language(ClientCell& cell) {
    auto const code = language_of(cell.text(), cell.dutch);
    if (code.empty()) return cell.note("Arabisch, Tigrinya");
    cell.profile().screen_language = code;
}

void as_licence(ClientCell& cell) {
    auto const said = yes_or_no(cell.text());
    auto const word = plain_word(cell.text());
    cell.profile().driving_licence = said.value_or(word == "b" || word.starts_with("rijbewijs"));
    if (!said && !cell.profile().driving_licence && word != "geen") cell.note("ja, nee");
}

void as_hours(ClientCell& cell) {
    auto const hours = number_in(cell.text(), 1, 60);
    if (!hours) return cell.note("1–60");
    cell.profile().hours = *hours;
}

void as_travel(ClientCell& cell) {
    for (auto const& item : free_items(cell.text())) {
        auto const is_public = plain_word(item) == "openbaar_vervoer";
        auto const mode =
            is_public ? domain::TravelMode::public_transport : word_value<domain::TravelMode>(item);
        if (mode)
            cell.profile().reach.modes.push_back(*mode);
        else
            cell.note("fiets, ov, auto, lopen");
    }
}

struct Heading {
    std::string_view word;  // as plain_word() writes it
    void (*read)(ClientCell&);
};

// Of those about the same thing the first is the word for it (client_target).
constexpr std::array k_headings{
    Heading{"klantnummer", as_key},
    Heading{"klantnr", as_key},
    Heading{"dossiernummer", as_key},
    Heading{"clientnummer", as_key},
    Heading{"clientnr", as_key},
    Heading{"cliëntnummer", as_key},
    Heading{"cliëntnr", as_key},
    Heading{"kenmerk", as_key},
    Heading{"naam", as_name},
    Heading{"volledige_naam", as_name},
    Heading{"name", as_name},
    Heading{"full_name", as_name},
    Heading{"الاسم", as_name},
    Heading{"الاسم_الكامل", as_name},
    Heading{"voornaam", as_text<&Profile::given_name>},
    Heading{"roepnaam", as_text<&Profile::given_name>},
    Heading{"voornamen", as_text<&Profile::given_name>},
    Heading{"first_name", as_text<&Profile::given_name>},
    Heading{"given_name", as_text<&Profile::given_name>},
    Heading{"الاسم_الأول", as_text<&Profile::given_name>},
    Heading{"achternaam", as_text<&Profile::family_name>},
    Heading{"geslachtsnaam", as_text<&Profile::family_name>},
    Heading{"familienaam", as_text<&Profile::family_name>},
    Heading{"last_name", as_text<&Profile::family_name>},
    Heading{"surname", as_text<&Profile::family_name>},
    Heading{"family_name", as_text<&Profile::family_name>},
    Heading{"اسم_العائلة", as_text<&Profile::family_name>},
    Heading{"telefoon", as_text<&Profile::phone>},
    Heading{"telefoonnummer", as_text<&Profile::phone>},
    Heading{"telefoonnr", as_text<&Profile::phone>},
    Heading{"tel", as_text<&Profile::phone>},
    Heading{"tel_nr", as_text<&Profile::phone>},
    Heading{"tel_nummer", as_text<&Profile::phone>},
    Heading{"tel_mobiel", as_text<&Profile::phone>},
    Heading{"mobiel", as_text<&Profile::phone>},
    Heading{"mobiele_telefoon", as_text<&Profile::phone>},
    Heading{"mobiel_nummer", as_text<&Profile::phone>},
    Heading{"mobiel_nr", as_text<&Profile::phone>},
    Heading{"mob", as_text<&Profile::phone>},
    Heading{"mob_nr", as_text<&Profile::phone>},
    Heading{"gsm", as_text<&Profile::phone>},
    Heading{"gsm_nummer", as_text<&Profile::phone>},
    Heading{"06_nummer", as_text<&Profile::phone>},
    Heading{"phone", as_text<&Profile::phone>},
    Heading{"phone_number", as_text<&Profile::phone>},
    Heading{"mobile", as_text<&Profile::phone>},
    Heading{"mobile_number", as_text<&Profile::phone>},
    Heading{"الهاتف", as_text<&Profile::phone>},
    Heading{"رقم_الهاتف", as_text<&Profile::phone>},
    Heading{"الجوال", as_text<&Profile::phone>},
    Heading{"رقم_الجوال", as_text<&Profile::phone>},
    Heading{"email", as_text<&Profile::email>},
    Heading{"emailadres", as_text<&Profile::email>},
    Heading{"email_address", as_text<&Profile::email>},
    Heading{"mail", as_text<&Profile::email>},
    Heading{"mailadres", as_text<&Profile::email>},
    Heading{"البريد_الإلكتروني", as_text<&Profile::email>},
    Heading{"geboortejaar", as_birth_year},
    Heading{"geboortedatum", as_birth_year},
    Heading{"geb_datum", as_birth_year},
    Heading{"geb_dat", as_birth_year},
    Heading{"geb_jaar", as_birth_year},
    Heading{"date_of_birth", as_birth_year},
    Heading{"birth_date", as_birth_year},
    Heading{"year_of_birth", as_birth_year},
    Heading{"تاريخ_الميلاد", as_birth_year},
    Heading{"taal", as_screen_language},
    Heading{"voorkeurstaal", as_screen_language},
    Heading{"communicatietaal", as_screen_language},
    Heading{"language", as_screen_language},
    Heading{"اللغة", as_screen_language},
    Heading{"talen", as_languages},
    Heading{"languages", as_languages},
    Heading{"talenkennis", as_languages},
    Heading{"taalniveau", as_dutch_level},
    Heading{"taalniveau_nederlands", as_dutch_level},
    Heading{"niveau_nederlands", as_dutch_level},
    Heading{"opleiding", as_school},
    Heading{"werk__en_denkniveau", as_school},
    Heading{"werk_en_denkniveau", as_school},
    Heading{"opleidingsniveau", as_school},
    Heading{"werkervaring", as_work},
    Heading{"arbeidsmarktverleden", as_work},
    Heading{"arbeidsverleden", as_work},
    Heading{"beroepswensen", as_wishes},
    Heading{"beroepswens", as_wishes},
    Heading{"gewenst_beroep", as_wishes},
    Heading{"gewenste_functie", as_wishes},
    Heading{"rijbewijs", as_licence},
    Heading{"uren", as_hours},
    Heading{"uren_per_week", as_hours},
    Heading{"beschikbaarheid_uren", as_hours},
    Heading{"vervoer", as_travel},
    Heading{"gemeente", as_text<&Profile::municipality>},
    Heading{"woonplaats", as_text<&Profile::municipality>},
    Heading{"municipality", as_text<&Profile::municipality>},
    Heading{"البلدية", as_text<&Profile::municipality>},
    Heading{"woongemeente", as_text<&Profile::municipality>},
    Heading{"arbeidsmarktregio", as_text<&Profile::region>},
    Heading{"klantmanager", as_text<&Profile::contact_person>},
    Heading{"klantregisseur", as_text<&Profile::contact_person>},
    Heading{"consulent", as_text<&Profile::contact_person>},
    Heading{"jobcoach", as_text<&Profile::contact_person>},
    Heading{"contactpersoon", as_text<&Profile::contact_person>},
    Heading{"aangemeld_door", as_text<&Profile::brought_by>},
};

// Of what domain.md §4 never asks and never stores; free remarks hold such things, too.
constexpr std::array<std::string_view, 29> k_never_stored{
    "belemmering", "gezondheid",  "medisch",     "beperking",     "psych",        "zwanger",
    "schuld",      "bsn",         "burgerserv",  "nationaliteit", "geboorteland", "land_van",
    "herkomst",    "geslacht",    "religie",     "geloof",        "uitkering",    "verblijfsstatus",
    "opmerking",   "toelichting", "nationality", "country_of",    "gender",       "religion",
    "health",      "remark",      "benefit",     "الجنس",         "ملاحظات"};
// Not somebody's sex: their name.
constexpr std::string_view k_family_name = "geslachtsnaam";

Heading const* heading_named(std::string_view text) {
    auto const wanted = heading_key(text);
    auto const found = std::ranges::find_if(
        k_headings, [&](Heading const& heading) { return heading_key(heading.word) == wanted; });
    return found == k_headings.end() ? nullptr : &*found;
}

std::vector<Heading const*> read_headings(CsvRow const& row, ProblemList& notes) {
    std::vector<Heading const*> headings;
    for (auto const& cell : row) {
        auto const word = plain_word(cell.text);
        bool const is_remark = word.empty() || word.starts_with('#');
        Reading reading{cell, notes};
        bool const is_left = is_never_stored(cell.text);
        headings.push_back(is_left ? nullptr : heading_named(cell.text));
        if (is_left)
            reading.refuse("import.never_stored", {});
        else if (headings.back() == nullptr && !is_remark)
            reading.refuse("import.column_left_out", {});
    }
    return headings;
}

// A gemeente by the name the kiosk has for it, and with it its region.
void settle_home(i18n::Vocabulary const& vocabulary, Profile& profile) {
    auto const* home = vocabulary.find_municipality(profile.municipality);
    if (home == nullptr) return;
    profile.municipality = home->name;
    if (profile.region.empty()) profile.region = home->region;
}

// Without a number of the client, the name and how to reach them tell them from others.
std::string key_of(ClientProfile const& person) {
    if (!person.key.empty()) return person.key;
    auto const& profile = person.profile;
    return profile.given_name + "|" + profile.family_name + "|" + profile.phone + "|" +
           profile.email;
}

}  // namespace

std::string heading_key(std::string_view text) {
    constexpr std::string_view k_signs = "_.,:;*?!'\"/\\";
    // What stands in brackets explains it: "Tel. (mobiel)".
    auto key = plain_word(text.substr(0, std::max<std::size_t>(text.find('('), 1)));
    std::erase_if(key, [&](char sign) { return k_signs.find(sign) != k_signs.npos; });
    return key;
}

bool is_never_stored(std::string_view heading) {
    auto whole = std::string(heading);
    std::erase_if(whole, [](char sign) { return sign == '(' || sign == ')'; });
    auto const key = heading_key(whole);
    return key != k_family_name && std::ranges::any_of(k_never_stored, [&](std::string_view part) {
               return key.find(heading_key(part)) != std::string::npos;
           });
}

std::string_view client_target(std::string_view heading) {
    auto const* known = heading_named(heading);
    if (known == nullptr) return {};
    // The first of those that are read alike.
    return std::ranges::find(k_headings, known->read, &Heading::read)->word;
}

ClientProfiles read_client_profiles(CsvTable const& table, std::string const& file,
                                    i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch) {
    ClientProfiles read;
    ProblemList notes(file);
    WorkWords const work(vocabulary, dutch);
    auto const headings = read_headings(table.rows.front(), notes);
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        auto const& row = table.rows[i];
        ClientProfile person;
        person.line = row.front().line;
        for (std::size_t c = 0; c < std::min(row.size(), headings.size()); ++c) {
            if (headings[c] == nullptr || trimmed(row[c].text).empty()) continue;
            ClientCell cell{{row[c], notes, &vocabulary}, person, work, dutch};
            headings[c]->read(cell);
        }
        if (person.profile.given_name.empty()) {
            notes.add(person.line, 0, "import.nobody_named", {});
            continue;
        }
        person.key = key_of(person);
        settle_home(vocabulary, person.profile);
        read.people.push_back(std::move(person));
    }
    read.notes = notes.all();
    return read;
}

ClientProfiles read_client_profiles(std::filesystem::path const& path,
                                    i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch) {
    auto const name = path.filename().string();
    ProblemList problems(name);
    auto const table = load_table(path, problems);
    if (table.rows.empty()) return {{}, problems.all(), {}};
    return read_client_profiles(table, name, vocabulary, dutch);
}

}  // namespace ontmoet::exchange

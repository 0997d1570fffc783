// SPDX-License-Identifier: EUPL-1.2
#include "exchange/portable_profile.h"

#include "domain/fields.h"
#include "exchange/base45.h"
#include "exchange/limits.h"
#include "exchange/packing.h"
#include "exchange/plain_cbor.h"

#include <array>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using nlohmann::json;

namespace {

std::string const k_own = new_profile_key();
std::string const k_other = new_profile_key();

std::string cbor(json const& content) {
    auto const bytes = json::to_cbor(content);
    return {bytes.begin(), bytes.end()};
}

// Every field that is the person's, filled as richly as a long day at the kiosk would.
domain::Profile full_profile(std::string const& language, std::string const& given,
                             std::string const& family) {
    domain::Profile profile;
    domain::set_fields(profile, json::parse(R"({
        "phone": "+31 6 1234 5678", "email": "somebody.with.a.long.name@example.org",
        "reached_by": "message", "dutch_measured_by": "school", "dutch_measured_on": "2026-10-01",
        "dutch_aim": "B2", "housing": "azc", "lessons": 26, "any_job": true,
        "dream_occupations": ["2221", "3221"], "prepared": ["cv", "pitch", "interview", "ona"],
        "practical_needs": ["childcare", "travel_costs"],
        "dutch": {"listening": "B1", "speaking": "A2", "reading": "A2", "writing": "A1"},
        "dutch_measured_by": "test", "dutch_measured_on": "2026-06-01", "dutch_aim": "B1",
        "reached_by": "message", "housing": "housed", "lessons": 9,
        "dream_occupations": ["2221", "2512"], "any_job": true, "prepared": ["cv", "pitch"],
        "practical_needs": ["childcare"],
        "works_in_english": true, "literacy_help": true,
        "municipality": "'s-Gravenhage", "region": "Haaglanden",
        "reach": {"modes": ["foot", "bike", "public_transport", "car"], "minutes": 45},
        "driving_licence": true, "days": 1957, "hours": 32, "from": "2026-12-01",
        "work": [{"sector": "horeca", "occupation": "5120", "years": 6},
                 {"sector": "bouw", "occupation": "7231b", "years": 3},
                 {"sector": "zorg", "occupation": "5322", "years": 2}],
        "skills": ["teamwork", "communication", "forklift", "digital", "problem_solving"],
        "education": "mbo", "education_field": "horeca", "education_years": 11,
        "education_finished": "yes", "diploma_valuation": "asked",
        "certificates": ["startkwalificatie", "praktijkverklaring", "vca"],
        "wished_sectors": ["zorg", "horeca", "logistiek", "techniek"],
        "wished_occupations": ["5322", "5120", "8344", "7411"],
        "ways": ["paid_job", "leerwerktraject", "bbl", "taalstage", "proefplaatsing"],
        "contact_person": "M. Jansen, gemeente Den Haag, m.jansen@example.org",
        "brought_by": "VluchtelingenWerk", "companion": "Joke de Vries"})"));
    profile.given_name = given;
    profile.family_name = family;
    profile.own_script_name = given + " " + family;
    profile.screen_language = language;
    profile.interpreter_wanted = language;
    profile.languages = {{language, domain::Level::native},
                         {"en", domain::Level::b1},
                         {"ar", domain::Level::a2},
                         {"nl", domain::Level::a2}};
    return profile;
}

PortableProfile made_of(domain::Profile profile) {
    return {std::move(profile), "Zorg & Techniek, Den Haag", Moment{1'790'000'040'000}, {}};
}
PortableProfile selam() {
    auto profile = full_profile("ti", "ሰላም", "ተስፋይ");
    profile.own_words = "ኣብ ክሽነ ክሰርሕ እፈቱ።";
    return made_of(std::move(profile));
}

std::string key_of(std::string_view text) {
    auto const read = read_portable_profile(text, k_own);
    return read.ok() ? "" : read.error().message_key;
}

}  // namespace

TEST_CASE("A portable profile brings back every field that is the person's") {
    auto const said = selam();
    auto const written = write_portable_profile(said, k_own);
    CHECK(written.left_out.empty());
    auto const read = read_portable_profile(written.text, k_own);
    REQUIRE(read.ok());
    CHECK(read->profile == said.profile);
    CHECK(read->event == said.event);
    CHECK(read->made_at == said.made_at);
    for (auto const& field : domain::fields<domain::Profile>()) {
        CAPTURE(field.name);
        bool const is_theirs = includes(field.audience, domain::Audience::candidate);
        bool const is_filled = field.get(read->profile) != field.get(domain::Profile{});
        CHECK(is_filled == (is_theirs && field.name != "code"));
    }
}

TEST_CASE("What is of this event or for organisers alone is not taken along") {
    auto said = selam();
    said.profile.code = "123456";
    said.profile.birth_year = 1990;
    said.profile.priority = 3;
    auto const read = read_portable_profile(write_portable_profile(said, k_own).text, k_own);
    REQUIRE(read.ok());
    CHECK(read->profile.code.empty());
    CHECK(read->profile.birth_year == 0);
    CHECK(read->profile.priority == 0);
    auto const slipped_in =
        cbor({{"at", 1}, {"by", ""}, {"fields", {{"code", "123456"}, {"priority", 3}}}});
    auto const kept_out = read_portable_profile(seal_portable(slipped_in, k_own), k_own);
    REQUIRE(kept_out.ok());
    CHECK(kept_out->profile == domain::Profile{});
}

TEST_CASE("A full profile in any language fits a QR, with own words and without loss") {
    constexpr std::array<std::array<char const*, 4>, 10> k_people{
        {{"nl", "Wilhelmina", "van den Berg-Hendriks", "Ik werk graag met mensen."},
         {"en", "Alexandra", "Featherstonehaugh", "I like to work with people."},
         {"ar", "عبد الرحمن", "المصري الدمشقي", "أحب العمل مع الناس وأتعلم بسرعة."},
         {"ti", "ገብረመስቀል", "ወልደሚካኤል", "ምስ ሰባት ክሰርሕ እፈቱ።"},
         {"fa", "محمدحسین", "احمدی نژاد", "دوست دارم با مردم کار کنم."},
         {"tr", "Şükriye Gülşah", "Çelikoğlu", "İnsanlarla çalışmayı seviyorum."},
         {"so", "Cabdiraxmaan", "Maxamed Xuseen", "Waxaan jeclahay inaan dadka la shaqeeyo."},
         {"ps", "عبدالرحمن", "احمدزی", "له خلکو سره کار خوښوم."},
         {"fr", "Marie-Françoise", "N’Guessan-Koffi", "J’aime travailler avec les gens."},
         {"uk", "Володимира", "Підгірна-Шевченко", "Люблю працювати з людьми."}}};
    for (auto const& [language, given, family, words] : k_people) {
        auto profile = full_profile(language, given, family);
        profile.own_words = words;
        auto const written = write_portable_profile(made_of(profile), k_own);
        CAPTURE(language, written.text.size());
        CHECK(written.left_out.empty());
        CHECK(written.text.size() <= 1'300);
        CHECK(written.text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") ==
              std::string::npos);
        auto const read = read_portable_profile(written.text, k_own);
        REQUIRE(read.ok());
        CHECK(read->profile == profile);
    }
}

TEST_CASE(
    "Where there is no room own words stay behind first, then what is largest, and it says so") {
    auto said = selam();
    Random random(3);
    for (int i = 0; i < 3'000; ++i)
        said.profile.own_words += static_cast<char>('!' + random.below(90));
    auto const written = write_portable_profile(said, k_own);
    CHECK(written.left_out == std::vector<std::string>{"own_words"});
    CHECK(written.text.size() <= k_most_portable_signs);
    CHECK(read_portable_profile(written.text, k_own)->profile.work == said.profile.work);
    for (int i = 0; i < 300; ++i) said.profile.skills.push_back(std::to_string(random.next()));
    said.profile.family_name = said.profile.own_words;
    auto const cut = write_portable_profile(said, k_own);
    CHECK(cut.left_out == std::vector<std::string>{"own_words", "skills", "family_name"});
    CHECK(cut.text.size() <= k_most_portable_signs);
    CHECK(read_portable_profile(cut.text, k_own)->profile.given_name == "ሰላም");
}

TEST_CASE("An organiser knows their own key; a profile of another is of as much use") {
    auto const written = write_portable_profile(selam(), k_own).text;
    CHECK(read_portable_profile(written, k_own)->issuer == Issuer::known);
    for (auto const& reader : {k_other, std::string{}, std::string("no key at all")}) {
        auto const read = read_portable_profile(written, reader);
        REQUIRE(read.ok());
        CHECK(read->issuer == Issuer::unknown);
        CHECK(read->profile == selam().profile);
    }
    auto const without_key = write_portable_profile(selam(), "").text;
    CHECK(read_portable_profile(without_key, "")->issuer == Issuer::unknown);
    CHECK(k_own != k_other);
    CHECK(k_own.size() == 43);
}

TEST_CASE("A torn or changed profile is never taken for a whole one") {
    auto const written = write_portable_profile(selam(), k_own).text;
    for (std::size_t length = 0; length < written.size(); ++length)
        CHECK(key_of(written.substr(0, length)) == "portable.damaged");
    CHECK(key_of(written + "A") == "portable.damaged");
    CHECK(key_of(written + written) == "portable.damaged");
    int still_readable = 0;
    for (std::size_t at = 9; at < written.size() - 1; ++at) {
        auto changed = written;
        changed[at] = changed[at] == 'Q' ? 'R' : 'Q';
        auto const read = read_portable_profile(changed, k_own);
        if (!read.ok()) continue;
        ++still_readable;
        CHECK(read->issuer == Issuer::bad_signature);
    }
    CHECK(still_readable > 0);
}

TEST_CASE("Codes of others are told from ours, and ours of a newer program from damaged ones") {
    for (auto const* text : {"", "123456", "ONTMOET", "ONTMOET:", "ONTMOETX:", "ONTMOET1",
                             "HC1:6BFOXN", "https://example.org", "{\"handshake_version\":1}"}) {
        CAPTURE(text);
        CHECK_FALSE(is_portable_profile(text));
        CHECK(key_of(text) == "portable.damaged");
    }
    CHECK(is_portable_profile("ONTMOET1:ABC."));
    CHECK(is_portable_profile("ONTMOET27:"));
    CHECK(key_of("ONTMOET2:ABC.") == "portable.too_new");
    CHECK(key_of("ONTMOET1:ABC.") == "portable.damaged");
    CHECK(key_of("ONTMOET1:.") == "portable.damaged");
    CHECK(key_of("ONTMOET1:abc.") == "portable.damaged");
    CHECK(key_of("ONTMOET1:" + std::string(10'000, 'A') + ".") == "portable.damaged");
}

TEST_CASE("What was made to break the reader is damaged, and nothing more") {
    auto const many = std::string(10'000'000, 'A');
    std::vector<std::string> const hostile{
        many,  // a bomb
        cbor(json(std::string(k_most_portable_bytes, 'A'))),
        std::string(k_most_portable_bytes, '\x81'),  // lists in lists
        std::string(k_most_portable_bytes, '\x7F'),  // texts of unknown length in each other
        "\x9B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",      // a list of 2^64 parts
        "\xBB\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF",      // a map as long
        "\x7B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",      // a text as long
        std::string("\xA1\x01\x02", 3),              // a map by number
        "\xC0\x00",
        "",
        "\xFF",
        "\x1C",
        "\xF6",
        cbor(json::array({1, 2})),
        cbor({{"at", "now"}, {"by", ""}, {"fields", json::object()}}),
        cbor({{"at", -1}, {"by", ""}, {"fields", json::object()}}),
        cbor({{"at", 9'000'000'000'000'000}, {"by", ""}, {"fields", json::object()}}),
        cbor({{"at", 1}, {"by", 7}, {"fields", json::object()}}),
        cbor({{"at", 1}, {"by", ""}, {"fields", json::array()}}),
        cbor({{"at", 1}, {"by", ""}})};
    for (auto const& content : hostile) {
        CAPTURE(content.substr(0, 20));
        auto const text = seal_portable(content, k_own);
        CHECK(key_of(text) == "portable.damaged");
    }
}

TEST_CASE("Fields of another form, of tomorrow or with broken letters harm no other") {
    json const fields{{"hours", "many"},
                      {"languages", {{{"language", 5}}}},
                      {"days", 1 << 30},
                      {"work", {{{"sector", "zorg"}, {"years", 1e300}}}},
                      {"field_of_tomorrow", {{"deep", {1, 2, 3}}}},
                      {"given_name",
                       "Sel\xED\xA0\x80"
                       "am"},
                      {"phone", "06"}};
    auto const read = read_portable_profile(
        seal_portable(cbor({{"at", 1}, {"by", std::string(500, 'x')}, {"fields", fields}}), k_own),
        k_own);
    REQUIRE(read.ok());
    auto expected = domain::Profile{};
    expected.phone = "06";
    expected.given_name = read->profile.given_name;
    CHECK(read->profile == expected);
    CHECK(read->event.size() == k_most_event_name_bytes);
    CHECK_NOTHROW(json(read->profile.given_name).dump());
}

TEST_CASE("A profile in a sentence of its own: what is told about who wrote it") {
    CHECK(message_key(Issuer::known) != message_key(Issuer::unknown));
    CHECK(message_key(Issuer::bad_signature) == "portable.bad_signature");
}

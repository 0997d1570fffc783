// SPDX-License-Identifier: EUPL-1.2
#include "server/privacy_page.h"

#include "domain/fields.h"
#include "domain/retention.h"
#include "evidence/disclosure.h"
#include "server/commands/field_words.h"
#include "server/retention_page.h"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using domain::Audience;
using nlohmann::json;

// The letters of domain.md §4.
std::string letters_of(Audience audience) {
    std::string letters;
    for (auto const& [one, letter] :
         {std::pair{Audience::candidate, 'C'}, std::pair{Audience::host, 'H'},
          std::pair{Audience::employer, 'E'}, std::pair{Audience::matched, 'M'},
          std::pair{Audience::organiser, 'O'}})
        if (includes(audience, one)) letters += letter;
    return letters;
}

json fields_held(domain::State const& state, i18n::Tongue const& tongue) {
    domain::Profile const nothing;
    auto list = json::array();
    for (auto const& field : domain::fields<domain::Profile>()) {
        auto const unsaid = field.get(nothing);
        auto const people = std::ranges::count_if(state.people, [&](auto const& entry) {
            return field.get(entry.second.profile) != unsaid;
        });
        list.push_back({{"name", field.name},
                        {"title", field_in_words(field.name, tongue)},
                        {"audience", letters_of(field.audience)},
                        {"people", people}});
    }
    return list;
}

struct ConsentFigures {
    int given = 0;
    int refused = 0;
    int spoken = 0;
};

ConsentFigures consents_to(domain::State const& state, domain::Purpose purpose) {
    ConsentFigures figures;
    for (auto const& [id, candidate] : state.people) {
        auto const found = candidate.consents.find(purpose);
        if (found == candidate.consents.end()) continue;
        ++(found->second.given ? figures.given : figures.refused);
        if (found->second.spoken) ++figures.spoken;
    }
    return figures;
}

json consent_counts(domain::State const& state) {
    auto list = json::array();
    for (auto const& purpose : domain::enum_texts<domain::Purpose>()) {
        auto const figures = consents_to(state, purpose.value);
        list.push_back(
            {{"purpose", purpose.text}, {"given", figures.given}, {"refused", figures.refused}});
    }
    return list;
}

json devices_by_role(std::vector<storage::Device> const& devices) {
    std::map<std::string_view, std::pair<int, int>> by_role;
    for (auto const& device : devices) {
        auto& [in_use, revoked] = by_role[storage::to_text(device.role)];
        ++(device.revoked ? revoked : in_use);
    }
    auto list = json::array();
    for (auto const& [role, count] : by_role)
        list.push_back({{"role", role}, {"devices", count.first}, {"revoked", count.second}});
    return list;
}

json exports_told(domain::State const& state) {
    auto list = json::array();
    for (auto const& made : state.exports)
        list.push_back({{"at", made.at.ms},
                        {"format", made.said.format},
                        {"purpose", made.said.purpose},
                        {"by", made.said.by}});
    return list;
}

// One risk after the other with what is done about it, and how much of that is not done.
class Assessment {
public:
    void risk(char const* name) {
        m_risks.push_back({{"risk", name}, {"measures", json::array()}});
    }
    void measure(char const* name, bool is_on, json values = json::object()) {
        add(name, is_on ? "on" : "off", std::move(values));
        if (!is_on) ++m_open;
    }
    // So many of so many.
    void part(char const* name, std::size_t count, std::size_t of) {
        bool const is_whole = count >= of;
        add(name, is_whole ? "on" : "partly", {{"count", count}, {"of", of}});
        if (!is_whole) ++m_open;
    }
    // Says how it is; nobody has to do anything about it.
    void figure(char const* name, json values) { add(name, "figure", std::move(values)); }

    json risks() && { return std::move(m_risks); }
    int open() const { return m_open; }

private:
    void add(char const* name, char const* how, json values) {
        m_risks.back()["measures"].push_back(
            {{"measure", name}, {"state", how}, {"values", std::move(values)}});
    }

    json m_risks = json::array();
    int m_open = 0;
};

void assess_server(Assessment& assessment, std::vector<storage::Account> const& accounts,
                   HowItRuns const& how) {
    assessment.risk("access");
    assessment.measure("tls", how.is_https);
    assessment.measure("sealed", true);
    assessment.measure("key_apart", true);
    assessment.figure(how.is_passphrase ? "key_words" : "key_file", json::object());
    assessment.figure(how.is_shared_database ? "database" : "folder", json::object());
    auto const with_code = std::ranges::count_if(
        accounts, [](storage::Account const& account) { return !account.totp_secret.empty(); });
    assessment.part("two_steps", static_cast<std::size_t>(with_code), accounts.size());
    assessment.measure("roles", true);
    assessment.measure("lockout", true);
}

bool is_hidden_from_employers(std::string_view name) {
    auto const* field = domain::find_field<domain::Profile>(name);
    return field != nullptr && !includes(field->audience, Audience::employer);
}

void assess_employers(Assessment& assessment, domain::State const& state) {
    constexpr std::array k_identity{"given_name", "family_name", "own_script_name", "phone",
                                    "email",      "birth_year",  "housing"};
    assessment.risk("recognised");
    assessment.measure("no_identity", std::ranges::all_of(k_identity, is_hidden_from_employers));
    assessment.figure("show_work", {{"count", consents_to(state, domain::Purpose::show_work).given},
                                    {"of", state.people.size()}});
    assessment.measure("contact_on_match", true);
    assessment.risk("decided");
    assessment.measure("people_decide", true);
    assessment.measure("reasons", true);
    assessment.risk("pressed");
    assessment.measure("languages", true);
    auto const part = consents_to(state, domain::Purpose::take_part);
    assessment.figure("spoken", {{"count", part.spoken}, {"of", part.given}});
    assessment.measure("withdrawn_as_easily", true);
}

void assess_keeping(Assessment& assessment, domain::State const& state,
                    std::vector<storage::Device> const& devices, Moment now) {
    auto const& event = state.event;
    assessment.risk("too_much");
    assessment.measure("never_asked", true);
    assessment.risk("too_long");
    assessment.measure("has_day", domain::event_end(event) != Moment{});
    assessment.figure("terms",
                      {{"days", event.retention_days}, {"consented_days", event.consented_days}});
    assessment.measure("no_hold", event.legal_hold.empty());
    assessment.measure("erased_everywhere", true);
    assessment.risk("leaves");
    assessment.figure("helpers", {{"count", event.series.empty() ? 0 : event.helpers.size()}});
    assessment.figure("exports", {{"count", state.exports.size()}});
    auto const has_no_purpose = [](domain::Export const& made) {
        return made.said.purpose.empty() || made.said.by.empty();
    };
    assessment.measure("purpose_kept", std::ranges::none_of(state.exports, has_no_purpose));
    assessment.measure("small_groups", evidence::k_fewest >= 5, {{"count", evidence::k_fewest}});
    assessment.risk("lost_device");
    assessment.measure("device_sealed", true);
    auto const in_use = std::ranges::count(devices, false, &storage::Device::revoked);
    // Nobody needs them any more when the hall is empty.
    bool const is_over = domain::event_end(event) != Moment{} && domain::event_end(event) < now;
    assessment.measure("devices_revoked", !is_over || in_use == 0);
    assessment.figure("devices", {{"count", in_use},
                                  {"revoked", static_cast<std::int64_t>(devices.size()) - in_use}});
}

}  // namespace

std::string privacy_page(domain::State const& state, std::vector<storage::Device> const& devices,
                         std::vector<storage::Account> const& accounts, HowItRuns const& how,
                         i18n::Tongue const& tongue, Moment now) {
    Assessment assessment;
    assess_server(assessment, accounts, how);
    assess_employers(assessment, state);
    assess_keeping(assessment, state, devices, now);
    int const open = assessment.open();
    return json{{"controller", state.event.organiser},
                {"event", state.event.name},
                {"made_at", now.ms},
                {"people", state.people.size()},
                {"staff", state.staff.size()},
                {"interpreters", state.interpreters.size()},
                {"employers", state.organisations.size()},
                {"consents", consent_counts(state)},
                {"fields", fields_held(state, tongue)},
                {"devices", devices_by_role(devices)},
                {"exports", exports_told(state)},
                {"retention", json::parse(retention_face(state))},
                {"risks", std::move(assessment).risks()},
                {"open", open}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ontmoet::server

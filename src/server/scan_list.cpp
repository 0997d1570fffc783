// SPDX-License-Identifier: EUPL-1.2
#include "server/scan_list.h"

#include "domain/bodies.h"
#include "domain/rules.h"
#include "exchange/local_time.h"
#include "i18n/names.h"
#include "server/limits.h"
#include "server/order_reader.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using domain::Candidate;
using domain::State;
using nlohmann::json;

// Badges given at a scan; kiosks begin with A.
constexpr char k_scan_letter = 'Z';
constexpr std::size_t k_fewest_search_letters = 3;

std::string scan_text(json const& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json listed(json results, std::size_t count) {
    return {{"count", count},
            {"next", nullptr},
            {"previous", nullptr},
            {"results", std::move(results)}};
}

// "Selam H.", as the reception shows it in public.
std::string public_name(domain::Profile const& profile) {
    auto name = profile.given_name;
    auto const& family = profile.family_name;
    auto const is_inside_sign = [](char byte) { return (byte & '\xC0') == '\x80'; };
    std::size_t end = family.empty() ? 0 : 1;
    while (end < family.size() && is_inside_sign(family[end])) ++end;
    if (end > 0) name += (name.empty() ? "" : " ") + family.substr(0, end) + ".";
    return name;
}

std::size_t count_of(State const& state, bool only_here) {
    return static_cast<std::size_t>(std::ranges::count_if(state.people, [&](auto const& entry) {
        auto const& person = entry.second;
        return only_here ? person.checked_in : person.registered || person.checked_in;
    }));
}

json scan_list_of(State const& state) {
    return {{"id", number_of(state.id.uuid)},
            {"name", state.event.name},
            {"all_products", true},
            {"limit_products", json::array()},
            {"subevent", nullptr},
            {"position_count", count_of(state, false)},
            {"checkin_count", count_of(state, true)},
            {"include_pending", false},
            {"allow_multiple_entries", false},
            {"allow_entry_after_exit", true},
            {"rules", json::object()},
            {"exit_all_at", nullptr},
            {"addon_match", false}};
}

json position_of(State const& state, Candidate const& person) {
    auto const name = public_name(person.profile);
    auto checkins = json::array();
    if (person.checked_in)
        checkins.push_back({{"list", number_of(state.id.uuid)},
                            {"type", "entry"},
                            {"datetime", exchange::iso_moment(person.checked_in_at)},
                            {"auto_checked_in", false}});
    return {{"id", number_of(person.id.uuid)},
            {"order", person.profile.code},
            {"positionid", 1},
            {"canceled", false},
            {"order__status", "p"},
            {"item", 1},
            {"variation", nullptr},
            {"price", "0.00"},
            {"attendee_name", name},
            {"attendee_name_parts", {{"full_name", name}}},
            {"attendee_email", nullptr},
            {"secret", person.profile.code},
            {"addon_to", nullptr},
            {"subevent", nullptr},
            {"pseudonymization_id", person.badge},
            {"require_attention",
             person.profile.literacy_help || !person.profile.interpreter_wanted.empty()},
            {"checkins", std::move(checkins)},
            {"answers", json::array()},
            {"downloads", json::array()}};
}

bool is_meant(Candidate const& person, std::string const& search) {
    auto const key = i18n::search_key(search);
    auto const& profile = person.profile;
    if (key.size() < k_fewest_search_letters) return false;
    return profile.code == search || person.badge == search ||
           i18n::search_key(profile.given_name + " " + profile.family_name).find(key) !=
               std::string::npos;
}

std::string next_scan_badge(State const& state) {
    auto number = std::to_string(domain::badges_given(state, k_scan_letter) + 1);
    if (number.size() < 2) number.insert(0, "0");
    return std::string(1, k_scan_letter) + "-" + number;
}

Scanned refused_scan(int status, char const* reason, json position) {
    return {status,
            scan_text({{"status", "error"},
                       {"reason", reason},
                       {"reason_explanation", nullptr},
                       {"require_attention", false},
                       {"position", std::move(position)}}),
            {}};
}

}  // namespace

std::int64_t number_of(Uuid const& id) {
    std::int64_t number = 0;
    for (std::size_t i = id.bytes.size() - 6; i < id.bytes.size(); ++i)
        number = number * 256 + id.bytes[i];
    return number;
}

std::string scan_events(std::vector<State const*> const& events) {
    auto results = json::array();
    for (auto const* state : events)
        results.push_back({{"name", {{"nl", state->event.name}, {"en", state->event.name}}},
                           {"slug", to_string(state->id)},
                           {"live", true},
                           {"testmode", false},
                           {"currency", "EUR"},
                           {"date_from", exchange::iso_moment(state->event.starts_at)},
                           {"date_to", nullptr},
                           {"location", state->event.place},
                           {"has_subevents", false},
                           {"timezone", "Europe/Amsterdam"}});
    auto const count = results.size();
    return scan_text(listed(std::move(results), count));
}

std::string scan_lists(State const& state) {
    return scan_text(listed(json::array({scan_list_of(state)}), 1));
}

std::string scan_status(State const& state) {
    return scan_text(
        {{"checkin_count", count_of(state, true)},
         {"position_count", count_of(state, false)},
         {"inside_count",
          std::ranges::count_if(state.people,
                                [](auto const& entry) { return domain::is_here(entry.second); })},
         {"event", {{"name", state.event.name}}},
         {"items", json::array()}});
}

ScanQuestion scan_question(Target const& target) {
    ScanQuestion question;
    question.search = std::string(target.value("search").value_or(""));
    question.secret = std::string(target.value("secret").value_or(""));
    if (auto const has = target.value("has_checkin")) question.has_checkin = *has == "true";
    auto const page = target.value("page").value_or("1");
    std::from_chars(page.data(), page.data() + page.size(), question.page);
    return question;
}

std::string scan_positions(State const& state, ScanQuestion const& question) {
    bool const is_asked = !question.search.empty() || !question.secret.empty();
    auto const* scanned =
        question.secret.empty() ? nullptr : domain::find_by_code(state, question.secret);
    std::vector<Candidate const*> found;
    for (auto const& [id, person] : state.people) {
        if (!person.registered && !person.checked_in) continue;
        if (question.has_checkin && person.checked_in != *question.has_checkin) continue;
        if (!question.secret.empty() && &person != scanned) continue;
        if (!question.search.empty() && !is_meant(person, question.search)) continue;
        found.push_back(&person);
    }
    // A number tells nobody; rows of everybody would be a list of names, codes and who needs help.
    if (!is_asked) return scan_text(listed(json::array(), found.size()));
    auto const pages =
        std::max<std::size_t>(1, (found.size() + k_console_page_rows - 1) / k_console_page_rows);
    auto const page = std::clamp<std::size_t>(question.page, 1, pages);
    auto const first = (page - 1) * k_console_page_rows;
    auto results = json::array();
    for (auto i = first; i < std::min(first + k_console_page_rows, found.size()); ++i)
        results.push_back(position_of(state, *found[i]));
    auto answer = listed(std::move(results), found.size());
    auto const link = [&](std::size_t to) { return "?page=" + std::to_string(to); };
    if (page < pages) answer["next"] = link(page + 1);
    if (page > 1) answer["previous"] = link(page - 1);
    return scan_text(answer);
}

Result<Scan> decode_scan(std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    Scan scan;
    scan.secret = read.text("secret", false, k_most_reason_bytes);
    scan.nonce = read.text("nonce", false, k_most_reason_bytes);
    auto const type = read.text("type", false);
    if (!type.empty() && type != "entry" && type != "exit") read.fail("type");
    scan.is_exit = type == "exit";
    if (read.has("force")) scan.force = read.truth("force");
    scan.lists = read.big_numbers("lists");
    TRY(read.end());
    return scan;
}

PersonId scanned_person(State const& state, Scan const& scan) {
    if (!scan.position) {
        auto const* person = domain::find_by_code(state, scan.secret);
        return person == nullptr ? PersonId{} : person->id;
    }
    auto const found = std::ranges::find_if(state.people, [&](auto const& entry) {
        return number_of(entry.first.uuid) == *scan.position;
    });
    return found == state.people.end() ? PersonId{} : found->first;
}

FactId scan_id(PersonId person, Scan const& scan, std::string_view key) {
    if (scan.nonce.empty()) return {};
    return FactId::from_name(person.uuid, "scan " + std::string(key) + " " + scan.nonce);
}

Scanned redeem(State const& state, Scan const& scan, std::string_view key, SaidBefore said_before,
               Moment now) {
    auto const found = state.people.find(scanned_person(state, scan));
    if (found == state.people.end()) return refused_scan(404, "invalid", nullptr);
    auto const& person = found->second;
    bool const is_inside = domain::is_here(person);
    bool const is_repeated = said_before == SaidBefore::yes;
    auto position = position_of(state, person);
    if (!scan.is_exit && is_inside && !scan.force && !is_repeated)
        return refused_scan(400, "already_redeemed", std::move(position));
    auto const badge = person.badge.empty() ? next_scan_badge(state) : person.badge;
    Scanned scanned;
    if (scan.is_exit && is_inside && !is_repeated)
        scanned.fact = domain::make_fact(domain::CheckOut{person.id, {}, false});
    if (!scan.is_exit && !is_inside && !is_repeated) {
        scanned.fact = domain::make_fact(domain::CheckIn{person.id, {}, badge, "code"});
        position["checkins"].push_back({{"list", number_of(state.id.uuid)},
                                        {"type", "entry"},
                                        {"datetime", exchange::iso_moment(now)},
                                        {"auto_checked_in", false}});
    }
    if (scanned.fact) scanned.fact->id = scan_id(person.id, scan, key);
    position["pseudonymization_id"] = badge;
    bool const needs_somebody = position["require_attention"].get<bool>();
    scanned.body = scan_text({{"status", "ok"},
                              {"require_attention", needs_somebody},
                              {"checkin_texts", json::array({badge})},
                              {"position", std::move(position)}});
    return scanned;
}

}  // namespace ontmoet::server

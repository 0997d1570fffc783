// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "domain/json_values.h"
#include "exchange/export_table.h"
#include "exchange/local_time.h"

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

using nlohmann::json;

template <class Record>
json record_json(Record const& record) {
    auto object = json::object();
    for (auto const& field : domain::fields<Record>())
        object[std::string(field.name)] = field.get(record);
    return object;
}

// A list of records, each with its id under this name.
template <class Map, class RecordOf>
json list_json(char const* id_name, Map const& map, RecordOf record_of) {
    auto list = json::array();
    for (auto const& [id, value] : map) {
        auto object = record_json(record_of(value));
        object[id_name] = to_string(id);
        list.push_back(std::move(object));
    }
    return list;
}

json consents_json(domain::Candidate const& candidate) {
    auto object = json::object();
    for (auto const& [purpose, consent] : candidate.consents)
        object[std::string(domain::to_text(purpose))] = {{"given", consent.given},
                                                         {"at", iso_moment(consent.at)},
                                                         {"text_version", consent.text_version},
                                                         {"language", consent.language}};
    return object;
}

json people_json(domain::State const& state) {
    auto list = json::array();
    for (auto const& [id, candidate] : state.people) {
        json object{{"person", to_string(id)},
                    {"registered", candidate.registered},
                    {"checked_in", candidate.checked_in},
                    {"consents", consents_json(candidate)}};
        if (has_details(candidate)) {
            object["origin"] = domain::to_json_value(candidate.origin);
            object["badge"] = candidate.badge;
            object["checked_in_at"] = iso_moment(candidate.checked_in_at);
            auto profile = record_json(candidate.profile);
            profile.erase("birth_year");
            object["profile"] = std::move(profile);
        }
        list.push_back(std::move(object));
    }
    return list;
}

bool is_participant(domain::State const& state, PersonId id) {
    auto const found = state.people.find(id);
    return found != state.people.end() && has_details(found->second);
}

json meets_json(domain::State const& state) {
    auto list = json::array();
    for (auto const& [id, meet] : state.meets) {
        auto const& planned = meet.planned;
        if (!is_participant(state, planned.person)) continue;
        list.push_back({{"meet", to_string(id)},
                        {"person", to_string(planned.person)},
                        {"organisation", to_string(planned.organisation)},
                        {"offer", domain::to_json_value(planned.offer)},
                        {"table", domain::to_json_value(planned.table)},
                        {"round", planned.round + 1},
                        {"interpreter", domain::to_json_value(planned.interpreter)},
                        {"status", domain::to_json_value(meet.status)},
                        {"candidate_verdict", domain::to_json_value(meet.candidate_verdict)},
                        {"candidate_reason", meet.candidate_reason},
                        {"employer_verdict", domain::to_json_value(meet.employer_verdict)},
                        {"employer_reason", meet.employer_reason}});
    }
    return list;
}

json preferences_json(domain::State const& state) {
    auto list = json::array();
    for (auto const& [key, preference] : state.preferences)
        if (is_participant(state, key.first))
            list.push_back({{"person", to_string(key.first)},
                            {"organisation", to_string(key.second)},
                            {"candidate", domain::to_json_value(preference.candidate)},
                            {"employer", domain::to_json_value(preference.employer)}});
    return list;
}

json staff_json(domain::State const& state) {
    auto list = json::array();
    for (auto const& [id, member] : state.staff) {
        auto object = record_json(member.record);
        object["staff"] = to_string(id);
        object["checked_in"] = member.checked_in;
        list.push_back(std::move(object));
    }
    return list;
}

}  // namespace

std::string event_json(domain::State const& state) {
    auto const itself = [](auto const& record) { return record; };
    auto event = record_json(state.event);
    event.erase("profile_key");
    event["event"] = to_string(state.id);
    event["starts_at"] = iso_moment(state.event.starts_at);
    json document{{"format", "ontmoet-event-export-v1"},
                  {"event", std::move(event)},
                  {"organisations", list_json("organisation", state.organisations, itself)},
                  {"offers", list_json("offer", state.offers, itself)},
                  {"staff", staff_json(state)},
                  {"tables", list_json("table", state.tables, itself)},
                  {"interpreters", list_json("interpreter", state.interpreters, itself)},
                  {"people", people_json(state)},
                  {"preferences", preferences_json(state)},
                  {"meets", meets_json(state)},
                  {"plan", nullptr}};
    if (state.plan)
        document["plan"] = {
            {"plan", to_string(state.plan->id)},
            {"published_at", iso_moment(state.plan->at)},
            {"gap_per_mille",
             state.plan->gap_per_mille < 0 ? json(nullptr) : json(state.plan->gap_per_mille)},
            {"optimal", state.plan->optimal}};
    return document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace ontmoet::exchange

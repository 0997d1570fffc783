// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "exchange/import.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

using domain::Profile;
using nlohmann::json;

class FactList {
public:
    explicit FactList(EventId event) : m_event(event) {}

    template <class Body>
    void add(Body const& body) {
        m_facts.push_back(domain::make_fact(body));
        m_facts.back().event = m_event;
    }
    std::vector<domain::Fact> take() { return std::move(m_facts); }

private:
    EventId m_event;
    std::vector<domain::Fact> m_facts;
};

// One fact for each record that is new or different.
template <class Body, class IdType, class Record, class Known, class Get>
void add_records(FactList& facts, Known const& known, std::map<IdType, Record> const& records,
                 Get record_of) {
    for (auto const& [id, record] : records) {
        auto const found = known.find(id);
        auto const changed = domain::changed_fields(
            found == known.end() ? Record{} : record_of(found->second), record);
        if (found == known.end() || !changed.empty()) facts.add(Body{id, changed.dump()});
    }
}

bool has_been_here(domain::State const& state, OrganisationId organisation) {
    return std::ranges::any_of(state.staff, [&](auto const& entry) {
        auto const& member = entry.second;
        return member.record.organisation == organisation && member.checked_in_at != Moment{};
    });
}

// Once staff were here, what is known of their organisation they have seen and could say
// themselves: it stays, and only what is open is filled. How pressing it is, is the organiser's.
json organisation_changes(domain::Organisation const& known, domain::Organisation const& said) {
    domain::Organisation const open;
    auto changes = domain::changed_fields(known, said);
    for (auto const& field : domain::fields<domain::Organisation>()) {
        auto const nothing = field.get(open);
        bool const stays = field.get(known) != nothing || field.get(said) == nothing;
        if (stays && field.name != "priority") changes.erase(std::string(field.name));
    }
    return changes;
}

void add_organisations(FactList& facts, domain::State const& current, Records const& records) {
    for (auto const& [id, said] : records.organisations) {
        auto const found = current.organisations.find(id);
        bool const is_known = found != current.organisations.end();
        auto const known = is_known ? found->second : domain::Organisation{};
        auto const changes = is_known && has_been_here(current, id)
                                 ? organisation_changes(known, said)
                                 : domain::changed_fields(known, said);
        if (!is_known || !changes.empty()) facts.add(domain::OrganisationSet{id, changes.dump()});
    }
}

// What an employer's staff have said is right stays as it is; that it is filled is in no file.
void add_offers(FactList& facts, domain::State const& current, Records const& records) {
    auto offers = records.offers;
    for (auto const& [id, known] : current.offers) {
        auto const found = offers.find(id);
        if (found == offers.end()) continue;
        found->second.filled = known.filled;
        if (!known.checked_on.empty()) found->second = known;
    }
    add_records<domain::OfferSet>(facts, current.offers, offers,
                                  [](auto const& record) { return record; });
}

// What the file says, with what it leaves open inside a value (a level of reading, minutes of
// travel) taken from what is known.
json filled_in(json said, json const& open, json const& known) {
    if (!said.is_object() || !known.is_object()) return said;
    for (auto& [name, member] : said.items())
        if (open.contains(name) && member == open[name] && known.contains(name))
            member = known[name];
    return said;
}

json profile_changes(domain::Candidate const& known, Profile const& said) {
    Profile const open;
    auto changes = json::object();
    for (auto const& field : domain::fields<Profile>()) {
        auto const nothing = field.get(open);
        auto const before = field.get(known.profile);
        auto value = field.get(said);
        bool const answered = known.checked_in && before != nothing;
        if (value == nothing || answered) continue;
        value = filled_in(std::move(value), nothing, before);
        if (value != before) changes[std::string(field.name)] = std::move(value);
    }
    return changes;
}

void add_person(FactList& facts, domain::State const& current, PersonId id,
                Profile const& profile) {
    if (current.erased.contains(id)) return;
    auto const found = current.people.find(id);
    domain::Candidate const known =
        found == current.people.end() ? domain::Candidate{} : found->second;
    auto const changes = profile_changes(known, profile);
    if (!known.registered)
        facts.add(domain::PersonRegistered{id, domain::Origin::import, changes.dump()});
    else if (!changes.empty())
        facts.add(domain::PersonSet{id, changes.dump()});
}

}  // namespace

std::vector<domain::Fact> facts_to_import(domain::State const& current, Records const& records) {
    FactList facts(records.id);
    auto event = records.event;
    if (!records.has_places) event.places = current.event.places;
    if (event.profile_key.empty()) event.profile_key = current.event.profile_key;
    // What no file holds.
    event.retention_days = current.event.retention_days;
    event.consented_days = current.event.consented_days;
    event.legal_hold = current.event.legal_hold;
    event.boards = current.event.boards;
    event.series = current.event.series;
    event.helpers = current.event.helpers;
    if (auto const changed = domain::changed_fields(current.event, event); !changed.empty())
        facts.add(domain::EventSet{changed.dump()});
    auto const itself = [](auto const& record) { return record; };
    add_organisations(facts, current, records);
    add_offers(facts, current, records);
    add_records<domain::StaffSet>(facts, current.staff, records.staff,
                                  [](auto const& member) { return member.record; });
    add_records<domain::TableSet>(facts, current.tables, records.tables, itself);
    add_records<domain::InterpreterSet>(facts, current.interpreters, records.interpreters, itself);
    for (auto const& [id, profile] : records.candidates) add_person(facts, current, id, profile);
    return facts.take();
}

}  // namespace ontmoet::exchange

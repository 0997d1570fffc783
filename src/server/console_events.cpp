// SPDX-License-Identifier: EUPL-1.2
#include "server/console_events.h"

#include "domain/announcements.h"
#include "domain/fields.h"
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "server/console_rights.h"
#include "server/order_reader.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

// The kinds of domain.md §3, with what suits them in practice.
struct KindOfEvent {
    char const* kind;
    int rounds;
    int meet_length_min;
    int changeover_min;
    int most_meets;
    int fair_minimum;
};
constexpr std::array k_kinds{KindOfEvent{"matchingsevent", 9, 8, 2, 4, 3},
                             KindOfEvent{"speed meet", 8, 6, 2, 6, 4},
                             KindOfEvent{"meet & greet", 6, 12, 3, 4, 2},
                             KindOfEvent{"informatiebijeenkomst", 3, 20, 5, 3, 1},
                             KindOfEvent{"bedrijfsbezoek", 3, 20, 5, 3, 1}};

constexpr int k_most_expected = 10'000;

std::string written(json const& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Moment end_of(domain::Event const& event) {
    return event.rounds == 0 ? event.starts_at : event.round_end(event.rounds - 1);
}

json written_advice(std::vector<Advice> const& all) {
    auto list = json::array();
    for (auto const& advice : all) {
        auto values = json::object();
        for (auto const& [name, value] : advice.values) values[name] = value;
        list.push_back({{"key", advice.key},
                        {"weight", advice.weight == Weight::warning ? "warning" : "note"},
                        {"values", std::move(values)}});
    }
    return list;
}

template <class Body, class IdType, class Record>
void say_records(std::vector<domain::Fact>& facts, std::map<IdType, Record> const& records) {
    for (auto const& [id, record] : records)
        facts.push_back(
            domain::make_fact(Body{id, domain::changed_fields(Record{}, record).dump()}));
}

}  // namespace

char const* when_is(domain::Event const& event, Moment now) {
    if (i18n::iso_date(event.starts_at) == i18n::iso_date(now)) return "today";
    return end_of(event) < now ? "over" : "before";
}

Result<EventOrder> decode_event_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    EventOrder order;
    order.id = read.id<EventId>("id");
    auto& event = order.event;
    event.name = read.text("name", true);
    event.kind = read.text("kind", false);
    event.place = read.text("place", false);
    event.region = read.text("region", false);
    event.theme = read.text("theme", false);
    event.series = read.text("series", false);
    event.starts_at = read.moment();
    event.rounds = read.number("rounds", 1, domain::k_most_rounds, true);
    event.meet_length_min = read.number("meet_length_min", 1, 120, true);
    event.changeover_min = read.number("changeover_min", 0, 60, true);
    event.breaks = read.numbers("breaks", 0, std::max(event.rounds - 1, 0));
    event.most_meets = read.number("most_meets", 1, domain::k_most_rounds, true);
    event.fair_minimum = read.number("fair_minimum", 0, event.most_meets, true);
    order.expected.people = read.number("expected_people", 0, k_most_expected, false);
    order.expected.employers = read.number("expected_employers", 0, k_most_expected, false);
    order.apply = read.truth("apply");
    TRY(read.end());
    return order;
}

domain::Event with_settings(domain::Event event, EventOrder const& order) {
    auto const& wanted = order.event;
    event.name = wanted.name;
    event.kind = wanted.kind;
    event.place = wanted.place;
    event.region = wanted.region;
    event.theme = wanted.theme;
    event.series = wanted.series;
    event.starts_at = wanted.starts_at;
    event.rounds = wanted.rounds;
    event.meet_length_min = wanted.meet_length_min;
    event.changeover_min = wanted.changeover_min;
    event.breaks = wanted.breaks;
    event.most_meets = wanted.most_meets;
    event.fair_minimum = wanted.fair_minimum;
    return event;
}

Result<std::optional<domain::Fact>> fact_of_settings(domain::State const& state,
                                                     domain::Event const& event) {
    for (auto const& [id, meet] : state.meets)
        if (meet.status != domain::MeetStatus::cancelled &&
            !domain::round_is_open(event, meet.planned.round))
            return Error{ErrorKind::conflict, "console.round_has_meets",
                         std::to_string(meet.planned.round + 1)};
    auto const changed = domain::changed_fields(state.event, event);
    if (changed.empty()) return std::optional<domain::Fact>{};
    return std::optional(domain::make_fact(domain::EventSet{changed.dump()}));
}

Result<CopyOrder> decode_copy_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    CopyOrder order;
    order.id = read.id<EventId>("id");
    order.name = read.text("name", true);
    order.starts_at = read.moment();
    order.apply = read.truth("apply");
    TRY(read.end());
    return order;
}

std::string encode_choices(std::vector<std::string> const& regions) {
    auto kinds = json::array();
    for (auto const& kind : k_kinds)
        kinds.push_back({{"kind", kind.kind},
                         {"rounds", kind.rounds},
                         {"meet_length_min", kind.meet_length_min},
                         {"changeover_min", kind.changeover_min},
                         {"most_meets", kind.most_meets},
                         {"fair_minimum", kind.fair_minimum}});
    auto announcements = json::array();
    for (auto const key : domain::ready_announcements()) announcements.push_back(key);
    return written({{"regions", regions},
                    {"kinds", std::move(kinds)},
                    {"announcements", std::move(announcements)}});
}

std::string event_list(std::vector<EventFigures const*> const& events, Moment now) {
    auto list = json::array();
    for (auto const* figures : events) {
        auto const& event = figures->event;
        list.push_back({{"id", to_string(figures->id)},
                        {"name", event.name},
                        {"kind", event.kind},
                        {"place", event.place},
                        {"region", event.region},
                        {"series", event.series},
                        {"organiser", event.organiser},
                        {"starts_at", event.starts_at.ms},
                        {"ends_at", end_of(event).ms},
                        {"state", when_is(event, now)},
                        {"people", figures->people},
                        {"here", figures->here},
                        {"employers", figures->partners.size()}});
    }
    return written({{"events", std::move(list)}});
}

std::string event_face(domain::State const& state, storage::AccountRole role, std::size_t devices,
                       Moment now) {
    auto const& event = state.event;
    return written({{"id", to_string(state.id)},
                    {"name", event.name},
                    {"kind", event.kind},
                    {"place", event.place},
                    {"region", event.region},
                    {"theme", event.theme},
                    {"series", event.series},
                    {"organiser", event.organiser},
                    {"rights", rights_of(role)},
                    {"starts_at", event.starts_at.ms},
                    {"ends_at", end_of(event).ms},
                    {"state", when_is(event, now)},
                    {"rounds", event.rounds},
                    {"meet_length_min", event.meet_length_min},
                    {"changeover_min", event.changeover_min},
                    {"breaks", event.breaks},
                    {"most_meets", event.most_meets},
                    {"fair_minimum", event.fair_minimum},
                    {"advice", written_advice(advice_on(state, devices))}});
}

std::string event_advice(EventId id, bool made, domain::Event const& event,
                         std::vector<Advice> const& advice) {
    return written({{"id", to_string(id)},
                    {"made", made},
                    {"starts_at", event.starts_at.ms},
                    {"ends_at", end_of(event).ms},
                    {"advice", written_advice(advice)}});
}

std::vector<domain::Fact> facts_of_new(domain::Event event, std::string const& organiser,
                                       std::string const& profile_key) {
    event.organiser = organiser;
    event.profile_key = profile_key;
    return {
        domain::make_fact(domain::EventSet{domain::changed_fields(domain::Event{}, event).dump()})};
}

domain::Event event_of_copy(domain::Event event, CopyOrder const& order) {
    event.name = order.name;
    event.starts_at = order.starts_at;
    event.legal_hold.clear();
    return event;
}

std::vector<domain::Fact> facts_of_copy(domain::State const& of, domain::Event const& event) {
    std::vector<domain::Fact> facts{
        domain::make_fact(domain::EventSet{domain::changed_fields(domain::Event{}, event).dump()})};
    auto offers = of.offers;
    // Whether an offer still stands is asked anew.
    for (auto& [id, offer] : offers) {
        offer.checked_on.clear();
        offer.filled = false;
    }
    auto organisations = of.organisations;
    for (auto const& id : of.unconfirmed) {
        organisations.erase(id);
        std::erase_if(offers, [&](auto const& entry) { return entry.second.organisation == id; });
    }
    say_records<domain::OrganisationSet>(facts, organisations);
    say_records<domain::OfferSet>(facts, offers);
    say_records<domain::TableSet>(facts, of.tables);
    return facts;
}

}  // namespace ontmoet::server

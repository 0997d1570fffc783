// SPDX-License-Identifier: EUPL-1.2
#include "server/retention_page.h"

#include "domain/apply.h"
#include "domain/fields.h"
#include "domain/retention.h"
#include "exchange/local_time.h"
#include "server/limits.h"
#include "server/order_reader.h"
#include "storage/tombstone.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::int64_t k_day_ms = 24LL * 3'600'000;

// Empty when nobody said when.
std::string iso_or_none(Moment at) {
    return at == Moment{} ? std::string{} : exchange::iso_moment(at);
}

// What the log still says about those who were erased.
struct LeftBehind {
    std::int64_t facts = 0;    // about them, emptied
    std::int64_t telling = 0;  // that still say something: none
};

void look_at(domain::Fact const& fact, domain::State const& state, LeftBehind& left) {
    if (fact.type == domain::fact_type::person_erased) return;
    for (auto const& subject : fact.subjects) {
        if (!state.erased.contains(PersonId{subject})) continue;
        ++(storage::is_tombstone(fact) ? left.facts : left.telling);
        return;
    }
}

}  // namespace

std::string retention_face(domain::State const& state) {
    auto const& event = state.event;
    auto groups = json::array();
    for (auto const& group : domain::kept_groups(state))
        groups.push_back({{"rule", group.rule},
                          {"kind", domain::to_text(group.kind)},
                          {"count", group.ids.size()},
                          {"until", group.until.ms},
                          {"erased_at", group.erased_at.ms}});
    auto erased = json::array();
    for (auto const& one : domain::erasure_counts(state))
        erased.push_back({{"rule", one.rule},
                          {"kind", domain::to_text(one.kind)},
                          {"count", one.count},
                          {"from", one.from.ms},
                          {"to", one.to.ms}});
    return json{{"ends_at", domain::event_end(event).ms},
                {"retention_days", event.retention_days},
                {"consented_days", event.consented_days},
                {"most_days", domain::k_most_days_kept},
                {"legal_hold", event.legal_hold},
                {"warned_days", domain::k_warned_before.count() / k_day_ms},
                {"groups", std::move(groups)},
                {"erased", std::move(erased)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<RetentionOrder> decode_retention_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    RetentionOrder order;
    if (read.has("retention_days"))
        order.retention_days = read.number("retention_days", 1, domain::k_most_days_kept, true);
    if (read.has("consented_days"))
        order.consented_days = read.number("consented_days", 1, domain::k_most_days_kept, true);
    if (read.has("legal_hold"))
        order.legal_hold = read.text("legal_hold", false, k_most_reason_bytes);
    TRY(read.end());
    return order;
}

Result<std::vector<domain::Fact>> facts_of(RetentionOrder const& order,
                                           domain::Event const& event) {
    auto changed = event;
    changed.retention_days = order.retention_days.value_or(event.retention_days);
    changed.consented_days = order.consented_days.value_or(event.consented_days);
    changed.legal_hold = order.legal_hold.value_or(event.legal_hold);
    if (changed.consented_days < changed.retention_days)
        return Error{ErrorKind::invalid_input, "console.retention_order", {}};
    if (changed == event) return std::vector<domain::Fact>{};
    return std::vector{
        domain::make_fact(domain::EventSet{domain::changed_fields(event, changed).dump()})};
}

Result<printing::CertificatePage> erasure_certificate(Desk& desk, EventId event, Moment now) {
    domain::State state;
    state.id = event;
    std::vector<domain::Fact> about;  // about somebody: who is erased is known at the end
    std::int64_t read = 0;
    TRY(for_each_fact(desk, event, [&](domain::Fact const& fact) -> Status {
        domain::apply(state, fact);
        ++read;
        if (!fact.subjects.empty()) about.push_back(fact);
        return {};
    }));
    LeftBehind left;
    for (auto const& fact : about) look_at(fact, state, left);
    printing::CertificatePage page;
    page.organiser = state.event.organiser;
    page.event_name = state.event.name;
    page.event_id = to_string(event);
    page.event_ended_at = domain::event_end(state.event);
    page.made_at = now;
    page.after_event_days = state.event.retention_days;
    page.consented_days = state.event.consented_days;
    page.legal_hold = state.event.legal_hold;
    for (auto const& one : domain::erasure_counts(state))
        page.erased.push_back({std::string(domain::to_text(one.kind)), std::string(one.rule),
                               static_cast<std::int64_t>(one.count), one.from, one.to});
    page.erased_in_all = static_cast<std::int64_t>(state.erased.size());
    for (auto const& group : domain::kept_groups(state))
        page.kept.push_back({std::string(domain::to_text(group.kind)),
                             std::string(group.rule),
                             static_cast<std::int64_t>(group.ids.size()),
                             {},
                             group.until});
    page.facts_read = read;
    page.facts_emptied = left.facts;
    page.facts_telling = left.telling;
    return page;
}

std::string encode_certificate(printing::CertificatePage const& page) {
    auto erased = ordered_json::array();
    for (auto const& one : page.erased)
        erased.push_back({{"rule", one.rule},
                          {"kind", one.kind},
                          {"count", one.count},
                          {"from", exchange::iso_moment(one.from)},
                          {"to", exchange::iso_moment(one.to)}});
    auto kept = ordered_json::array();
    for (auto const& group : page.kept)
        kept.push_back({{"rule", group.rule},
                        {"kind", group.kind},
                        {"count", group.count},
                        {"until", iso_or_none(group.to)}});
    return ordered_json{{"format", "ontmoet-erasure-certificate-v1"},
                        {"event", page.event_id},
                        {"event_name", page.event_name},
                        {"organiser", page.organiser},
                        {"event_ended_at", iso_or_none(page.event_ended_at)},
                        {"made_at", exchange::iso_moment(page.made_at)},
                        {"rules",
                         {{"after_event_days", page.after_event_days},
                          {"consented_days", page.consented_days},
                          {"legal_hold", page.legal_hold}}},
                        {"erased", std::move(erased)},
                        {"erased_in_all", page.erased_in_all},
                        {"kept", std::move(kept)},
                        {"checked",
                         {{"facts_read", page.facts_read},
                          {"facts_emptied", page.facts_emptied},
                          {"facts_about_the_erased_that_say_something", page.facts_telling}}}}
               .dump(1, ' ', false, ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"

#include "domain/fields.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

constexpr std::string_view k_staff_actor = "employer:";

// Months since the year 0; nothing for what is no date.
std::optional<int> months_of(std::string_view iso_date) {
    constexpr std::size_t k_length = 10;
    if (iso_date.size() != k_length) return std::nullopt;
    int year = 0;
    int month = 0;
    auto const* text = iso_date.data();
    if (std::from_chars(text, text + 4, year).ptr != text + 4 ||
        std::from_chars(text + 5, text + 7, month).ptr != text + 7)
        return std::nullopt;
    return year * 12 + month;
}

// The months in which somebody is there, the first and the last one too.
int months_long(Offer const& offer, std::string const& today) {
    auto const from = months_of(offer.starts.empty() ? today : std::max(offer.starts, today));
    auto const to = months_of(offer.end_date);
    return from && to ? *to - *from + 1 : 0;
}

nlohmann::json fields_of(std::string const& text) {
    return nlohmann::json::parse(text, nullptr, false);
}

// The organisation that an offer or a colleague is of stays theirs.
template <class Record>
std::optional<Refusal> stranger(State const& state, Record const* known, Record const& now) {
    bool const moves = known != nullptr && known->organisation != now.organisation;
    if (!moves && state.organisations.contains(now.organisation)) return std::nullopt;
    return Refusal{"refused.other_organisation", {}};
}

std::optional<Refusal> offer_refusal(State const& state, OfferSet const& said, bool by_staff) {
    auto const known = state.offers.find(said.offer);
    auto now = known == state.offers.end() ? Offer{} : known->second;
    set_fields(now, fields_of(said.fields));
    if (!offer_is_allowed(now)) return Refusal{"refused.offer_unpaid", {}};
    if (!by_staff) return std::nullopt;
    return stranger(state, known == state.offers.end() ? nullptr : &known->second, now);
}

std::optional<Refusal> staff_refusal(State const& state, StaffSet const& said) {
    auto const known = state.staff.find(said.staff);
    auto now = known == state.staff.end() ? Staff{} : known->second.record;
    set_fields(now, fields_of(said.fields));
    return stranger(state, known == state.staff.end() ? nullptr : &known->second.record, now);
}

}  // namespace

bool is_unpaid(Way kind) {
    return kind == Way::werkervaringsplaats || kind == Way::proefplaatsing ||
           kind == Way::taalstage || kind == Way::volunteering;
}

std::vector<std::string> offer_lacks(Offer const& offer) {
    std::vector<std::string> lacks;
    if (!is_unpaid(offer.kind)) return lacks;
    if (offer.learning_goal.empty()) lacks.emplace_back("offer.needs_goal");
    if (offer.end_date.empty()) lacks.emplace_back("offer.needs_end");
    return lacks;
}

bool offer_is_allowed(Offer const& offer) {
    return offer_lacks(offer).empty();
}

std::vector<std::string> offer_warnings(Offer const& offer, std::string const& today) {
    std::vector<std::string> warnings;
    int const months = months_long(offer, today);
    if (offer.kind == Way::proefplaatsing && months > k_trial_months)
        warnings.emplace_back("offer.trial_long");
    if (offer.kind == Way::taalstage && months > k_language_stage_months)
        warnings.emplace_back("offer.stage_long");
    if (offer.kind == Way::taalstage && offer.hours > k_language_stage_hours)
        warnings.emplace_back("offer.stage_hours");
    if (offer.kind == Way::bbl && offer.hours > k_bbl_hours)
        warnings.emplace_back("offer.bbl_hours");
    return warnings;
}

std::vector<OfferId> own_offers_of(State const& state, OrganisationId organisation) {
    auto offers = offers_of(state, organisation);
    for (auto const& [id, offer] : state.offers)
        if (offer.organisation == organisation && offer.filled) offers.push_back(id);
    return offers;
}

bool is_confirmed(State const& state, OrganisationId organisation) {
    return state.organisations.contains(organisation) && !state.unconfirmed.contains(organisation);
}

bool is_recorded_sound(std::string_view letters, int seconds) {
    constexpr std::string_view k_ogg = "T2dnU";  // "OggS"
    auto const is_letter = [](char one) {
        return (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') ||
               (one >= '0' && one <= '9') || one == '+' || one == '/' || one == '=';
    };
    return seconds >= 1 && seconds <= k_longest_own_words_s &&
           letters.size() <= k_most_sound_letters && letters.starts_with(k_ogg) &&
           std::ranges::all_of(letters, is_letter);
}

bool is_said_by_staff(Fact const& fact) {
    return fact.actor.starts_with(k_staff_actor);
}

std::optional<Refusal> employer_refusal(State const& state, Fact const& fact) {
    bool const by_staff = is_said_by_staff(fact);
    if (auto const offer = read_body<OfferSet>(fact); offer.ok())
        return offer_refusal(state, *offer, by_staff);
    if (!by_staff) return std::nullopt;
    if (auto const staff = read_body<StaffSet>(fact); staff.ok())
        return staff_refusal(state, *staff);
    auto const is_known = [&](OrganisationId organisation) {
        return state.organisations.contains(organisation);
    };
    bool allowed = true;
    if (auto const set = read_body<OrganisationSet>(fact); set.ok())
        allowed = is_known(set->organisation);
    else if (auto const registered = read_body<OrganisationRegistered>(fact); registered.ok())
        allowed = !is_known(registered->organisation) && !registered->organisation.is_none();
    else if (auto const pitch = read_body<PitchRecorded>(fact); pitch.ok())
        allowed = is_known(pitch->organisation);
    return allowed ? std::nullopt : std::optional(Refusal{"refused.other_organisation", {}});
}

}  // namespace ontmoet::domain

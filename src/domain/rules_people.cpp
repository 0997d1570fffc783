// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"

#include <algorithm>
#include <set>

namespace ontmoet::domain {
namespace {

// Small letters of the Latin script, digits and every other script as it is; no spaces or signs.
std::string bare(std::string_view text) {
    std::string kept;
    for (char const letter : text) {
        if (letter >= 'A' && letter <= 'Z')
            kept += static_cast<char>(letter - 'A' + 'a');
        else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                 static_cast<unsigned char>(letter) >= 0x80)
            kept += letter;
    }
    return kept;
}

// What two registrations of one person have in common.
std::vector<std::string> marks_of(Profile const& profile) {
    std::vector<std::string> marks;
    auto const phone = bare(profile.phone);
    // The last digits: with or without the country's number.
    constexpr std::size_t k_digits = 8;
    if (phone.size() >= k_digits) marks.push_back("phone " + phone.substr(phone.size() - k_digits));
    if (!profile.email.empty()) marks.push_back("email " + bare(profile.email));
    auto const given = bare(profile.given_name);
    auto const family = bare(profile.family_name);
    if (!given.empty() && !family.empty())
        marks.push_back("name " + std::min(given, family) + ' ' + std::max(given, family));
    if (!profile.own_script_name.empty()) marks.push_back("own " + bare(profile.own_script_name));
    return marks;
}

}  // namespace

PersonId same_person(State const& state, PersonId person) {
    auto const found = state.linked.find(person);
    return found == state.linked.end() ? person : found->second;
}

std::vector<PersonId> ids_of(State const& state, PersonId named) {
    auto const person = same_person(state, named);
    std::vector<PersonId> ids{person};
    for (auto const& [id, known_as] : state.linked)
        if (known_as == person) ids.push_back(id);
    return ids;
}

std::vector<std::pair<PersonId, PersonId>> look_alikes(State const& state) {
    std::map<std::string, PersonId> first_with;
    std::set<std::pair<PersonId, PersonId>> pairs;
    for (auto const& [id, candidate] : state.people) {
        if (!candidate.registered) continue;
        for (auto& mark : marks_of(candidate.profile)) {
            auto const [entry, is_first] = first_with.emplace(std::move(mark), id);
            if (!is_first && entry->second != id) pairs.emplace(entry->second, id);
        }
    }
    return {pairs.begin(), pairs.end()};
}

std::vector<PersonId> alike(State const& state, Profile const& profile, PersonId except) {
    auto const wanted = marks_of(profile);
    std::vector<PersonId> people;
    for (auto const& [id, candidate] : state.people) {
        if (!candidate.registered || id == except) continue;
        auto const marks = marks_of(candidate.profile);
        if (std::ranges::find_first_of(marks, wanted) != marks.end()) people.push_back(id);
    }
    return people;
}

std::string note_about(State const& state, PersonId person, OrganisationId organisation) {
    auto const found = state.notes.find({same_person(state, person), organisation});
    return found == state.notes.end() ? std::string{} : found->second;
}

bool is_here(Candidate const& candidate) {
    return candidate.checked_in && !candidate.left;
}

}  // namespace ontmoet::domain

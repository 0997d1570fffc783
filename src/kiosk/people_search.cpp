// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/people_search.h"

#include "domain/rules.h"
#include "kiosk/limits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::kiosk {
namespace {

using screens::Model;
using screens::NameSearch;

void read_all_names(Model& model) {
    read_names(model, model.unread_names.size());
}

bool is_registered(Model const& model, PersonId id) {
    auto const found = model.state->people.find(id);
    return found != model.state->people.end() && found->second.registered;
}

}  // namespace

void note_names(Model& model, StateChanged const& changed) {
    if (changed.everything) {
        model.names.clear();
        model.unread_names.clear();
        for (auto const& [id, candidate] : model.state->people) model.unread_names.push_back(id);
    }
    for (auto const& subject : changed.subjects) model.unread_names.push_back(PersonId{subject});
}

void read_names(Model& model, std::size_t most) {
    for (std::size_t i = 0; i < most && !model.unread_names.empty(); ++i) {
        auto const id = model.unread_names.back();
        model.unread_names.pop_back();
        auto const person = model.state->people.find(id);
        if (person == model.state->people.end()) {
            model.names.remove(id.uuid);
            continue;
        }
        auto const& profile = person->second.profile;
        model.names.set(id.uuid, std::array{profile.given_name + " " + profile.family_name,
                                            profile.own_script_name});
    }
}

void find_visitor(Model& model) {
    read_all_names(model);
    auto& visitor = model.visitor;
    visitor.found.clear();
    visitor.search = NameSearch::too_short;
    if (i18n::search_letters(visitor.typed_name) < i18n::fewest_search_letters) return;
    auto const hits = model.names.find(visitor.typed_name);
    for (auto const& hit : i18n::nearest_groups(hits, k_most_found))
        visitor.found.push_back(PersonId{hit.who});
    visitor.search = !visitor.found.empty() ? NameSearch::found
                     : hits.empty()         ? NameSearch::nobody
                                            : NameSearch::too_many;
}

std::vector<PersonId> find_alike(Model& model) {
    read_all_names(model);
    auto const& visitor = model.visitor;
    auto const may_be = [&](PersonId id) {
        return id != visitor.person && is_registered(model, id) && !visitor.not_them.contains(id);
    };
    auto people = domain::alike(*model.state, visitor.profile, visitor.person);
    std::erase_if(people, [&](PersonId id) { return !may_be(id); });
    // One name alone sounds like too many others.
    auto const& profile = visitor.profile;
    bool const is_whole = !profile.given_name.empty() && !profile.family_name.empty();
    if (people.empty() && is_whole) {
        auto hits = model.names.find(profile.given_name + " " + profile.family_name);
        std::erase_if(hits, [&](i18n::NameHit const& hit) {
            bool const is_near = hit.fit == i18n::NameFit::whole ||
                                 hit.fit == i18n::NameFit::exact ||
                                 hit.fit == i18n::NameFit::spelling;
            return !is_near || !may_be(PersonId{hit.who});
        });
        for (auto const& hit : i18n::nearest_groups(hits, k_most_alike))
            people.push_back(PersonId{hit.who});
    }
    if (people.size() > k_most_alike) people.clear();
    return people;
}

std::vector<PersonId> find_arrivals(Model& model, std::string const& typed) {
    read_all_names(model);
    std::vector<PersonId> people;
    for (auto const& hit : model.names.find(typed, 1))
        if (is_registered(model, PersonId{hit.who})) people.push_back(PersonId{hit.who});
    return people;
}

std::vector<PersonId> everybody_by_name(Model& model) {
    read_all_names(model);
    std::vector<std::pair<std::string, PersonId>> named;
    for (auto const& [id, candidate] : model.state->people)
        if (candidate.registered) named.emplace_back(model.names.sort_key(id.uuid), id);
    std::ranges::sort(named);
    std::vector<PersonId> people;
    for (auto const& [key, id] : named) people.push_back(id);
    return people;
}

}  // namespace ontmoet::kiosk

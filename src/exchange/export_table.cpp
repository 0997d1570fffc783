// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export_table.h"

#include "evidence/ladder.h"

#include <array>

namespace ontmoet::exchange {

Cell text_cell(std::string_view text) {
    return text.empty() ? Cell{} : Cell{std::string(text)};
}
Cell number_cell(std::int64_t number) {
    return number == 0 ? Cell{} : Cell{number};
}
Cell yes_cell(bool value) {
    return value ? Cell{true} : Cell{};
}
Cell moment_cell(Moment at) {
    return at == Moment{} ? Cell{} : Cell{at};
}
Cell list_cell(std::vector<std::string> items) {
    return items.empty() ? Cell{} : Cell{std::move(items)};
}

std::vector<std::string> days_items(domain::Days days) {
    constexpr std::array<char const*, 7> k_days{"mo", "tu", "we", "th", "fr", "sa", "su"};
    constexpr std::array<char const*, 3> k_parts{"morning", "afternoon", "evening"};
    std::vector<std::string> items;
    for (std::size_t day = 0; day < k_days.size(); ++day) {
        std::string parts;
        for (std::size_t part = 0; part < k_parts.size(); ++part)
            if (days.has(static_cast<int>(day), static_cast<int>(part)))
                parts += (parts.empty() ? "" : "+") + std::string(k_parts[part]);
        if (!parts.empty()) items.push_back(std::string(k_days[day]) + ":" + parts);
    }
    return items;
}

domain::Candidate const* participant(domain::State const& state, PersonId id) {
    auto const found = state.people.find(id);
    bool const shown = found != state.people.end() && evidence::takes_part(found->second);
    return shown ? &found->second : nullptr;
}

std::string organisation_name(domain::State const& state, OrganisationId id) {
    auto const found = state.organisations.find(id);
    return found == state.organisations.end() ? std::string() : found->second.name;
}

std::string offer_title(domain::State const& state, OfferId id) {
    auto const found = state.offers.find(id);
    return found == state.offers.end() ? std::string() : found->second.title;
}

std::vector<ExportTable> tables_of(domain::State const& state, Moment now) {
    return {event_table(state),        participants_table(state), employers_table(state),
            offers_table(state),       staff_table(state),        tables_table(state),
            interpreters_table(state), preferences_table(state),  meets_table(state, now),
            matches_table(state),      next_steps_table(state),   follow_ups_table(state)};
}

}  // namespace ontmoet::exchange

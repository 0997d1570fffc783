// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cards/card.h"
#include "i18n/spoken.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Cards from folders: FOLDER/<language>/NN-name.md. NN orders them; a file of the same name in an
// earlier folder takes the place of that in a later one. Every language has every card: where its
// own cannot be read, the next folder's, then the English one, then any.
namespace ontmoet::cards {

class Shelf {
public:
    // `name` begins the keys of recordings. Cannot fail: what cannot be read is told in `faults`.
    static Shelf load(std::string name, std::span<std::filesystem::path const> folders);

    std::string const& name() const { return m_name; }
    bool empty() const { return m_cards.empty(); }
    // All cards for these readers in their order; as many in every interface language.
    std::span<Card const> in(std::string_view language,
                             Audience audience = Audience::visitors) const;
    // Null when there is no such card.
    Card const* find(std::string_view language, std::string_view name) const;
    // What can be recorded in this language, beside the messages of the catalogue.
    std::vector<i18n::Phrase> phrases(std::string_view language) const;
    // One line for each file that is not shown: for the log.
    std::vector<std::string> const& faults() const { return m_faults; }

private:
    std::string m_name;
    // By language; those for visitors first.
    std::map<std::string, std::vector<Card>, std::less<>> m_cards;
    std::size_t m_for_visitors = 0;  // of each language
    std::vector<std::string> m_faults;
};

}  // namespace ontmoet::cards

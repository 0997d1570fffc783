// SPDX-License-Identifier: EUPL-1.2
#include "cards/shelf.h"

#include "cards/limits.h"
#include "cards/read_card.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>

namespace ontmoet::cards {
namespace {

namespace fs = std::filesystem;

// The cards of one folder by language, and where they stand.
struct Folder {
    std::map<std::string, std::map<std::string, Card>, std::less<>> cards;  // language → name
    std::map<std::string, int> places;                                      // name → NN
};

struct FileName {
    int place = 0;
    std::string name;
};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// Of "03-rights.md".
std::optional<FileName> file_name_of(fs::path const& file) {
    auto const stem = file.stem().string();
    bool const is_numbered =
        stem.size() > 3 && is_digit(stem[0]) && is_digit(stem[1]) && stem[2] == '-';
    bool const is_plain = std::ranges::all_of(stem, [](char letter) {
        return is_digit(letter) || (letter >= 'a' && letter <= 'z') || letter == '-';
    });
    if (!is_numbered || !is_plain) return std::nullopt;
    return FileName{(stem[0] - '0') * 10 + (stem[1] - '0'), stem.substr(3)};
}

Result<Card> read_file(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    // One byte more than a card has tells that there is more.
    std::string text(k_most_bytes + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.fail() && !in.eof()))
        return Error{ErrorKind::storage, "error.card_unreadable", "cannot be opened"};
    text.resize(static_cast<std::size_t>(in.gcount()));
    return read_card(text);
}

Folder read_folder(fs::path const& root, std::vector<std::string>& faults) {
    Folder folder;
    for (auto const& language : i18n::interface_languages()) {
        std::string const tag{language.tag};
        std::error_code no_folder;
        std::vector<fs::path> files;
        for (auto const& entry : fs::directory_iterator(root / tag, no_folder))
            if (entry.path().extension() == ".md") files.push_back(entry.path());
        std::ranges::sort(files);
        for (auto const& file : files) {
            auto const name = file_name_of(file);
            if (!name || folder.cards[tag].size() == k_most_cards) {
                faults.push_back(file.string() +
                                 (name ? ": too many cards" : ": is not called NN-name.md"));
                continue;
            }
            auto card = read_file(file);
            if (!card.ok()) {
                faults.push_back(file.string() + ": " + card.error().detail +
                                 "; another text is shown");
                continue;
            }
            card->name = name->name;
            card->language = tag;
            folder.places.emplace(name->name, name->place);
            folder.cards[tag].insert_or_assign(name->name, std::move(*card));
        }
    }
    return folder;
}

Card const* find_in(Folder const& folder, std::string_view language, std::string const& name) {
    auto const cards = folder.cards.find(language);
    if (cards == folder.cards.end()) return nullptr;
    auto const card = cards->second.find(name);
    return card == cards->second.end() ? nullptr : &card->second;
}

// In this language, else in English, else in any; the first folder that has it.
Card const* best_of(std::vector<Folder> const& folders, std::string_view language,
                    std::string const& name) {
    for (std::string_view const wanted : {language, std::string_view{"en"}})
        for (auto const& folder : folders)
            if (auto const* card = find_in(folder, wanted, name)) return card;
    for (auto const& folder : folders)
        for (auto const& other : i18n::interface_languages())
            if (auto const* card = find_in(folder, other.tag, name)) return card;
    return nullptr;
}

}  // namespace

Shelf Shelf::load(std::string name, std::span<fs::path const> folders) {
    Shelf shelf;
    shelf.m_name = std::move(name);
    std::vector<Folder> read;
    for (auto const& folder : folders) read.push_back(read_folder(folder, shelf.m_faults));
    std::map<std::string, int> places;
    for (auto const& folder : read) places.insert(folder.places.begin(), folder.places.end());
    std::vector<std::tuple<Audience, int, std::string>> order;
    for (auto const& [card, place] : places) {
        auto const audience = best_of(read, "en", card)->audience;
        order.emplace_back(audience, place, card);
        if (audience == Audience::visitors) ++shelf.m_for_visitors;
    }
    std::ranges::sort(order);
    if (order.empty()) return shelf;
    for (auto const& language : i18n::interface_languages()) {
        auto& cards = shelf.m_cards[std::string{language.tag}];
        for (auto const& [audience, place, card] : order)
            cards.push_back(*best_of(read, language.tag, card));
    }
    return shelf;
}

std::span<Card const> Shelf::in(std::string_view language, Audience audience) const {
    auto const found = m_cards.find(language);
    if (found == m_cards.end()) return {};
    std::span<Card const> const all{found->second};
    return audience == Audience::visitors ? all.first(m_for_visitors) : all.subspan(m_for_visitors);
}

Card const* Shelf::find(std::string_view language, std::string_view name) const {
    auto const cards = m_cards.find(language);
    if (cards == m_cards.end()) return nullptr;
    auto const found = std::ranges::find(cards->second, name, &Card::name);
    return found == cards->second.end() ? nullptr : &*found;
}

std::vector<i18n::Phrase> Shelf::phrases(std::string_view language) const {
    std::vector<i18n::Phrase> phrases;
    auto const cards = m_cards.find(language);
    if (cards == m_cards.end()) return phrases;
    for (auto const& card : cards->second) {
        if (card.language != language) continue;
        auto const* const english = find("en", card.name);
        auto const meanings = english->sentences(m_name);
        auto said = card.sentences(m_name);
        for (std::size_t i = 0; i < said.size(); ++i)
            phrases.push_back({std::move(said[i].key), std::move(said[i].words),
                               i < meanings.size() ? meanings[i].words : std::string{}});
    }
    return phrases;
}

}  // namespace ontmoet::cards

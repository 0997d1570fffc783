// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/qr_code.h"

#include <optional>
#include <string>
#include <vector>

// A short text for people to read or hear on a kiosk: what a speed meet is, which rights they have.
namespace ontmoet::cards {

// A paragraph or an item of a list. `lead` are the bold words it begins with, if any.
struct Part {
    enum class Kind { paragraph, item };
    Kind kind = Kind::paragraph;
    int number = 0;  // of an item of a numbered list; 0: of one with dots
    std::string lead{};
    std::string words{};

    friend bool operator==(Part const&, Part const&) = default;
};

struct Link {
    std::string words{};    // what is there
    std::string address{};  // https://…
    QrCode code{};          // of the address

    // "juridischloket.nl": the address as people write it.
    std::string shown_address() const;
    friend bool operator==(Link const&, Link const&) = default;
};

// A sentence of a card as it is read aloud, with the key of its recording.
struct Sentence {
    std::string key;
    std::string words;
};

// Who is meant to read a card.
enum class Audience { visitors, employers };

struct Card {
    std::string name{};      // "rights", of the file 03-rights.md
    std::string language{};  // of its words
    std::string icon{};      // of Material Icons
    Audience audience = Audience::visitors;
    std::string title{};
    std::vector<Part> parts{};
    std::optional<Link> link{};

    // `shelf`.NAME.title, `shelf`.NAME.1 …, in the order in which they stand on the card.
    std::vector<Sentence> sentences(std::string_view shelf) const;
    friend bool operator==(Card const&, Card const&) = default;
};

}  // namespace ontmoet::cards

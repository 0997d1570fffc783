// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

// What somebody wears. Everybody in the hall can read it, so it says how to find and greet a person
// and nothing else (domain.md §4 and §7): no family name, no work, no origin.
struct Badge {
    std::string event;
    std::string number;                  // "A-17"; empty for who has none: the name is large then
    std::string name;                    // first name
    std::string from;                    // organisation of staff, whom a companion is with
    std::vector<std::string> languages;  // ISO codes, mother tongue first
    std::string code;                    // domain/badge_code.h
};

// For any paper, made for k_label. `tongue`: of those who read it, so mostly Dutch.
Document document_of(Badge badge, Paper paper, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing

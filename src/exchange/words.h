// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/values.h"

#include <optional>
#include <string>
#include <string_view>

// The words a file may use for the values of an enumeration: its own spelling (domain/values.h) and
// what Dutch organisers write.
namespace ontmoet::exchange {

// Nothing when the word is unknown. Case, spaces and dashes do not matter.
template <class Enum>
std::optional<Enum> word_value(std::string_view text);
std::optional<bool> yes_or_no(std::string_view text);
// "A0, A1, A2, …": the spellings to show when a word was not understood.
template <class Enum>
std::string expected_words();

}  // namespace ontmoet::exchange

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"

#include <map>
#include <string>
#include <string_view>

namespace ontmoet::i18n {

// The message in every language of the interface, by its tag: for what everybody in a hall reads.
std::map<std::string, std::string> in_every_language(Tongues const& tongues, std::string_view key);

}  // namespace ontmoet::i18n

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"

#include <string>
#include <string_view>

namespace ontmoet::server {

// What a member of an access document (access_document.h) is called for the person it is about: as
// the screens call it where they do. One without words of its own keeps its name, with spaces.
std::string field_in_words(std::string_view field, i18n::Tongue const& tongue);

}  // namespace ontmoet::server

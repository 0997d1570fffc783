// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::server {

// The interface language a browser asks for most (RFC 9110 §12.5.4); Dutch when it asks for none
// of ours.
std::string_view preferred_language(std::string_view accept_language);

}  // namespace ontmoet::server

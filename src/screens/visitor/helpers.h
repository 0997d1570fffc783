// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"
#include "i18n/tongue.h"

#include <string>

namespace ontmoet::screens {

// "The gemeente, Jan de Wit": through whom somebody came and who goes on helping them; empty when
// neither was said.
std::string helpers_of(i18n::Tongue const& tongue, domain::Profile const& profile);

}  // namespace ontmoet::screens

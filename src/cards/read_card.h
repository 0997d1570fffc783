// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "cards/card.h"

#include <string_view>

namespace ontmoet::cards {

// A card from a small part of Markdown: a comment with `icon: NAME` and `audience: employers` may
// come first, then one title
// (#), then paragraphs and lists; bold where a paragraph or an item begins; one link, https only.
// Bold words elsewhere are shown as plain ones. Anything else is "error.card_unreadable" with the
// line in the detail, so that nothing disappears unseen. Name and language stay empty.
Result<Card> read_card(std::string_view markdown);

}  // namespace ontmoet::cards

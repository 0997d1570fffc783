// SPDX-License-Identifier: EUPL-1.2
#include "cards/card.h"

#include <string_view>

namespace ontmoet::cards {

std::string Link::shown_address() const {
    std::string_view shown = address;
    for (std::string_view const start : {"https://", "www."})
        if (shown.starts_with(start)) shown.remove_prefix(start.size());
    if (shown.ends_with('/')) shown.remove_suffix(1);
    return std::string{shown};
}

std::vector<Sentence> Card::sentences(std::string_view shelf) const {
    std::string const start = std::string{shelf}.append(".").append(name).append(".");
    std::vector<Sentence> said{{start + "title", title}};
    auto const add = [&](std::string const& words) {
        if (!words.empty()) said.push_back({start + std::to_string(said.size()), words});
    };
    for (auto const& part : parts) {
        add(part.lead);
        add(part.words);
    }
    if (link) add(link->words);
    return said;
}

}  // namespace ontmoet::cards

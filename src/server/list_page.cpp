// SPDX-License-Identifier: EUPL-1.2
#include "server/list_page.h"

#include "i18n/names.h"

namespace ontmoet::server {

std::string name_of(domain::Profile const& profile) {
    auto name = profile.given_name;
    if (!profile.family_name.empty()) name += (name.empty() ? "" : " ") + profile.family_name;
    return name;
}

std::vector<std::string> words_of(std::string const& search) {
    std::vector<std::string> words;
    for (auto const& word : i18n::split_name(search))
        if (auto key = i18n::search_key(word); !key.empty()) words.push_back(std::move(key));
    return words;
}

bool is_found(std::vector<std::string> const& words, std::initializer_list<std::string> texts) {
    if (words.empty()) return true;
    std::string all;
    for (auto const& text : texts) all += i18n::search_key(text) + "\n";
    return std::ranges::all_of(
        words, [&](std::string const& word) { return all.find(word) != std::string::npos; });
}

std::string written_json(nlohmann::json const& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace ontmoet::server

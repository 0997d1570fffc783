// SPDX-License-Identifier: EUPL-1.2
#include "server/accept_language.h"

#include "i18n/tongue.h"
#include "server/http_message.h"

#include <charconv>

namespace ontmoet::server {
namespace {

// "en-GB;q=0.8" is worth 0.8, without a weight 1; what is no number is worth nothing.
double weight_of(std::string_view choice) {
    auto const at = choice.find("q=");
    if (at == choice.npos) return 1;
    double weight = 0;
    auto const text = choice.substr(at + 2);
    std::from_chars(text.data(), text.data() + text.size(), weight);
    return weight;
}

}  // namespace

std::string_view preferred_language(std::string_view accept_language) {
    std::string_view best = "nl";
    double most = 0;
    while (!accept_language.empty()) {
        auto const end = accept_language.find(',');
        auto choice = accept_language.substr(0, end);
        accept_language.remove_prefix(end == choice.npos ? accept_language.size() : end + 1);
        choice.remove_prefix(std::min(choice.find_first_not_of(" \t"), choice.size()));
        auto const* language =
            i18n::find_language(lower_case(choice.substr(0, choice.find_first_of("-; \t"))));
        auto const weight = weight_of(choice);
        bool const is_more = weight > most && weight <= 1;  // not for what is no number
        if (language == nullptr || !is_more) continue;
        best = language->tag;
        most = weight;
    }
    return best;
}

}  // namespace ontmoet::server

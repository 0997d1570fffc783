// SPDX-License-Identifier: EUPL-1.2
#include "i18n/every_language.h"

namespace ontmoet::i18n {

std::map<std::string, std::string> in_every_language(Tongues const& tongues, std::string_view key) {
    std::map<std::string, std::string> texts;
    for (auto const& language : interface_languages())
        texts.emplace(language.tag, tongues.get(language.tag).text(key));
    return texts;
}

}  // namespace ontmoet::i18n

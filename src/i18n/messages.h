// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <locale>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::i18n {

// The messages of one gettext catalogue (.mo). Looks up by key; knows the plural rule that the
// catalogue's header states. Needs no locale of the operating system.
class Messages {
public:
    // Reads <locale_dir>/<tag>/LC_MESSAGES/ontmoet.mo.
    static Result<Messages> load(std::filesystem::path const& locale_dir, std::string_view tag);

    std::optional<std::string> find(std::string_view key) const;
    std::optional<std::string> find_plural(std::string_view key, std::int64_t count) const;

private:
    explicit Messages(std::locale const& locale) : m_locale(locale) {}

    std::locale m_locale;
};

}  // namespace ontmoet::i18n

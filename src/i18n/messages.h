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
#include <utility>
#include <vector>

namespace ontmoet::i18n {

// The messages of one gettext catalogue (.mo). Looks up by key; knows the plural rule that the
// catalogue's header states. Needs no locale of the operating system.
class Messages {
public:
    // Reads <locale_dir>/<tag>/LC_MESSAGES/ontmoet.mo.
    static Result<Messages> load(std::filesystem::path const& locale_dir, std::string_view tag);

    std::optional<std::string> find(std::string_view key) const;
    std::optional<std::string> find_plural(std::string_view key, std::int64_t count) const;
    // Of the messages without plural forms, sorted.
    std::vector<std::string> const& keys() const { return m_keys; }

private:
    Messages(std::locale const& locale, std::vector<std::string> keys)
        : m_locale(locale), m_keys(std::move(keys)) {}

    std::locale m_locale;
    std::vector<std::string> m_keys;
};

}  // namespace ontmoet::i18n

// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/console.h"

#include <cstdlib>
#include <ostream>

namespace ontmoet::server {

std::string Console::text(std::string_view key, Values const& values) const {
    auto text = m_tongue.text(key);
    for (auto const& [name, value] : values) {
        auto const placeholder = "{" + name + "}";
        auto const shown = m_tongue.is_right_to_left() ? i18n::isolate(value) : value;
        for (auto at = text.find(placeholder); at != std::string::npos;
             at = text.find(placeholder, at + shown.size()))
            text.replace(at, placeholder.size(), shown);
    }
    return text;
}

void Console::print(std::string_view line) {
    m_out << line << '\n' << std::flush;
}

void Console::tell(std::string_view line) {
    m_err << line << '\n' << std::flush;
}

ExitCode Console::fail(Error const& error) {
    auto words = text(error.message_key, {{"detail", error.detail}});
    if (!error.detail.empty() && words.find(error.detail) == std::string::npos)
        words += " (" + error.detail + ")";
    tell("ontmoet: " + words);
    return exit_code_of(error.kind);
}

ExitCode exit_code_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid_input:
        case ErrorKind::not_found: return ExitCode::bad_input;
        case ErrorKind::refused:
        case ErrorKind::conflict: return ExitCode::refused;
        case ErrorKind::unavailable:
        case ErrorKind::storage:
        case ErrorKind::too_new: return ExitCode::failed;
    }
    return ExitCode::failed;
}

std::string language_of_environment() {
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        auto const* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        std::string_view const text(value);
        return std::string(text.substr(0, text.find_first_of("_.@")));
    }
    return "en";
}

}  // namespace ontmoet::server

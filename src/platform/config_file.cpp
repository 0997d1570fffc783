// SPDX-License-Identifier: EUPL-1.2
#include "platform/config_file.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <system_error>

#include <CLI/CLI.hpp>
#include <toml++/toml.h>

namespace ontmoet::platform {
namespace {

namespace fs = std::filesystem;

std::string place_of(fs::path const& file, toml::source_region const& where) {
    return file.string() + ":" + std::to_string(where.begin.line);
}

Error config_error(std::string const& place, std::string const& why) {
    return Error{ErrorKind::invalid_input, "error.config_file", place + ": " + why};
}

Result<std::string> text_of(toml::node const& node, std::string const& place) {
    if (auto const* text = node.as_string()) return text->get();
    if (auto const* number = node.as_integer()) return std::to_string(number->get());
    if (auto const* flag = node.as_boolean()) return std::string(flag->get() ? "true" : "false");
    return config_error(place, "text, a number, true or false");
}

bool is_config(std::string_view word) {
    return word == "--config" || word.starts_with("--config=");
}

bool knows(CLI::App const& app, std::string const& name) {
    for (auto const* one = &app; one != nullptr; one = one->get_parent())
        if (one->get_option_no_throw("--" + name) != nullptr) return true;
    return false;
}

}  // namespace

Result<std::vector<ConfigWord>> read_config(fs::path const& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    std::vector<ConfigWord> words;
    try {
        auto const table = toml::parse_file(file.string());
        for (auto const& [key, node] : table) {
            auto const place = place_of(file, key.source());
            TRY_ASSIGN(auto value, text_of(node, place));
            words.push_back({std::string(key.str()), std::move(value), place});
        }
    } catch (toml::parse_error const& fault) {
        return config_error(place_of(file, fault.source()), std::string(fault.description()));
    }
    return words;
}

Result<TypedWords> words_with_config(CLI::App const& app, std::span<char const* const> words,
                                     std::string const& command) {
    TypedWords typed{{words.begin() + std::min<std::ptrdiff_t>(1, std::ssize(words)), words.end()}};
    auto const named = std::ranges::find_if(typed.words, is_config);
    if (named == typed.words.end()) return typed;
    auto const sign = named->find('=');
    auto const next = std::next(named);
    if (sign == named->npos && next == typed.words.end()) return typed;  // CLI11 says it
    TRY_ASSIGN(typed.config, read_config(sign == named->npos ? *next : named->substr(sign + 1)));
    std::vector<std::string> told;
    for (auto const& [name, value, place] : typed.config) {
        if (name == "config" || !knows(app, name))
            return config_error(place, "there is no setting \"" + name + "\"");
        told.push_back("--" + name + "=" + value);
    }
    auto at = command.empty() ? typed.words.begin() : std::ranges::find(typed.words, command);
    if (at == typed.words.end()) return typed;
    if (!command.empty()) ++at;
    typed.words.insert(at, told.begin(), told.end());
    return typed;
}

std::string place_of_fault(TypedWords const& typed, std::string const& fault) {
    auto const found = std::ranges::find_if(typed.config, [&](ConfigWord const& word) {
        return fault.find("--" + word.name) != fault.npos;
    });
    return found == typed.config.end() ? std::string{} : found->place;
}

}  // namespace ontmoet::platform

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

// What a program is started with, from a file in TOML: its keys are the long options without their
// dashes (public-url = "https://…"), and what is typed counts more. No secret is among them: these
// stand in files of their own.
namespace ontmoet::platform {

struct ConfigWord {
    std::string name;
    std::string value;
    std::string place;  // "FILE:LINE"
};

// Errors: "error.cannot_read" (detail: the file), "error.config_file" (detail: FILE:LINE and what
// is wrong there).
Result<std::vector<ConfigWord>> read_config(std::filesystem::path const& file);

// A command line on its way into CLI11.
struct TypedWords {
    std::vector<std::string> words;  // without the program's name
    std::vector<ConfigWord> config{};
};
// The words of the program with those of the file behind `--config` before them, but behind the
// first `command` when that is not empty. Each must be an option of `app` or of what it falls
// through to. Errors: those of read_config.
Result<TypedWords> words_with_config(CLI::App const& app, std::span<char const* const> words,
                                     std::string const& command);
// The place in the file which a fault of CLI11 is about; empty when it was typed.
std::string place_of_fault(TypedWords const& typed, std::string const& fault);

}  // namespace ontmoet::platform

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"

#include <filesystem>
#include <string>

namespace ontmoet::server {

// Makes a signed file for a stick that turns computers into kiosks of an event
// (exchange/provision_file.h), and a sheet with a code for each.
struct ProvisionCommand {
    PairCommand pair;  // what each is for; the name is the beginning of theirs
    int count = 1;
    int days = 7;
    std::filesystem::path sign;           // the key, made when there is none
    std::filesystem::path out;            // the file
    std::filesystem::path sheet{};        // .pdf; empty: none
    std::string wifi{};                   // its name; empty: a cable
    std::filesystem::path wifi_password;  // file with it; empty: an open network
};
ExitCode run(ProvisionCommand const& command, Surroundings const& around);

}  // namespace ontmoet::server

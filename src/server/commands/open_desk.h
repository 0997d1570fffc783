// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"
#include "server/data_folder.h"
#include "server/desk.h"

#include <memory>
#include <string>

namespace ontmoet::server {

// The desk of a data folder: at the database itself, or through the server that holds it.
struct OpenDesk {
    std::unique_ptr<DataFolder> folder;  // null when a server runs
    std::unique_ptr<Desk> desk;
    std::string public_key{};  // of the running server's certificate; empty: none is known

    Desk* operator->() const { return desk.get(); }
    Desk& operator*() const { return *desk; }
};

// "error.data_in_use" when the folder is held but nobody answers for it; else as DataFolder::open.
Result<OpenDesk> open_desk(std::filesystem::path const& data, WhenMissing when_missing,
                           Surroundings const& around);

}  // namespace ontmoet::server

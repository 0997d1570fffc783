// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

// What only root may do with the computer a kiosk runs on. The kiosk writes one line into a file;
// systemd sees the file (ontmoet-kiosk-orders.path), and a script of root's that knows these two
// orders alone checks the line, carries it out and takes the file away. So the kiosk itself needs
// no right at all.
namespace ontmoet::kiosk {

enum class HostOrder { name, reboot };

// "name balie-1" or "reboot"; a line that waits there stays before it. Errors: write_private_file.
Status write_host_order(std::filesystem::path const& file, HostOrder order, std::string_view name);
// As a computer is called on a network (RFC 1123): small letters, digits and dashes; "kiosk" when
// nothing of the name is one.
std::string host_name_of(std::string_view name);

// What a kiosk keeps beside its store when it is wiped: the pairing file and what hosts exported.
// Errors: "error.cannot_write" (detail: what is still there).
Status erase_traces(std::filesystem::path const& pairing, std::filesystem::path const& exports);

}  // namespace ontmoet::kiosk

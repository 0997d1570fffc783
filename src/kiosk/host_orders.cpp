// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/host_orders.h"

#include "kiosk/limits.h"
#include "platform/private_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace ontmoet::kiosk {
namespace {

namespace fs = std::filesystem;

std::string content_of(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// Written over first, for disks on which that reaches what was there.
void write_over(fs::path const& file) {
    std::error_code failed;
    auto const size = fs::file_size(file, failed);
    if (failed || !fs::is_regular_file(fs::symlink_status(file, failed))) return;
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    std::string const zeros(4'096, '\0');
    for (std::uintmax_t at = 0; at < size && stream; at += zeros.size())
        stream.write(zeros.data(), static_cast<std::streamsize>(
                                       std::min<std::uintmax_t>(zeros.size(), size - at)));
    stream.flush();
}

}  // namespace

std::string host_name_of(std::string_view name) {
    std::string made;
    for (char const letter : name) {
        bool const is_capital = letter >= 'A' && letter <= 'Z';
        char const small = is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
        bool const is_plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (is_plain)
            made += small;
        else if (!made.empty() && made.back() != '-')
            made += '-';
        if (made.size() == k_longest_host_name) break;
    }
    while (made.ends_with('-')) made.pop_back();
    return made.empty() ? "kiosk" : made;
}

Status write_host_order(fs::path const& file, HostOrder order, std::string_view name) {
    auto const line =
        order == HostOrder::reboot ? std::string("reboot\n") : "name " + host_name_of(name) + "\n";
    return platform::write_private_file(file, content_of(file) + line);
}

Status erase_traces(fs::path const& pairing, fs::path const& exports) {
    std::error_code failed;
    write_over(pairing);
    fs::remove(pairing, failed);
    if (failed) return Error{ErrorKind::storage, "error.cannot_write", pairing.string()};
    if (!fs::exists(exports, failed)) return {};
    for (auto const& entry : fs::recursive_directory_iterator(exports, failed))
        write_over(entry.path());
    fs::remove_all(exports, failed);
    if (failed) return Error{ErrorKind::storage, "error.cannot_write", exports.string()};
    return {};
}

}  // namespace ontmoet::kiosk

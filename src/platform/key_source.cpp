// SPDX-License-Identifier: EUPL-1.2
#include "platform/key_source.h"

#include "platform/private_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ontmoet::platform {
namespace {

namespace fs = std::filesystem;

constexpr char const* k_credential = "ontmoet-key";

Error key_file_error(fs::path const& file, std::string const& why) {
    return {ErrorKind::invalid_input, "error.key_file", file.string() + ": " + why};
}

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

fs::path environment_path(char const* name) {
    auto const* const value = std::getenv(name);
    return value != nullptr ? fs::path(value) : fs::path();
}

bool lies_in(fs::path const& file, fs::path const& folder) {
    std::error_code ignored;
    auto const inner = fs::weakly_canonical(file, ignored);
    auto const outer = fs::weakly_canonical(folder, ignored);
    auto const end = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first;
    return end == outer.end() || (std::next(end) == outer.end() && end->empty());
}

Result<storage::Key> read_key(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    if (!std::getline(stream, text)) return key_file_error(file, reason_of(ENOENT));
    storage::Key::Bytes bytes{};
    std::size_t size = 0;
    int const bad = sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr,
                                   &size, nullptr);
    sodium_memzero(text.data(), text.size());
    if (bad != 0 || size != bytes.size()) return key_file_error(file, "64 hex");
    storage::Key key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                   bytes.size());
    text.pop_back();  // the end of a C string
    return text;
}

// Empty when it is none.
std::string from_hex(std::string const& text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    int const bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   text.data(), text.size(), nullptr, &size, nullptr);
    return bad == 0 && size == bytes.size() ? bytes : std::string{};
}

Status refuse_open_file(fs::path const& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return key_file_error(file, reason_of(errno));
    if ((status.st_mode & 077U) != 0) return key_file_error(file, "chmod 600");
    return {};
}

}  // namespace

fs::path trial_key_file() {
    auto folder = environment_path("XDG_CONFIG_HOME");
    if (folder.empty()) folder = environment_path("HOME") / ".config";
    return folder / "ontmoet" / "ontmoet.key";
}

Status make_key_file(fs::path const& file) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    auto const key = storage::Key::fresh();
    std::string text(key.bytes().size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), key.bytes().data(), key.bytes().size());
    text.back() = '\n';
    // Two programs that start at once must end up with the same key: the first one's.
    auto beside = file.string() + ".XXXXXX";
    int const made = ::mkstemp(beside.data());  // mode 0600
    if (made < 0) return key_file_error(file, reason_of(errno));
    bool const is_written =
        ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(made) == 0;
    int reason = errno;
    ::close(made);
    sodium_memzero(text.data(), text.size());
    bool const is_there =
        is_written && (::link(beside.c_str(), file.c_str()) == 0 || (reason = errno) == EEXIST);
    ::unlink(beside.c_str());
    if (!is_there) return key_file_error(file, reason_of(reason));
    return {};
}

Result<storage::Unlock> find_key(KeySource const& source, fs::path const& data) {
    if (!source.passphrase.empty()) return storage::unlock_with_passphrase(source.passphrase);
    auto const credential = environment_path("CREDENTIALS_DIRECTORY") / k_credential;
    std::error_code none;
    if (source.file.empty() && credential.is_absolute() && fs::exists(credential, none)) {
        TRY_ASSIGN(auto const key, read_key(credential));
        return storage::unlock_with(key);
    }
    auto const file = source.file.empty() ? trial_key_file() : source.file;
    if (!data.empty() && lies_in(file, data))
        return Error{ErrorKind::invalid_input, "error.key_in_data_folder", file.string()};
    if (source.file.empty() && !fs::exists(file, none)) TRY(make_key_file(file));
    TRY(refuse_open_file(file));
    TRY_ASSIGN(auto const key, read_key(file));
    return storage::unlock_with(key);
}

Result<std::string> escrow_key(KeySource const& source, fs::path const& data) {
    TRY_ASSIGN(auto const unlock, find_key(source, data));
    TRY_ASSIGN(auto const key, storage::escrow_key(unlock));
    return hex({reinterpret_cast<char const*>(key.data()), key.size()});
}

fs::path escrow_file(fs::path const& store) {
    return store.string() + ".escrow";
}

Status write_escrow(fs::path const& store,
                    std::function<std::string(storage::EscrowKey const&)> const& escrow,
                    std::string const& to) {
    auto const bytes = from_hex(to);
    storage::EscrowKey key;
    if (bytes.size() != key.size())
        return Error{ErrorKind::invalid_input, "error.bad_message", "escrow_key"};
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return write_private_file(escrow_file(store), hex(escrow(key)) + "\n");
}

Result<storage::Unlock> find_escrowed_key(KeySource const& source, fs::path const& data,
                                          fs::path const& store) {
    auto const file = escrow_file(store);
    std::ifstream stream(file);
    std::string text;
    if (!std::getline(stream, text))
        return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    TRY_ASSIGN(auto const unlock, find_key(source, data));
    return storage::open_escrow(from_hex(text), unlock, file.string());
}

}  // namespace ontmoet::platform

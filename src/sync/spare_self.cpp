// SPDX-License-Identifier: EUPL-1.2
#include "sync/spare_self.h"

#include "sync/kiosk_store.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <vector>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t k_page_size = 4'096;
// SQLite's header: how often the file was written and how large it is, and then who wrote it.
constexpr std::size_t k_written_at = 24;
constexpr std::size_t k_size_at = 28;
constexpr std::size_t k_free_pages_at = 32;
constexpr std::size_t k_free_pages_end = 40;
constexpr std::size_t k_writer_at = 92;
constexpr std::size_t k_header_end = 100;

constexpr storage::SealedPlace k_spare_place{{}, {}, "spare self"};

std::string without_counts(std::string_view page) {
    std::string plain(page);
    if (plain.size() < k_header_end) return plain;
    auto const clear = [&](std::size_t from, std::size_t to) {
        std::fill(plain.begin() + static_cast<std::ptrdiff_t>(from),
                  plain.begin() + static_cast<std::ptrdiff_t>(to), '\0');
    };
    clear(k_written_at, k_free_pages_end);
    clear(k_writer_at, k_header_end);
    return plain;
}

}  // namespace

fs::path spare_file(fs::path const& store) {
    return store.string() + ".spare";
}

std::string first_page_of(fs::path const& store) {
    std::ifstream file(store, std::ios::binary);
    std::string page(k_page_size, '\0');
    file.read(page.data(), static_cast<std::streamsize>(page.size()));
    return file ? page : std::string{};
}

bool is_same_first_page(std::string_view one, std::string_view other) {
    return without_counts(one) == without_counts(other);
}

Status copy_with_first_page(fs::path const& store, std::string_view page, fs::path const& copy) {
    std::error_code failed;
    fs::copy_file(store, copy, fs::copy_options::overwrite_existing, failed);
    if (!failed && fs::exists(store.string() + "-wal"))
        fs::copy_file(store.string() + "-wal", copy.string() + "-wal",
                      fs::copy_options::overwrite_existing, failed);
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    std::string put(page);
    // It grew since; and of free pages nothing is wanted.
    auto const pages = failed ? 0 : fs::file_size(copy, failed) / k_page_size;
    for (std::size_t byte = 0; byte < 4 && put.size() == k_page_size; ++byte)
        put[k_size_at + byte] = static_cast<char>((pages >> (24 - 8 * byte)) & 255U);
    if (put.size() == k_page_size)
        std::fill_n(put.begin() + k_free_pages_at, k_free_pages_end - k_free_pages_at, '\0');
    file.write(put.data(), static_cast<std::streamsize>(put.size()));
    file.flush();
    if (failed || !file) return Error{ErrorKind::storage, "error.cannot_write", copy.string()};
    return {};
}

Result<SpareSeal> SpareSeal::create(storage::Unlock const& unlock) {
    auto const chance = storage::Key::fresh();
    storage::Salt salt{};
    std::copy_n(chance.bytes().begin(), salt.size(), salt.begin());
    TRY_ASSIGN(auto const key, unlock(salt));
    return SpareSeal(salt, key);
}

Result<std::string> SpareSeal::sealed(KioskStore& store, std::int64_t numbers_up_to) const {
    auto const is_somebodys = storage::guarded(
        [&] { return store.database().integer("SELECT count(*) FROM device") == 1; });
    TRY_ASSIGN(bool const is_kept, is_somebodys);
    if (!is_kept) return std::string{};
    TRY_ASSIGN(auto const settings, store.settings());
    auto const page = first_page_of(store.database().file());
    auto const words = json{{"event", to_string(store.event())},
                            {"device", to_string(store.device())},
                            {"numbers_up_to", numbers_up_to},
                            {"settings", settings},
                            {"first_page", json::binary({page.begin(), page.end()})}};
    auto const bytes = json::to_cbor(words);
    return std::string(m_salt.begin(), m_salt.end()) +
           m_sealer.seal(std::string(bytes.begin(), bytes.end()), k_spare_place);
}

std::optional<SpareSelf> read_spare(fs::path const& store, EventId event, DeviceId device,
                                    storage::Unlock const& unlock) {
    std::ifstream file(spare_file(store), std::ios::binary);
    std::string const whole{std::istreambuf_iterator<char>(file), {}};
    storage::Salt salt{};
    if (whole.size() < salt.size()) return std::nullopt;
    std::copy_n(whole.begin(), salt.size(), salt.begin());
    auto const key = unlock(salt);
    if (!key.ok()) return std::nullopt;
    auto const words =
        storage::Sealer(*key).open(std::string_view(whole).substr(salt.size()), k_spare_place);
    if (!words) return std::nullopt;
    // Sealed by this program: of the form it gave it.
    auto const read = json::from_cbor(*words, true, false);
    if (read.is_discarded() || read.value("event", "") != to_string(event) ||
        read.value("device", "") != to_string(device))
        return std::nullopt;
    SpareSelf spare{event, device, read.value("numbers_up_to", std::int64_t{0}), {}, {}};
    for (auto const& [name, value] : read.at("settings").items())
        spare.settings.emplace(name, value.get<std::string>());
    auto const& page = read.at("first_page").get_binary();
    spare.first_page.assign(page.begin(), page.end());
    return spare;
}

}  // namespace ontmoet::sync

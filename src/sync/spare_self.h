// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "storage/sealer.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::sync {

class KioskStore;

// Lies sealed beside a kiosk's store, and is what the store cannot lose with its file: who this
// device is and what it proves that with. When the store is damaged from its first page on, or is
// gone, the device goes on as itself: with that page, which says where everything else lies, its
// facts are found again, and without them it begins anew from its server.
struct SpareSelf {
    EventId event;
    DeviceId device;
    std::int64_t numbers_up_to = 0;  // no own fact has a higher one
    std::map<std::string, std::string, std::less<>> settings{};
    std::string first_page{};  // of the store's file: its tables, and no word of a person
    friend bool operator==(SpareSelf const&, SpareSelf const&) = default;
};

std::filesystem::path spare_file(std::filesystem::path const& store);

// The first page as it lies on the disk; empty when there is none.
std::string first_page_of(std::filesystem::path const& store);
// Whether both say the same of the tables; how often the file was written stands there, too.
bool is_same_first_page(std::string_view one, std::string_view other);
// The file with another first page, for a look at what it holds. "error.cannot_write".
Status copy_with_first_page(std::filesystem::path const& store, std::string_view page,
                            std::filesystem::path const& copy);

// Seals with one key for as long as the program runs: a passphrase costs half a second.
class SpareSeal {
public:
    static Result<SpareSeal> create(storage::Unlock const& unlock);
    // What is to be written. Nobody's (the store was wiped): empty.
    Result<std::string> sealed(KioskStore& store, std::int64_t numbers_up_to) const;

private:
    SpareSeal(storage::Salt const& salt, storage::Key const& key) : m_salt(salt), m_sealer(key) {}
    storage::Salt m_salt;
    storage::Sealer m_sealer;
};

// None where there is no such file, it is of another device, or it cannot be opened.
std::optional<SpareSelf> read_spare(std::filesystem::path const& store, EventId event,
                                    DeviceId device, storage::Unlock const& unlock);

}  // namespace ontmoet::sync

// SPDX-License-Identifier: EUPL-1.2
#include "sim/disk.h"

#include "base/check.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <sodium.h>
#include <sqlite3.h>

namespace ontmoet::sim {
namespace {

constexpr std::size_t k_sector_bytes = 512;

std::map<std::string, Disk*, std::less<>>& disks() {
    static std::map<std::string, Disk*, std::less<>> by_folder;
    return by_folder;
}

Random& library_chance() {
    static Random chance(1);
    return chance;
}

void write_into(std::string& bytes, Change const& change) {
    if (change.truncation) {
        bytes.resize(std::min(bytes.size(), change.at));
        return;
    }
    if (bytes.size() < change.at + change.bytes.size())
        bytes.resize(change.at + change.bytes.size());
    bytes.replace(change.at, change.bytes.size(), change.bytes);
}

// As SQLite allocates it; `file` is made and ended by hand.
struct OpenFile {
    sqlite3_file base;
    Disk* disk;
    std::shared_ptr<StoredFile>* file;
    std::string* name;
};

OpenFile& of(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}

}  // namespace

void StoredFile::change(Change change) {
    write_into(now, change);
    unsynced.push_back(std::move(change));
}

void StoredFile::sync() {
    for (auto const& change : unsynced) write_into(durable, change);
    unsynced.clear();
}

std::size_t StoredFile::lose_power(Random& chance) {
    auto const way = chance.below(3);  // none came through, the first ones did, any of them did
    auto const first_ones = way == 1 ? chance.below(unsynced.size() + 1) : 0;
    std::size_t lost = 0;
    for (std::size_t i = 0; i < unsynced.size(); ++i) {
        bool const came_through = way == 2 ? chance.below(2) == 0 : i < first_ones;
        auto& change = unsynced[i];
        if (!came_through) {
            ++lost;
            continue;
        }
        auto const sectors = change.bytes.size() / k_sector_bytes;
        if (sectors > 1 && chance.below(4) == 0)
            change.bytes.resize((1 + chance.below(sectors - 1)) * k_sector_bytes);
        write_into(durable, change);
    }
    now = durable;
    unsynced.clear();
    return lost;
}

// What SQLite calls; a member of Disk's family.
struct DiskSystem {
    // Whether the machine lives through this write or fsync.
    static bool lives(Disk& disk) {
        if (disk.m_dead) return false;
        ++disk.m_writes;
        if (disk.m_operations_left < 0) return true;
        disk.m_dead = disk.m_operations_left-- == 0;
        return !disk.m_dead;
    }
    static bool was_dead(OpenFile const& file) { return file.disk->m_dead; }

    static int close(sqlite3_file* opened) {
        delete of(opened).file;
        delete of(opened).name;
        return SQLITE_OK;
    }
    static int read(sqlite3_file* opened, void* to, int amount, sqlite3_int64 from) {
        auto& file = of(opened);
        if (was_dead(file)) return SQLITE_IOERR_READ;
        auto const& bytes = (*file.file)->now;
        auto const begin = static_cast<std::size_t>(from);
        auto const wanted = static_cast<std::size_t>(amount);
        auto const there = begin < bytes.size() ? std::min(wanted, bytes.size() - begin) : 0;
        std::memcpy(to, bytes.data() + std::min(begin, bytes.size()), there);
        std::memset(static_cast<char*>(to) + there, 0, wanted - there);
        return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* opened, void const* from, int amount, sqlite3_int64 to) {
        auto& file = of(opened);
        auto& stored = **file.file;
        if (was_dead(file)) return SQLITE_IOERR_WRITE;
        Change change{static_cast<std::size_t>(to),
                      {static_cast<char const*>(from), static_cast<std::size_t>(amount)}};
        if (file.disk->m_full && change.at + change.bytes.size() > stored.now.size())
            return SQLITE_FULL;
        bool const alive = lives(*file.disk);
        if (!alive) change.bytes.resize(change.bytes.size() / 2 / k_sector_bytes * k_sector_bytes);
        stored.change(std::move(change));
        return alive ? SQLITE_OK : SQLITE_IOERR_WRITE;
    }
    static int truncate(sqlite3_file* opened, sqlite3_int64 size) {
        auto& file = of(opened);
        if (was_dead(file) || !lives(*file.disk)) return SQLITE_IOERR_TRUNCATE;
        (*file.file)->change({static_cast<std::size_t>(size), {}, true});
        return SQLITE_OK;
    }
    static int sync(sqlite3_file* opened, int) {
        auto& file = of(opened);
        if (was_dead(file) || !lives(*file.disk)) return SQLITE_IOERR_FSYNC;
        (*file.file)->sync();
        return SQLITE_OK;
    }
    static int file_size(sqlite3_file* opened, sqlite3_int64* size) {
        *size = static_cast<sqlite3_int64>((*of(opened).file)->now.size());
        return SQLITE_OK;
    }
    static int lock(sqlite3_file*, int) { return SQLITE_OK; }
    static int check_lock(sqlite3_file*, int* locked) {
        *locked = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector_size(sqlite3_file*) { return 4096; }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int map_shared(sqlite3_file* opened, int region, int bytes, int extend,
                          void volatile** memory) {
        auto& file = of(opened);
        *memory = nullptr;
        if (was_dead(file)) return SQLITE_IOERR_SHMMAP;
        auto& regions = file.disk->m_shared_memory[*file.name];
        auto const wanted = static_cast<std::size_t>(region) + 1;
        if (regions.size() < wanted && extend == 0) return SQLITE_OK;
        while (regions.size() < wanted)
            regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
        *memory = regions[wanted - 1].get();
        return SQLITE_OK;
    }
    static int lock_shared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
    static void barrier(sqlite3_file*) {}
    static int unmap_shared(sqlite3_file* opened, int forget) {
        auto& file = of(opened);
        if (forget != 0) file.disk->m_shared_memory.erase(*file.name);
        return SQLITE_OK;
    }

    static int open(sqlite3_vfs*, char const* name, sqlite3_file* opened, int flags, int* out);
    static int remove(sqlite3_vfs*, char const* name, int);
    static int exists(sqlite3_vfs*, char const* name, int, int* there);
    static int full_name(sqlite3_vfs*, char const* name, int most, char* full) {
        sqlite3_snprintf(most, full, "%s", name);
        return SQLITE_OK;
    }
    static int randomness(sqlite3_vfs*, int amount, char* bytes) {
        for (int i = 0; i < amount; ++i) bytes[i] = static_cast<char>(library_chance().below(256));
        return amount;
    }
    static int sleep(sqlite3_vfs*, int micros) { return micros; }
    static int time(sqlite3_vfs*, double* days) {
        *days = 2'460'000.5;
        return SQLITE_OK;
    }
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }

    static Disk& scratch() {
        static Disk disk;
        return disk;
    }
    static Disk* of_path(std::string const& path) {
        auto const found = disks().find(std::filesystem::path(path).parent_path().string());
        return found == disks().end() ? nullptr : found->second;
    }
    static void put_under_sqlite();
};

namespace {

sqlite3_io_methods const k_methods{2,
                                   DiskSystem::close,
                                   DiskSystem::read,
                                   DiskSystem::write,
                                   DiskSystem::truncate,
                                   DiskSystem::sync,
                                   DiskSystem::file_size,
                                   DiskSystem::lock,
                                   DiskSystem::lock,
                                   DiskSystem::check_lock,
                                   DiskSystem::control,
                                   DiskSystem::sector_size,
                                   DiskSystem::characteristics,
                                   DiskSystem::map_shared,
                                   DiskSystem::lock_shared,
                                   DiskSystem::barrier,
                                   DiskSystem::unmap_shared,
                                   nullptr,
                                   nullptr};

}  // namespace

int DiskSystem::open(sqlite3_vfs*, char const* name, sqlite3_file* opened, int flags, int* out) {
    opened->pMethods = nullptr;
    auto* const disk = name == nullptr ? &scratch() : of_path(name);
    if (disk == nullptr || disk->m_dead) return SQLITE_CANTOPEN;
    auto file = name == nullptr ? nullptr : disk->m_files[name];
    if (!file) file = std::make_shared<StoredFile>();
    if (name != nullptr) disk->m_files[name] = file;
    auto& made = of(opened);
    made.disk = disk;
    made.file = new std::shared_ptr<StoredFile>(std::move(file));
    made.name = new std::string(name == nullptr ? "" : name);
    made.base.pMethods = &k_methods;
    if (out != nullptr) *out = flags;
    return SQLITE_OK;
}

int DiskSystem::remove(sqlite3_vfs*, char const* name, int) {
    auto* const disk = of_path(name);
    if (disk == nullptr || !lives(*disk)) return SQLITE_IOERR_DELETE;
    return disk->m_files.erase(name) == 1 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int DiskSystem::exists(sqlite3_vfs*, char const* name, int, int* there) {
    auto const* const disk = of_path(name);
    *there = disk != nullptr && disk->m_files.contains(name) ? 1 : 0;
    return SQLITE_OK;
}

void DiskSystem::put_under_sqlite() {
    static sqlite3_vfs* const system = [] {
        auto* made = new sqlite3_vfs{};
        made->iVersion = 1;
        made->szOsFile = sizeof(OpenFile);
        made->mxPathname = 1'024;
        made->zName = "ontmoet simulation";
        made->xOpen = open;
        made->xDelete = remove;
        made->xAccess = exists;
        made->xFullPathname = full_name;
        made->xRandomness = randomness;
        made->xSleep = sleep;
        made->xCurrentTime = time;
        made->xGetLastError = last_error;
        return made;
    }();
    check(sqlite3_vfs_register(system, 1) == SQLITE_OK, "SQLite takes the simulated disk");
}

Disk::Disk(std::filesystem::path folder) : m_folder(std::move(folder)) {
    DiskSystem::put_under_sqlite();
    std::filesystem::create_directories(m_folder);
    disks()[m_folder.string()] = this;
}
Disk::~Disk() {
    disks().erase(m_folder.string());
}

std::size_t Disk::recover(Death how, Random& chance) {
    std::size_t lost = 0;
    for (auto& [name, file] : m_files)
        if (how == Death::power) lost += file->lose_power(chance);
    ++m_writes;
    m_shared_memory.clear();
    m_operations_left = -1;
    m_dead = false;
    return lost;
}

std::vector<std::string const*> Disk::contents(std::string const& begin) const {
    std::vector<std::string const*> contents;
    auto const first = (m_folder / begin).string();
    for (auto const& [name, file] : m_files)
        if (name.starts_with(first)) contents.push_back(&file->now);
    return contents;
}

void seed_chance_of_libraries(std::uint64_t seed) {
    static randombytes_implementation source{
        [] { return "ontmoet simulation"; },
        [] { return static_cast<std::uint32_t>(library_chance().next()); },
        nullptr,
        nullptr,
        [](void* bytes, std::size_t amount) {
            for (std::size_t i = 0; i < amount; ++i)
                static_cast<unsigned char*>(bytes)[i] =
                    static_cast<unsigned char>(library_chance().below(256));
        },
        nullptr};
    check(randombytes_set_implementation(&source) == 0, "libsodium takes the simulated chance");
    check(sodium_init() >= 0, "libsodium begins, by which it uses up some chance, before the seed");
    library_chance() = Random(seed);
    sqlite3_randomness(0, nullptr);
}

}  // namespace ontmoet::sim

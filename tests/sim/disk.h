// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ontmoet::sim {

// How a machine goes down: with its operating system alive every write stands; without power, of
// the writes since the last fsync any may be missing, and the last one may be cut between sectors.
enum class Death { process, power };

struct Change {
    std::size_t at = 0;
    std::string bytes;
    bool truncation = false;  // to `at` bytes
};

struct StoredFile {
    std::string now;      // as the programs see it
    std::string durable;  // what certainly survives
    std::vector<Change> unsynced;

    void change(Change change);
    void sync();
    // Gives the number of changes that were lost.
    std::size_t lose_power(Random& chance);
};

// The disk of one machine, in memory, under SQLite: from the first Disk on, every database that is
// opened in a Disk's folder lies there and its writes and fsyncs are counted, kept apart and lost
// as on a real one. (Lock files stay on the real disk; they hold nothing.) The file formats, the
// WAL and `synchronous` are SQLite's own.
class Disk {
public:
    explicit Disk(std::filesystem::path folder);
    Disk(Disk const&) = delete;
    Disk& operator=(Disk const&) = delete;
    ~Disk();

    std::filesystem::path operator/(std::string const& name) const { return m_folder / name; }

    // The machine dies in the middle of the write or fsync that follows after so many others.
    void die_after(int operations) { m_operations_left = operations; }
    // From then on nothing works until `recover`.
    void die() { m_dead = true; }
    bool is_dead() const { return m_dead; }
    // What the machine finds when it starts again; says how many writes were lost.
    std::size_t recover(Death how, Random& chance);

    // Nothing grows any more.
    void set_full(bool full) { m_full = full; }
    bool is_full() const { return m_full; }

    // Raw bytes, free pages and WAL too, of every file whose name begins so.
    std::vector<std::string const*> contents(std::string const& begin = {}) const;
    // Grows with every write.
    std::uint64_t writes() const { return m_writes; }

private:
    friend struct DiskSystem;
    Disk() = default;  // of no machine, for SQLite's temporary files

    std::filesystem::path m_folder;
    std::map<std::string, std::shared_ptr<StoredFile>, std::less<>> m_files;
    std::map<std::string, std::vector<std::unique_ptr<char[]>>, std::less<>> m_shared_memory;
    int m_operations_left = -1;
    std::uint64_t m_writes = 0;
    bool m_dead = false;
    bool m_full = false;
};

// The chance that SQLite (epochs) and libsodium (device ids, tokens, nonces) have of their own
// comes from this seed from now on.
void seed_chance_of_libraries(std::uint64_t seed);

}  // namespace ontmoet::sim

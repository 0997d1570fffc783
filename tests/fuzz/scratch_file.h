// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace ontmoet::fuzz {

// A file with these bytes in a folder of this process, for readers that are given a path. Gone
// with the object.
class ScratchFile {
public:
    ScratchFile(std::string_view name, std::string_view bytes)
        : m_root(std::filesystem::temp_directory_path() /
                 ("ontmoet_fuzz_" + std::to_string(getpid()))),
          m_path(m_root / name) {
        std::filesystem::create_directories(m_path.parent_path());
        std::ofstream(m_path, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    ~ScratchFile() { std::filesystem::remove_all(m_root); }
    ScratchFile(ScratchFile const&) = delete;
    ScratchFile& operator=(ScratchFile const&) = delete;

    std::filesystem::path const& root() const { return m_root; }
    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_root;
    std::filesystem::path m_path;
};

}  // namespace ontmoet::fuzz

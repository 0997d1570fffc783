// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace ontmoet::test {

// A folder of its own for one test, gone afterwards.
class TempFolder {
public:
    explicit TempFolder(
        std::filesystem::path const& parent = std::filesystem::temp_directory_path()) {
        auto pattern = (parent / "ontmoet-XXXXXX").string();
        check(::mkdtemp(pattern.data()) != nullptr, "a test gets a folder");
        m_path = pattern;
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    std::filesystem::path operator/(std::string const& name) const { return m_path / name; }
    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace ontmoet::test

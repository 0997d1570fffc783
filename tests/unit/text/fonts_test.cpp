// SPDX-License-Identifier: EUPL-1.2
#include "text/fonts.h"

#include "text/text_engine.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::text;
namespace fs = std::filesystem;

namespace {

class FolderForFonts {
public:
    explicit FolderForFonts(char const* name) : m_path(fs::path(BINARY_DIR) / "font-tests" / name) {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    ~FolderForFonts() { fs::remove_all(m_path); }
    FolderForFonts(FolderForFonts const&) = delete;
    FolderForFonts& operator=(FolderForFonts const&) = delete;
    fs::path const& path() const { return m_path; }

private:
    fs::path m_path;
};

}  // namespace

TEST_CASE("every face is found where Debian installs it") {
    auto const paths = find_fonts();
    REQUIRE(paths.ok());
    for (auto const& path : *paths) CHECK(fs::exists(path));
}

TEST_CASE("a missing font names its file and the package to install") {
    FolderForFonts const empty("empty");
    auto const paths = find_fonts_only_in({empty.path(), "/no/such/folder"});
    REQUIRE_FALSE(paths.ok());
    CHECK(paths.error().message_key == "error.font_missing");
    CHECK(paths.error().detail.find("NotoSans-Regular.ttf") != std::string::npos);
    CHECK(paths.error().detail.find("fonts-noto-core") != std::string::npos);
}

TEST_CASE("the missing icon font names its own package") {
    FolderForFonts const folder("no-icons");
    auto const all = find_fonts();
    REQUIRE(all.ok());
    for (auto const& path : *all) {
        if (path.filename() == "MaterialIcons-Regular.ttf") continue;
        fs::create_symlink(path, folder.path() / path.filename());
    }
    auto const paths = find_fonts_only_in({folder.path()});
    REQUIRE_FALSE(paths.ok());
    CHECK(paths.error().detail.find("fonts-material-design-icons-iconfont") != std::string::npos);
}

TEST_CASE("a font in a given folder goes before the installed one") {
    FolderForFonts const folder("own");
    auto const own = folder.path() / "deeper" / "NotoSans-Regular.ttf";
    fs::create_directories(own.parent_path());
    fs::copy_file((*find_fonts())[0], own);
    auto const paths = find_fonts({folder.path()});
    REQUIRE(paths.ok());
    CHECK((*paths)[0] == own);
}

TEST_CASE("a file that is no font is refused with its name") {
    FolderForFonts const folder("broken");
    auto paths = find_fonts();
    REQUIRE(paths.ok());
    (*paths)[2] = folder.path() / "broken.ttf";
    std::ofstream((*paths)[2]) << "not a font";
    auto const engine = TextEngine::create(*paths);
    REQUIRE_FALSE(engine.ok());
    CHECK(engine.error().message_key == "error.font_unreadable");
    CHECK(engine.error().detail.find("broken.ttf") != std::string::npos);
}

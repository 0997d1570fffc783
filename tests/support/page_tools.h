// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "printing/document.h"
#include "printing/picture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <spawn.h>
#include <sys/wait.h>

extern char** environ;

// How tests look at a page: through another program, as a person at a printer would.
namespace ontmoet::test {

inline i18n::Tongues const& tongues() {
    static auto const loaded =
        i18n::Tongues::load(std::filesystem::path(BINARY_DIR) / "share/ontmoet/locale");
    REQUIRE(loaded.ok());
    return loaded.value();
}

// Pages that people can look at after a test.
inline std::filesystem::path page_folder() {
    auto const folder = std::filesystem::path(BINARY_DIR) / "pages";
    std::filesystem::create_directories(folder);
    return folder;
}

inline void run_program(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t program = 0;
    REQUIRE(::posix_spawnp(&program, arguments[0], nullptr, nullptr, arguments.data(), environ) ==
            0);
    int ended = 0;
    REQUIRE(::waitpid(program, &ended, 0) == program);
    REQUIRE(ended == 0);
}

inline std::string content_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// A PDF as poppler sees it.
class SeenPdf {
public:
    SeenPdf(std::string const& name, printing::Document const& document)
        : m_file(page_folder() / (name + ".pdf")) {
        std::ofstream(m_file, std::ios::binary) << printing::pdf_of(document);
    }

    // One picture for each page.
    std::vector<printing::Picture> pages(int dpi) const {
        auto const stem = m_file.stem().string();
        auto const begins = stem + "-page";
        for (auto const& old : files(begins)) std::filesystem::remove(old);
        run_program({"pdftoppm", "-png", "-r", std::to_string(dpi), m_file.string(),
                     (page_folder() / begins).string()});
        std::vector<printing::Picture> pictures;
        for (auto const& file : files(begins)) {
            auto picture = printing::read_png(file);
            REQUIRE(picture.ok());
            pictures.push_back(std::move(*picture));
        }
        return pictures;
    }

    // What can be selected and copied, in the order of reading.
    std::string words() const {
        auto const to = page_folder() / (m_file.stem().string() + ".txt");
        run_program({"pdftotext", "-enc", "UTF-8", m_file.string(), to.string()});
        return content_of(to);
    }

    std::string fonts() const { return told_by("pdffonts"); }
    std::string facts() const { return told_by("pdfinfo"); }

private:
    std::string told_by(std::string const& program) const {
        auto const to = page_folder() / (m_file.stem().string() + "." + program);
        run_program({"sh", "-c", program + " \"$0\" > \"$1\"", m_file.string(), to.string()});
        return content_of(to);
    }
    static std::vector<std::filesystem::path> files(std::string const& begins) {
        std::vector<std::filesystem::path> found;
        for (auto const& entry : std::filesystem::directory_iterator(page_folder()))
            if (entry.path().filename().string().starts_with(begins + "-"))
                found.push_back(entry.path());
        std::ranges::sort(found);
        return found;
    }

    std::filesystem::path m_file;
};

// The share of a picture's pixels that are not white, and the edges they reach.
struct InkReach {
    std::size_t dark = 0;
    int left = 1 << 30, right = -1, top = 1 << 30, bottom = -1;
};
inline InkReach ink_of(printing::Picture const& picture) {
    InkReach reach;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            auto const at = static_cast<std::size_t>(y * picture.width + x);
            if (picture.pixels[at] == 0xFFFFFF) continue;
            ++reach.dark;
            reach.left = std::min(reach.left, x);
            reach.right = std::max(reach.right, x);
            reach.top = std::min(reach.top, y);
            reach.bottom = std::max(reach.bottom, y);
        }
    return reach;
}

}  // namespace ontmoet::test

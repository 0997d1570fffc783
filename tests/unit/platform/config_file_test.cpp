// SPDX-License-Identifier: EUPL-1.2
#include "platform/config_file.h"

#include "support/temp_folder.h"

#include <fstream>

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

using namespace ontmoet;
using platform::words_with_config;

namespace {

struct Settings {
    test::TempFolder folder;
    std::filesystem::path file = folder.path() / "kiosk.toml";
    CLI::App app;
    std::string language;
    int port = 0;
    bool behind_proxy = false;
    std::string config;

    explicit Settings(std::string const& text) {
        std::ofstream(file) << text;
        app.option_defaults()->take_last();
        app.add_option("--config", config, "");
        app.add_option("--language", language, "");
        app.add_option("--port", port, "");
        app.add_flag("--behind-proxy", behind_proxy, "");
    }
    Result<platform::TypedWords> read(std::vector<std::string> const& typed = {}) {
        auto const named = "--config=" + file.string();
        std::vector<char const*> words{"ontmoet"};
        for (auto const& word : typed) words.push_back(word.c_str());
        words.push_back(named.c_str());
        return words_with_config(app, words, {});
    }
    void parse(platform::TypedWords const& typed) {
        app.parse(std::vector<std::string>{typed.words.rbegin(), typed.words.rend()});
    }
    std::string fault() {
        auto const read_words = read();
        REQUIRE_FALSE(read_words.ok());
        CHECK(read_words.error().message_key == "error.config_file");
        return read_words.error().detail;
    }
};

}  // namespace

TEST_CASE("a file in TOML says what the command line leaves open, and what is typed counts more") {
    Settings settings(
        "language = \"ti\"  # of the first screen\nport = 8471\nbehind-proxy = true\n");
    auto const typed = settings.read({"--port", "9000"});
    REQUIRE(typed.ok());
    settings.parse(*typed);
    CHECK(settings.language == "ti");
    CHECK(settings.port == 9000);
    CHECK(settings.behind_proxy);
}

TEST_CASE("a mistake in the file is told with its line") {
    CHECK_THAT(Settings("language = \"nl\"\n\nlangauge = \"ti\"\n").fault(),
               Catch::Contains("kiosk.toml:3: ") && Catch::Contains("\"langauge\""));
    CHECK_THAT(Settings("language = nl\n").fault(), Catch::Contains("kiosk.toml:1: "));
    CHECK_THAT(Settings("port = 1\nport = 2\n").fault(), Catch::Contains("kiosk.toml:2: "));
    CHECK_THAT(Settings("language = [\"nl\"]\n").fault(), Catch::Contains("kiosk.toml:1: "));
    CHECK_THAT(Settings("config = \"other.toml\"\n").fault(), Catch::Contains("kiosk.toml:1: "));
}

TEST_CASE("what an option does not take is told with the line that says it") {
    Settings settings("language = \"nl\"\nport = \"many\"\n");
    auto const typed = settings.read();
    REQUIRE(typed.ok());
    try {
        settings.parse(*typed);
        FAIL("a port is a number");
    } catch (CLI::ParseError const& error) {
        CHECK_THAT(platform::place_of_fault(*typed, error.what()), Catch::EndsWith("kiosk.toml:2"));
        CHECK(platform::place_of_fault(*typed, "--windowed: no").empty());
    }
}

TEST_CASE("a file that is not there is named, and no file is no mistake") {
    Settings settings("");
    settings.file = settings.folder.path() / "other.toml";
    auto const typed = settings.read();
    REQUIRE_FALSE(typed.ok());
    CHECK(typed.error().message_key == "error.cannot_read");
    CHECK(typed.error().detail == settings.file.string());
    std::vector<char const*> const words{"ontmoet", "--language", "nl"};
    auto const plain = words_with_config(settings.app, words, {});
    REQUIRE(plain.ok());
    CHECK(plain->words == std::vector<std::string>{"--language", "nl"});
}

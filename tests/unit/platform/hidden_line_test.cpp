// SPDX-License-Identifier: EUPL-1.2
#include "platform/hidden_line.h"

#include "platform/limits.h"

#include <cstdlib>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace ontmoet;
using namespace ontmoet::platform;

namespace {

// A terminal and what stands on its screen.
struct PaperTerminal {
    PaperTerminal() {
        person = ::posix_openpt(O_RDWR | O_NOCTTY);
        if (!is_there()) return;
        REQUIRE(::grantpt(person) == 0);
        REQUIRE(::unlockpt(person) == 0);
        program = ::open(::ptsname(person), O_RDWR | O_NOCTTY);
        REQUIRE(program >= 0);
    }
    ~PaperTerminal() {
        if (!is_there()) return;
        ::close(program);
        ::close(person);
    }
    // A bare system may have no terminals (/dev/pts).
    bool is_there() const { return person >= 0; }
    void read_until(std::string const& end) {
        for (char letter = 0; !screen.ends_with(end) && ::read(person, &letter, 1) == 1;)
            screen += letter;
    }
    void type(std::string const& words) {
        CHECK(::write(person, words.data(), words.size()) == static_cast<ssize_t>(words.size()));
    }
    bool shows_what_is_typed() const {
        termios now{};
        return ::tcgetattr(program, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }

    int person = -1;
    int program = -1;
    std::string screen;
};

struct Pipe {
    explicit Pipe(std::string const& words) {
        REQUIRE(::pipe(ends) == 0);
        CHECK(::write(ends[1], words.data(), words.size()) == static_cast<ssize_t>(words.size()));
        ::close(ends[1]);
    }
    ~Pipe() { ::close(ends[0]); }
    int ends[2] = {-1, -1};
};

}  // namespace

TEST_CASE("A passphrase is asked for at the terminal, and typed without being shown") {
    PaperTerminal terminal;
    if (!terminal.is_there()) {
        WARN("this system has no /dev/pts: nobody can be asked");
        return;
    }
    std::thread person([&] {
        terminal.read_until("Passphrase: ");
        terminal.type("three green bicycles\n");
    });
    auto const line = read_hidden_line(terminal.program, "Passphrase: ");
    person.join();
    REQUIRE(line.ok());
    CHECK(*line == "three green bicycles");
    CHECK(terminal.shows_what_is_typed());
    terminal.read_until("\n");
    CHECK(terminal.screen == "Passphrase: \r\n");
}

TEST_CASE("From a pipe the first line is read, and what follows is left to others") {
    Pipe const pipe("three green bicycles\nand more\n");
    CHECK(read_hidden_line(pipe.ends[0], "Passphrase: ").value() == "three green bicycles");
    CHECK(read_hidden_line(pipe.ends[0], "").value() == "and more");
    for (auto const& words :
         {std::string{}, std::string{"\n"}, std::string(k_most_hidden_letters + 1, 'a') + "\n"}) {
        Pipe const none(words);
        auto const read = read_hidden_line(none.ends[0], "");
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().message_key == "error.cannot_read");
    }
}

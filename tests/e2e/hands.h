// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/state.h"
#include "e2e/process.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ontmoet::e2e {

std::string program(std::string const& name);  // its path in the build folder

// A kiosk process and the finger on it. Every command that fails throws with what the kiosk said.
class KioskHand {
public:
    // `name` names its folder below `folder`, where `<name>.pairing` is.
    KioskHand(std::filesystem::path folder, std::string name, std::string clock);

    // `more`: further words of its command line, from here on.
    void start(std::vector<std::string> more = {});
    // SIGKILL, as when the plug is pulled; then start again on the same disk.
    void kill_and_restart();
    void quit();

    std::string say(std::string const& command);
    void tap(std::string const& id) { say("tap " + id); }
    void tap_all(std::vector<std::string> const& ids) {
        for (auto const& id : ids) tap(id);
    }
    void digits(std::string const& pad, std::string const& number);
    // The nodes on the screen whose id begins so, in drawing order.
    std::vector<std::string> ids(std::string const& beginning);
    // One number of the status line, for example "pending".
    long number(std::string const& name);
    bool is_online();
    void set_clock(std::string clock) { m_clock = std::move(clock); }

    // Waits until `claim` holds; throws after a minute.
    template <class Claim>
    void until(char const* what, Claim claim) {
        for (int tries = 0; tries < 600; ++tries) {
            if (claim()) return;
            pause();
        }
        give_up(what);
    }

private:
    static void pause();
    [[noreturn]] void give_up(char const* what) const;

    std::filesystem::path m_folder;
    std::string m_name;
    std::string m_clock;
    std::vector<std::string> m_more;
    std::unique_ptr<Process> m_process;
};

// Every fact of the server's log, by `ontmoet facts`.
std::vector<domain::Fact> facts_on_server(std::filesystem::path const& data);

}  // namespace ontmoet::e2e

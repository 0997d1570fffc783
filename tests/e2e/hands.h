// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/state.h"
#include "e2e/process.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ontmoet::e2e {

std::string program(std::string const& name);  // its path in the build folder

// A kiosk process and the finger on it. Every command that fails throws with what the kiosk said.
// One thread may look at it while another has the finger.
class KioskHand {
public:
    // `name` names its folder below `folder`, where `<name>.pairing` is.
    KioskHand(std::filesystem::path folder, std::string name, std::string clock);

    // What it says on standard error goes to the end of this file, from the next start on.
    void log_to(std::filesystem::path log) { m_log = std::move(log); }
    // `more`: further words of its command line, from here on.
    void start(std::vector<std::string> more = {});
    // SIGKILL; the disk stays.
    void kill();
    void kill_and_restart();
    void quit();

    std::string say(std::string const& command);
    void tap(std::string const& id) { say("tap " + id); }
    bool tap_if_there(std::string const& id);  // false: what comes and goes by itself is gone
    void tap_all(std::vector<std::string> const& ids) {
        for (auto const& id : ids) tap(id);
    }
    // In a list that draws only what is seen: goes on until it is there.
    void tap_in(std::string const& list, std::string const& id) {
        for (int pages = 0; ids(id).empty() && pages < 20; ++pages) say("swipe " + list);
        tap(id);
    }
    void digits(std::string const& pad, std::string const& number);
    // The nodes on the screen whose id begins so, in drawing order.
    std::vector<std::string> ids(std::string const& beginning);
    // All that can be read on the screen now.
    std::vector<std::string> words();
    nlohmann::json status();
    // One number of the status line, for example "pending".
    long number(std::string const& name);
    bool is_online();
    bool is_running() const { return m_process != nullptr; }
    Process const& process() const { return *m_process; }
    std::string const& name() const { return m_name; }
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
    std::string answer_to(std::string const& command);
    static void pause();
    [[noreturn]] void give_up(char const* what) const;

    std::filesystem::path m_folder;
    std::string m_name;
    std::string m_clock;
    std::mutex m_talking;
    std::filesystem::path m_log;
    std::vector<std::string> m_more;
    std::unique_ptr<Process> m_process;
};

// Every fact of the server's log, by `ontmoet facts`.
std::vector<domain::Fact> facts_on_server(std::filesystem::path const& data);

}  // namespace ontmoet::e2e

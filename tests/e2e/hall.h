// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "e2e/day.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

// A whole hall of real programs: the sample event on a server, two desks, five tables, two boards,
// an employer's screen and a host, all in a day that goes many times as fast.
namespace ontmoet::e2e {

// The clock of the day. Programs that begin later begin at what it shows then; what they lose while
// they start is off, as with a clock that somebody set by hand.
class DayClock {
public:
    DayClock(long begins_s, int speed) : m_begins_s(begins_s), m_speed(speed) {}

    int speed() const { return m_speed; }
    Moment now() const;
    // In the words of --clock.
    std::string words() const;

private:
    long m_begins_s;
    int m_speed;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

class HallOfDevices {
public:
    // Long before the first round.
    explicit HallOfDevices(int speed, std::string size = "640x400");

    void start_everybody();
    void quit_everybody();
    void kill_server();
    void restart_server();

    domain::State known() const { return fold_all(facts_on_server(server.data)); }
    // Everything said is with the server, and everybody is in contact with it.
    void all_delivered();
    // The clock of every device says so.
    void everybody_in(std::string const& phase, int round);
    // How far the clocks of two devices are apart at most, in seconds of the real day.
    double clocks_apart_s();
    // Notes what can be read on this device's screen, for whom it is.
    void look(KioskHand& device, std::string const& whose);

    // The organisation's name as it stands at the table with this number.
    OrganisationId organisation_at(int table) const;
    KioskHand& table(int number) { return *tables.at(number); }
    std::vector<KioskHand*> everybody();
    std::filesystem::path store_of(KioskHand const& device) const {
        return folder.path / device.name() / "kiosk.sqlite";
    }
    std::vector<std::filesystem::path> logs() const;

    Folder folder;
    DayClock clock;
    ServerHand server{folder.path / "server", free_port(), nullptr};
    domain::State invited;
    KioskHand desk, second_desk, host, board, zone_board, employer;
    std::map<int, std::unique_ptr<KioskHand>> tables;  // by number
    std::map<std::string, std::vector<std::string>>
        seen;  // all that could be read, by whose screen
    std::string size;

private:
    void pair(KioskHand& device, std::string const& role, std::string const& organisation = {});
};

// Where the five devices stand: each of an organisation with one table, or the first of two.
inline constexpr int k_tables_with_devices[]{1, 6, 9, 10, 15};

}  // namespace ontmoet::e2e

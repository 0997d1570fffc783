// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hall.h"

#include "domain/rules.h"

#include <algorithm>
#include <future>
#include <stdexcept>

namespace ontmoet::e2e {
namespace {

// Half past ten: at forty times the pace nearly four minutes before the first round.
constexpr long k_doors_open = k_morning + (20 - 150) * 60;
// An answer that took longer says too little about when it was given.
constexpr std::chrono::milliseconds k_prompt{200};

double seconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

// By how much of the real day this device's clock is ahead of the machine's.
double ahead_s(KioskHand& device, int speed) {
    double ahead = 0;
    device.until("it answers promptly", [&] {
        auto const asked = std::chrono::steady_clock::now();
        auto const shown = static_cast<double>(device.number("now_ms")) / 1'000 / speed;
        auto const answered = std::chrono::steady_clock::now();
        ahead = shown - seconds((asked + (answered - asked) / 2).time_since_epoch());
        return answered - asked <= k_prompt;
    });
    return ahead;
}

}  // namespace

Moment DayClock::now() const {
    auto const passed = std::chrono::steady_clock::now() - m_begun;
    return Moment{m_begins_s * 1'000} + std::chrono::duration_cast<Duration>(passed) * m_speed;
}

std::string DayClock::words() const {
    return std::to_string(now().ms / 1'000) + "*" + std::to_string(m_speed);
}

HallOfDevices::HallOfDevices(int speed, std::string window)
    : clock(k_doors_open, speed),
      desk(folder.path, "desk", {}),
      second_desk(folder.path, "second_desk", {}),
      host(folder.path, "host", {}),
      board(folder.path, "board", {}),
      zone_board(folder.path, "zone_board", {}),
      employer(folder.path, "employer", {}),
      size(std::move(window)) {
    if (run({program("ontmoet"), "import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag",
             "--data", server.data})
            .code != 0)
        throw std::runtime_error("the event could not be imported");
    invited = known();
    for (int const number : k_tables_with_devices)
        tables[number] = std::make_unique<KioskHand>(folder.path, "table" + std::to_string(number),
                                                     std::string{});
    pair(desk, "reception");
    pair(second_desk, "reception");
    pair(host, "host");
    pair(board, "board");
    pair(zone_board, "board");
    pair(employer, "browse");
    for (auto& [number, device] : tables)
        pair(*device, "table", invited.organisations.at(organisation_at(number)).name);
}

void HallOfDevices::pair(KioskHand& device, std::string const& role,
                         std::string const& organisation) {
    std::vector<std::string> words{program("ontmoet"),
                                   "pair",
                                   "--data",
                                   server.data,
                                   "--role",
                                   role,
                                   "--name",
                                   device.name(),
                                   "--url",
                                   "http://127.0.0.1:" + std::to_string(server.port),
                                   "--out",
                                   folder.path / (device.name() + ".pairing")};
    if (role == "host") words.insert(words.end(), {"--pin", "2468"});
    if (!organisation.empty()) words.insert(words.end(), {"--organisation", organisation});
    if (run(words).code != 0) throw std::runtime_error(device.name() + " could not be paired");
    device.log_to(folder.path / (device.name() + ".log"));
}

OrganisationId HallOfDevices::organisation_at(int table) const {
    auto const found = std::ranges::find_if(
        invited.tables, [&](auto const& entry) { return entry.second.number == table; });
    return found->second.organisation;
}

std::vector<KioskHand*> HallOfDevices::everybody() {
    std::vector<KioskHand*> all{&desk, &second_desk, &host, &board, &zone_board, &employer};
    for (auto& [number, device] : tables) all.push_back(device.get());
    return all;
}

std::vector<std::filesystem::path> HallOfDevices::logs() const {
    std::vector<std::filesystem::path> logs;
    for (auto const& entry : std::filesystem::directory_iterator(folder.path))
        if (entry.path().extension() == ".log") logs.push_back(entry.path());
    return logs;
}

void HallOfDevices::start_everybody() {
    server.start(clock.words());
    std::vector<std::future<void>> starting;
    for (auto* device : everybody()) {
        // Two of them have a clock that was never set, and one that is an hour behind.
        auto const speed = "*" + std::to_string(clock.speed());
        auto const own = device == &zone_board ? "0" + speed
                         : device == tables.begin()->second.get()
                             ? std::to_string(clock.now().ms / 1'000 - 3'600) + speed
                             : clock.words();
        device->set_clock(own);
        std::vector<std::string> more{"--size", size};
        if (device == &zone_board) more.insert(more.end(), {"--board", "hall=1"});
        starting.push_back(std::async(std::launch::async, [device, more] { device->start(more); }));
    }
    for (auto& one : starting) one.get();
    all_delivered();
    for (auto* kiosk : {&desk, &second_desk, &host})
        kiosk->until("everybody is known", [&] { return kiosk->number("people") == 48; });
}

void HallOfDevices::quit_everybody() {
    for (auto* device : everybody()) device->quit();
    server.stop();
}

void HallOfDevices::kill_server() {
    server.kill();
}

void HallOfDevices::restart_server() {
    server.start(clock.words());
}

void HallOfDevices::all_delivered() {
    for (auto* device : everybody()) {
        device->until("it is in contact", [&] { return device->is_online(); });
        device->until("all is delivered", [&] { return device->number("pending") == 0; });
    }
}

void HallOfDevices::everybody_in(std::string const& phase, int round) {
    for (auto* device : everybody())
        device->until("its clock is there", [&] {
            auto const now = device->status();
            return now.at("phase") == phase && now.at("round") == round;
        });
}

double HallOfDevices::clocks_apart_s() {
    std::vector<double> ahead;
    for (auto* device : everybody()) ahead.push_back(ahead_s(*device, clock.speed()));
    auto const [least, most] = std::ranges::minmax(ahead);
    return most - least;
}

void HallOfDevices::look(KioskHand& device, std::string const& whose) {
    auto const words = device.words();
    auto& all = seen[whose];
    all.insert(all.end(), words.begin(), words.end());
}

}  // namespace ontmoet::e2e

// SPDX-License-Identifier: EUPL-1.2
// soak HOURS SPEED [MOST_MB]: a server and one device of each role live so many hours of a day at
// this speed, with a person's fingers on them. Ends with 1 when a device grew by more than MOST_MB
// (2) after the first quarter, or when a clock went its own way.
#include "e2e/hall.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace {

using namespace ontmoet;
using namespace ontmoet::e2e;

double resident_mb(pid_t process) {
    std::ifstream statm("/proc/" + std::to_string(process) + "/statm");
    long pages = 0;
    statm >> pages >> pages;
    return static_cast<double>(pages * ::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// What people do again and again at each device; nothing is said that stays.
void touch_everything(HallOfDevices& hall, std::size_t turn) {
    constexpr std::array languages{"nl", "ar", "ti", "fa", "tr", "so", "ps", "fr", "uk", "en"};
    auto& desk = hall.desk;
    desk.tap("languages." + std::string(languages.at(turn % languages.size())));
    desk.tap("welcome.search");
    desk.say("type Sa");
    desk.tap("common.back");
    desk.tap("common.back");
    auto& host = hall.host;
    for (auto const* tab :
         {"host.tab.arrivals", "host.tab.plan", "host.tab.export", "host.tab.hall"})
        host.tap(tab);
    auto& table = hall.table(1);
    table.tap("common.language");
    table.tap("common.back");
    hall.employer.tap("languages.employer");
    hall.employer.tap("common.back");
}

struct Watched {
    std::string name;
    pid_t process = 0;
    double first_mb = 0;
    double most_mb = 0;
};

}  // namespace

int main(int count, char** words) {
    double const hours = count > 1 ? std::atof(words[1]) : 8;
    int const speed = count > 2 ? std::atoi(words[2]) : 240;
    double const most_growth_mb = count > 3 ? std::atof(words[3]) : 2;
    HallOfDevices hall(speed, "1280x800");
    hall.start_everybody();
    host_opens(hall.host);
    auto const begun = hall.clock.now();
    auto const length = Duration{static_cast<std::int64_t>(hours * 3'600'000)};
    std::vector<Watched> watched{{"server", hall.server.process->number()}};
    for (auto* device : {&hall.desk, &hall.host, &hall.board, &hall.employer, &hall.table(1)})
        watched.push_back({device->name(), device->process().number()});
    std::size_t turns = 0;
    double apart_s = 0;
    for (; hall.clock.now() - begun < length; ++turns) {
        touch_everything(hall, turns);
        if (hall.clock.now() - begun < length / 4) continue;
        apart_s = std::max(apart_s, hall.clocks_apart_s());
        for (auto& one : watched) {
            auto const now_mb = resident_mb(one.process);
            if (one.first_mb == 0) one.first_mb = now_mb;
            one.most_mb = std::max(one.most_mb, now_mb);
        }
    }
    bool is_flat = apart_s <= 0.5;
    std::printf("%.1f hours, %zu turns, clocks at most %.3f s apart\n", hours, turns, apart_s);
    for (auto const& one : watched) {
        double const grew = one.most_mb - one.first_mb;
        std::printf("%-12s %6.1f MB, %+5.2f MB\n", one.name.c_str(), one.most_mb, grew);
        is_flat = is_flat && grew <= most_growth_mb;
    }
    hall.quit_everybody();
    return is_flat ? 0 : 1;
}

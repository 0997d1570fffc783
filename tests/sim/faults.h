// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"

#include <string>

namespace ontmoet::sim {

// How often each thing goes wrong in one world, in per mille of its occasions. Each seed switches
// about half of them off, so that rare combinations are not drowned by the usual noise (swarm
// testing: Groce et al., ISSTA 2012).
struct Faults {
    // Of requests and answers
    int lost_request = 0;
    int lost_answer = 0;
    int doubled_request = 0;  // the second one arrives later, perhaps much later
    int slow = 0;             // seconds instead of milliseconds
    int cut_body = 0;
    int foreign_body = 0;  // JSON of somebody else
    int captive_portal = 0;
    int half_open = 0;  // accepted and never answered
    int server_busy = 0;

    // Of steps (see World)
    int partition = 0;
    int kiosk_killed = 0;
    int kiosk_without_power = 0;
    int kiosk_dies_writing = 0;
    int kiosk_disk_full = 0;
    int clock_jump = 0;
    int wrong_clock = 0;  // of kiosks, at the start
    int server_killed = 0;
    int server_without_power = 0;
    int server_dies_writing = 0;
    int failover = 0;  // another process takes over the same database
    int restore = 0;   // of an old backup
    int replicas = 0;  // above 0: two hubs on one database
    int renewal = 0;   // of a kiosk's token, with an answer
    int pairing = 0;   // of a kiosk, once more
    int new_role = 0;  // of a kiosk

    static Faults mixed_by(Random& chance);
    static Faults none() { return {}; }
    // The names of those that are on.
    std::string words() const;
};

}  // namespace ontmoet::sim

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>
#include <cstdint>

namespace ontmoet::kiosk {

// "Are you still there?" (interface.md, principle 5), and how long an answer is waited for.
inline constexpr Duration k_idle_ask{45'000};
// At least 20 s (WCAG 2.2, 2.2.1).
inline constexpr Duration k_idle_answer{20'000};
// An employer reads candidates without touching much; a host is called away.
inline constexpr Duration k_idle_ask_staff{180'000};
// Who walks with two buttons has so many times longer for everything.
inline constexpr int k_two_buttons_factor = 3;
// What is being typed is saved when nothing was typed for this long.
inline constexpr Duration k_typing_pause{1'500};
inline constexpr Duration k_toast_time{4'000};
// Whoever stood there reads that it goes on, and whether what they said is still there.
inline constexpr Duration k_mended_toast_time{12'000};
// So many falls so close together are no chance.
inline constexpr int k_falls_until_safe = 3;
inline constexpr Duration k_falls_within{60'000};
// How often the machine is looked at: disks fill and parts heat within minutes, not seconds.
inline constexpr Duration k_machine_look{30'000};
// In bytes. The store of a large event is some 100 MB and is written twice when it is tidied up.
inline constexpr std::int64_t k_little_disk = 1'000'000'000;
inline constexpr std::int64_t k_too_little_disk = 250'000'000;
inline constexpr std::int64_t k_little_memory = 200'000'000;
inline constexpr std::int64_t k_too_little_memory = 60'000'000;
// Small computers slow down at 80 to 85 degrees, and stop somewhat above.
inline constexpr int k_hot_c = 75;
inline constexpr int k_too_hot_c = 85;
// Percent of a battery that nobody charges: an hour or two, and the last half of one.
inline constexpr int k_low_battery = 30;
inline constexpr int k_too_low_battery = 12;
// The last touch of an open session is known this exactly after a fall: a write to the disk each.
inline constexpr Duration k_touch_grain{5'000};
// A host sees at once that a wrong problem was closed, and has moved on soon.
inline constexpr Duration k_undo_time{6'000};
// A device that polls is heard of every 25 s, and after a failure within 30 s more.
inline constexpr Duration k_silent_after{90'000};
// Longer ago it belongs to another day: it was not brought, and nobody waits for it.
inline constexpr Duration k_seen_today{12LL * 3'600 * 1'000};
// Nothing goes wrong with a clock that is off; but people at that device read it.
inline constexpr Duration k_clock_off{60'000};
// People found by name: few, so that nobody reads through a list of everybody.
inline constexpr std::size_t k_most_found = 5;
// Of those who may be the one that registers: nobody asked to see names.
inline constexpr std::size_t k_most_alike = 3;
// Names put into the index in one tick: some milliseconds at most.
inline constexpr std::size_t k_names_a_tick = 100;
// Jobs that wait at one printer and are named: a page or two that somebody can look through.
inline constexpr std::size_t k_shown_print_jobs = 40;
inline constexpr std::size_t k_code_digits = 6;
// Wrong PINs before the pad locks, and for how long; longer with every further one.
inline constexpr int k_pin_attempts = 5;
inline constexpr Duration k_pin_lock{30'000};
inline constexpr int k_pin_longest_lock_factor = 20;
// Whoever is invited hears of it on a board or a phone and walks to the table: no round that begins
// sooner.
inline constexpr Duration k_invited_before{5LL * 60'000};
// Before a round begins people are called.
inline constexpr Duration k_call_before{60'000};
// Time for one planning run on a kiosk; the plan gets better until then.
inline constexpr Duration k_planning_time{1'500};

// A camera that is not there or was pulled out is tried again after so long.
inline constexpr Duration k_camera_retry{3'000};
// One that gives no picture for so long hangs; a slow one takes a second to begin.
inline constexpr Duration k_camera_patience{5'000};
// Between two pictures that are read: a code is held up for a second or longer.
inline constexpr Duration k_camera_pause{150};
// A code that was out of sight for so long and comes back is meant again.
inline constexpr Duration k_code_away{2'000};
// What one QR code holds at most, and codes before they are taken: one is held up at a time.
inline constexpr std::size_t k_longest_code_bytes = 4'296;
inline constexpr std::size_t k_most_codes_waiting = 4;

// A device that cannot begin, for its disk or what lies there, tries again so often.
inline constexpr Duration k_begins_again{15'000};

// Before it belongs to an event: somebody plugs in a cable and looks at the screen.
inline constexpr Duration k_network_look{2'000};
inline constexpr std::size_t k_longest_server = 200;
// Of one label of a host name (RFC 1123).
inline constexpr std::size_t k_longest_host_name = 63;

}  // namespace ontmoet::kiosk

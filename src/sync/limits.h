// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>
#include <cstdint>

// Every number of the protocol that is a choice, with its reason.
namespace ontmoet::sync {

// One push is one transaction on the server: large enough that an 8 hours' backlog of 1,000 facts
// is five requests, small enough that others get their turn.
inline constexpr std::size_t k_most_facts_in_push = 200;
// Bodies in one push, or one fact alone; a request stays well below the server's 4 MiB.
inline constexpr std::size_t k_most_push_bytes = 512UL * 1024;
inline constexpr std::size_t k_facts_in_page = 500;
inline constexpr std::size_t k_most_facts_in_page = 1'000;
// Bodies in one page; the client takes answers up to 8 MiB.
inline constexpr std::size_t k_most_page_bytes = 2UL * 1024 * 1024;
// Facts folded at a time when an event is warmed up.
inline constexpr std::size_t k_facts_in_reading = 2'000;
// Packed pages of an event, kept for the next kiosk that loads: one of 5,000 people has 1 MB for
// each role and far less for a table.
inline constexpr std::size_t k_most_shelf_bytes = 8UL * 1024 * 1024;
// States kept warm at once: every region of the country on the same day. An event of 500 people
// takes some 10 MB, one of 5,000 up to 200 MB.
inline constexpr std::size_t k_most_warm_events = 64;
// A second writer of the log (another replica) makes an append fail; try again this often.
inline constexpr int k_most_append_tries = 5;

// Long poll: shorter than the 30 s after which common proxies give up.
inline constexpr int k_poll_wait_s = 25;
inline constexpr Duration k_connect_timeout{5'000};
inline constexpr Duration k_poll_timeout{35'000};
inline constexpr Duration k_push_timeout{20'000};
// A line that carries less is as good as none; what is large gets so much more time.
inline constexpr std::size_t k_least_bytes_per_s = 16UL * 1024;
constexpr Duration time_to_carry(std::size_t bytes, std::size_t bytes_per_s = k_least_bytes_per_s) {
    return Duration{static_cast<std::int64_t>(bytes * 1'000 / bytes_per_s)};
}

// Full jitter: a random time up to twice the last bound, from the first to the longest one.
inline constexpr Duration k_first_retry{500};
inline constexpr Duration k_longest_retry{30'000};
// While nothing answers at all there is nobody to spare, and being back shall be noticed within 2
// s.
inline constexpr Duration k_longest_retry_unreachable{1'500};
// A server may ask for patience, but not for ever.
inline constexpr Duration k_longest_retry_after{300'000};

// Own facts are kept this long after the server decided them: the log of a server that lost its
// own.
inline constexpr Duration k_keep_sent{7LL * 24 * 3'600 * 1'000};
inline constexpr Duration k_cleaning_interval{3'600'000};

// An exchange longer than this says too little about the difference of the clocks.
inline constexpr Duration k_longest_clock_measure{2'000};
// Smaller changes of the measured difference are noise of the network.
inline constexpr std::int64_t k_clock_noise_ms = 250;
// While a host looks after the event: how the devices are may be this old.
inline constexpr Duration k_devices_interval{5'000};
inline constexpr Duration k_devices_timeout{10'000};
// A host stands there and waits for the code of a table.
inline constexpr Duration k_table_code_timeout{10'000};
// What an organiser wants of a device: a failed question is asked again after so long.
inline constexpr Duration k_orders_retry{5'000};
inline constexpr Duration k_orders_timeout{10'000};
inline constexpr std::size_t k_most_order_bytes = 200;
// Of one device at a time: one of each kind, and room for kinds of a newer server.
inline constexpr std::size_t k_most_orders = 32;
// Of a pairing code; ours have nine.
inline constexpr std::size_t k_most_code_letters = 32;
// Of the secret of a device that knocks; ours have 43.
inline constexpr std::size_t k_most_secret_letters = 64;
// How often it asks whether it was let in, and how long a code of a foreign server is believed.
inline constexpr Duration k_knock_interval{3'000};
inline constexpr Duration k_longest_knock{3'600'000};
// In one question of a venue server, some 11 KB of its target; a hall with more kiosks tells of the
// others with the next one.
inline constexpr std::size_t k_most_heard_at_hall = 120;
// The same for what its kiosks answered: an organiser sets all of a hall at once.
inline constexpr std::size_t k_most_answered_at_hall = 40;
// A token lasts a day and facts are kept for seven: a server restored from a backup that has room
// for them knows one of these.
inline constexpr std::size_t k_most_kept_tokens = 8;
// A spare beside the store (spare_self.h) allows for so many facts more than there are: so often it
// is written, and so many numbers at most are said to be lost when the store is.
inline constexpr std::int64_t k_numbers_ahead = 64;
// With which a device proves who it was: these and that of its pairing file.
inline constexpr std::size_t k_most_former_tokens = k_most_kept_tokens + 1;
// "0.3.0~rc1" and the like.
inline constexpr std::size_t k_most_version_letters = 24;
// The names of all there are, with some to spare.
inline constexpr std::size_t k_most_trouble_letters = 80;

// A device that is cut off may promise tables for so long: longer than most outages, short enough
// that a broken one keeps them from nobody all day.
inline constexpr Duration k_lease_life{2LL * 3'600'000};
// All leases are one fact, so they are renewed seldom; a device has one and a half hours at least.
inline constexpr Duration k_lease_renewal{30LL * 60'000};
// Of each organisation: a second one for whom the first does not suit.
inline constexpr int k_leases_each = 2;
// What is lent is hidden from all other kiosks and planners: of three free places at most one.
inline constexpr std::ptrdiff_t k_lease_share = 3;

// "Last contact" is told again after this long.
inline constexpr Duration k_contact_interval{10'000};

}  // namespace ontmoet::sync

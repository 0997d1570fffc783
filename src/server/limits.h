// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/fact.h"
#include "sync/limits.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

// What the server takes from the outside at most. Every one is a promise that a stranger on the
// network cannot use up the machine.
namespace ontmoet::server {

// Of the HTTP server; tests bring smaller ones.
struct HttpLimits {
    std::size_t header_bytes = 16 * 1024;      // a kiosk sends about 300
    std::size_t body_bytes = 4 * 1024 * 1024;  // 200 facts of 20 KB, or the largest alone
    std::size_t connections = 5'000;           // measured: 22 MB parked
    // A hall of 500 kiosks behind one address, twice; not for a proxy, which is one address.
    std::size_t connections_per_address = 2'000;
    Duration idle{60'000};    // kept open between two requests
    Duration header{10'000};  // from the first byte to the end of the header
    Duration body{30'000};
    Duration write{30'000};
    std::size_t least_bytes_per_s = sync::k_least_bytes_per_s;  // so much longer are these two
    Duration drain{5'000};  // for answers under way when the server stops
};

// What is read at a time between requests, and while one waits for its answer.
inline constexpr std::size_t k_read_ahead_bytes = 2'048;
// Smaller answers than this go out as they are: gzip would cost more than it saves.
inline constexpr std::size_t k_gzip_from_bytes = 1'024;
// Discarded after an answer that refused the rest, so that the answer arrives (RFC 9112 §9.6).
inline constexpr std::size_t k_most_discarded_bytes = 16UL * 1024 * 1024;
inline constexpr Duration k_discard_time{2'000};

// An import of 5,000 people is about 3 MB of CSV; commands come from the owner of the data folder.
inline constexpr std::size_t k_admin_body_bytes = 64UL * 1024 * 1024;

// One page of `ontmoet facts`, about 150 KB.
inline constexpr std::size_t k_admin_page_facts = 1'000;

using domain::k_most_json_depth;

// A wrong token is a mistake once and an attack the twentieth time in a minute.
inline constexpr int k_failed_tokens_per_minute = 20;
inline constexpr std::size_t k_addresses_remembered = 10'000;
// A hall of kiosks behind one address is paired in minutes; guessing one of 10^11 codes is not.
inline constexpr int k_pairing_tries_per_minute = 30;
inline constexpr int k_pairing_tries_in_all = 120;
// An organiser reads a code from a screen and mistypes it now and then; who guesses at the 30 bits
// that the console does not show has ten minutes.
inline constexpr int k_wrong_codes_per_minute = 10;
inline constexpr int k_wrong_codes_in_all = 60;
// Who waits to be let in asks every three seconds; a hall of forty kiosks behind one address.
inline constexpr int k_knock_questions_per_minute = 900;
inline constexpr int k_knock_questions_in_all = 6'000;

// A wrong key of a phone's page is an old picture once and guessing the twentieth time; 128 bits
// are not guessed, this keeps the work small.
inline constexpr int k_failed_phone_keys_per_minute = 20;
// A phone's page stays so long after the last round: time to look up whom one met.
inline constexpr Duration k_phone_page_life{28 * 24 * 3'600'000LL};
// While there are rounds to come it renews itself so often: a round is some minutes long.
inline constexpr int k_phone_renews_s = 60;

// A table's page stays so long after the last round: time for verdicts that are still open.
inline constexpr Duration k_table_page_life{24LL * 3'600'000};
// Without a day of its own an event's pages end so long after they were opened.
inline constexpr Duration k_undated_table_page_life{7 * 24LL * 3'600'000};
// Without a script it renews itself so often.
inline constexpr int k_table_renews_s = 20;
// What tables know that are a page in a browser; the one nobody looked at for longest is read anew
// when it is looked at again. An event of 5,000 people is below 2 MB at a table.
inline constexpr std::size_t k_most_table_mirrors = 200;
// A note at a table is some sentences: 2,000 signs of three bytes, and three times that on the way.
inline constexpr std::size_t k_most_note_signs = 2'000;
inline constexpr std::size_t k_most_note_bytes = 3 * k_most_note_signs;
inline constexpr std::size_t k_most_form_bytes = 24UL * 1024;

// A follow-up link is good for so long: a letter lies a while, and the next moment has its own.
inline constexpr Duration k_follow_link_life{90 * 24 * 3'600'000LL};

// Keys of programs are as long as tokens; a scanner asks some times a second at a busy door.
inline constexpr std::size_t k_longest_key = 128;  // ours have 64 signs
inline constexpr int k_failed_keys_per_minute = 20;
inline constexpr int k_key_requests_per_minute = 600;

// The console. NIST SP 800-63B asks for 8 letters and no rules about signs; twelve make a sentence.
inline constexpr std::size_t k_fewest_password_letters = 12;
inline constexpr std::size_t k_most_password_bytes = 256;
// Somebody mistypes a few times; whoever guesses gets twenty tries an hour.
inline constexpr int k_sign_in_failures = 5;
inline constexpr Duration k_sign_in_pause{15 * 60'000};
// Every try costs a tenth of a second and 64 MiB: an office behind one address, and everybody.
inline constexpr int k_sign_ins_per_minute = 20;
inline constexpr int k_sign_ins_in_all = 120;
// A working day; and a walk through the hall with the laptop open at the desk.
inline constexpr Duration k_session_life{12LL * 3'600'000};
inline constexpr Duration k_session_idle{30LL * 60'000};
// That a session is in use is written down so often.
inline constexpr Duration k_session_note_pause{60'000};
// Rows of a list that are shown at once: a screen or two, and quick on a phone.
inline constexpr std::size_t k_console_page_rows = 50;
// Who are found by a search were looked up; more together are a list.
inline constexpr std::size_t k_most_looked_up = 5;
// Who looked at people, the newest; a whole month of an office.
inline constexpr std::size_t k_most_looks_shown = 300;
// A list of a gemeente has some thirty columns.
inline constexpr std::size_t k_most_list_columns = 200;
// Of one kind that waits for somebody; nobody reads more than that.
inline constexpr std::size_t k_most_attention = 40;
// Parts of a hall that are told apart; more are no help to anybody.
inline constexpr int k_most_zones = 99;
// Tables of a hall, and what a number on them can be; an event of 5,000 people has some 200.
inline constexpr std::size_t k_most_tables = 500;
inline constexpr int k_most_table_number = 9'999;
// Of other organisers in one series: a region has some thirty gemeenten.
inline constexpr std::size_t k_most_helpers = 100;
// Screens of a hall that everybody reads.
inline constexpr std::size_t k_most_boards = 40;
// Changes of a plan that are shown one by one; how many there are is always told.
inline constexpr std::size_t k_most_changes_shown = 300;
// Somebody at a browser waits for a plan; it gets better until then.
inline constexpr Duration k_planning_time{3'000};
// Planning runs that wait for each other: more organisers do not plan at once.
inline constexpr std::size_t k_most_waiting_plans = 8;
// Of ten minutes each: a day.
inline constexpr std::size_t k_most_arrival_bars = 144;
// When a device was last heard of is written down every k_last_seen_pause, and it asks at least
// every k_in_contact: whoever was heard of within this time is in contact.
inline constexpr Duration k_shown_in_contact{60'000};
// Nothing goes wrong with a clock that is off; but people at that device read it.
inline constexpr Duration k_shown_clock_off{60'000};

// Whether something is to be erased is looked at so often; terms are days.
inline constexpr Duration k_retention_pause{10 * 60'000};
inline constexpr Duration k_retention_first{2'000};
// How long a fact may stand without its link in the chain.
inline constexpr Duration k_chain_pause{3'000};
// At once, so that kiosks are served in between.
inline constexpr std::size_t k_most_erased_at_once = 50;
// Why nothing may be erased, or what somebody's data was asked for.
inline constexpr std::size_t k_most_reason_bytes = 400;

// Somebody who was told of a check-in a second later is told at once.
inline constexpr Duration k_webhook_look_pause{1'000};
// A receiver answers first and works then; 15 to 30 s are usual, and others wait meanwhile.
inline constexpr Duration k_webhook_answer_time{10'000};
// In one turn, so that one that is told much does not keep others waiting.
inline constexpr int k_most_webhooks_in_turn = 50;
// Between attempts, the last one again and again: a restart is over in seconds, an outage in hours.
inline constexpr std::array k_webhook_pauses{Duration{5'000},           Duration{60'000},
                                             Duration{5 * 60'000},      Duration{30 * 60'000},
                                             Duration{2 * 3'600'000LL}, Duration{5 * 3'600'000LL},
                                             Duration{10 * 3'600'000LL}};
// A long weekend.
inline constexpr Duration k_webhook_patience{3 * 24 * 3'600'000LL};
inline constexpr std::size_t k_most_webhook_url_bytes = 400;
inline constexpr std::size_t k_most_webhooks = 10;  // of one organiser

// Of one organiser, those that are good.
inline constexpr std::size_t k_most_keys = 50;
// That a key asks is written down so often: who looks wants to know whether it is in use.
inline constexpr Duration k_key_note_pause{5 * 60'000};

// A token that was copied is of use for a day at most.
inline constexpr Duration k_token_life{24LL * 3'600'000};
// New tokens are handed out one by one: each is a write to the disk on the I/O thread.
inline constexpr Duration k_token_pause{500};
// When devices were last heard of is written down together, so often.
inline constexpr Duration k_last_seen_pause{15'000};

// A kiosk asks for news every 25 s at least: whoever asked within this time is in contact.
inline constexpr Duration k_in_contact{35'000};
// Everybody asks at once when something was said: they are lent tables together.
inline constexpr Duration k_lending_pause{500};

// What a 503 asks for: long enough to be of use, short enough for nobody to notice.
inline constexpr int k_retry_after_s = 1;

// The writer's queue: pushes waiting for the disk. Beyond it, "try again later".
inline constexpr std::size_t k_most_waiting_jobs = 2'000;

// A kiosk's timeout is 35 s and many proxies' is 30.
inline constexpr int k_longest_wait_s = 25;
// How often long polls that have waited long enough are looked for.
inline constexpr Duration k_poll_tick{250};
inline constexpr std::size_t k_most_facts_in_page = 500;
// A stick is made the week before an event; what lies in a drawer longer lets nobody in.
inline constexpr Duration k_longest_offer{14 * 24 * 3'600'000LL};
// A hall has fewer kiosks than this; each code is one more that is good.
inline constexpr int k_most_provisioned = 50;
inline constexpr std::size_t k_most_device_name_bytes = 100;
// Argon2id's text has 97.
inline constexpr std::size_t k_most_pin_hash_bytes = 128;

inline constexpr std::uint16_t k_default_port = 8470;

}  // namespace ontmoet::server

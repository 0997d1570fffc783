// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_log.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The chain over an event's log, by which a change behind the program's back is seen: every fact
// has a link, a BLAKE2b hash over the link before it, over who said what kind of thing when, and
// over a proof of its content. The proof is a hash of the content with 128 random bits, which lie
// sealed: whoever takes a disk cannot try out what the content was. When somebody is erased the
// content and those bits go and the proof stays: the chain still holds, and nobody can try it out
// any more. It is not over the sealed content: that is another one under another key (migrate). Of
// a plan that lost somebody's meets, the rest is no longer proved. Links are made some seconds
// after the facts, in a transaction of their own. Whoever has the server's key and its database can
// make another chain: so keep the head (Chained::head) elsewhere now and then.
namespace ontmoet::storage {

// The link that follows `before` (empty: the first one's), with fresh random bits.
ChainLink next_link(std::string_view before, domain::Fact const& fact);

// Until every fact has its link, or another process appends. The last fact that has one.
Result<domain::Cursor> keep_chain(FactLog& log, EventId event);
// Gives the links of the event up to that of fact `newest`, a few at a time, until `take` fails.
Status copy_chain(FactLog& from, EventId event, domain::Cursor newest,
                  std::function<Status(std::span<ChainLink const>)> const& take);

// A place in a chain, to be kept where whoever changes the log cannot come. "48:" and 64
// hexadecimal digits.
struct ChainHead {
    domain::Cursor cursor = 0;
    std::string link;
};
std::string to_text(ChainHead const& head);
std::optional<ChainHead> read_chain_head(std::string_view text);

struct Chained {
    ChainHead head;
    std::int64_t erased = 0;   // of its facts the content is gone
    std::int64_t waiting = 0;  // facts that have no link yet
};
// Follows the chain from its beginning, also while facts are appended and erased. What was erased
// is believed only when a later fact says so. ErrorKind::conflict with the place (detail: its
// cursor) at which it does not hold: "console.audit.missing" (a fact or its link is gone, or was
// put in between), "console.audit.changed" (one is not what was written), "console.audit.erased"
// (what it said is gone and nobody said so), "console.audit.head" (`kept` is no place of this
// chain).
Result<Chained> verify_chain(FactLog& log, EventId event, std::optional<ChainHead> const& kept);

}  // namespace ontmoet::storage

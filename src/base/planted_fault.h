// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Mistakes that a simulation plants in the engine to see that it finds them (tests/sim). Only the
// copy of the engine that is compiled for that asks `fault_is_planted`; in the product each place
// is a plain `false`.
#ifdef ONTMOET_PLANTED_FAULTS
namespace ontmoet {

enum class Fault {
    none,
    no_deduplication,
    arrival_order,
    outbox_dropped_on_answer,
    visible_gap,
    no_erase_guard,
    cursor_before_apply,
    no_uniqueness,
    outbox_not_durable,
    answer_before_commit,
    no_epoch_after_restore,
    no_resend_after_restore,
    overlay_ahead_of_page,
    overlay_ignores_refusals,
};

// Which one is planted now; the simulation says so.
bool fault_is_planted(Fault fault);

}  // namespace ontmoet
#define ONTMOET_FAULT(name) ::ontmoet::fault_is_planted(::ontmoet::Fault::name)
#else
#define ONTMOET_FAULT(name) false
#endif

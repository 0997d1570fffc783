// SPDX-License-Identifier: EUPL-1.2
#include "base/qr_code.h"
#include "domain/bodies.h"
#include "kiosk/app.h"
#include "kiosk/devices.h"
#include "kiosk/limits.h"
#include "sync/audience.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

// What the network and the disk tell.
namespace ontmoet::kiosk {
namespace {

// Whether a fact of the hall is gone that did not come back confirmed: nobody tells whom it was
// about.
bool has_unexplained_end(sync::Confirmed const& event) {
    return std::ranges::any_of(event.hall.gone, [&](FactId gone) {
        return std::ranges::find(event.facts, gone, &domain::Fact::id) == event.facts.end();
    });
}

}  // namespace

void App::take(sync::Saved const&) {}

void App::take(sync::Confirmed const& event) {
    if (event.reset) m_local.reset(event.pending);
    m_local.confirm(event.facts, event.decided_up_to, event.hall);
    m_local.move(event.moves);
    StateChanged changed;
    changed.everything = event.reset || event.hall.reset || has_unexplained_end(event);
    for (auto const* facts : {&event.facts, &event.hall.facts})
        for (auto const& fact : *facts)
            changed.subjects.insert(changed.subjects.end(), fact.subjects.begin(),
                                    fact.subjects.end());
    for (auto const person : event.moves.conceal) changed.subjects.push_back(person.uuid);
    // Nothing of somebody erased comes out of a printer any more.
    for (auto const& fact : event.facts)
        if (fact.type == domain::fact_type::person_erased)
            for (auto const& subject : fact.subjects) m_printing->forget(PersonId{subject});
    happen(changed);
    erase_again(event.lost_erasures);
    show_problems();
}

void App::erase_again(std::vector<PersonId> const& people) {
    AppendFacts effect;
    for (auto const& person : people) {
        auto fact = domain::make_fact(domain::PersonErased{person});
        fact.actor = "device";
        if (sync::may_say({m_pairing.role}, fact)) effect.drafts.push_back(std::move(fact));
    }
    if (!effect.drafts.empty()) perform(effect);
}

void App::take(sync::Refused const& event) {
    m_local.refuse(event.problem);
    happen(StateChanged{event.problem.fact.subjects, false});
    show_problems();
}

void App::take(sync::SyncStatus const& event) {
    bool const was_off =
        std::llabs(event.server_offset_ms - m_model.network.offset_ms) > k_clock_off.count();
    m_clock.set_offset(Duration{event.server_offset_ms});
    if (was_off) read_pin_lock();
    auto const ever = m_model.network.ever_online || event.online;
    screens::Network network{event.online, ever, static_cast<int>(event.pending),
                             event.message_key};
    network.offset_ms = event.server_offset_ms;
    if (event.last_contact != Moment{})
        network.last_contact = event.last_contact + Duration{event.server_offset_ms};
    happen(NetworkChanged{std::move(network)});
    show_problems();
    wipe_when_all_is_sent();
}

void App::take(sync::DevicesHeard const& event) {
    happen(DevicesChanged{judged_devices(event.list, m_model.device)});
}

void App::perform(AskTableCode const& effect) {
    m_client->ask_table_code(effect.organisation);
}

void App::take(sync::TableCodeHeard const& event) {
    screens::TableCode made{event.organisation};
    made.trouble = event.message_key;
    if (made.trouble.empty()) {
        auto square = qr_code(sync::table_page_url(m_pairing, event.code.code));
        if (square) made.square = std::move(*square);
        made.door = sync::table_page_url(m_pairing, {});
        made.typed = event.code.code;
        made.valid_until = event.code.valid_until;
    }
    happen(TableCodeMade{std::move(made)});
}

void App::take(sync::Failed const& event) {
    m_local.forget(event.facts);
    forget_doings(m_model, event.facts);
    happen(StateChanged{{}, true});
    happen(SavingFailed{event.error.message_key});
}

void App::take(sync::Revoked const&) {
    m_is_wiped = true;
    m_local = {};
    m_printing->clear();
    happen(DeviceRevoked{});
    show_problems();
}

}  // namespace ontmoet::kiosk

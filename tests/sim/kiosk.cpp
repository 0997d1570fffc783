// SPDX-License-Identifier: EUPL-1.2
#include "sim/kiosk.h"

#include "base/check.h"
#include "domain/bodies.h"
#include "support/key_for_test.h"
#include "sync/audience.h"

#include <algorithm>

namespace ontmoet::sim {
namespace {

constexpr std::size_t k_all = 1'000'000;

}  // namespace

Kiosk::Kiosk(std::string name, std::filesystem::path const& folder, storage::NewDevice paired,
             Timeline const& timeline, std::uint64_t seed)
    : m_name(std::move(name)),
      m_disk(folder),
      m_paired(std::move(paired)),
      m_role(m_paired.device.role),
      m_clock(timeline),
      m_id_chance(seed),
      m_engine_chance(seed + 1) {}

// The store lies on the disk.
Kiosk::~Kiosk() {
    engine.reset();
    store.reset();
}

bool Kiosk::start() {
    auto opened =
        sync::KioskStore::open(m_disk / "store.db", device().event, device().id, test::k_unlock);
    if (!opened.ok()) {
        check(m_disk.is_dead() || m_disk.is_full(), "a kiosk starts on whatever a crash left");
        return false;
    }
    auto const confirmed = (*opened)->confirmed(0, k_all);
    auto const pending = (*opened)->pending();
    auto const problems = (*opened)->problems();
    auto const last_sequence = (*opened)->last_sequence();
    auto tokens = sync::Tokens::open(**opened, m_paired.token);
    if (m_disk.is_dead() || (m_disk.is_full() && !tokens.ok())) return false;
    check(tokens.ok() && confirmed.ok() && pending.ok() && problems.ok() && last_sequence.ok(),
          "a kiosk reads what a crash left");
    store = std::move(*opened);
    engine = std::make_unique<sync::SyncEngine>(*store, m_clock, m_engine_chance, device().event);
    local = {};
    local.reset(*pending);
    local.confirm(*confirmed, 0);
    for (auto const& problem : *problems) local.refuse(problem);
    status = {};
    m_last_sequence = *last_sequence;
    m_tokens = std::move(*tokens);
    m_used_token = 0;
    note_role();
    auto const checkpoint = store->checkpoint();
    bool const knows_nothing = checkpoint.ok() && checkpoint->epoch.empty();
    if (m_told_to_wipe && m_last_sequence == 0 && knows_nothing) m_wiped = true;
    ++m_lives;
    return true;
}

std::size_t Kiosk::die(Death how, Random& chance) {
    m_disk.die();
    engine.reset();
    store.reset();
    return m_disk.recover(how, chance);
}

void Kiosk::say(std::vector<domain::Fact> drafts) {
    for (auto& fact : drafts) {
        fact.id = FactId::make(m_clock, m_id_chance);
        fact.event = device().event;
        fact.device = device().id;
        fact.device_sequence = ++m_last_sequence;
        fact.recorded_at = m_clock.now();
        fact.clock_offset_ms = status.server_offset_ms;
        said.push_back({fact});
    }
    local.append(drafts);
    erased.insert(local.view().erased.begin(), local.view().erased.end());
    linked.insert(local.view().linked.begin(), local.view().linked.end());
    engine->append(drafts);
    take_events();
}

void Kiosk::answer(sync::Channel channel, sync::Response const& response) {
    if (response.status == 401 && response.body.find("sync.revoked") != std::string::npos)
        m_told_to_wipe = true;
    engine->answer(channel, response);
    take_events();
    note_role();
}

// As platform/http_client.h and platform/sync_client.h.
void Kiosk::take_token(std::string const& token) {
    if (m_tokens.add(*store, token).ok()) m_used_token = 0;
}
void Kiosk::take_unknown(std::string const& token) {
    if (token == this->token()) m_used_token = (m_used_token + 1) % m_tokens.all().size();
}

// "1f2e.host"
void Kiosk::note_role() {
    auto const checkpoint = store->checkpoint();
    if (!checkpoint.ok()) return;
    auto const role = checkpoint->epoch.substr(checkpoint->epoch.find('.') + 1);
    m_role = storage::role_from_text(role).value_or(m_role);
}

std::string Kiosk::words() const {
    std::string words;
    auto rows = store->database().prepare(
        "SELECT unseal(body, event, id, 'body') FROM inbox"
        " UNION ALL SELECT unseal(body, event, id, 'body') FROM outbox"
        " UNION ALL SELECT unseal(said, event, fact, 'said') FROM problem");
    while (rows.step()) words += rows.text(0);
    return words;
}

std::set<FactId> Kiosk::ids(std::string const& select) const {
    std::set<FactId> found;
    auto rows = store->database().prepare(select);
    while (rows.step()) found.insert({rows.uuid(0)});
    return found;
}

// As kiosk/app.cpp.
void Kiosk::erase_again(std::vector<PersonId> const& people) {
    std::vector<domain::Fact> drafts;
    for (auto const& person : people) {
        auto fact = domain::make_fact(domain::PersonErased{person});
        if (sync::may_say({role()}, fact)) drafts.push_back(std::move(fact));
    }
    if (!drafts.empty()) say(std::move(drafts));
}

// Who died in the middle has shown nothing of it.
void Kiosk::take_events() {
    auto const shown = [&](std::vector<FactId> const& facts, Said::Shown what) {
        for (auto& one : said)
            if (std::ranges::find(facts, one.fact.id) != facts.end()) one.shown = what;
    };
    if (m_disk.is_dead()) return;
    std::vector<PersonId> lost;
    for (auto& event : engine->take_events()) {
        if (auto* saved = std::get_if<sync::Saved>(&event)) {
            shown(saved->facts, Said::Shown::saved);
        } else if (auto* confirmed = std::get_if<sync::Confirmed>(&event)) {
            if (confirmed->reset) local.reset(confirmed->pending);
            local.confirm(confirmed->facts, confirmed->decided_up_to, confirmed->hall);
            auto const& now = local.confirmed();
            closed.insert(now.closed_problems.begin(), now.closed_problems.end());
            erased.insert(now.erased.begin(), now.erased.end());
            confirmed_erased.insert(now.erased.begin(), now.erased.end());
            linked.insert(now.linked.begin(), now.linked.end());
            lost.insert(lost.end(), confirmed->lost_erasures.begin(),
                        confirmed->lost_erasures.end());
        } else if (auto* refused = std::get_if<sync::Refused>(&event)) {
            local.refuse(refused->problem);
        } else if (auto* told = std::get_if<sync::SyncStatus>(&event)) {
            status = *told;
        } else if (auto* failed = std::get_if<sync::Failed>(&event)) {
            shown(failed->facts, Said::Shown::not_saved);
            local.forget(failed->facts);
        } else if (std::holds_alternative<sync::Revoked>(event)) {
            m_wiped = true;
        }
    }
    erase_again(lost);
}

}  // namespace ontmoet::sim

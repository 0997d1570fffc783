// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/fact.h"
#include "storage/devices.h"
#include "storage/sealer.h"
#include "sync/mend_store.h"
#include "sync/protocol.h"
#include "sync/sync_engine.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::platform {

struct SyncOptions {
    std::filesystem::path store;  // one file for each device; its folder must exist
    sync::Pairing pairing;        // an empty url: works alone for ever
    // Called on another thread when take_events() has something new.
    std::function<void()> wake = [] {};
    storage::Unlock unlock{};  // of the store
};

// Whose store this is; nobody's when it was wiped. Errors: KioskStore::open_found.
Result<storage::FormerSelf> former_self(std::filesystem::path const& store,
                                        storage::Unlock const& unlock);

// What the disk held when the kiosk started; feed it to a sync::LocalState.
struct StoredEvent {
    std::vector<domain::Fact> confirmed;
    std::vector<domain::Fact> pending;
    std::vector<sync::Problem> problems;
    std::string session{};                      // what keep_session was told last
    std::optional<sync::MendedStore> mended{};  // it was damaged
};

// The kiosk's line to the server: a disk thread that owns the store and the engine, and a network
// thread on libcurl. Nothing here makes the UI thread wait, except `open` and closing, and it never
// needs a network. All members belong to the UI thread.
class SyncClient {
public:
    // Opens the store, mends it if it is damaged, and starts the threads. `stored` is filled in.
    // Errors: KioskStore::open.
    static Result<std::unique_ptr<SyncClient>> open(SyncOptions options, Clock const& clock,
                                                    StoredEvent& stored);
    // Finishes what is being saved and ends the threads; what was not sent stays in the outbox.
    ~SyncClient();

    // Completes drafts of domain::make_fact (and actor, if set) with id, event, device, sequence
    // and one time for all, and saves them in this order. The facts returned go to
    // LocalState::append at once; sync::Saved or sync::Failed follows.
    std::vector<domain::Fact> append(std::vector<domain::Fact> drafts);
    // What happened since the last call, in order.
    std::vector<sync::SyncEvent> take_events();
    // Looks up a confirmed fact, or one of this device; take_found() has it soon, after a wake.
    // What is not known is not found.
    void find(FactId fact);
    std::vector<domain::Fact> take_found();
    void retry_now();
    void watch_devices(bool watch);
    void tell_health(sync::Health health);
    // sync::TableCodeHeard follows; a kiosk that works alone has no server to ask.
    void ask_table_code(OrganisationId organisation);

    // An order of sync::OrdersHeard was carried out, or could not be.
    void answer_order(sync::OrderAnswer answer);
    // Everything is forgotten; sync::Revoked follows. What was not sent is lost.
    void wipe();

    // Small things to keep on this device (a PIN's failed attempts): read from memory, saved
    // behind.
    std::optional<std::string> setting(std::string_view name) const;
    void set_setting(std::string_view name, std::string_view value);
    // KioskStore::keep_session; what is told before it was written takes its place.
    void keep_session(std::string kept);

private:
    struct Inside;
    explicit SyncClient(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::platform

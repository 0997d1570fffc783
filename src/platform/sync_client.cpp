// SPDX-License-Identifier: EUPL-1.2
#include "platform/sync_client.h"

#include "base/random.h"
#include "platform/http_client.h"
#include "platform/key_source.h"
#include "platform/spare_keeper.h"
#include "sync/kiosk_store.h"
#include "sync/limits.h"
#include "sync/tokens.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <utility>
#include <variant>

namespace ontmoet::platform {
namespace {

using domain::Fact;

// What the disk thread is asked to do, in order.
struct AppendFacts {
    std::vector<Fact> facts;
};
struct TakeResponse {
    sync::Channel channel;
    sync::Response response;
};
struct KeepSetting {
    std::string name;
    std::string value;
};
struct FindFact {
    FactId fact;
};
struct RetryNow {};
struct TakeToken {
    std::string token;
};
struct WatchDevices {
    bool watch;
};
struct AskTableCode {
    OrganisationId organisation;
};
struct AnswerOrder {
    sync::OrderAnswer answer;
};
struct WipeStore {};
struct TellHealth {
    sync::Health health;
};
using Command = std::variant<AppendFacts, TakeResponse, KeepSetting, FindFact, RetryNow, TakeToken,
                             WatchDevices, AskTableCode, AnswerOrder, WipeStore, TellHealth>;

// No limit: a whole event is loaded at the start.
constexpr std::size_t k_most_loaded_facts = 100'000'000;

using Settings = std::map<std::string, std::string, std::less<>>;

std::uint64_t chance_from_system() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

}  // namespace

struct SyncClient::Inside {
    Inside(SyncOptions given, Clock const& the_clock, std::unique_ptr<sync::KioskStore> opened)
        : options(std::move(given)),
          clock(the_clock),
          id_chance(chance_from_system()),
          store(std::move(opened)),
          engine_chance(chance_from_system()),
          engine(*store, clock, engine_chance, options.pairing.event) {}

    // The UI thread's
    SyncOptions const options;
    Clock const& clock;
    Random id_chance;
    std::int64_t last_sequence = 0;
    std::int64_t server_offset_ms = 0;
    Settings settings;

    // The disk thread's
    std::unique_ptr<sync::KioskStore> store;
    Random engine_chance;
    sync::SyncEngine engine;
    sync::Tokens tokens;
    std::optional<SpareKeeper> spare;
    std::unique_ptr<HttpClient> http;

    // Between the threads
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Command> commands;
    std::vector<sync::SyncEvent> events;
    std::vector<Fact> found;
    std::optional<std::string> session;  // to be kept
    bool ending = false;
    std::thread thread;

    void ask(Command command);
    void run();
    void carry_out(std::vector<Command> todo);
    void carry_out(Command& command);
    void hand_over_events();
    void take_token(std::string const& token);
    void find(FactId fact);
    void keep(std::string const& told);
};

void SyncClient::Inside::ask(Command command) {
    {
        std::scoped_lock const lock(mutex);
        commands.push_back(std::move(command));
    }
    changed.notify_one();
}

void SyncClient::Inside::run() {
    bool last_round = false;
    while (!last_round) {
        std::vector<Command> todo;
        std::optional<std::string> kept;
        {
            std::unique_lock lock(mutex);
            auto const something = [&] { return !commands.empty() || session || ending; };
            auto const wait = http ? engine.next_deadline() : sync::k_cleaning_interval;
            changed.wait_for(lock, wait, something);
            todo.swap(commands);
            kept.swap(session);
            last_round = ending;
        }
        carry_out(std::move(todo));
        if (kept) keep(*kept);
        spare->keep();
        if (http && !last_round)
            for (auto& request : engine.take_requests()) http->start(std::move(request));
        hand_over_events();
    }
}

// Facts that came together are saved together: one fsync for a burst of touches.
void SyncClient::Inside::carry_out(std::vector<Command> todo) {
    std::vector<Fact> burst;
    auto const save_burst = [&] {
        if (burst.empty()) return;
        spare->allow_for(burst.back().device_sequence);
        engine.append(std::exchange(burst, {}));
    };
    for (auto& command : todo) {
        if (auto* append = std::get_if<AppendFacts>(&command)) {
            burst.insert(burst.end(), append->facts.begin(), append->facts.end());
            continue;
        }
        save_burst();
        carry_out(command);
    }
    save_burst();
}

void SyncClient::Inside::carry_out(Command& command) {
    if (auto* taken = std::get_if<TakeResponse>(&command)) {
        engine.answer(taken->channel, taken->response);
    } else if (auto* kept = std::get_if<KeepSetting>(&command)) {
        engine.keep_setting(kept->name, kept->value);
        spare->setting_changed();
    } else if (auto* token = std::get_if<TakeToken>(&command)) {
        take_token(token->token);
    } else if (auto const* watched = std::get_if<WatchDevices>(&command)) {
        engine.watch_devices(watched->watch);
    } else if (auto const* table = std::get_if<AskTableCode>(&command)) {
        engine.ask_table_code(table->organisation);
    } else if (auto* told = std::get_if<TellHealth>(&command)) {
        engine.tell_health(std::move(told->health));
    } else if (auto const* wanted = std::get_if<FindFact>(&command)) {
        find(wanted->fact);
    } else if (auto* answered = std::get_if<AnswerOrder>(&command)) {
        engine.answer_order(std::move(answered->answer));
    } else if (std::holds_alternative<WipeStore>(command)) {
        engine.wipe();
    } else {
        engine.retry_now();
    }
}

void SyncClient::Inside::take_token(std::string const& token) {
    // Else the old one goes on working, and the server offers another one.
    if (tokens.add(*store, token).ok()) http->use_tokens(tokens.all());
    spare->setting_changed();
}

void SyncClient::Inside::find(FactId fact) {
    auto known = store->find(fact);
    if (!known.ok() || !*known) return;
    {
        std::scoped_lock const lock(mutex);
        found.push_back(std::move(**known));
    }
    options.wake();
}

void SyncClient::Inside::keep(std::string const& told) {
    auto const done = store->keep_session(told);
    if (done.ok()) return;
    {
        std::scoped_lock const lock(mutex);
        events.emplace_back(sync::Failed{done.error(), {}});
    }
    options.wake();
}

void SyncClient::Inside::hand_over_events() {
    auto fresh = engine.take_events();
    if (fresh.empty()) return;
    {
        std::scoped_lock const lock(mutex);
        std::ranges::move(fresh, std::back_inserter(events));
    }
    options.wake();
}

Result<storage::FormerSelf> former_self(std::filesystem::path const& store,
                                        storage::Unlock const& unlock) {
    TRY_ASSIGN(auto const found, sync::KioskStore::open_found(store, unlock));
    TRY_ASSIGN(auto const tokens, sync::Tokens::open(*found, {}));
    return storage::FormerSelf{found->event(), found->device(), '\0', tokens.all()};
}

namespace {

using OpenedStore = Result<std::unique_ptr<sync::KioskStore>>;

OpenedStore read_store(SyncOptions const& options, StoredEvent& stored) {
    auto const& pairing = options.pairing;
    TRY_ASSIGN(auto store, sync::KioskStore::open(options.store, pairing.event, pairing.device,
                                                  options.unlock));
    TRY_ASSIGN(stored.confirmed, store->confirmed(0, k_most_loaded_facts));
    TRY_ASSIGN(stored.pending, store->pending());
    TRY_ASSIGN(stored.problems, store->problems());
    TRY_ASSIGN(stored.session, store->session());
    return store;
}

// When too little of a damaged one can be read, everything is left as it is and the damage is told.
OpenedStore open_and_read(SyncOptions const& options, StoredEvent& stored) {
    sync::finish_mending(options.store);
    auto const& pairing = options.pairing;
    std::error_code unknown;
    bool const is_gone = std::filesystem::file_size(options.store, unknown) == 0 || unknown;
    auto const spare =
        sync::read_spare(options.store, pairing.event, pairing.device, options.unlock);
    OpenedStore store = Error{ErrorKind::storage, "error.database_damaged", options.store.string()};
    if (!is_gone || !spare) store = read_store(options, stored);
    if (store.ok() || store.error().message_key != "error.database_damaged") return store;
    auto mended = sync::mend_store(options.store, options.unlock, spare);
    if (!mended.ok()) return store;
    stored = {};
    stored.mended = std::move(*mended);
    return read_store(options, stored);
}

}  // namespace

Result<std::unique_ptr<SyncClient>> SyncClient::open(SyncOptions options, Clock const& clock,
                                                     StoredEvent& stored) {
    auto const& pairing = options.pairing;
    TRY_ASSIGN(auto store, open_and_read(options, stored));
    if (!pairing.escrow_key.empty())
        TRY(write_escrow(
            options.store, [&](storage::EscrowKey const& to) { return store->escrow(to); },
            pairing.escrow_key));
    TRY_ASSIGN(auto const last_sequence, store->last_sequence());
    TRY_ASSIGN(auto tokens, sync::Tokens::open(*store, pairing.token));
    TRY_ASSIGN(auto settings, store->settings());
    auto inside = std::make_unique<Inside>(std::move(options), clock, std::move(store));
    inside->last_sequence = last_sequence;
    inside->tokens = std::move(tokens);
    TRY_ASSIGN(auto spare, SpareKeeper::open(*inside->store, inside->options.unlock));
    inside->spare = std::move(spare);
    inside->settings = std::move(settings);
    auto* const raw = inside.get();
    if (!raw->options.pairing.url.empty())
        raw->http = std::make_unique<HttpClient>(
            ServerAccess{{raw->options.pairing.url, raw->options.pairing.public_key},
                         raw->tokens.all()},
            [raw](sync::Channel channel, sync::Response response) {
                raw->ask(TakeResponse{channel, std::move(response)});
            },
            [raw](std::string token) { raw->ask(TakeToken{std::move(token)}); });
    raw->thread = std::thread([raw] { raw->run(); });
    return std::unique_ptr<SyncClient>(new SyncClient(std::move(inside)));
}

SyncClient::SyncClient(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

SyncClient::~SyncClient() {
    {
        std::scoped_lock const lock(m_inside->mutex);
        m_inside->ending = true;
    }
    m_inside->changed.notify_one();
    m_inside->thread.join();
    m_inside->http.reset();
}

std::vector<Fact> SyncClient::append(std::vector<Fact> drafts) {
    auto const& pairing = m_inside->options.pairing;
    auto const now = m_inside->clock.now();
    for (auto& fact : drafts) {
        fact.id = FactId::make(m_inside->clock, m_inside->id_chance);
        fact.event = pairing.event;
        fact.device = pairing.device;
        fact.device_sequence = ++m_inside->last_sequence;
        fact.recorded_at = now;
        fact.clock_offset_ms = m_inside->server_offset_ms;
    }
    if (!drafts.empty()) m_inside->ask(AppendFacts{drafts});
    return drafts;
}

std::vector<sync::SyncEvent> SyncClient::take_events() {
    std::vector<sync::SyncEvent> events;
    {
        std::scoped_lock const lock(m_inside->mutex);
        events.swap(m_inside->events);
    }
    for (auto const& event : events)
        if (auto const* status = std::get_if<sync::SyncStatus>(&event))
            m_inside->server_offset_ms = status->server_offset_ms;
    return events;
}

void SyncClient::find(FactId fact) {
    m_inside->ask(FindFact{fact});
}
std::vector<Fact> SyncClient::take_found() {
    std::scoped_lock const lock(m_inside->mutex);
    return std::exchange(m_inside->found, {});
}

void SyncClient::retry_now() {
    m_inside->ask(RetryNow{});
}
void SyncClient::ask_table_code(OrganisationId organisation) {
    m_inside->ask(AskTableCode{organisation});
}

void SyncClient::answer_order(sync::OrderAnswer answer) {
    m_inside->ask(AnswerOrder{std::move(answer)});
}
void SyncClient::wipe() {
    m_inside->ask(WipeStore{});
}

void SyncClient::tell_health(sync::Health health) {
    m_inside->ask(TellHealth{std::move(health)});
}
void SyncClient::watch_devices(bool watch) {
    m_inside->ask(WatchDevices{watch});
}

std::optional<std::string> SyncClient::setting(std::string_view name) const {
    auto const found = m_inside->settings.find(name);
    if (found == m_inside->settings.end()) return std::nullopt;
    return found->second;
}
void SyncClient::set_setting(std::string_view name, std::string_view value) {
    m_inside->settings.insert_or_assign(std::string(name), std::string(value));
    m_inside->ask(KeepSetting{std::string(name), std::string(value)});
}

void SyncClient::keep_session(std::string kept) {
    {
        std::scoped_lock const lock(m_inside->mutex);
        m_inside->session = std::move(kept);
    }
    m_inside->changed.notify_one();
}

}  // namespace ontmoet::platform

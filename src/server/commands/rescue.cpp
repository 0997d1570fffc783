// SPDX-License-Identifier: EUPL-1.2
#include "base/check.h"
#include "server/commands/open_desk.h"
#include "sync/kiosk_store.h"
#include "sync/limits.h"
#include "sync/mend_store.h"

#include <cstdlib>
#include <system_error>

namespace ontmoet::server {
namespace {

struct Rescued {
    std::int64_t taken = 0;  // now or before: the server repeats what it answered the first time
    std::vector<sync::Problem> refused;
};

// The store with its log, in a folder of our own: what is on the kiosk's disk stays as it was
// found.
class CopiedStore {
public:
    static Result<std::unique_ptr<CopiedStore>> make(std::filesystem::path const& store) {
        std::error_code error;
        auto pattern = (std::filesystem::temp_directory_path(error) / "ontmoet-XXXXXX").string();
        if (error || ::mkdtemp(pattern.data()) == nullptr)
            return Error{ErrorKind::storage, "error.cannot_write", pattern};
        std::unique_ptr<CopiedStore> copy(new CopiedStore(pattern));
        std::filesystem::copy_file(store, copy->file(), error);
        if (error) return Error{ErrorKind::not_found, "error.cannot_read", store.string()};
        auto const log = store.string() + "-wal";
        if (!std::filesystem::exists(log, error)) return copy;
        std::filesystem::copy_file(log, copy->file().string() + "-wal", error);
        if (error) return Error{ErrorKind::storage, "error.cannot_read", log};
        return copy;
    }
    CopiedStore(CopiedStore const&) = delete;
    CopiedStore& operator=(CopiedStore const&) = delete;
    ~CopiedStore() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    std::filesystem::path file() const { return m_folder / "store.db"; }

private:
    explicit CopiedStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    std::filesystem::path m_folder;
};

// Everything the kiosk still keeps of what it said goes again, as after a restore of the server:
// what is known there is not said twice.
Result<Rescued> send_all(sync::KioskStore& store, Desk& desk, Surroundings const& around) {
    constexpr char const* k_epoch = "rescue";
    TRY(store.begin_epoch(k_epoch));
    Rescued rescued;
    for (std::int64_t last_missing = 0;;) {
        TRY_ASSIGN(auto facts, store.to_send(sync::k_most_facts_in_push, sync::k_most_push_bytes));
        if (facts.empty()) return rescued;
        TRY_ASSIGN(auto const answer, desk.push(store.event(), store.device(), {std::move(facts)}));
        for (auto const& one : answer.answers)
            rescued.taken += one.decision == sync::Decision::refused ? 0 : 1;
        TRY_ASSIGN(auto problems, store.take_answers(answer.answers, k_epoch));
        for (auto& problem : problems) rescued.refused.push_back(std::move(problem));
        if (!answer.missing && !answer.answers.empty()) continue;
        // A server that takes nothing and lacks nothing new would be asked for ever.
        if (!answer.missing || *answer.missing == last_missing)
            return Error{ErrorKind::unavailable, "error.bad_message", "answers"};
        last_missing = *answer.missing;
        domain::Fact stamp;
        stamp.recorded_at = around.clock.now();
        TRY(store.send_again_from(last_missing, stamp));
    }
}

// Of a damaged one, what can be read.
Result<std::unique_ptr<sync::KioskStore>> open_or_mend(std::filesystem::path const& file,
                                                       storage::Unlock const& unlock) {
    auto store = sync::KioskStore::open_found(file, unlock);
    if (store.ok() || store.error().message_key != "error.database_damaged") return store;
    TRY(sync::mend_store(file, unlock));
    return sync::KioskStore::open_found(file, unlock);
}

Result<Rescued> rescue(RescueCommand const& command, Surroundings const& around) {
    bool const is_folder = !is_database_address(command.data.string());
    TRY_ASSIGN(auto const unlock,
               platform::find_escrowed_key(
                   around.key, is_folder ? command.data : std::filesystem::path(), command.store));
    TRY_ASSIGN(auto const copy, CopiedStore::make(command.store));
    TRY_ASSIGN(auto const store, open_or_mend(copy->file(), unlock));
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    return send_all(*store, *desk, around);
}

}  // namespace

ExitCode run(RescueCommand const& command, Surroundings const& around) {
    auto const rescued = rescue(command, around);
    if (!rescued.ok()) return around.console.fail(rescued.error());
    auto& console = around.console;
    for (auto const& problem : rescued->refused)
        console.print(problem.fact.type + ": " + console.text(problem.message_key));
    auto const number = [&](auto count) {
        return console.tongue().number(static_cast<std::int64_t>(count));
    };
    console.print("server.rescued", {{"taken", number(rescued->taken)},
                                     {"refused", number(rescued->refused.size())}});
    return ExitCode::done;
}

}  // namespace ontmoet::server

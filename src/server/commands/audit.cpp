// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/commands.h"
#include "server/data_folder.h"
#include "storage/chain.h"
#include "storage/postgres_fact_log.h"

#include <fstream>
#include <map>
#include <memory>
#include <sstream>

namespace ontmoet::server {
namespace {

using Heads = std::map<EventId, storage::ChainHead>;

// Also while a server works on it; no fact is changed.
Result<std::unique_ptr<storage::FactLog>> open_to_read(AuditCommand const& command,
                                                       Surroundings const& around) {
    if (is_database_address(command.data.string())) {
        TRY_ASSIGN(auto const unlock, platform::find_key(around.key, {}));
        TRY_ASSIGN(auto shared, storage::PostgresFactLog::open(command.data.string(), unlock,
                                                               storage::WhenEmpty::fail));
        return std::unique_ptr<storage::FactLog>(std::move(shared));
    }
    TRY_ASSIGN(auto const unlock, platform::find_key(around.key, command.data));
    TRY_ASSIGN(auto log, storage::SqliteFactLog::open(database_file(command.data), unlock,
                                                      storage::Access::read_only));
    return std::unique_ptr<storage::FactLog>(std::move(log));
}

// Of an event whose facts have no links yet, or that a venue server keeps for the central one.
constexpr char const* k_no_head = "-";

// As this command printed them some time.
Result<Heads> read_heads(std::filesystem::path const& file) {
    Heads heads;
    if (file.empty()) return heads;
    std::ifstream lines(file);
    if (!lines) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::istringstream words(line);
        std::string event_words;
        std::string head_words;
        words >> event_words >> head_words;
        if (head_words == k_no_head) continue;
        auto const event = parse_id<EventId>(event_words);
        auto const head = storage::read_chain_head(head_words);
        if (!event.ok() || !head)
            return Error{ErrorKind::invalid_input, "error.cannot_read",
                         file.string() + ":" + std::to_string(number)};
        heads[*event] = *head;
    }
    return heads;
}

std::string line_of(EventId event, storage::Chained const& found) {
    auto const head = found.head.cursor > 0 ? storage::to_text(found.head) : k_no_head;
    return to_string(event) + '\t' + head + '\t' + std::to_string(found.erased) + '\t' +
           std::to_string(found.waiting);
}

// Every event, also behind one whose chain does not hold: gives how it ended for the worst of them.
Result<ExitCode> verify(AuditCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto heads, read_heads(command.heads));
    TRY_ASSIGN(auto const log, open_to_read(command, around));
    TRY_ASSIGN(auto const events, log->events());
    auto ended = ExitCode::done;
    for (auto const& event : events) {
        auto const kept = heads.find(event);
        auto const found = storage::verify_chain(
            *log, event, kept == heads.end() ? std::nullopt : std::optional(kept->second));
        heads.erase(event);
        if (found.ok()) {
            around.console.print(line_of(event, *found));
            continue;
        }
        auto error = found.error();
        error.detail = to_string(event) + " " + error.detail;
        if (error.kind != ErrorKind::conflict) return error;
        ended = around.console.fail(error);
    }
    for (auto const& [event, head] : heads)
        ended = around.console.fail(
            {ErrorKind::conflict, "console.audit.missing", to_string(event) + " 1"});
    return ended;
}

}  // namespace

ExitCode run(AuditCommand const& command, Surroundings const& around) {
    auto const verified = verify(command, around);
    return verified.ok() ? *verified : around.console.fail(verified.error());
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/files_trial.h"

#include "base/check.h"
#include "base/clock.h"
#include "cards/shelf.h"
#include "domain/apply.h"
#include "domain/badge_code.h"
#include "domain/fact.h"
#include "exchange/csv.h"
#include "exchange/list_import.h"
#include "exchange/workbook.h"
#include "exchange/zip_file.h"
#include "fuzz/scratch_file.h"
#include "i18n/assets.h"
#include "i18n/messages.h"
#include "platform/config_file.h"
#include "ui/keyboards.h"

#include <array>

namespace ontmoet::fuzz {
namespace {

struct Words {
    i18n::Vocabulary vocabulary;
    i18n::Tongues tongues;

    static Words const& get() {
        static Words const words{i18n::load_vocabulary(i18n::asset_root()).value(),
                                 i18n::Tongues::load(i18n::asset_root() / "locale").value()};
        return words;
    }
};

// Every cell that was read is read again from how we write it.
void try_table(std::string_view text) {
    auto const table = exchange::read_csv(text);
    for (auto const& problem : table.problems)
        check(problem.message_key != nullptr && problem.line > 0, "a problem has a place");
    for (auto const& row : table.rows) {
        check(!row.empty(), "a row has cells");
        for (auto const& cell : row) {
            check(cell.line > 0 && cell.column > 0, "a cell has a place");
            if (!exchange::is_utf8(cell.text)) continue;
            auto const again = exchange::read_csv("first," + exchange::csv_cell(cell.text) + "\n");
            check(again.problems.empty(), "what we write has no problem");
            check(again.rows.at(0).at(1).text == cell.text, "what we write is what was there");
            auto const safe = exchange::safe_csv_cell(cell.text);
            check(safe.empty() || safe.front() != '=', "no cell is a formula");
        }
    }
}

// As a server takes what was imported: written, read and told.
domain::State told(std::vector<domain::Fact> facts) {
    domain::State state;
    constexpr Moment k_now{1'790'000'040'000};
    ManualClock const clock(k_now);
    Random random(1);
    DeviceId const device{make_uuid(clock, random)};
    std::int64_t count = 0;
    for (auto& fact : facts) {
        fact.id = FactId{make_uuid(clock, random)};
        fact.device = device;
        fact.device_sequence = fact.cursor = ++count;
        fact.actor = "import";
        fact.recorded_at = fact.received_at = k_now;
        check(domain::decode_fact(domain::encode_fact(fact)).ok(), "what is taken is a fact");
        domain::apply(state, fact);
    }
    return state;
}

// Taken once, the same list brings nothing new.
void try_list(exchange::ListKind kind, std::string_view text) {
    auto const& words = Words::get();
    auto const read = [&](domain::State const& state) {
        return exchange::read_list(kind, std::string(text), {}, state, words.vocabulary,
                                   words.tongues.get("nl"));
    };
    auto const list = read({});
    for (auto const& problem : list.problems)
        check(!problem.message_key.empty(), "a problem says why");
    if (!list.ok()) return;
    auto const state = told(exchange::facts_to_import({}, list.records));
    auto const again = read(state);
    check(again.ok(), "what was read is read again");
    check(exchange::facts_to_import(state, again.records).empty(), "nothing is taken twice");
}

void try_workbook(std::string_view bytes) {
    auto const csv = exchange::csv_of_workbook(bytes);
    if (!csv) return check(!csv.error().message_key.empty(), "a refusal says why");
    check(exchange::is_utf8(*csv), "a sheet is words");
    check(exchange::read_csv(*csv).problems.empty(), "a sheet is a table");
}

void try_sheet(std::string_view xml) {
    std::array<exchange::ExportFile, 1> const files{
        {{"xl/worksheets/sheet1.xml", std::string(xml)}}};
    try_workbook(exchange::zip_of(files, Moment{1'790'000'040'000}));
}

void try_catalogue(std::string_view bytes) {
    ScratchFile const file("xx/LC_MESSAGES/ontmoet.mo", bytes);
    auto const messages = i18n::Messages::load(file.root(), "xx");
    if (!messages) return check(!messages.error().detail.empty(), "a refusal names the file");
    for (auto const& key : messages->keys()) static_cast<void>(messages->find(key));
    static_cast<void>(messages->find_plural("host.people", 3));
}

void try_keyboard(std::string_view json) {
    auto const layout = ui::Keyboards::parse(json);
    if (!layout) return check(!layout.error().message_key.empty(), "a refusal says why");
    check(!layout->pages.empty(), "a keyboard has a page");
    for (auto const& page : layout->pages) {
        check(page.forms_row < static_cast<int>(page.rows.size()), "the row of forms is there");
        for (auto const& row : page.rows)
            for (auto const& key : row) {
                static_cast<void>(layout->forms_of(key.name));
                check(key.width > 0 && key.width <= 100, "a key has a width");
            }
    }
}

void try_config(std::string_view toml) {
    ScratchFile const file("kiosk.toml", toml);
    auto const words = platform::read_config(file.path());
    if (!words) return check(!words.error().detail.empty(), "a refusal says where");
    for (auto const& word : *words)
        check(!word.name.empty() && !word.place.empty(), "a setting has a name and a place");
}

void try_card(std::string_view markdown) {
    ScratchFile const file("en/01-made-up.md", markdown);
    std::array const folders{file.root()};
    auto const shelf = cards::Shelf::load("info", folders);
    check(shelf.empty() != shelf.faults().empty(), "a card is shown or told of");
    for (auto const& phrase : shelf.phrases("en")) check(!phrase.key.empty(), "a phrase has a key");
}

void try_badge(std::string_view text) {
    auto const code = domain::read_badge_code(text);
    check(!code || text.size() >= domain::k_badge_code_digits, "a code has all its digits");
}

}  // namespace

void try_file(std::string_view input) {
    if (input.empty()) return;
    auto const rest = input.substr(1);
    switch (input.front()) {
        case 'c': return try_table(rest);
        case 'p': return try_list(exchange::ListKind::people, rest);
        case 'e': return try_list(exchange::ListKind::employers, rest);
        case 'x': return try_workbook(rest);
        case 's': return try_sheet(rest);
        case 'm': return try_catalogue(rest);
        case 'k': return try_keyboard(rest);
        case 't': return try_config(rest);
        case 'i': return try_card(rest);
        case 'b': return try_badge(rest);
        default: return;
    }
}

}  // namespace ontmoet::fuzz

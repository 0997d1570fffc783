// SPDX-License-Identifier: EUPL-1.2
#include "cards/shelf.h"
#include "exchange/csv.h"
#include "i18n/assets.h"
#include "i18n/spoken.h"
#include "platform/recordings.h"
#include "server/commands/commands.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::server {

ExitCode run(SentencesCommand const& command, Surroundings const& around) {
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    if (!tongues.ok()) return around.console.fail(tongues.error());
    auto const& tongue = around.console.tongue();
    std::string const tag{tongue.language().tag};
    i18n::Voices recorded;
    recorded.recorded = platform::list_recordings(command.recordings);
    around.console.print("file,sentence,english,recorded");
    std::array<std::filesystem::path, 1> const folders{command.cards};
    auto const cards = cards::Shelf::load("info", folders);
    auto phrases = i18n::phrases_to_record(tongue, tongues->get("en"));
    for (auto& phrase : cards.phrases(tag))
        if (std::ranges::find(phrases, phrase.words, &i18n::Phrase::words) == phrases.end())
            phrases.push_back(std::move(phrase));
    for (auto const& phrase : phrases) {
        auto const file = platform::recording_path({}, tag, phrase.key);
        around.console.print(exchange::csv_cell(file.string()) + ',' +
                             exchange::csv_cell(phrase.words) + ',' +
                             exchange::csv_cell(phrase.english) + ',' +
                             (recorded.has_recording(tag, phrase.key) ? "yes" : "no"));
    }
    return ExitCode::done;
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/wait_for_fonts.h"

#include "kiosk/cannot_begin.h"
#include "kiosk/limits.h"
#include "platform/sdl_plain_words.h"

#include <utility>

namespace ontmoet::kiosk {

namespace {

std::vector<std::string> paragraphs_of(Error const& error, i18n::Tongues const& tongues) {
    std::vector<std::string> paragraphs;
    for (auto const* language : {"nl", "en"}) {
        auto const& tongue = tongues.get(language);
        paragraphs.push_back(tongue.text("cannot_begin.title") + "\n" +
                             tongue.text("cannot_begin.use_another"));
        paragraphs.push_back(words_of(error, &tongue) + "\n" +
                             tongue.text("cannot_begin.tries_again"));
    }
    return paragraphs;
}

}  // namespace

Result<std::unique_ptr<text::TextEngine>> open_fonts() {
    TRY_ASSIGN(auto const paths, text::find_fonts());
    return text::TextEngine::create(paths);
}

Result<std::unique_ptr<text::TextEngine>> wait_for_fonts(platform::WindowLook const& look,
                                                         i18n::Tongues const& tongues,
                                                         Clock const& clock, Error error,
                                                         std::function<bool()> const& goes_on) {
    TRY_ASSIGN(auto const panel, platform::SdlPlainWords::open(look));
    auto next = clock.uptime() + k_begins_again;
    do {
        panel->show(paragraphs_of(error, tongues));
        if (clock.uptime() < next) continue;
        next = clock.uptime() + k_begins_again;
        auto engine = open_fonts();
        if (engine.ok()) return engine;
        error = engine.error();
    } while (goes_on());
    return std::unique_ptr<text::TextEngine>();
}

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "platform/sdl_panel.h"
#include "text/text_engine.h"

#include <functional>
#include <memory>

namespace ontmoet::kiosk {

// The letters of all screens: "error.font_missing", "error.font_unreadable".
Result<std::unique_ptr<text::TextEngine>> open_fonts();

// A computer without them: says so on its panel, in Dutch and English and the plain letters that
// need no font, until they are there. `goes_on` is asked all the time and takes its time for it;
// null once it says no. Errors: there is no panel either.
Result<std::unique_ptr<text::TextEngine>> wait_for_fonts(platform::WindowLook const& look,
                                                         i18n::Tongues const& tongues,
                                                         Clock const& clock, Error error,
                                                         std::function<bool()> const& goes_on);

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "matching/fit.h"
#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the screens share: the bars around them, titles, grids of tiles, and the words for people,
// work and reasons.
namespace ontmoet::screens {

// --- around a screen ---------------------------------------------------------------------
inline constexpr std::string_view k_info_icon = "menu_book";  // of "good to know"

struct ShellLook {
    bool step = false;     // of the registration: progress in the top bar, and "enough for now"
    bool back = true;      // common.back
    bool done = false;     // common.done at the start: ends the session
    bool help = true;      // common.help
    bool person = false;   // the pill with first name and number
    bool language = true;  // common.language
    bool text = true;      // common.text
    bool info = false;     // common.info: to "good to know"
    std::string_view next = {};  // words of the primary button; empty: none
    std::string_view next_id = "common.next";
    std::string_view next_icon = "arrow_forward";
    bool next_enabled = true;
    float reserve = 0;  // width of the bottom bar that the screen wants for itself
};

struct Shell {
    ui::Rect body;       // the screen's own place
    ui::Rect bottom;     // what is left of the bottom bar, in the middle
    ui::Rect top;        // what is left of the top bar
    bool next = false;   // the primary button was pressed
    MaybeIntent intent;  // back, help, language, accessibility or done was pressed
};

// The screens of the registration in their order; "ready" comes after the last.
std::span<Screen const> registration();

// Draws both bars. Words give way to icons where they do not fit.
Shell shell(Model const& model, ui::Frame& frame, ShellLook const& look = {});
// For a second thing to do: the width to reserve for it, and the button itself. It stands in the
// bottom bar, or at the foot of the body where the bar has no room.
float reserve_for(ui::Frame& frame, std::string_view words, ui::ButtonLook const& look);
bool extra_button(ui::Frame& frame, Shell& page, std::string_view id, std::string_view words,
                  ui::ButtonLook const& look);
// Whether the speaker stands on this screen: it can be heard in the person's language, by a voice
// or because its title has been recorded. Screens of employers and hosts show other people's data,
// which no kiosk in a hall reads aloud.
bool can_listen(Model const& model);
// Whether a language can say how to begin.
bool can_hear_language(Model const& model, std::string_view tag);

// The title and one quiet line under it, cut off the top of `rest`.
void title_block(ui::Frame& frame, ui::Rect& rest, std::string_view title,
                 std::string_view subtitle = {});
ui::TextStyle title_style(ui::Frame const& frame);
// A card with an icon and a sentence that asks for attention, cut off the top of `rest`.
void notice(ui::Frame& frame, ui::Rect& rest, std::string_view icon, std::string_view words,
            ui::Tint tint = ui::Tint::accent);
// While a camera looks for codes: that they can be held before it, cut off the foot of `rest`.
void camera_hint(Model const& model, ui::Frame& frame, ui::Rect& rest);
// An icon, a heading and a sentence in the middle: nothing is here yet.
void empty_state(ui::Frame& frame, ui::Rect rect, std::string_view icon, std::string_view title,
                 std::string_view words);
// The pill that opens the accessibility screen, cut off the end of a bar; with "Aa" where the bar
// has room for it.
bool accessibility_pill(ui::Frame& frame, ui::Rect& bar);
float accessibility_pill_width(ui::Frame& frame);
// "Offline · everything is kept" or nothing when online.
float offline_pill_width(Model const& model, ui::Frame& frame);
void offline_pill(ui::Frame& frame, ui::Rect rect, bool with_words);

// --- tiles -------------------------------------------------------------------------------
struct TileGrid {
    std::vector<ui::Rect> cells;
    float height = 0;  // of all of them, for end_scroll
};

// `count` cells of at least this size from the top of `area`. They grow to fill `visible` units;
// where more of them must scroll, a part of a row shows that there is more.
TileGrid tile_grid(ui::Rect area, int count, ui::Size least, float visible, float most_high = 232);

// --- words -------------------------------------------------------------------------------
// The languages of the screen in the order in which this device offers them.
std::vector<i18n::Language> languages_in_order(Model const& model);
// The Dutch words for a host who looks along, nothing when the screen is in Dutch.
std::string second_words(Model const& model, std::string_view key);
std::string sector_name(i18n::Tongue const& tongue, std::string_view code);
std::string occupation_name(i18n::Tongue const& tongue, std::string_view key);
// Of the vocabulary, or the words themselves as somebody wrote them.
std::string skill_name(i18n::Tongue const& tongue, std::string_view skill);
// What the offer is called: the occupation in the person's language, else its own title.
std::string offer_name(i18n::Tongue const& tongue, domain::Offer const& offer);
std::string way_name(i18n::Tongue const& tongue, domain::Way way);
std::string level_name(i18n::Tongue const& tongue, domain::Level level);
// The end of an id: "a2", "analfabeet".
std::string level_id(domain::Level level);
// "Selam T.": all that is shown of a name in public (interface.md, principle 7).
std::string public_name(domain::Profile const& profile);
// The same of the name in the person's own script; empty when there is none.
std::string public_own_name(domain::Profile const& profile);
// "S. T.", for where a name finds no room.
std::string initials_of(domain::Profile const& profile);
// Whether no word of it is wider than this.
bool words_fit(ui::Frame& frame, std::string_view text, ui::TextStyle const& style, float width);

enum class Reader { candidate, employer };
std::string reason_text(i18n::Tongue const& tongue, matching::Reason const& reason, Reader reader);
// Draws a reason with its icon; gives the height used.
float reason_line(ui::Frame& frame, ui::Rect rect, matching::Reason const& reason, Reader reader);
float reason_line_height(ui::Frame& frame, float width, matching::Reason const& reason,
                         Reader reader);
// As many of these reasons as fit in `rect`, each whole.
void reasons_that_fit(ui::Frame& frame, ui::Rect rect, std::vector<matching::Reason> const& reasons,
                      Reader reader);

// --- organisations and meets
// ----------------------------------------------------------------------- The square with initials;
// the same colour everywhere.
void organisation_avatar(ui::Frame& frame, ui::Rect rect, OrganisationId id,
                         domain::Organisation const& organisation);
// "Hospitality · The Hague".
std::string sector_and_place(i18n::Tongue const& tongue, domain::Organisation const& organisation);
// Null when this kiosk does not know it (yet).
domain::Organisation const* find_organisation(Model const& model, OrganisationId id);
domain::Offer const* find_offer(Model const& model, OfferId id);
// A meet of the draft, else of what stands; nothing when it is not there (any more).
std::optional<domain::PlannedMeet> meet_on_plan(Model const& model, MeetId id);
// Those of Model::meets that this kiosk still knows, in the order of their rounds.
std::vector<domain::Meet const*> shown_meets(Model const& model);

}  // namespace ontmoet::screens

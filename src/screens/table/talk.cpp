// SPDX-License-Identifier: EUPL-1.2
#include "i18n/talk_book.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/table/talk_parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

using i18n::Saying;

constexpr float k_icon_side = 56;

// Themes of words; the others are of sentences.
bool is_of_words(std::string_view theme) {
    static constexpr std::array<std::string_view, 3> of_words{"answers", "numbers", "pictures"};
    return std::ranges::find(of_words, theme) != of_words.end();
}

i18n::Speaker speaker_of(Model const& model) {
    return model.talk.across ? i18n::Speaker::candidate : i18n::Speaker::employer;
}

MaybeIntent ask_language(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.language = false});
    auto intent = page.intent;
    title_block(frame, page.body, frame.say("talk.who"));
    auto const languages = i18n::interface_languages();
    auto const area = frame.begin_scroll("talk.languages", page.body);
    auto const grid = tile_grid(area, static_cast<int>(languages.size()),
                                {frame.is_portrait() ? 320.0f : 400.0f, 72}, page.body.h, 120);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        std::string const tag{languages[i].tag};
        if (frame.language_tile("talk.with." + tag, grid.cells[i], languages[i].own_name,
                                {.language = languages[i].tag}) != ui::LanguageTouch::none)
            intent = TalkIntent{TalkWith{tag}};
    }
    frame.end_scroll(grid.height);
    return intent;
}

// The themes beside each other, on as many lines as they need.
MaybeIntent theme_pills(Model const& model, ui::Frame& frame, ui::Rect& rest,
                        std::string_view chosen) {
    MaybeIntent intent;
    auto const& book = model.vocabulary->talk;
    float const height = frame.pill_height();
    ui::Rect line = rest.cut_top(height, 8);
    for (auto const& theme : book.themes()) {
        auto const sayings = book.about(theme, speaker_of(model));
        if (sayings.empty()) continue;
        auto const words = frame.say("talk.theme." + theme);
        ui::PillLook const look{.icon = sayings.front()->icon, .selected = theme == chosen};
        float const width = std::min(rest.w, frame.pill_width(words, look));
        if (width > line.w) line = rest.cut_top(height, 8);
        if (frame.pill("talk.about." + theme, line.cut_start(width, 16), words, look))
            intent = TalkIntent{TalkAbout{theme}};
    }
    rest.cut_top(8);
    return intent;
}

// A sentence in the reader's language, and small in the other one.
struct SentenceCard {
    Saying const* saying = nullptr;
    std::string words, second;
    float words_height = 0, second_height = 0;

    float text_height() const { return words_height + (second_height > 0 ? 4 + second_height : 0); }
    float height() const { return std::max(k_icon_side, text_height()) + 32; }
};

constexpr float k_beside_words = 20 + k_icon_side + 16 + 20;

SentenceCard sentence_card(Model const& model, ui::Frame& frame, float width,
                           Saying const& saying) {
    SentenceCard card{&saying, i18n::words_of_saying(frame.tongue(), saying.id),
                      second_words_of_saying(model, saying.id)};
    float const room = width - k_beside_words;
    card.words_height = frame.measure(card.words, ui::style::strong, room).h;
    if (!card.second.empty())
        card.second_height =
            frame.measure(card.second, ui::style::small_quiet.in(listener_language(model)), room).h;
    return card;
}

bool draw_sentence(Model const& model, ui::Frame& frame, ui::Rect rect, SentenceCard const& card) {
    bool const pressed = frame.card_button("talk.say." + card.saying->id, rect, card.words);
    auto inside = rect.inset(20, 0);
    frame.icon_square(inside.cut_start(k_icon_side, 16).centered({k_icon_side, k_icon_side}),
                      card.saying->icon);
    auto lines = inside.centered({inside.w, card.text_height()});
    frame.text(lines.cut_top(card.words_height, 4), card.words, ui::style::strong);
    if (!card.second.empty())
        frame.text(lines, card.second, ui::style::small_quiet.in(listener_language(model)));
    return pressed;
}

MaybeIntent sentence_cards(Model const& model, ui::Frame& frame, ui::Rect& rest,
                           std::span<Saying const* const> sayings) {
    MaybeIntent intent;
    constexpr float gap = ui::measure::gap;
    float const least = 380 * frame.text_scale();
    int const columns = std::max(1, static_cast<int>((rest.w + gap) / (least + gap)));
    auto const width = rest.columns(columns, gap).front().w;
    std::vector<SentenceCard> cards;
    for (auto const* saying : sayings) cards.push_back(sentence_card(model, frame, width, *saying));
    auto const across = static_cast<std::size_t>(columns);
    for (std::size_t first = 0; first < cards.size(); first += across) {
        std::span const row{cards.data() + first, std::min(across, cards.size() - first)};
        float height = 0;
        for (auto const& card : row) height = std::max(height, card.height());
        auto const cells = rest.cut_top(height, gap).columns(columns, gap);
        for (std::size_t i = 0; i < row.size(); ++i)
            if (draw_sentence(model, frame, cells[i], row[i]))
                intent = TalkIntent{Say{row[i].saying->id}};
    }
    return intent;
}

MaybeIntent word_tiles(Model const& model, ui::Frame& frame, ui::Rect& rest,
                       std::span<Saying const* const> sayings) {
    std::vector<SayingTile> tiles;
    for (auto const* saying : sayings)
        tiles.push_back({"talk.say." + saying->id, saying->id, false,
                         second_words_of_saying(model, saying->id), listener_language(model)});
    if (auto const touched = saying_tiles(model, frame, rest, tiles, 0))
        return TalkIntent{Say{sayings[*touched]->id}};
    return {};
}

// The theme that was chosen, or the first one.
std::string theme_of(Model const& model) {
    auto const& book = model.vocabulary->talk;
    auto const themes = book.themes();
    auto const chosen = std::ranges::find(themes, model.talk.theme);
    if (chosen != themes.end() && !book.about(*chosen, speaker_of(model)).empty()) return *chosen;
    return themes.empty() ? std::string{} : themes.front();
}

MaybeIntent sayings_list(Model const& model, ui::Frame& frame, ui::Rect body) {
    auto const theme = theme_of(model);
    auto const sayings = model.vocabulary->talk.about(theme, speaker_of(model));
    auto list = frame.begin_scroll("talk.list", body);
    float const top = list.y;
    auto const& listener = listener_language(model);
    auto const hint =
        frame.tongue().text("talk.hint", {{"language", frame.tongue().language_name(listener)}});
    frame.paragraph(list, hint, ui::style::strong, 12);
    auto intent = theme_pills(model, frame, list, theme);
    if (!sayings.empty()) {
        auto said = is_of_words(theme) ? word_tiles(model, frame, list, sayings)
                                       : sentence_cards(model, frame, list, sayings);
        if (said) intent = std::move(said);
    }
    frame.end_scroll(list.y - top - 16);
    return intent;
}

}  // namespace

MaybeIntent view_talk(Model const& model, ui::Frame& frame) {
    auto const& talk = model.talk;
    if (talk.other.empty()) return ask_language(model, frame);
    auto const turn = frame.say("talk.turn");
    ui::ButtonLook const turn_look{.icon = "flip_camera_android"};
    auto page = shell(model, frame,
                      {.help = !talk.across,
                       .language = false,
                       .text = !talk.across,
                       .reserve = reserve_for(frame, turn, turn_look)});
    auto intent = page.intent;
    if (intent && std::holds_alternative<Back>(*intent) && talk.across)
        intent = TalkIntent{TurnTalk{}};
    auto const* other = i18n::find_language(talk.other);
    ui::PillLook const other_look{.icon = "translate", .language = talk.other};
    if (!talk.across && other != nullptr &&
        frame.pill_at_end("talk.other", page.top, other->own_name, other_look))
        intent = TalkIntent{TalkWith{}};
    if (extra_button(frame, page, "talk.turn", turn, turn_look)) intent = TalkIntent{TurnTalk{}};
    if (auto said = sayings_list(model, frame, page.body)) intent = std::move(said);
    return intent;
}

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/talk_book.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/table/talk_parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::screens {
namespace {

using i18n::Saying;

ui::TextStyle large_style(float size) {
    return ui::style::title.sized(size).shrinking(26);
}

// "Monday, Wednesday and Friday".
std::string answer_words(i18n::Tongue const& tongue, std::vector<std::string> const& answers) {
    std::vector<std::string> words;
    for (auto const& answer : answers) words.push_back(i18n::words_of_saying(tongue, answer));
    return tongue.list(words);
}

// What is to be read from across a table: a picture and words as large as they find room, and small
// the same for the other side.
void draw_large(Model const& model, ui::Frame& frame, ui::Rect rect, std::string const& icon,
                std::string_view words, std::string_view second) {
    frame.card(rect, ui::CardKind::soft);
    auto inside = rect.inset(28, 16);
    float const side = std::min({inside.h, inside.w * 0.3f, 200.0f});
    frame.icon_square(inside.cut_start(side, 28).centered({side, side}), icon);
    auto const small = ui::style::quiet.in(listener_language(model)).shrinking().lines(2);
    float const below =
        second.empty() ? 0 : std::min(inside.h * 0.3f, frame.measure(second, small, inside.w).h);
    auto const style = large_style(rect.h > 260 ? 64 : 44);
    float const most = inside.h - (below > 0 ? 8 + below : 0);
    float const height = std::min(most, frame.measure(words, style, inside.w).h);
    auto lines = inside.centered({inside.w, height + (below > 0 ? 8 + below : 0)});
    frame.text(lines.cut_top(height, 8), words, style.with(ui::Stand::middle));
    if (below > 0) frame.text(lines, second, small);
}

void hear_pill(Model const& model, ui::Frame& frame, Shell& page) {
    auto const& talk = model.talk;
    auto const& shown = talk.answered ? talk.answers.front() : talk.saying;
    auto const key = i18n::message_key_of_saying(shown).value_or("");
    bool const is_heard =
        model.accessibility.sound && model.speech.can_say(model.reader_language(), key);
    auto const hear = frame.say("common.listen");
    if (is_heard && frame.pill_at_end("talk.hear", page.top, "",
                                      {.icon = "volume_up", .silent = true, .spoken = hear}))
        page.intent = TalkIntent{HearAgain{}};
}

MaybeIntent answer_tiles(Model const& model, ui::Frame& frame, ui::Rect rect,
                         Saying const& saying) {
    MaybeIntent intent;
    std::vector<SayingTile> tiles;
    auto const& chosen = model.talk.answers;
    for (auto const& answer : saying.answers)
        tiles.push_back(
            {"talk.answer." + answer, answer, std::ranges::find(chosen, answer) != chosen.end()});
    auto list = frame.begin_scroll("talk.answers", rect);
    float const top = list.y;
    if (auto const touched = saying_tiles(model, frame, list, tiles, rect.h))
        intent = TalkIntent{GiveAnswer{saying.answers[*touched]}};
    frame.end_scroll(list.y - top - 16);
    return intent;
}

// For the one who is asked.
MaybeIntent question_for_listener(Model const& model, ui::Frame& frame, Saying const& saying) {
    bool const answerable = !saying.answers.empty();
    auto const next = saying.several ? frame.say("talk.done")
                      : answerable   ? std::string{}
                                     : frame.say("talk.more");
    auto page = shell(model, frame,
                      {.help = false,
                       .language = false,
                       .text = false,
                       .next = next,
                       .next_icon = saying.several ? "check" : "arrow_forward",
                       .next_enabled = !saying.several || !model.talk.answers.empty()});
    hear_pill(model, frame, page);
    auto intent = page.intent;
    if (page.next) intent = saying.several ? Intent{TalkIntent{AnswersGiven{}}} : Intent{Back{}};
    auto body = page.body;
    auto const large = answerable ? body.cut_top(std::floor(body.h * 0.36f), 16) : body;
    draw_large(model, frame, large, saying.icon, i18n::words_of_saying(frame.tongue(), saying.id),
               second_words_of_saying(model, saying.id));
    if (!answerable) return intent;
    frame.paragraph(body, frame.say(saying.several ? "talk.several" : "talk.answers"),
                    ui::style::quiet, 12);
    if (auto answer = answer_tiles(model, frame, body, saying)) intent = std::move(answer);
    return intent;
}

// For the one who asked.
MaybeIntent answer_for_speaker(Model const& model, ui::Frame& frame, Saying const& saying) {
    auto page =
        shell(model, frame,
              {.help = false, .language = false, .text = false, .next = frame.say("talk.more")});
    hear_pill(model, frame, page);
    auto intent = page.intent;
    if (intent && std::holds_alternative<Back>(*intent)) intent = TalkIntent{TakeAnswerBack{}};
    if (page.next) intent = Back{};
    auto body = page.body;
    frame.paragraph(body, i18n::words_of_saying(frame.tongue(), saying.id), ui::style::heading);
    auto const& answers = model.talk.answers;
    auto const second = model.tongues == nullptr
                            ? std::string{}
                            : answer_words(model.tongues->get(listener_language(model)), answers);
    draw_large(model, frame, body, model.vocabulary->talk.icon_of(answers.front()),
               answer_words(frame.tongue(), answers), second);
    return intent;
}

}  // namespace

MaybeIntent view_talk_shown(Model const& model, ui::Frame& frame) {
    auto const* saying = model.vocabulary->talk.find(model.talk.saying);
    if (saying == nullptr) return shell(model, frame).intent;
    bool const is_answered = model.talk.answered && !model.talk.answers.empty();
    return is_answered ? answer_for_speaker(model, frame, *saying)
                       : question_for_listener(model, frame, *saying);
}

}  // namespace ontmoet::screens

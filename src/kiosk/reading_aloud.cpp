// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading_aloud.h"

#include "i18n/talk_book.h"
#include "screens/board/board_parts.h"
#include "screens/screen_names.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

constexpr std::string_view k_host_language = "nl";

// Numbers of badges and clocks are drawn as Latin letters, but are said in the person's language.
bool has_word(std::string_view label) {
    int letters = 0;
    for (char const letter : label) {
        auto const byte = static_cast<unsigned char>(letter);
        bool const is_letter = byte >= 0x80 || (byte | 0x20U) - 'a' < 26U;
        letters = is_letter ? letters + 1 : 0;
        if (letters > 1) return true;
    }
    return false;
}

bool is_for_visitors(screens::Screen screen) {
    return screen == screens::Screen::languages || !screens::title_key(screen).empty();
}

}  // namespace

i18n::Phrasebook const& ScriptWriter::book(std::string_view tag) {
    auto const found = m_books.find(tag);
    if (found != m_books.end()) return found->second;
    i18n::Phrasebook made(m_tongues.get(tag));
    if (m_cards != nullptr)
        for (auto& phrase : m_cards->phrases(tag)) made.add(std::move(phrase));
    return m_books.emplace(tag, std::move(made)).first->second;
}

Script ScriptWriter::write(std::vector<ui::Utterance> const& said, std::string_view language,
                           i18n::Voices const& voices) {
    Script script;
    auto const add = [&](ui::Utterance const& one, platform::Sentence sentence) {
        if (!voices.can_say(sentence.language, sentence.key)) return;
        script.sentences.push_back(std::move(sentence));
        script.nodes.push_back(one.node);
    };
    for (auto const& one : said) {
        auto const& label = one.words;
        bool const is_foreign = !one.language.empty() && has_word(label);
        std::string const tag{is_foreign ? one.language : language};
        auto const& keys = book(tag).keys_of(label);
        bool const is_for_host = !is_foreign && keys.empty() && tag != k_host_language &&
                                 !book(k_host_language).keys_of(label).empty();
        if (is_for_host) continue;
        auto const key = std::ranges::find_if(
            keys, [&](auto const& each) { return voices.has_recording(tag, each); });
        auto const& tongue = m_tongues.get(tag);
        add(one,
            {tag, key == keys.end() ? std::string{} : *key, i18n::words_for_voice(tongue, label)});
        if (one.selected) add(one, {tag, "common.chosen", tongue.text("common.chosen")});
    }
    return script;
}

std::vector<platform::Sentence> ScriptWriter::tell(std::string_view language,
                                                   std::vector<std::string> const& sayings,
                                                   i18n::Voices const& voices) const {
    std::vector<platform::Sentence> sentences;
    auto const& tongue = m_tongues.get(language);
    for (auto const& saying : sayings) {
        auto const key = i18n::message_key_of_saying(saying).value_or("");
        if (!voices.can_say(language, key)) continue;
        auto const words = i18n::words_of_saying(tongue, saying);
        sentences.push_back({std::string{language}, key, i18n::words_for_voice(tongue, words)});
    }
    return sentences;
}

platform::Sentence ScriptWriter::greeting(std::string_view tag) const {
    return message(tag, std::string{screens::k_hear_language});
}

platform::Sentence ScriptWriter::message(std::string_view tag, std::string const& key) const {
    return {std::string{tag}, key, m_tongues.get(tag).text(key)};
}

ReadingAloud::ReadingAloud(platform::SpeakerOptions options, Clock const& clock,
                           i18n::Tongues const& tongues, cards::Shelf const* cards)
    : m_writer(tongues, cards), m_speaker(std::move(options), clock) {}

ReadingAloud::Place ReadingAloud::place_of(screens::Model const& model) {
    return {model.screen(), model.language, model.asks_presence, model.accessibility.sound};
}

void ReadingAloud::hush() {
    m_speaker.hush();
    m_place.reset();
}

void ReadingAloud::keep_to(screens::Model const& model) {
    if (m_place && *m_place != place_of(model)) hush();
}

void ReadingAloud::follow(screens::Model const& model, ui::Stage const& stage) {
    m_speaker.set_volume(model.accessibility.volume);
    if (stage.was_touched()) {
        m_was_hushed = m_speaker.state().sentence.has_value();
        hush();
    }
    if (stage.has_pressed()) play(model, platform::Sound::press);
    std::string focus{stage.focused_by_keys()};
    if (std::exchange(m_focus, focus) == focus || !is_for_visitors(model.screen())) return;
    if (model.accessibility.sound) say(model, ui::reading_of_node(stage.tree(), focus));
}

void ReadingAloud::read(screens::Model const& model, ui::Tree const& tree) {
    if (std::exchange(m_was_hushed, false)) return;
    bool const right_to_left =
        i18n::find_language(model.language)->direction == i18n::Direction::right_to_left;
    say(model, ui::reading_of(tree, right_to_left));
}

void ReadingAloud::hear_language(screens::Model const& model, ui::Tree const& tree,
                                 std::string_view tag) {
    if (std::exchange(m_was_hushed, false)) return;
    auto const id = std::string{screens::name_of(model.screen())}.append(".").append(tag);
    auto const* tile = tree.find(id);
    if (tile == nullptr) return;
    m_place = place_of(model);
    m_nodes = {{id, tile->label, 0}};
    m_speaker.say({m_writer.greeting(tag)});
}

void ReadingAloud::say(screens::Model const& model, std::vector<ui::Utterance> const& said) {
    auto const voices = m_speaker.state().voices;
    if (!voices) return;
    auto script = m_writer.write(said, model.language, *voices);
    m_place = place_of(model);
    m_nodes = std::move(script.nodes);
    m_speaker.say(std::move(script.sentences));
}

void ReadingAloud::call_hall(screens::Model const& model, std::string const& key) {
    auto const voices = m_speaker.state().voices;
    if (!voices || !model.accessibility.sound) return;
    std::vector<platform::Sentence> sentences;
    for (auto const& tag : screens::hall_languages(*model.state))
        if (voices->can_say(tag, key)) sentences.push_back(m_writer.message(tag, key));
    m_place = place_of(model);
    m_nodes.clear();
    m_speaker.say(std::move(sentences));
}

void ReadingAloud::hear(screens::Model const& model, std::string sound) {
    if (std::exchange(m_was_hushed, false)) return;
    m_place = place_of(model);
    m_nodes.clear();
    m_speaker.say({platform::Sentence{{}, {}, {}, std::move(sound)}});
}

void ReadingAloud::tell(screens::Model const& model, std::string_view language,
                        std::vector<std::string> const& sayings) {
    m_was_hushed = false;
    auto const voices = m_speaker.state().voices;
    if (!voices || !model.accessibility.sound) return;
    m_place = place_of(model);
    m_nodes.clear();
    m_speaker.say(m_writer.tell(language, sayings, *voices));
}

void ReadingAloud::play(screens::Model const& model, platform::Sound sound) {
    if (model.accessibility.sound) m_speaker.play(sound);
}

screens::Speech ReadingAloud::speech() const {
    auto const state = m_speaker.state();
    screens::Speech speech;
    speech.voices = state.voices;
    speech.works = state.device == platform::SoundDevice::works;
    speech.failed = state.device == platform::SoundDevice::missing;
    speech.speaking = state.sentence.has_value();
    if (state.sentence && *state.sentence < m_nodes.size()) speech.at = m_nodes[*state.sentence];
    return speech;
}

}  // namespace ontmoet::kiosk

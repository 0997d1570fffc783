// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cards/shelf.h"
#include "i18n/spoken.h"
#include "platform/speaker.h"
#include "screens/model.h"
#include "ui/reading.h"
#include "ui/stage.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ontmoet::kiosk {

// What of these utterances is said, in the languages that can be heard. Words that are a message of
// the Dutch catalogue only are the line for a host who looks along: left out. `nodes` says for each
// sentence where it stands.
struct Script {
    std::vector<platform::Sentence> sentences;
    std::vector<ui::NodeName> nodes;
};
class ScriptWriter {
public:
    // The words of `cards` (may be null) can be recorded, too.
    explicit ScriptWriter(i18n::Tongues const& tongues, cards::Shelf const* cards = nullptr)
        : m_tongues(tongues), m_cards(cards) {}
    Script write(std::vector<ui::Utterance> const& said, std::string_view language,
                 i18n::Voices const& voices);
    // Sayings of the talk book.
    std::vector<platform::Sentence> tell(std::string_view language,
                                         std::vector<std::string> const& sayings,
                                         i18n::Voices const& voices) const;
    // How to begin, in this language.
    platform::Sentence greeting(std::string_view tag) const;
    platform::Sentence message(std::string_view tag, std::string const& key) const;

private:
    i18n::Phrasebook const& book(std::string_view tag);

    i18n::Tongues const& m_tongues;
    cards::Shelf const* m_cards;
    std::map<std::string, i18n::Phrasebook, std::less<>> m_books;
};

// Lets a speaker read the screen. Any touch or key stops it, so do another screen and another
// language; the touch that stops it on the speaker itself does not start it again.
class ReadingAloud {
public:
    ReadingAloud(platform::SpeakerOptions options, Clock const& clock, i18n::Tongues const& tongues,
                 cards::Shelf const* cards = nullptr);

    // Once a frame, when it has been drawn and before what was pressed in it is carried out: the
    // tick of a press, silence after a touch, and the words that keys have moved the focus to.
    void follow(screens::Model const& model, ui::Stage const& stage);
    // Silent when the model shows something else than when it began.
    void keep_to(screens::Model const& model);
    void read(screens::Model const& model, ui::Tree const& tree);
    void hear_language(screens::Model const& model, ui::Tree const& tree, std::string_view tag);
    // This message in every language of the hall that can be heard.
    void call_hall(screens::Model const& model, std::string const& key);
    // What somebody said themselves, as the bytes of a sound file.
    void hear(screens::Model const& model, std::string sound);
    // Says what was touched at the table, whatever was being said.
    void tell(screens::Model const& model, std::string_view language,
              std::vector<std::string> const& sayings);
    void play(screens::Model const& model, platform::Sound sound);
    void hush();
    // For the model.
    screens::Speech speech() const;

private:
    using Place = std::tuple<screens::Screen, std::string, bool, bool>;
    static Place place_of(screens::Model const& model);
    void say(screens::Model const& model, std::vector<ui::Utterance> const& said);

    ScriptWriter m_writer;
    platform::Speaker m_speaker;
    std::vector<ui::NodeName> m_nodes;  // of the sentences being said
    std::optional<Place> m_place;
    std::string m_focus;
    bool m_was_hushed = false;  // by the touch that is going on
};

}  // namespace ontmoet::kiosk

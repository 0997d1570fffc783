// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "e2e/day.h"

#include <string>
#include <vector>

// What one person does at a kiosk from the languages back to the languages. Each counts as one
// touch what a finger does, and types at the driver's keyboard.
namespace ontmoet::e2e {

struct Journey {
    int touches = 0;
    int letters = 0;
};

class Traveller {
public:
    Traveller(KioskHand& kiosk, std::string language)
        : m_kiosk(kiosk), m_language(std::move(language)) {}

    void touch(std::string const& id) {
        m_kiosk.tap(id);
        ++m_journey.touches;
    }
    void type(std::string const& text) {
        m_kiosk.say("type " + text);
        m_journey.letters += static_cast<int>(text.size());
    }
    void scan(std::string const& code) { m_kiosk.say("scan " + code); }
    void see(std::string const& id) { m_kiosk.say("wait " + id); }
    KioskHand& kiosk() { return m_kiosk; }
    std::string const& language() const { return m_language; }
    Journey const& journey() const { return m_journey; }

private:
    KioskHand& m_kiosk;
    std::string m_language;
    Journey m_journey;
};

// Up to the number on the screen; refuses every consent but taking part.
void invited_comes_in(Traveller& person, std::string const& code);
// Types a name and nothing else, and leaves the rest for later.
void walk_in_with_a_name(Traveller& person, std::string const& name);
// Every step of the registration, each answered by a touch.
void walk_in_with_everything(Traveller& person, std::string const& name);
// Checks out, comes back with the badge, and is welcomed.
void goes_and_comes_back(Traveller& person, std::string const& badge);
// The text of the QR for the telephone, read off a picture of the screen.
std::string takes_page_along(Traveller& person, std::filesystem::path const& picture);
// From the own card, by way of what is shared.
void erases_everything(Traveller& person);

}  // namespace ontmoet::e2e

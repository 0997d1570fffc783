// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/qr_code.h"
#include "i18n/spoken.h"
#include "ui/tree.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a kiosk knows of its network, of all devices, and of what is connected to it; a part of
// Model (model.h).
namespace ontmoet::screens {

struct Network {
    bool online = false;
    bool ever_online = false;
    int pending = 0;             // facts not yet with the server
    std::string trouble;         // message key, empty: none
    Moment offline_since{};      // by the hall's clock; 0: online, or never was
    Moment last_contact{};       // the same; 0: never
    std::int64_t offset_ms = 0;  // the hall's clock minus this device's
};

// A device that belongs to no event yet: how it stands with the network and the server, and the
// code by which an organiser lets it in.
struct FirstStart {
    enum class Link { none, cable, wifi };
    Link link = Link::none;
    bool is_linked = false;              // the cable is in, the wifi has been joined
    std::string own_address;             // empty: the network gave none
    std::string server;                  // "https://…"; empty: nobody has said
    std::optional<std::string> typed{};  // into its field; none: nobody types
    bool is_reached = false;
    std::string trouble;        // message key: why the server was not reached or gives no code
    std::string code;           // empty: there is none yet
    QrCode square{};            // leads to the console with that code
    bool is_withdrawn = false;  // it was part of an event until now, and holds nothing of it
    friend bool operator==(FirstStart const&, FirstStart const&) = default;
};

// A device that cannot begin: its disk takes nothing, or what lies there cannot be read.
struct CannotBegin {
    std::string message_key;
    std::string detail;  // of the message: a folder, a file
    bool tries_now = false;
};

// What this kiosk can say and says now.
struct Speech {
    std::shared_ptr<i18n::Voices const> voices;  // null until they are known
    bool works = false;                          // there is something to hear it with
    bool failed = false;                         // there is not, as far as has been tried
    bool speaking = false;
    std::optional<ui::NodeName> at;  // where the words stand that are being said

    // Whether this message can be heard in this language.
    bool can_say(std::string_view language, std::string_view key) const {
        return works && voices && voices->can_say(language, key);
    }
    friend bool operator==(Speech const&, Speech const&) = default;
};

// How the computer of this kiosk is.
struct HealthLine {
    enum class What { disk, memory, heat, battery };
    enum class Level { good, watch, bad };
    What what;
    Level level;
    std::int64_t amount = 0;   // megabytes that are free; degrees; percent
    bool is_charging = false;  // a battery
    friend bool operator==(HealthLine const&, HealthLine const&) = default;
};
// What was damaged on the disk, as far as it concerns people.
struct MendedStore {
    int kept = 0;        // of what was said here
    int unreadable = 0;  // the same
    friend bool operator==(MendedStore const&, MendedStore const&) = default;
};
struct Care {
    bool safe_mode = false;  // it fell again and again, and works without what is plugged in
    std::optional<MendedStore> mended{};  // since it was started
    Moment touched{};                     // last; 0: not since it was started
    std::vector<HealthLine> machine{};
};

// One of the devices of the event, as the server has heard of it.
struct Device {
    // What is wrong with it; the first ones need help.
    enum class State {
        too_old,    // its program: it cannot deliver
        silent,     // was heard of today, but not for a while
        clock_off,  // in contact
        behind,     // in contact, and something waits there
        well,
        never_seen,  // not today
        revoked,
    };
    DeviceId id;
    std::string name;
    std::string role{};  // as storage::to_text
    State state = State::well;
    Moment last_seen{};  // 0: never
    std::int64_t backlog = 0;
    std::int64_t offset_ms = 0;
    std::string version{};   // empty: not known
    bool is_unwell = false;  // the computer itself
    bool is_this = false;

    bool needs_help() const { return state <= State::clock_off || is_unwell; }
    friend bool operator==(Device const&, Device const&) = default;
};

// All devices of the event, who needs help first, as they were at that moment.
struct Devices {
    std::vector<Device> list;
    Moment at;  // 0: the server has not told yet
};

// Something that waits at a printer or has been there lately.
struct PrintLine {
    enum class State { waiting, printing, done, failed };
    std::uint64_t job = 0;
    PersonId person;       // whose it is
    std::string kind_key;  // words for what it is
    State state = State::waiting;
    std::string state_key;    // its words
    std::string trouble_key;  // why it was not printed; empty: it was, or it will be
    Moment at;

    bool is_over() const { return state == State::done || state == State::failed; }
    friend bool operator==(PrintLine const&, PrintLine const&) = default;
};

// A printer of this kiosk, as hosts see it.
struct PrinterLine {
    std::string name;
    std::string state_key;  // its words
    bool needs_help = false;
    int waiting = 0;
    std::string advice_key{};       // what to do, when it needs help
    std::vector<PrintLine> jobs{};  // who waits longest first, then what is over, the latest first
    int more_waiting = 0;           // than `jobs` names
    friend bool operator==(PrinterLine const&, PrinterLine const&) = default;
};
struct Printers {
    bool labels = false;  // badges can be printed
    bool pages = false;   // schedules can
    std::vector<PrinterLine> lines{};
    friend bool operator==(Printers const&, Printers const&) = default;
};

// What own words are recorded with.
struct Microphone {
    bool is_there = false;
    bool records = false;
    Duration so_far{0};
    float level = 0;  // 0 … 1
    friend bool operator==(Microphone const&, Microphone const&) = default;
};

}  // namespace ontmoet::screens

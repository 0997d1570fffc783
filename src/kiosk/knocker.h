// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/devices.h"
#include "sync/knock.h"
#include "sync/protocol.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace ontmoet::kiosk {

// How it stands with being let in.
struct Knocked {
    bool is_reached = false;  // the server answered the last time
    std::string trouble{};    // message key: why it did not, or gives no code
    std::string code{};       // for the screen; empty: none yet
    bool is_paired = false;   // the pairing file has been written
    friend bool operator==(Knocked const&, Knocked const&) = default;
};

// Asks a server to let this kiosk in, on a thread of its own: gets a code, asks every
// sync::k_knock_interval whether somebody typed it in the console, gets another one when it is
// over, and writes the pairing file at last. Begins anew with each address.
class Knocker {
public:
    struct Parts {
        std::filesystem::path pairing;             // the file to be written
        std::function<storage::FormerSelf()> who;  // this kiosk was
        Clock const& clock;
        std::function<void()> wake;  // on its thread: state() has changed
    };
    explicit Knocker(Parts parts);
    // Waits for the answer that is under way.
    ~Knocker();
    Knocker(Knocker const&) = delete;
    Knocker& operator=(Knocker const&) = delete;

    // Nothing is asked of an empty one.
    void go_to(sync::Address address);
    // The words of a QR code that an organiser shows (protocol.h): in at once.
    void take_invitation(std::string words);
    void try_now();
    Knocked state() const;

private:
    struct Order {
        sync::Address address;
        std::string invitation;
    };

    void work(std::stop_token const& stop);
    Knocked step(Order const& order);
    Knocked knock(Order const& order);
    Knocked ask_again(Order const& order);
    Knocked enter(Order const& order, std::string const& code);

    Parts m_parts;
    sync::Knock m_knock;      // of the thread; no code: none
    Duration m_knock_ends{};  // in uptime
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    Order m_order;
    bool m_is_new = false;  // the order, or somebody wants it now
    Knocked m_state;
    std::jthread m_thread;  // last: it ends before what it uses
};

}  // namespace ontmoet::kiosk

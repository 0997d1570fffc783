// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "cards/shelf.h"
#include "exchange/portable_profile.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "kiosk/camera.h"
#include "kiosk/device_settings.h"
#include "kiosk/reading_aloud.h"
#include "kiosk/update.h"
#include "kiosk/worker.h"
#include "platform/key_source.h"
#include "platform/microphone.h"
#include "platform/sync_client.h"
#include "printing/print_queue.h"
#include "sync/local_state.h"
#include "ui/stage.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::kiosk {

struct AppOptions {
    std::filesystem::path assets;
    std::filesystem::path data;            // this kiosk's folder, made when missing
    std::filesystem::path exports;         // where the host's exports go
    std::filesystem::path pairing;         // the file `ontmoet pair` wrote
    sync::Address server;                  // that lets it in, when there is no such file
    std::filesystem::path printers;        // their settings (printing/README.md); empty: none
    std::filesystem::path camera;          // that codes are held before (camera.h); empty: none
    std::filesystem::path host_orders;     // where root reads what only it may do; empty: nowhere
    std::filesystem::path info;            // the organiser's own cards; may be empty
    std::string language = "nl";           // of the first screen
    screens::Board board;                  // what a board shows
    screens::Accessibility accessibility;  // of everybody who chooses nothing else
    platform::KeySource key;               // of this kiosk's data
    bool safe_mode = false;                // set by App::open (falls.h)
};

// As this device begins, on the screen to which it goes back; without state.
void begin_model(screens::Model& model, screens::Screen home, AppOptions const& options,
                 i18n::Tongues const& tongues, Clock const& clock);

// The server's time of day as far as this device knows it, so that all clocks in the hall count
// down together; a device's own clock may be wrong by years.
class HallClock final : public Clock {
public:
    explicit HallClock(Clock const& device) : m_device(device) {}
    Moment now() const override { return m_device.now() + m_offset; }
    Duration uptime() const override { return m_device.uptime(); }
    void set_offset(Duration offset) { m_offset = offset; }

private:
    Clock const& m_device;
    Duration m_offset{0};
};

// A kiosk without its window: the model, what happened outside, and the effects carried out. Lives
// on the UI thread.
class App {
public:
    // `wake` may be called on any thread: pump() and draw again. Errors: pairing, assets and store.
    static Result<std::unique_ptr<App>> open(AppOptions const& options, Clock const& clock,
                                             std::uint64_t seed, std::function<void()> wake);

    // Lets the kiosk be heard. Call it when the window is there: SDL's parts are started one after
    // the other.
    void start_sound();
    // Takes what happened outside; true when the picture may be another one now.
    bool pump(Duration idle);
    // One frame: draws the screen and does what the person wants.
    void draw(ui::Frame& frame);
    // How the next frame is to be shown on a panel of this size in pixels.
    ui::Setting setting(ui::Size panel) const;
    // When pump() has something to do though nothing happens.
    std::optional<Duration> wake_at(Duration idle) const;

    screens::Model const& model() const { return m_model; }
    // Of a program that ends in order nobody's session comes back.
    ~App();
    App(App const&) = delete;
    App& operator=(App const&) = delete;

    // What becomes of it: nothing is kept of the event any more (erase_traces comes next), or an
    // organiser wants the program to begin anew.
    bool is_wiped() const { return m_is_wiped; }
    bool wants_restart() const { return m_wants_restart; }

private:
    App(AppOptions options, Clock const& clock, std::uint64_t seed, std::function<void()> wake,
        i18n::Tongues tongues, i18n::Vocabulary vocabulary, cards::Shelf info);

    void perform(std::vector<Effect> const& effects);
    void perform(AppendFacts const& effect);
    void perform(CheckPin const& effect);
    void perform(RunPlanner const& effect);
    void perform(StopPlanner const& effect);
    void perform(KeepTable const& effect);
    void perform(WriteExport const& effect);
    void perform(RetrySync const& effect);
    void perform(AskTableCode const& effect);
    void perform(PrintPage const& effect);
    void perform(PrintInterpreterDay const& effect);
    void perform(OpenPhonePage const& effect);
    void perform(WriteProfile const& effect);
    void perform(ReprintJob const& effect);
    void perform(CancelJob const& effect);
    void perform(ForgetPrinted const& effect);
    void perform(ReadScreen const& effect);
    void perform(SayGreeting const& effect);
    void perform(CallHall const& effect);
    void perform(LookForMicrophone const& effect);
    void perform(BeginRecording const& effect);
    void perform(EndRecording const& effect);
    void perform(HearSound const& effect);
    void perform(HearRecording const& effect);
    void perform(Tell const& effect);
    void perform(PlaySound const& effect);

    void take(sync::Saved const& event);
    void take(sync::Confirmed const& event);
    void erase_again(std::vector<PersonId> const& people);
    void take(sync::Refused const& event);
    void take(sync::SyncStatus const& event);
    void take(sync::DevicesHeard const& event);
    void take(sync::TableCodeHeard const& event);
    void take(sync::OrdersHeard const& event);
    // As the store has them.
    void read_settings();
    void take_order(sync::DeviceOrder const& order);
    // A message key; empty: it is done.
    std::string rename(std::string const& name);
    std::string restart(sync::DeviceOrder const& order);
    void wipe_when_all_is_sent();
    void take(sync::Failed const& event);
    void take(sync::Revoked const& event);
    void happen(Event const& event);
    void show_problems();
    void watch_devices();
    // Opens a page of theirs for phones; gives its address.
    std::string open_phone_page(PersonId person, bool on_paper);
    // None for somebody who is not known here.
    std::vector<printing::Job> jobs_for(PrintPage const& effect);
    exchange::PortableText portable_of(domain::Candidate const& candidate) const;
    Status open_printers();
    bool take_printers();
    bool take_camera();
    void watch_codes();
    bool take_voice();
    // As it was left on the disk, by the clock of now.
    void read_pin_lock();
    bool take_speech();
    Duration idle_of(Duration untouched) const;
    static AppOptions as_safe_as_needed(AppOptions options, Clock const& clock);
    void note_mending(std::optional<sync::MendedStore> const& mended);
    // True when something changed.
    bool look_after_machine();
    void tell_health();
    // After a fall: the screen it fell on, for who was there.
    void go_on_with(std::string const& kept);
    void keep_session(Duration idle);

    AppOptions m_options;
    HallClock m_clock;
    Random m_random;
    i18n::Tongues m_tongues;
    i18n::Vocabulary m_vocabulary;
    cards::Shelf m_info;
    bool m_watches_devices = false;
    sync::Pairing m_pairing;
    DeviceSettings m_settings;
    std::int64_t m_restart_order = 0;  // 0: none
    std::int64_t m_wipe_order = 0;     // 0: none
    bool m_is_wiped = false;
    bool m_wants_restart = false;
    std::string m_host_pin;  // Argon2id, empty: no host may enter on this kiosk
    sync::LocalState m_local;
    screens::Model m_model;
    Worker m_worker;
    std::unique_ptr<platform::SyncClient> m_client;
    std::function<void()> m_wake;
    std::unique_ptr<printing::PrintQueue> m_printing;
    std::unique_ptr<Camera> m_camera;         // none: nobody set one up
    std::unique_ptr<ReadingAloud> m_reading;  // none: nothing can be heard
    std::unique_ptr<platform::Microphone> m_microphone;
    FactId m_wanted_recording;          // is being looked up, to be heard
    screens::Screen m_wanted_screen{};  // there
    ui::Tree const* m_tree = nullptr;   // of the screen, while intents are carried out
    Duration m_last_heard{0};           // in uptime
    Duration m_next_look{0};            // at the machine, in uptime
    std::string m_boot;                 // platform::boot_name()
    std::string m_kept;                 // of the session, on the disk
    Duration m_begun{0};                // in uptime
    Duration m_touched_before{0};       // by who was here when it fell; in uptime
};

}  // namespace ontmoet::kiosk

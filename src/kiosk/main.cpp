// SPDX-License-Identifier: EUPL-1.2
#include "i18n/assets.h"
#include "kiosk/driver.h"
#include "kiosk/front.h"
#include "kiosk/option_words.h"
#include "kiosk/pairing.h"
#include "kiosk/provision.h"
#include "kiosk/wait_for_fonts.h"
#include "platform/config_file.h"
#include "platform/core_files.h"
#include "platform/private_file.h"
#include "platform/real_clock.h"
#include "platform/sdl_window.h"
#include "platform/service_manager.h"
#include "ui/keyboards.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <optional>
#include <span>
#include <thread>

#include <CLI/CLI.hpp>

using namespace ontmoet;

namespace {

// While only its own panel draws, and nobody can touch anything there.
constexpr long k_pause_without_fonts_ns = 250'000'000;

struct Options {
    kiosk::AppOptions app;
    platform::WindowLook look;
    std::optional<platform::Rehearsal> rehearsal;  // none: the machine's clock
    bool driver = false;
    std::string pair_code;  // to be paired with, and no more; empty: none
    // The same by the signed file of a stick; with a place for it the wifi is written, and no more.
    std::filesystem::path provision, wifi_file;
    std::string trust;
};

// What a device is set up with, as words of its own.
struct Wordings {
    std::string size = "1280x800";
    std::string accessibility;
    std::string board = "hall";
    std::string clock;
    std::string config;  // read before the others are
    bool windowed = false;
};

// False when one of them is not understood; that was said then.
bool read_wordings(Wordings const& words, Options& options) {
    auto& look = options.look;
    bool const is_size = std::sscanf(words.size.c_str(), "%dx%d", &look.width, &look.height) == 2;
    auto const usual = kiosk::read_accessibility(words.accessibility);
    auto const board = kiosk::read_board(words.board);
    if (!words.clock.empty()) options.rehearsal = platform::read_rehearsal(words.clock);
    if (!is_size || look.width < 320 || look.height < 320)
        std::fprintf(stderr, "--size is written as 1280x800\n");
    else if (!usual)
        std::fprintf(stderr, "--accessibility is written as reach,two_buttons\n");
    else if (!board)
        std::fprintf(stderr, "--board is written as hall, hall=2, free, free=2 or welcome\n");
    else if (!words.clock.empty() && !options.rehearsal)
        std::fprintf(stderr, "--clock is written as 1795174800 or 1795174800*60\n");
    else {
        options.app.accessibility = *usual;
        options.app.board = *board;
        return true;
    }
    return false;
}

// Its options; those of the second half say how this device is set up.
void add_options(CLI::App& program, Options& options, Wordings& words) {
    program.option_defaults()->take_last();  // what is typed stands behind what a file says
    program.add_option("--config", words.config,
                       "File in TOML with these options (kiosk/README.md); what is typed counts "
                       "more.");
    program
        .add_option("--pairing", options.app.pairing,
                    "The file that `ontmoet pair` wrote; where it is missing the kiosk "
                    "asks to be let in.")
        ->required();
    program.add_option("--pair", options.pair_code,
                       "Pair with this code (or the words of a QR code), write the pairing file "
                       "and end.");
    auto* provision = program.add_option(
        "--provision", options.provision,
        "Pair by the signed file of a stick (`ontmoet provision make`) and end.");
    auto* trust = program.add_option(
        "--trust", options.trust, "Fingerprint of who signed it, as the organiser's sheet says.");
    provision->needs(trust);
    program
        .add_option("--wifi-file", options.wifi_file,
                    "With --provision: only look at it, and write its wifi there.")
        ->needs(provision);
    program.add_option("--server", options.app.server.url,
                       "Where the server is: for a typed code, and to ask to be let in.");
    program.add_option("--public-key", options.app.server.public_key,
                       "Know that server by this key alone (sha256//…).");
    program.add_option("--data", options.app.data, "Folder of this kiosk's own data.");
    program.add_option("--key-file", options.app.key.file,
                       "File with the key of this kiosk's data, outside its folder.");
    program
        .add_option("--printers", options.app.printers,
                    "File with this kiosk's printers (src/printing/README.md).")
        ->check(CLI::ExistingFile);
    program.add_option("--camera", options.app.camera,
                       "Camera before which codes are held, as /dev/video0; a PNG file stands in "
                       "for one.");
    program
        .add_option(
            "--info", options.app.info,
            "Folder of your own cards for \"good to know\" (LANGUAGE/NN-name.md); they take "
            "the place of ours with the same name.")
        ->check(CLI::ExistingDirectory);
    program.add_option("--host-orders", options.app.host_orders,
                       "File in which root reads what only it may do (the computer's name, its "
                       "restart); without it these are refused.");
    program.add_option("--exports", options.app.exports, "Folder for the host's exports.");
    program.add_option("--language", options.app.language, "Language of the first screen.");
    program.add_option("--accessibility", words.accessibility,
                       "This device's own way, as reach,two_buttons: text125, text150, "
                       "high_contrast, reduced_motion, silent, volume0-10, reach, two_buttons.");
    program.add_option("--board", words.board,
                       "What a board shows: hall, free or welcome; hall=2 is zone 2 alone.");
    program.add_option("--size", words.size, "Size of the window, as 1280x800.");
    program.add_flag("--windowed", words.windowed, "A window instead of the whole panel.");
    program.add_flag("--headless", options.look.headless, "No panel: for tests and pictures.");
    program.add_flag("--driver", options.driver, "Take touches from standard input.");
    program.add_option("--clock", words.clock,
                       "Begin at this moment (seconds since 1970), for rehearsals; with *60 behind "
                       "it the day goes sixty times as fast.");
}

// Says why the kiosk cannot start, in the language of its first screen where there are words.
int fail(Error const& error, i18n::Tongue const* tongue) {
    std::fprintf(stderr, "ontmoet-kiosk: %s\n", kiosk::words_of(error, tongue).c_str());
    return error.kind == ErrorKind::invalid_input ? 2 : 1;
}

int fail(Error const& error, Options const& options) {
    auto const tongues = i18n::Tongues::load(options.app.assets / "locale");
    return fail(error, tongues.ok() ? &tongues->get(options.app.language) : nullptr);
}

int parse(std::span<char const* const> words, Options& options) {
    CLI::App program{"The touchscreen application of a matching event."};
    Wordings wordings;
    options.app.data = ".ontmoet-kiosk";
    add_options(program, options, wordings);
    auto const typed = platform::words_with_config(program, words, {});
    if (!typed.ok()) return fail(typed.error(), options);
    try {
        // CLI11 takes them from the end.
        program.parse(std::vector<std::string>{typed->words.rbegin(), typed->words.rend()});
    } catch (CLI::ParseError const& error) {
        auto const place = platform::place_of_fault(*typed, error.what());
        if (!place.empty()) std::fprintf(stderr, "%s:\n", place.c_str());
        int const code = program.exit(error);
        return code == 0 ? 0 : 2;
    }
    if (!read_wordings(wordings, options)) return 2;
    if (options.app.exports.empty()) options.app.exports = options.app.data / "exports";
    options.look.fullscreen = !wordings.windowed && !options.look.headless;
    options.look.hide_cursor = options.look.fullscreen;
    return -1;
}

// To be called before the program's first thread: all inherit that these signals are not theirs.
sigset_t block_ending_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);  // the end of the terminal it was started from
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// Waits on a thread for one of the signals and closes the window then: in a signal handler nothing
// of that would be allowed.
class SignalWaiter {
public:
    SignalWaiter(sigset_t signals, platform::SdlWindow& window)
        : m_thread([signals, &window] {
              int signal = 0;
              sigwait(&signals, &signal);
              platform::tell_ending();
              window.quit();
              platform::SdlWindow::wake();
          }) {}
    SignalWaiter(SignalWaiter const&) = delete;
    SignalWaiter& operator=(SignalWaiter const&) = delete;
    ~SignalWaiter() {
        ::pthread_kill(m_thread.native_handle(), SIGINT);
        m_thread.join();
    }

private:
    std::thread m_thread;
};

// Tells systemd, where that wants to know, that the thread of the panel is not stuck.
class SignOfLife {
public:
    explicit SignOfLife(Clock const& clock) : m_clock(clock), m_pause(platform::alive_every()) {}
    void tell() {
        if (!m_pause || m_clock.uptime() < m_next) return;
        platform::tell_alive();
        m_next = m_clock.uptime() + *m_pause;
    }
    // When that is next due, in uptime.
    Duration next() const { return m_pause ? m_next : Duration::max(); }

private:
    Clock const& m_clock;
    std::optional<Duration> m_pause;
    Duration m_next{0};
};

// Without a window: a person at the terminal, or whoever sets the kiosk up.
int pair(Options const& options) {
    std::signal(SIGPIPE, SIG_IGN);
    auto const& app = options.app;
    auto const paired =
        kiosk::pair_by_code({options.pair_code, app.server.url, app.server.public_key},
                            kiosk::who_it_was(app.pairing, app.data, app.key), app.pairing);
    return paired.ok() ? 0 : fail(paired.error(), options);
}

int provision(Options const& options) {
    std::signal(SIGPIPE, SIG_IGN);
    platform::RealClock const clock{options.rehearsal};
    auto const& app = options.app;
    auto const file = kiosk::open_provision(options.provision, options.trust, clock);
    if (!file.ok()) return fail(file.error(), options);
    auto const done =
        options.wifi_file.empty()
            ? kiosk::pair_by_provision(*file, kiosk::who_it_was(app.pairing, app.data, app.key),
                                       app.pairing)
            : platform::write_private_file(options.wifi_file, kiosk::wifi_settings(*file));
    if (!done.ok()) return fail(done.error(), options);
    std::printf("%s\n", file->url.c_str());
    return 0;
}

int run(Options const& options) {
    // libcurl leaves this one to the program; a broken connection is no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
    auto const signals = block_ending_signals();
    platform::RealClock const clock{options.rehearsal};
    auto tongues = i18n::Tongues::load(options.app.assets / "locale");
    if (!tongues.ok()) return fail(tongues.error(), nullptr);
    auto const* const tongue = &tongues->get(options.app.language);
    SignOfLife alive(clock);
    auto engine = kiosk::open_fonts();
    if (!engine.ok()) {
        fail(engine.error(), tongue);
        platform::tell_ready();
        engine = kiosk::wait_for_fonts(options.look, *tongues, clock, engine.error(), [&] {
            alive.tell();
            timespec const pause{.tv_sec = 0, .tv_nsec = k_pause_without_fonts_ns};
            return sigtimedwait(&signals, nullptr, &pause) < 0;
        });
        if (!engine.ok()) return fail(engine.error(), tongue);
        if (!*engine) return 0;
    }
    auto keyboards = ui::Keyboards::load(options.app.assets / "keyboards");
    if (!keyboards.ok()) return fail(keyboards.error(), tongue);
    auto app = kiosk::Front::open(options.app, clock, [] { platform::SdlWindow::wake(); });
    if (!app.ok()) return fail(app.error(), tongue);
    ui::Stage stage(**engine, *keyboards);
    auto window = platform::SdlWindow::create(options.look, stage, clock);
    if (!window.ok()) return fail(window.error(), tongue);

    (*app)->start_sound();
    SignalWaiter const waiter(signals, **window);
    auto const idle = [&] { return clock.uptime() - stage.last_activity(); };
    bool was_at_start = true;
    platform::WindowHooks hooks;
    hooks.setting = [&] { return (*app)->setting({}); };
    hooks.view = [&](ui::Frame& frame) { (*app)->draw(frame); };
    hooks.pump = [&] {
        alive.tell();
        bool const changed = (*app)->pump(idle());
        if ((*app)->wants_end()) (*window)->quit();
        return changed;
    };
    hooks.shown = [&] {
        bool const at_start = (*app)->model().stack.size() == 1;
        if (at_start && !was_at_start) stage.forget();
        was_at_start = at_start;
    };
    hooks.wake_at = [&]() -> std::optional<Duration> {
        auto const wait = (*app)->wake_at(idle());
        auto const due = wait ? clock.uptime() + *wait : Duration::max();
        auto const first = std::min(due, alive.next());
        return first == Duration::max() ? std::nullopt : std::optional(first);
    };
    platform::tell_ready();
    if (options.driver) {
        kiosk::Driver driver(**app, **window, stage, hooks, clock);
        driver.run(std::cin, std::cout);
    } else {
        (*window)->run(hooks);
    }
    auto const failure = (*app)->failure();
    // Its threads wake the window, so they end before it does.
    app->reset();
    return failure ? fail(*failure, tongue) : 0;
}

}  // namespace

// What is thrown here is a bug or no memory: the supervisor starts the kiosk again.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int count, char** words) {
    platform::forbid_core_files();
    Options options;
    options.app.assets = i18n::asset_root();
    auto const typed = std::span<char const* const>(words, static_cast<std::size_t>(count));
    if (int const code = parse(typed, options); code >= 0) return code;
    if (!options.pair_code.empty()) return pair(options);
    if (!options.provision.empty()) return provision(options);
    return run(options);
}

// SPDX-License-Identifier: EUPL-1.2
// What the screens cost on this machine, at 1920 × 1080, drawn in software and on GL: the CPU of a
// frame divided into ours and the rasteriser's, memory with all languages shown, the start, and
// what an idle kiosk uses. Prints figures beside their aims; no thresholds. `bench_ui [SCREEN]`
// takes another screen than the densest.
#include "e2e/process.h"
#include "platform/sdl_window.h"
#include "screens/screen_names.h"
#include "support/screen_stage.h"
#include "text/atlas.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <time.h>
#include <unistd.h>

namespace {

using namespace ontmoet;

constexpr int k_width = 1920;
constexpr int k_height = 1080;
constexpr int k_rounds = 100;
constexpr double k_frame_aim_ms = 4;
constexpr double k_memory_aim_mb = 120;
constexpr double k_start_aim_ms = 1000;

class BenchClock final : public Clock {
public:
    Moment now() const override { return {}; }
    Duration uptime() const override {
        return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_start);
    }
    double milliseconds() const {
        auto const passed = std::chrono::steady_clock::now() - m_start;
        return std::chrono::duration<double, std::milli>(passed).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

// Of this thread, or of all: GL without a graphics card draws on several.
enum class Of : clockid_t { this_thread = CLOCK_THREAD_CPUTIME_ID, all = CLOCK_PROCESS_CPUTIME_ID };

double cpu_ms(Of threads) {
    timespec spent{};
    clock_gettime(static_cast<clockid_t>(threads), &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

template <class Work>
double cpu_ms_of_one(Of threads, int rounds, Work work) {
    double const before = cpu_ms(threads);
    for (int i = 0; i < rounds; ++i) work();
    return (cpu_ms(threads) - before) / rounds;
}

double resident_mb(std::string const& process = "self") {
    std::ifstream file("/proc/" + process + "/statm");
    double pages = 0;
    file >> pages >> pages;
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

void print_with_aim(char const* what, double figure, char const* unit, double aim) {
    std::printf("  %-44s %8.2f %s, %3.0f %% of the aim of %.0f %s%s\n", what, figure, unit,
                figure / aim * 100, aim, unit, figure > aim ? "  MISSED" : "");
}

// A window with the screens of the invented hall.
class Panel {
public:
    Panel(test::ScreenHouse& house, BenchClock const& clock, bool headless)
        : m_house(house), m_stage(*house.engine, house.keyboards) {
        m_window = platform::SdlWindow::create(
                       {.width = k_width, .height = k_height, .headless = headless}, m_stage, clock)
                       .value();
        m_hooks.setting = [this] { return setting(); };
        m_hooks.view = [this](ui::Frame& frame) { screens::view(m_model, frame); };
    }

    void choose(screens::Screen screen, std::string const& language) {
        m_stage.forget();
        m_model = m_house.model(screen, language);
        for (int i = 0; i < 3; ++i) window().turn(m_hooks);
    }
    // Everything but the rasteriser: the screen, its words, its triangles.
    void build() {
        ui::Setting whole = setting();
        whole.panel = {k_width, k_height};
        m_stage.frame(whole, Duration{0}, m_hooks.view);
    }
    std::size_t parts() const { return m_stage.tree().nodes.size(); }
    platform::SdlWindow& window() { return *m_window; }
    platform::WindowHooks const& hooks() const { return m_hooks; }
    text::Atlas const& atlas() { return m_stage.atlas(); }

private:
    ui::Setting setting() const {
        ui::Setting now;
        now.tongue = &m_house.tongues.get(m_model.language);
        now.reduced_motion = true;
        return now;
    }

    test::ScreenHouse& m_house;
    ui::Stage m_stage;
    std::unique_ptr<platform::SdlWindow> m_window;
    platform::WindowHooks m_hooks;
    screens::Model m_model;
};

struct Screen {
    screens::Screen screen;
    std::string name;
    double build_ms = 0;
    std::size_t parts = 0;
};

// The screen whose frame costs us most, or the one that was asked for.
Screen find_densest(Panel& panel, std::string_view asked) {
    std::vector<Screen> all;
    for (auto const& [screen, name, title] : screens::screen_names()) {
        panel.choose(screen, "nl");
        auto const cost = cpu_ms_of_one(Of::this_thread, 20, [&] { panel.build(); });
        all.push_back({screen, std::string{name}, cost, panel.parts()});
    }
    std::sort(all.begin(), all.end(),
              [](Screen const& a, Screen const& b) { return a.build_ms > b.build_ms; });
    std::printf("densest of %zu screens:", all.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(4, all.size()); ++i) {
        std::printf(" %s %.2f ms %zu parts;", all[i].name.c_str(), all[i].build_ms, all[i].parts);
    }
    std::printf("\n");
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](Screen const& each) { return each.name == asked; });
    return found == all.end() ? all.front() : *found;
}

void bench_frames(Panel& panel, test::ScreenHouse& house, Screen const& screen,
                  BenchClock const& clock) {
    double dearest = 0;
    std::string dearest_language;
    for (auto const& language : i18n::interface_languages()) {
        panel.choose(screen.screen, std::string{language.tag});
        auto const cost = cpu_ms_of_one(Of::this_thread, k_rounds / 4, [&] { panel.build(); });
        if (cost > dearest) {
            dearest = cost;
            dearest_language = language.tag;
        }
    }
    panel.choose(screen.screen, dearest_language);
    std::printf("%s, %d x %d, %s in %s (its dearest language)\n",
                panel.window().renderer_name().c_str(), k_width, k_height, screen.name.c_str(),
                dearest_language.c_str());
    auto const shapings = house.engine->counts().shapings;
    double const ours = cpu_ms_of_one(Of::this_thread, k_rounds, [&] { panel.build(); });
    double const began = clock.milliseconds();
    double const whole =
        cpu_ms_of_one(Of::all, k_rounds, [&] { panel.window().turn(panel.hooks()); });
    double const passed = (clock.milliseconds() - began) / k_rounds;
    auto const shaped = house.engine->counts().shapings - shapings;
    print_with_aim("frame, ours", ours, "ms CPU", k_frame_aim_ms);
    std::printf("  %-44s %8.2f ms CPU, %.0f %% of the frame\n", "frame, the rasteriser's",
                whole - ours, (whole - ours) / whole * 100);
    std::printf("  %-44s %8.2f ms\n", "frame, as time passes", passed);
    std::printf("  %-44s %8llu\n", "texts shaped in 200 steady frames (aim 0)",
                static_cast<unsigned long long>(shaped));
    double const anew = cpu_ms_of_one(Of::this_thread, k_rounds / 4, [&] {
        house.engine->forget();
        panel.build();
    });
    print_with_aim("frame, ours, when no text is kept", anew, "ms CPU", k_frame_aim_ms);
}

// What was shown last may settle for a moment before the three seconds begin.
void bench_idle(Panel& panel, BenchClock const& clock) {
    constexpr Duration length{3000};
    Duration const begin = clock.uptime() + Duration{500};
    Duration const end = begin + length;
    std::optional<double> before;
    std::uint64_t frames = 0;
    auto hooks = panel.hooks();
    hooks.pump = [&] {
        if (!before && clock.uptime() >= begin) {
            before = cpu_ms(Of::all);
            frames = panel.window().counts().frames;
        }
        if (clock.uptime() >= end) panel.window().quit();
        return false;
    };
    hooks.wake_at = [&] { return std::optional{before ? end : begin}; };
    panel.window().run(hooks);
    double const used = (cpu_ms(Of::all) - *before) / static_cast<double>(length.count()) * 100;
    std::printf("  %-44s %8llu\n", "frames in 3 s when nothing happens (aim 0)",
                static_cast<unsigned long long>(panel.window().counts().frames - frames));
    std::printf("  %-44s %8.2f %% of one core\n", "CPU meanwhile", used);
}

void bench_memory(Panel& panel, test::ScreenHouse& house) {
    int shown = 0;
    for (auto const& language : i18n::interface_languages()) {
        for (auto const& [screen, name, title] : screens::screen_names()) {
            panel.choose(screen, std::string{language.tag});
            ++shown;
        }
    }
    print_with_aim("memory after every screen in ten languages", resident_mb(), "MB",
                   k_memory_aim_mb);
    auto const mb = [](std::size_t bytes) { return static_cast<double>(bytes) / (1024.0 * 1024); };
    std::printf("  %-44s %8.2f MB on %d pages, %llu emptied, %llu letters late\n",
                "of it the atlas", mb(panel.atlas().bytes()), panel.atlas().page_count(),
                static_cast<unsigned long long>(panel.atlas().counts().evicted_pages),
                static_cast<unsigned long long>(panel.atlas().counts().dropped));
    std::printf("  %-44s %8.2f MB in %zu (%d screens)\n", "of it layouts of the last screen",
                mb(house.engine->counts().cached_bytes), house.engine->counts().cached_layouts,
                shown);
}

void bench_software(test::ScreenHouse& house, BenchClock const& clock, Screen& screen,
                    std::string_view asked) {
    Panel panel(house, clock, true);
    screen = find_densest(panel, asked);
    bench_frames(panel, house, screen, clock);
    bench_memory(panel, house);
    panel.choose(screen.screen, "nl");
    bench_idle(panel, clock);
}

// SDL's offscreen driver gives GL where there is a driver for it, with a card or without.
void choose_driver(char const* driver) {
    if (std::getenv("DISPLAY") == nullptr) ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
    ::setenv("SDL_RENDER_DRIVER", driver, 1);
}

void forget_driver() {
    ::unsetenv("SDL_VIDEODRIVER");
    ::unsetenv("SDL_RENDER_DRIVER");
}

void bench_gl(test::ScreenHouse& house, BenchClock const& clock, Screen const& screen) {
    for (auto const* driver : {"opengl", "opengles2"}) {
        choose_driver(driver);
        Panel panel(house, clock, false);
        if (panel.window().renderer_name() == driver) {
            bench_frames(panel, house, screen, clock);
        } else {
            std::printf("%s: not here\n", driver);
        }
    }
    forget_driver();
}

// The real kiosk: from its start to the first frame that takes touches, and what it uses when
// nobody touches it (measured from outside, 8 s, nothing drawn).
void bench_kiosk(BenchClock const& clock) {
    namespace fs = std::filesystem;
    auto pattern = (fs::temp_directory_path() / "ontmoet-bench-XXXXXX").string();
    fs::path const folder = ::mkdtemp(pattern.data());
    std::ofstream(folder / "pairing") << R"({"handshake_version":1,"url":"","token":"none",
        "event":"0190163d-8694-739b-aea5-966c26f8ad91",
        "device":"0190163d-8694-739b-aea5-966c26f8ad92",
        "role":"host","badge_letter":"A","name":"bench","host_pin":""})";
    std::vector<std::string> const words{KIOSK,    "--headless",   "--pairing", folder / "pairing",
                                         "--data", folder / "data"};
    auto driven = words;
    driven.push_back("--driver");
    std::printf("ontmoet-kiosk\n");
    double const began = clock.milliseconds();
    e2e::Process ready(driven);
    auto const said = ready.read_line(std::chrono::seconds{30});
    print_with_aim("from its start to a frame that takes touches", clock.milliseconds() - began,
                   "ms", k_start_aim_ms);
    if (!said) std::printf("  it never said that it was ready\n");
    ready.write_line("quit");
    ready.wait();

    e2e::Process idle(words);
    (void)idle.read_line(std::chrono::seconds{2});  // it says nothing: time to settle
    double const cpu_before = idle.cpu_seconds();
    (void)idle.read_line(std::chrono::seconds{8});
    std::printf("  %-44s %8.2f %% of one core, %.0f MB\n", "when nobody touches it",
                (idle.cpu_seconds() - cpu_before) / 8 * 100,
                resident_mb(std::to_string(idle.number())));
    idle.signal(SIGTERM);
    idle.wait();
    fs::remove_all(folder);
}

}  // namespace

int main(int count, char** arguments) {
    forget_driver();
    BenchClock const clock;
    auto house = test::ScreenHouse::open();
    Screen screen;
    bench_software(house, clock, screen, count > 1 ? arguments[1] : "");
    bench_gl(house, clock, screen);
    bench_kiosk(clock);
    return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// Prints what the look costs on this machine: time to the first frame, frame times with and without
// cached text, and the CPU an idle window uses. No thresholds; figures are for the README.
#include "e2e/process.h"
#include "i18n/assets.h"
#include "i18n/tongue.h"
#include "platform/sdl_window.h"
#include "text/fonts.h"
#include "text/text_engine.h"
#include "ui/keyboards.h"
#include "ui/stage.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/resource.h>

namespace {

using namespace ontmoet;
using Microseconds = std::chrono::duration<double, std::micro>;

class BenchClock final : public Clock {
public:
    Moment now() const override { return {}; }
    Duration uptime() const override {
        return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_start);
    }
    double microseconds() const {
        return Microseconds(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

// As rich as the richest screen: ten tiles, tags, a bar and buttons.
void rich_screen(ui::Frame& f) {
    auto page = f.page();
    f.pill_at_end("bench.language", page.top, "العربية", {.icon = "language"});
    f.progress(page.top, 0.5f);
    f.paragraph(page.body, "Welk werk heb je gedaan?", ui::style::title);
    ui::Tag const tags[] = {{"wondzorg"}, {"NL B1", ui::Tint::information}, {"wil BBL"}};
    page.body.cut_top(f.tags(page.body, tags), 12);
    auto const cells = page.body.grid(5, 2);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        f.tile("bench.tile" + std::to_string(i), cells[i], "ክሽነ · ሆረካ",
               {.icon = "restaurant", .second = "Horeca", .selected = i % 3 == 0});
    }
    f.button_at_start("bench.back", page.bottom, "Terug", {.icon = "arrow_back"});
    f.button_at_end("bench.next", page.bottom, "Verder",
                    {.kind = ui::ButtonKind::primary, .icon = "arrow_forward"});
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const seconds = [](timeval const& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int fail(Error const& error) {
    std::fprintf(stderr, "%s: %s\n", error.message_key.c_str(), error.detail.c_str());
    return 1;
}

void bench_frames(platform::SdlWindow& window, platform::WindowHooks const& hooks,
                  text::TextEngine& engine, BenchClock const& clock) {
    constexpr int rounds = 100;
    auto const shapings = engine.counts().shapings;
    double start = clock.microseconds();
    for (int i = 0; i < rounds; ++i) window.turn(hooks);
    std::printf("steady frame        %8.2f ms, %llu texts shaped in %d frames\n",
                (clock.microseconds() - start) / rounds / 1000,
                static_cast<unsigned long long>(engine.counts().shapings - shapings), rounds);
    start = clock.microseconds();
    for (int i = 0; i < rounds; ++i) {
        engine.forget();
        window.turn(hooks);
    }
    std::printf("frame, nothing kept %8.2f ms\n", (clock.microseconds() - start) / rounds / 1000);
}

void bench_idle(platform::SdlWindow& window, platform::WindowHooks hooks, BenchClock const& clock) {
    constexpr Duration length{3000};
    Duration const end = clock.uptime() + length;
    hooks.pump = [&] {
        if (clock.uptime() >= end) window.quit();
        return false;
    };
    hooks.wake_at = [&] { return std::optional{end}; };
    double const before = cpu_seconds();
    window.run(hooks);
    std::printf("idle                %8.2f %% of one core over %lld ms\n",
                (cpu_seconds() - before) / (static_cast<double>(length.count()) / 1000) * 100,
                static_cast<long long>(length.count()));
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
    double const began = clock.microseconds();
    e2e::Process ready(driven);
    auto const said = ready.read_line(std::chrono::seconds{30});
    std::printf(
        "ontmoet-kiosk       %8.0f ms from its start to the first frame that takes touches%s\n",
        (clock.microseconds() - began) / 1e3, said ? "" : " (never)");
    ready.write_line("quit");
    ready.wait();

    e2e::Process idle(words);
    (void)idle.read_line(std::chrono::seconds{2});  // it says nothing: time to settle
    double const cpu_before = idle.cpu_seconds();
    (void)idle.read_line(std::chrono::seconds{8});
    std::printf("ontmoet-kiosk       %8.2f %% of one core when nobody touches it\n",
                (idle.cpu_seconds() - cpu_before) / 8 * 100);
    idle.signal(SIGTERM);
    idle.wait();
    fs::remove_all(folder);
}

}  // namespace

int main() {
    BenchClock const clock;
    auto fonts = text::find_fonts();
    if (!fonts) return fail(fonts.error());
    auto engine = text::TextEngine::create(*fonts);
    if (!engine) return fail(engine.error());
    auto keyboards = ui::Keyboards::load(i18n::asset_root() / "keyboards");
    if (!keyboards) return fail(keyboards.error());
    auto tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    if (!tongues) return fail(tongues.error());
    ui::Stage stage(**engine, *keyboards);
    auto window = platform::SdlWindow::create({.headless = true}, stage, clock);
    if (!window) return fail(window.error());
    platform::WindowHooks hooks;
    hooks.setting = [&] { return ui::Setting{.tongue = &tongues->get("nl")}; };
    hooks.view = rich_screen;
    (*window)->turn(hooks);
    std::printf("first frame         %8lld ms after the start, software renderer, 1280 × 800\n",
                static_cast<long long>((*window)->counts().first_frame.count()));
    bench_frames(**window, hooks, **engine, clock);
    bench_idle(**window, hooks, clock);
    bench_kiosk(clock);
    return 0;
}

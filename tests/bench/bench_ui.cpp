// SPDX-License-Identifier: EUPL-1.2
// Prints what the look costs on this machine: time to the first frame, frame times with and without
// cached text, and the CPU an idle window uses. No thresholds; figures are for the README.
#include "i18n/assets.h"
#include "i18n/tongue.h"
#include "platform/sdl_window.h"
#include "text/fonts.h"
#include "text/text_engine.h"
#include "ui/keyboards.h"
#include "ui/stage.h"

#include <chrono>
#include <cstdio>
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
    return 0;
}

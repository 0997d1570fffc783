// SPDX-License-Identifier: EUPL-1.2
// Microseconds for laying out a string, for finding it again, and for drawing a frame of it.
#include "text/atlas.h"
#include "text/caret.h"
#include "text/text_edit.h"
#include "text/text_engine.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <time.h>

namespace {

using namespace ontmoet::text;

struct Sample {
    char const* language;
    char const* words;
};

constexpr Sample k_samples[] = {
    {"nl", "Wat voor werk heb je gedaan voordat je naar Nederland kwam?"},
    {"en", "What work did you do before you came to the Netherlands?"},
    {"ar", "ما هو العمل الذي قمت به قبل مجيئك إلى هولندا؟"},
    {"ti", "ናብ ሆላንድ ቅድሚ ምምጻእኩም ታይ ዓይነት ስራሕ ትሰርሑ ኔርኩም?"},
    {"fa", "قبل از آمدن به هلند چه کاری انجام داده‌اید؟"},
    {"tr", "Hollanda'ya gelmeden önce ne iş yaptınız?"},
    {"so", "Maxaad ka shaqayn jirtay intaadan iman Netherlands?"},
    {"ps", "هالنډ ته له راتلو مخکې مو څه کار کاوه؟"},
    {"fr", "Quel travail faisiez-vous avant de venir aux Pays-Bas ?"},
    {"uk", "Ким ви працювали до приїзду в Нідерланди?"},
    {"mix", "Tafel 3: \u2068محمد\u2069 (NL B1) · ሰላም"},
};
constexpr int k_strings = 1000;
constexpr int k_frames = 200;

// Of this thread's CPU, whatever else the machine does.
template <class Work>
double microseconds(Work work) {
    auto const now = [] {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return static_cast<double>(spent.tv_sec) * 1e6 + static_cast<double>(spent.tv_nsec) / 1e3;
    };
    auto const before = now();
    work();
    return now() - before;
}

void bench_sample(TextEngine& engine, Sample const& sample) {
    std::vector<std::string> texts;
    for (int i = 0; i < k_strings; ++i) {
        texts.push_back(std::string(sample.words) + " " + std::to_string(i));
    }
    auto const lay_out_all = [&](float max_width) {
        return microseconds([&] {
            for (auto const& text : texts) {
                engine.layout(
                    {.text = text, .language = sample.language, .max_width_px = max_width});
            }
        });
    };
    engine.forget();
    auto const uncached = lay_out_all(unlimited_width) / k_strings;
    auto const cached = lay_out_all(unlimited_width) / k_strings;
    auto const wrapped = lay_out_all(300) / k_strings;
    auto const counts = engine.counts();
    std::printf("%-4s %8.2f us new  %8.2f us new and broken in lines  %6.3f us kept  %6zu bytes\n",
                sample.language, uncached, wrapped, cached,
                counts.cached_bytes / counts.cached_layouts);
}

// A key pressed in a field that holds a name: the text changes, is laid out, the caret is placed.
void bench_typing(TextEngine& engine) {
    TextEdit edit;
    auto const spent = microseconds([&] {
        for (int i = 0; i < k_strings; ++i) {
            if (i % 40 == 0) edit.clear();
            edit.insert(i % 2 == 0 ? "ش" : "a");
            auto const layout = engine.layout({.text = edit.text(), .language = "ar"});
            caret_at(*layout, edit.caret_position());
        }
    });
    std::printf("a letter typed: %.1f us\n", spent / k_strings);
}

void bench_frame(TextEngine& engine) {
    Atlas atlas(engine.fonts());
    std::size_t quads = 0;
    auto const draw_frame = [&] {
        atlas.begin_frame();
        for (int row = 0; row < 10; ++row) {
            for (auto const& sample : k_samples) {
                auto const layout =
                    engine.layout({.text = sample.words, .language = sample.language});
                for (auto const& glyph : layout->glyphs) {
                    if (atlas.quad(glyph, layout->size_px, 20, static_cast<float>(row))) ++quads;
                }
            }
        }
    };
    auto const first = microseconds(draw_frame);
    auto const shapings = engine.counts().shapings;
    quads = 0;
    auto const steady = microseconds([&] {
        for (int i = 0; i < k_frames; ++i) draw_frame();
    });
    std::printf(
        "frame of 110 strings, %zu glyphs: first %.0f us, then %.1f us; shaped meanwhile: %llu\n",
        quads / k_frames, first, steady / k_frames,
        static_cast<unsigned long long>(engine.counts().shapings - shapings));
    std::printf("atlas: %d page(s), %zu bytes, %llu glyphs rasterised\n", atlas.page_count(),
                atlas.bytes(), static_cast<unsigned long long>(atlas.counts().rasterised));
}

}  // namespace

int main() {
    auto const paths = find_fonts();
    if (!paths.ok()) {
        std::fprintf(stderr, "%s\n", paths.error().detail.c_str());
        return 1;
    }
    auto const engine = TextEngine::create(*paths);
    if (!engine.ok()) {
        std::fprintf(stderr, "%s\n", engine.error().detail.c_str());
        return 1;
    }
    for (auto const& sample : k_samples) bench_sample(**engine, sample);
    bench_frame(**engine);
    bench_typing(**engine);
    return 0;
}

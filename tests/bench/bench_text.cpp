// SPDX-License-Identifier: EUPL-1.2
// Microseconds for laying out a string, for finding it again, and for drawing a frame of it.
#include "text/atlas.h"
#include "text/text_engine.h"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace ontmoet::text;

struct Sample {
    char const* language;
    char const* words;
};

constexpr Sample k_samples[] = {
    {"nl", "Wat voor werk heb je gedaan voordat je naar Nederland kwam?"},
    {"ar", "ما هو العمل الذي قمت به قبل مجيئك إلى هولندا؟"},
    {"fa", "قبل از آمدن به هلند چه کاری انجام داده‌اید؟"},
    {"ps", "هالنډ ته له راتلو مخکې مو څه کار کاوه؟"},
    {"ti",
     "ናብ ሆላንድ ቅድሚ ምምጻእኩም "
     "ታይ ዓይነት ስራሕ ትሰርሑ ኔርኩም?"},
    {"tr", "Hollanda'ya gelmeden önce ne iş yaptınız?"},
};
constexpr int k_strings = 2000;
constexpr int k_frames = 200;

template <class Work>
double microseconds(Work work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    auto const spent = std::chrono::steady_clock::now() - begin;
    return std::chrono::duration<double, std::micro>(spent).count();
}

void bench_sample(TextEngine& engine, Sample const& sample, float max_width) {
    std::vector<std::string> texts;
    for (int i = 0; i < k_strings; ++i) {
        texts.push_back(std::string(sample.words) + " " + std::to_string(i));
    }
    auto const lay_out_all = [&] {
        for (auto const& text : texts) {
            engine.layout({.text = text, .language = sample.language, .max_width_px = max_width});
        }
    };
    engine.forget();
    auto const uncached = microseconds(lay_out_all) / k_strings;
    auto const cached = microseconds(lay_out_all) / k_strings;
    std::printf("%-3s %-8s %7.2f us uncached  %6.3f us cached\n", sample.language,
                max_width == unlimited_width ? "one line" : "wrapped", uncached, cached);
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
        "frame of 60 strings, %zu glyphs: first %.0f us, then %.1f us; shaped meanwhile: %llu\n",
        quads / k_frames, first, steady / k_frames,
        static_cast<unsigned long long>(engine.counts().shapings - shapings));
    std::printf("atlas: %d page(s), %llu glyphs rasterised\n", atlas.page_count(),
                static_cast<unsigned long long>(atlas.counts().rasterised));
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
    for (auto const& sample : k_samples) bench_sample(**engine, sample, unlimited_width);
    for (auto const& sample : k_samples) bench_sample(**engine, sample, 300.0F);
    bench_frame(**engine);
    return 0;
}

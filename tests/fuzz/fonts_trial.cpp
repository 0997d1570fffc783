// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/fonts_trial.h"

#include "base/check.h"
#include "fuzz/scratch_file.h"
#include "text/atlas.h"
#include "text/text_engine.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>

namespace ontmoet::fuzz {
namespace {

using namespace text;

constexpr std::array k_fonts{FaceId::sans, FaceId::arabic, FaceId::ethiopic, FaceId::icons};

std::string const& whole_font(FaceId face) {
    static std::array<std::string, face_count> fonts;
    auto& font = fonts[static_cast<std::size_t>(face)];
    if (font.empty()) {
        std::ifstream stream(find_fonts().value()[static_cast<std::size_t>(face)],
                             std::ios::binary);
        font.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
        check(!font.empty(), "the font is there");
    }
    return font;
}

std::size_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::string damaged_font(FaceId face, std::string_view faults) {
    auto font = whole_font(face);
    for (std::size_t i = 3; i + 4 <= faults.size(); i += 4) {
        auto const at =
            byte_at(faults, i) * 65'536 + byte_at(faults, i + 1) * 256 + byte_at(faults, i + 2);
        font[at % font.size()] = faults[i + 3];
    }
    auto const cut = byte_at(faults, 1) * 256 + byte_at(faults, 2);
    if (cut > 0) font.resize(font.size() * cut / 65'536);
    return font;
}

void draw_all(TextEngine& engine) {
    Atlas atlas(engine.fonts(), {.page_px = 256, .pages = 2});
    atlas.begin_frame();
    for (auto const* const words : {"Ontmoet fi é", "أهلاً لا", "ሰላም፡", "?"}) {
        LayoutRequest request;
        request.text = words;
        request.size_px = 24;
        request.max_width_px = 120;
        auto const layout = engine.layout(request);
        check(std::isfinite(layout->width) && std::isfinite(layout->height), "words have a size");
        for (auto const& glyph : layout->glyphs)
            static_cast<void>(atlas.quad(glyph, request.size_px, 0, 0));
    }
    static_cast<void>(engine.icon("arrow_back", 24));
}

}  // namespace

void try_font(std::string_view faults) {
    if (faults.size() < 3) return;
    auto const face = k_fonts[byte_at(faults, 0) % k_fonts.size()];
    ScratchFile const file("damaged.ttf", damaged_font(face, faults));
    auto paths = find_fonts().value();
    paths[static_cast<std::size_t>(face)] = file.path();
    auto const engine = TextEngine::create(paths, {.layouts = 8});
    if (!engine) return check(!engine.error().message_key.empty(), "a refusal says why");
    draw_all(**engine);
}

}  // namespace ontmoet::fuzz

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "text/fonts.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

// HarfBuzz and FreeType stay behind these names for whoever includes this file.
struct hb_font_t;
struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace ontmoet::text {

// Rounded to a quarter of a pixel and clamped to limits.h, so that a size can be a key.
float rounded_size_px(float size_px);

// The picture of one glyph: rows of coverage, and where its top left lies seen from the origin
// (bearing_y up).
struct GlyphPicture {
    int width = 0;
    int height = 0;
    int bearing_x = 0;
    int bearing_y = 0;
    std::vector<std::uint8_t> coverage;
};

// In ems.
struct FaceMetrics {
    float ascent = 0;
    float descent = 0;
};

// The open fonts: measured by HarfBuzz in font units (the same shape serves every size), drawn by
// FreeType. Belongs to one thread.
class FontSet {
public:
    static Result<std::shared_ptr<FontSet>> create(FontPaths const& paths);
    ~FontSet();
    FontSet(FontSet const&) = delete;
    FontSet& operator=(FontSet const&) = delete;

    bool has(FaceId face, char32_t code) const;
    hb_font_t* shaping_font(FaceId face) const { return at(face).shaping; }
    float units_per_em(FaceId face) const { return at(face).units_per_em; }
    FaceMetrics metrics(FaceId face) const { return at(face).metrics; }

    // `quarter`: quarters of a pixel to the right (0 to 3). An unknown glyph gives an empty
    // picture.
    GlyphPicture draw(FaceId face, std::uint32_t glyph, float size_px, int quarter);

private:
    struct Face {
        hb_font_t* shaping = nullptr;
        FT_FaceRec_* drawing = nullptr;
        float units_per_em = 1;
        FaceMetrics metrics;
        float drawing_size_px = 0;
    };

    FontSet() = default;
    Status open(FaceId face, std::filesystem::path const& path);
    Face const& at(FaceId face) const { return m_faces[static_cast<std::size_t>(face)]; }

    FT_LibraryRec_* m_library = nullptr;
    std::array<Face, face_count> m_faces{};
};

}  // namespace ontmoet::text

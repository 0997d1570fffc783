// SPDX-License-Identifier: EUPL-1.2
#include "text/font_set.h"

#include <algorithm>
#include <cmath>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include "text/limits.h"

#include <hb-ot.h>
#include <hb.h>

namespace ontmoet::text {
namespace {

Error font_unreadable(std::filesystem::path const& path) {
    return {ErrorKind::storage, "error.font_unreadable", path.string()};
}

GlyphPicture copy_picture(FT_GlyphSlot slot) {
    auto const& bitmap = slot->bitmap;
    GlyphPicture picture{static_cast<int>(bitmap.width),
                         static_cast<int>(bitmap.rows),
                         slot->bitmap_left,
                         slot->bitmap_top,
                         {}};
    if (bitmap.pixel_mode != FT_PIXEL_MODE_GRAY || bitmap.pitch < 0) return {};
    picture.coverage.reserve(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row) {
        auto const* begin = bitmap.buffer + std::size_t{row} * static_cast<unsigned>(bitmap.pitch);
        picture.coverage.insert(picture.coverage.end(), begin, begin + bitmap.width);
    }
    return picture;
}

}  // namespace

float rounded_size_px(float size_px) {
    if (!(size_px >= limits::smallest_size_px)) return limits::smallest_size_px;
    return std::round(std::min(size_px, limits::largest_size_px) * 4.0F) / 4.0F;
}

Result<std::shared_ptr<FontSet>> FontSet::create(FontPaths const& paths) {
    std::shared_ptr<FontSet> fonts(new FontSet);
    if (FT_Init_FreeType(&fonts->m_library) != 0) {
        return Error{ErrorKind::unavailable, "error.font_unreadable", "FreeType"};
    }
    for (std::size_t face = 0; face < face_count; ++face) {
        TRY(fonts->open(static_cast<FaceId>(face), paths[face]));
    }
    return fonts;
}

FontSet::~FontSet() {
    for (auto& face : m_faces) {
        if (face.drawing != nullptr) FT_Done_Face(face.drawing);
        if (face.shaping != nullptr) hb_font_destroy(face.shaping);
    }
    if (m_library != nullptr) FT_Done_FreeType(m_library);
}

Status FontSet::open(FaceId id, std::filesystem::path const& path) {
    auto& face = m_faces[static_cast<std::size_t>(id)];
    if (FT_New_Face(m_library, path.c_str(), 0, &face.drawing) != 0) return font_unreadable(path);
    if (!FT_IS_SCALABLE(face.drawing)) return font_unreadable(path);
    auto* blob = hb_blob_create_from_file_or_fail(path.c_str());
    if (blob == nullptr) return font_unreadable(path);
    auto* shaping_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face.units_per_em = static_cast<float>(hb_face_get_upem(shaping_face));
    face.shaping = hb_font_create(shaping_face);
    hb_face_destroy(shaping_face);
    hb_font_extents_t extents{};
    if (!hb_font_get_h_extents(face.shaping, &extents)) return font_unreadable(path);
    auto const in_ems = [&](hb_position_t units) {
        return static_cast<float>(units) / face.units_per_em;
    };
    face.metrics.ascent = std::min(in_ems(extents.ascender), limits::script_ascent_em);
    face.metrics.descent = std::min(in_ems(-extents.descender), limits::script_descent_em);
    return {};
}

bool FontSet::has(FaceId face, char32_t code) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(at(face).shaping, code, &glyph) != 0 && glyph != 0;
}

GlyphPicture FontSet::draw(FaceId id, std::uint32_t glyph, float size_px, int quarter) {
    auto& face = m_faces[static_cast<std::size_t>(id)];
    if (face.drawing_size_px != size_px) {
        auto const size = static_cast<FT_F26Dot6>(std::lround(size_px * 64.0F));
        if (FT_Set_Char_Size(face.drawing, 0, size, 72, 72) != 0) return {};
        face.drawing_size_px = size_px;
    }
    // Small letters are hinted up and down only: widths stay as shaped.
    auto const is_hinted = size_px < limits::subpixel_below_px && id != FaceId::icons;
    auto const flags = FT_LOAD_NO_BITMAP | (is_hinted ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
    if (FT_Load_Glyph(face.drawing, glyph, static_cast<FT_Int32>(flags)) != 0) return {};
    auto* slot = face.drawing->glyph;
    if (slot->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Translate(&slot->outline, quarter * 16, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
    return copy_picture(slot);
}

}  // namespace ontmoet::text

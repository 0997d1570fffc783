// SPDX-License-Identifier: EUPL-1.2
#include "text/shaper.h"

#include "base/check.h"
#include "text/breaks.h"
#include "text/itemise.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

#include <hb.h>

namespace ontmoet::text {

namespace {

// An item with the neighbours HarfBuzz looks at to join letters; it looks no further than five.
struct ShapingWindow {
    std::vector<hb_codepoint_t> codes;
    std::size_t begin = 0;
};

ShapingWindow window_of(std::u32string const& codes, TextItem const& item) {
    constexpr std::size_t k_context = 5;
    auto const begin = item.begin - std::min(item.begin, k_context);
    auto const end = std::min(codes.size(), item.end + k_context);
    return {{codes.begin() + static_cast<std::ptrdiff_t>(begin),
             codes.begin() + static_cast<std::ptrdiff_t>(end)},
            begin};
}

// Languages that tell i from ı: an f would swallow the dot in a ligature.
bool keeps_dot_of_i(std::string_view language) {
    constexpr std::array<std::string_view, 4> k_languages{"tr", "az", "crh", "tt"};
    auto const primary = language.substr(0, language.find_first_of("-_"));
    return std::find(k_languages.begin(), k_languages.end(), primary) != k_languages.end();
}

}  // namespace

struct Shaper::Item : TextItem {};

Shaper::Shaper(std::shared_ptr<FontSet> fonts)
    : m_fonts(std::move(fonts)), m_buffer(hb_buffer_create()) {
    check(hb_buffer_allocation_successful(m_buffer) != 0, "there is memory for a shaping buffer");
}

Shaper::~Shaper() {
    hb_buffer_destroy(m_buffer);
}

ShapedParagraph Shaper::shape(std::u32string codes, ShapeStyle const& style) {
    ShapedParagraph paragraph;
    paragraph.codes = std::move(codes);
    auto bidi =
        resolve_bidi(paragraph.codes, style.direction, is_right_to_left_language(style.language));
    paragraph.right_to_left = bidi.right_to_left;
    paragraph.letter_starts = letter_starts(paragraph.codes);
    // A letter stands in one place: its marks go where it goes.
    for (std::size_t i = 1; i < bidi.levels.size(); ++i) {
        if (!paragraph.letter_starts[i]) bidi.levels[i] = bidi.levels[i - 1];
    }
    auto const items = itemise(paragraph.codes, paragraph.letter_starts, bidi.levels, style.weight,
                               *m_fonts, paragraph.missing);
    for (auto const& item : items) shape_item(paragraph, Item{item}, style);
    return paragraph;
}

ShapedParagraph Shaper::shape_icon(std::string_view name, float size_px) {
    ShapedParagraph paragraph;
    for (auto const& point : decode(name)) paragraph.codes.push_back(point.code);
    paragraph.letter_starts.assign(paragraph.codes.size(), true);
    if (paragraph.codes.empty()) return paragraph;
    Item item;
    item.end = paragraph.codes.size();
    item.face = FaceId::icons;
    shape_item(paragraph, item, {size_px, Weight::regular, {}, Direction::left_to_right});
    return paragraph;
}

void Shaper::shape_item(ShapedParagraph& paragraph, Item const& item, ShapeStyle const& style) {
    hb_buffer_clear_contents(m_buffer);
    auto const window = window_of(paragraph.codes, item);
    hb_buffer_add_codepoints(m_buffer, window.codes.data(), static_cast<int>(window.codes.size()),
                             static_cast<unsigned>(item.begin - window.begin),
                             static_cast<int>(item.end - item.begin));
    auto const is_rtl = item.level % 2 == 1;
    hb_buffer_set_direction(m_buffer, is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(m_buffer, item.script);
    if (!style.language.empty()) {
        hb_buffer_set_language(m_buffer,
                               hb_language_from_string(style.language.data(),
                                                       static_cast<int>(style.language.size())));
    }
    constexpr hb_feature_t k_no_ligatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
                                          HB_FEATURE_GLOBAL_END};
    auto const is_restricted = item.script == HB_SCRIPT_LATIN && keeps_dot_of_i(style.language);
    hb_shape(m_fonts->shaping_font(item.face), m_buffer, &k_no_ligatures, is_restricted ? 1 : 0);
    take_clusters(paragraph, item, style.size_px, window.begin);
}

void Shaper::take_clusters(ShapedParagraph& paragraph, Item const& item, float size_px,
                           std::size_t window_begin) {
    unsigned count = 0;
    auto const* infos = hb_buffer_get_glyph_infos(m_buffer, &count);
    auto const* positions = hb_buffer_get_glyph_positions(m_buffer, &count);
    auto const scale = size_px / m_fonts->units_per_em(item.face);
    std::vector<ShapedCluster> clusters;
    for (unsigned i = 0; i < count; ++i) {
        auto const glyph_index = static_cast<std::uint32_t>(paragraph.glyphs.size());
        auto const begin = static_cast<std::uint32_t>(infos[i].cluster + window_begin);
        if (clusters.empty() || clusters.back().begin != begin) {
            clusters.push_back({begin, 0, glyph_index, 0, 0.0F, item.face, item.level, false});
        }
        auto const& position = positions[i];
        paragraph.glyphs.push_back({infos[i].codepoint,
                                    static_cast<float>(position.x_advance) * scale,
                                    static_cast<float>(position.x_offset) * scale,
                                    static_cast<float>(position.y_offset) * scale});
        ++clusters.back().glyph_count;
        clusters.back().advance += paragraph.glyphs.back().advance;
    }
    if (item.level % 2 == 1) std::reverse(clusters.begin(), clusters.end());
    // A character HarfBuzz left no glyph for belongs to the cluster before it.
    if (!clusters.empty()) clusters.front().begin = static_cast<std::uint32_t>(item.begin);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        auto& cluster = clusters[i];
        auto const is_last = i + 1 == clusters.size();
        cluster.end = is_last ? static_cast<std::uint32_t>(item.end) : clusters[i + 1].begin;
        cluster.is_space = std::all_of(paragraph.codes.begin() + cluster.begin,
                                       paragraph.codes.begin() + cluster.end, is_space);
    }
    paragraph.clusters.insert(paragraph.clusters.end(), clusters.begin(), clusters.end());
}

}  // namespace ontmoet::text

// SPDX-License-Identifier: EUPL-1.2
#include "text/itemise.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ontmoet::text {
namespace {

bool is_shared_script(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

// Spaces, digits and marks take the script of the letter before them, or of the first letter.
std::vector<hb_script_t> resolve_scripts(std::u32string_view codes) {
    auto* const unicode = hb_unicode_funcs_get_default();
    std::vector<hb_script_t> scripts;
    scripts.reserve(codes.size());
    for (auto const code : codes) scripts.push_back(hb_unicode_script(unicode, code));
    auto const first = std::find_if_not(scripts.begin(), scripts.end(), is_shared_script);
    auto current = first == scripts.end() ? HB_SCRIPT_LATIN : *first;
    for (auto& script : scripts) {
        if (is_shared_script(script)) {
            script = current;
        } else {
            current = script;
        }
    }
    return scripts;
}

using FaceChain = std::array<FaceId, 3>;

FaceChain faces_for(hb_script_t script, Weight weight) {
    auto const bold = weight == Weight::bold;
    auto const sans = bold ? FaceId::sans_bold : FaceId::sans;
    auto const arabic = bold ? FaceId::arabic_bold : FaceId::arabic;
    auto const ethiopic = bold ? FaceId::ethiopic_bold : FaceId::ethiopic;
    if (script == HB_SCRIPT_ARABIC) return {arabic, sans, ethiopic};
    if (script == HB_SCRIPT_ETHIOPIC) return {ethiopic, sans, arabic};
    return {sans, arabic, ethiopic};
}

// The first face that has every visible character of a letter.
std::optional<FaceId> face_with_all(std::u32string_view letter, FaceChain const& chain,
                                    FontSet const& fonts) {
    for (auto const face : chain) {
        auto const has = [&](char32_t code) { return is_invisible(code) || fonts.has(face, code); };
        if (std::all_of(letter.begin(), letter.end(), has)) return face;
    }
    return std::nullopt;
}

struct FacePicker {
    FontSet const& fonts;
    Weight weight;
    std::uint32_t& missing;

    // Faces for one letter; characters without a face become U+FFFD.
    void pick(std::u32string& codes, std::size_t begin, std::size_t end, hb_script_t script,
              FaceId previous, std::vector<FaceId>& faces) const {
        auto const letter = std::u32string_view(codes).substr(begin, end - begin);
        if (std::all_of(letter.begin(), letter.end(), is_invisible)) {
            std::fill_n(faces.begin() + static_cast<std::ptrdiff_t>(begin), end - begin, previous);
            return;
        }
        auto const chain = faces_for(script, weight);
        if (auto const face = face_with_all(letter, chain, fonts)) {
            std::fill_n(faces.begin() + static_cast<std::ptrdiff_t>(begin), end - begin, *face);
            return;
        }
        for (auto at = begin; at < end; ++at) {
            auto const face = face_with_all(letter.substr(at - begin, 1), chain, fonts);
            faces[at] = face.value_or(faces_for(HB_SCRIPT_LATIN, weight)[0]);
            if (face) continue;
            codes[at] = replacement_character;
            ++missing;
        }
    }
};

}  // namespace

bool is_space(char32_t code) {
    return code == ' ' || code == 0x1680 || (code >= 0x2000 && code <= 0x200A && code != 0x2007) ||
           code == 0x205F || code == 0x3000;
}

bool is_invisible(char32_t code) {
    return code == 0xAD || code == 0x34F || code == 0x61C || (code >= 0x180B && code <= 0x180E) ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) ||
           code == 0xFEFF || (code >= 0xE0000 && code <= 0xE0FFF);
}

std::vector<TextItem> itemise(std::u32string& codes, std::vector<bool> const& letter_starts,
                              std::vector<BidiLevel> const& levels, Weight weight,
                              FontSet const& fonts, std::uint32_t& missing) {
    auto const scripts = resolve_scripts(codes);
    std::vector<FaceId> faces(codes.size(), FaceId::sans);
    FacePicker const picker{fonts, weight, missing};
    for (std::size_t begin = 0; begin < codes.size();) {
        auto end = begin + 1;
        while (end < codes.size() && !letter_starts[end]) ++end;
        auto const previous = begin > 0 ? faces[begin - 1] : faces_for(scripts[0], weight)[0];
        picker.pick(codes, begin, end, scripts[begin], previous, faces);
        begin = end;
    }
    std::vector<TextItem> items;
    for (std::size_t at = 0; at < codes.size(); ++at) {
        auto const continues = !items.empty() && items.back().level == levels[at] &&
                               items.back().script == scripts[at] && items.back().face == faces[at];
        if (continues) {
            items.back().end = at + 1;
        } else {
            items.push_back({at, at + 1, scripts[at], faces[at], levels[at]});
        }
    }
    return items;
}

}  // namespace ontmoet::text

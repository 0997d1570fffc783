// SPDX-License-Identifier: EUPL-1.2
#include "text/text_engine.h"

#include "text/compose.h"
#include "text/font_set.h"
#include "text/layout_cache.h"
#include "text/shaper.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace ontmoet::text {
namespace {

// Longer is no BCP 47 tag anyone uses (RFC 5646, 4.4.1).
constexpr std::size_t k_language_bytes = 35;

LayoutKey sane_key(LayoutRequest const& request) {
    LayoutKey key{request, false, false};
    auto& sane = key.request;
    sane.text = cut_to_bytes(request.text, limits::layout_text_bytes);
    key.more_follows = sane.text.size() < request.text.size();
    sane.language = request.language.substr(0, k_language_bytes);
    sane.size_px = rounded_size_px(request.size_px);
    if (!(sane.max_width_px >= 0.0F)) sane.max_width_px = 0.0F;
    if (!(sane.line_spacing >= 0.5F)) sane.line_spacing = 0.5F;
    sane.line_spacing = std::min(sane.line_spacing, 4.0F);
    sane.max_lines = std::max<std::uint32_t>(sane.max_lines, 1);
    return key;
}

}  // namespace

class TextEngine::Implementation {
public:
    Implementation(std::shared_ptr<FontSet> open_fonts, EngineLimits limits)
        : fonts(std::move(open_fonts)), shaper(fonts), cache(limits.layouts, limits.bytes) {}

    std::shared_ptr<Layout const> find_or_make(LayoutKey const& key) {
        ++lookups;
        if (auto found = cache.find(key)) return found;
        ++shapings;
        auto layout = std::make_shared<Layout const>(
            key.is_icon ? compose_icon(key.request.text, key.request.size_px, shaper, *fonts)
                        : compose(key.request, key.more_follows, shaper, *fonts));
        cache.add(key, layout);
        return layout;
    }

    std::shared_ptr<FontSet> fonts;
    Shaper shaper;
    LayoutCache cache;
    std::uint64_t lookups = 0;
    std::uint64_t shapings = 0;
};

Result<std::unique_ptr<TextEngine>> TextEngine::create(FontPaths const& paths,
                                                       EngineLimits limits) {
    TRY_ASSIGN(auto fonts, FontSet::create(paths));
    return std::unique_ptr<TextEngine>(
        new TextEngine(std::make_unique<Implementation>(std::move(fonts), limits)));
}

TextEngine::TextEngine(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}

TextEngine::~TextEngine() = default;

std::shared_ptr<Layout const> TextEngine::layout(LayoutRequest const& request) {
    return m_implementation->find_or_make(sane_key(request));
}

std::shared_ptr<Layout const> TextEngine::icon(std::string_view name, float size_px) {
    LayoutKey key;
    key.is_icon = true;
    key.request.text = cut_to_bytes(name, limits::icon_name_bytes);
    key.request.size_px = rounded_size_px(size_px);
    return m_implementation->find_or_make(key);
}

bool TextEngine::has_icon(std::string_view name) {
    return icon(name, LayoutRequest{}.size_px)->missing == 0;
}

EngineCounts TextEngine::counts() const {
    auto const& cache = m_implementation->cache;
    return {m_implementation->lookups, m_implementation->shapings, cache.evictions(), cache.size(),
            cache.bytes()};
}

void TextEngine::forget() {
    m_implementation->cache.clear();
}

std::shared_ptr<FontSet> TextEngine::fonts() const {
    return m_implementation->fonts;
}

}  // namespace ontmoet::text

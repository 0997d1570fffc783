// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_renderer.h"

#include "text/atlas.h"
#include "ui/painter.h"
#include "ui/shape_atlas.h"
#include "ui/stage.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <SDL.h>
#include <imgui.h>

namespace ontmoet::platform {

namespace {

SDL_Rect clip_of(ImVec4 const& clip) {
    auto const left = static_cast<int>(std::lround(std::max(0.0f, clip.x)));
    auto const top = static_cast<int>(std::lround(std::max(0.0f, clip.y)));
    return {left, top, static_cast<int>(std::lround(clip.z)) - left,
            static_cast<int>(std::lround(clip.w)) - top};
}

constexpr unsigned k_rect_indices = 6;

// The rectangle that these two triangles make, as ImGui writes it, if it is of one opaque colour.
std::optional<SDL_FRect> covering_rect(ImDrawVert const* vertex, ImDrawIdx const* index,
                                       unsigned count) {
    if (count < k_rect_indices || index[3] != index[0] || index[4] != index[2]) return {};
    ImDrawVert const& a = vertex[index[0]];
    ImDrawVert const& b = vertex[index[1]];
    ImDrawVert const& c = vertex[index[2]];
    ImDrawVert const& d = vertex[index[5]];
    bool const is_upright =
        a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
    bool const is_one_colour = a.col == b.col && a.col == c.col && a.col == d.col;
    bool const is_opaque = (a.col & IM_COL32_A_MASK) == IM_COL32_A_MASK;
    if (!is_upright || !is_one_colour || !is_opaque) return {};
    return SDL_FRect{std::min(a.pos.x, c.pos.x), std::min(a.pos.y, c.pos.y),
                     std::abs(c.pos.x - a.pos.x), std::abs(c.pos.y - a.pos.y)};
}

}  // namespace

SdlRenderer::~SdlRenderer() {
    for (SDL_Texture* page : m_pages) SDL_DestroyTexture(page);
    if (m_shapes) SDL_DestroyTexture(m_shapes);
}

void SdlRenderer::forget_textures(ui::Stage& stage) {
    for (SDL_Texture* page : m_pages) SDL_DestroyTexture(page);
    m_pages.clear();
    if (m_shapes) SDL_DestroyTexture(m_shapes);
    m_shapes = nullptr;
    stage.atlas().mark_all_dirty();
    stage.shapes().mark_all_dirty();
}

SDL_Texture* SdlRenderer::make_page(int side) {
    SDL_Texture* page = SDL_CreateTexture(m_renderer, SDL_PIXELFORMAT_ARGB8888,
                                          SDL_TEXTUREACCESS_STATIC, side, side);
    if (!page) return nullptr;
    SDL_SetTextureBlendMode(page, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(page, SDL_ScaleModeLinear);
    return page;
}

void SdlRenderer::upload(SDL_Texture* page, std::span<std::uint8_t const> pixels, int side,
                         text::PixelRect const& dirty) {
    if (dirty.width <= 0 || dirty.height <= 0) return;
    auto const width = static_cast<std::size_t>(dirty.width);
    m_scratch.resize(width * static_cast<std::size_t>(dirty.height) * 4);
    std::size_t out = 0;
    for (int row = dirty.y; row < dirty.y + dirty.height; ++row) {
        auto const at = static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                        static_cast<std::size_t>(dirty.x);
        for (std::size_t i = 0; i < width; ++i, out += 4) {
            m_scratch[out] = m_scratch[out + 1] = m_scratch[out + 2] = 255;
            m_scratch[out + 3] = pixels[at + i];
        }
    }
    SDL_Rect const rect{dirty.x, dirty.y, dirty.width, dirty.height};
    SDL_UpdateTexture(page, &rect, m_scratch.data(), dirty.width * 4);
}

void SdlRenderer::upload(ui::Stage& stage) {
    text::Atlas& atlas = stage.atlas();
    while (static_cast<int>(m_pages.size()) < atlas.page_count()) {
        SDL_Texture* page = make_page(atlas.page_px());
        if (!page) break;
        m_pages.push_back(page);
    }
    for (int page = 0; page < static_cast<int>(m_pages.size()); ++page) {
        upload(m_pages[static_cast<std::size_t>(page)], atlas.pixels(page), atlas.page_px(),
               atlas.dirty(page));
        atlas.clear_dirty(page);
    }
    ui::ShapeAtlas& shapes = stage.shapes();
    if (!m_shapes) m_shapes = make_page(shapes.side_px());
    if (!m_shapes) return;
    upload(m_shapes, shapes.pixels(), shapes.side_px(), shapes.dirty());
    shapes.clear_dirty();
}

void SdlRenderer::draw_triangles(ImDrawList const& list, ImDrawCmd const& command,
                                 SDL_Texture* texture, unsigned begin, unsigned end) {
    if (begin == end) return;
    constexpr int stride = sizeof(ImDrawVert);
    ImDrawVert const* vertex = list.VtxBuffer.Data + command.VtxOffset;
    SDL_RenderGeometryRaw(m_renderer, texture, &vertex->pos.x, stride,
                          reinterpret_cast<SDL_Color const*>(&vertex->col), stride, &vertex->uv.x,
                          stride, list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                          list.IdxBuffer.Data + command.IdxOffset + begin,
                          static_cast<int>(end - begin), sizeof(ImDrawIdx));
}

// Upright rectangles that cover wholly are filled as such: in software SDL blends every triangle,
// which takes twenty times as long.
void SdlRenderer::draw_plain(ImDrawList const& list, ImDrawCmd const& command) {
    ImDrawIdx const* index = list.IdxBuffer.Data + command.IdxOffset;
    ImDrawVert const* vertex = list.VtxBuffer.Data + command.VtxOffset;
    unsigned begin = 0;
    unsigned end = 0;
    while (end < command.ElemCount) {
        auto const rect = covering_rect(vertex, index + end, command.ElemCount - end);
        if (!rect) {
            end += 3;
            continue;
        }
        draw_triangles(list, command, nullptr, begin, end);
        ImU32 const colour = vertex[index[end]].col;
        auto const part = [&](unsigned shift) {
            return static_cast<std::uint8_t>(colour >> shift);
        };
        SDL_SetRenderDrawColor(m_renderer, part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT),
                               part(IM_COL32_B_SHIFT), SDL_ALPHA_OPAQUE);
        SDL_SetRenderDrawBlendMode(m_renderer, SDL_BLENDMODE_NONE);
        SDL_RenderFillRectF(m_renderer, &*rect);
        SDL_SetRenderDrawBlendMode(m_renderer, SDL_BLENDMODE_BLEND);
        begin = end += k_rect_indices;
    }
    draw_triangles(list, command, nullptr, begin, end);
}

void SdlRenderer::draw(ui::Stage& stage) {
    upload(stage);
    ImDrawData const& data = *stage.draw_data();
    SDL_RenderSetClipRect(m_renderer, nullptr);
    SDL_SetRenderDrawColor(m_renderer, 0, 0, 0, 255);
    SDL_RenderClear(m_renderer);
    SDL_SetRenderDrawBlendMode(m_renderer, SDL_BLENDMODE_BLEND);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList const& list = *data.CmdLists[i];
        for (ImDrawCmd const& command : list.CmdBuffer) {
            SDL_Rect const clip = clip_of(command.ClipRect);
            if (command.ElemCount == 0 || clip.w <= 0 || clip.h <= 0) continue;
            auto const number = reinterpret_cast<std::uintptr_t>(command.TextureId);
            SDL_Texture* texture = number == ui::shape_texture ? m_shapes : nullptr;
            if (number > 0 && number <= m_pages.size()) texture = m_pages[number - 1];
            if (number > 0 && !texture) continue;
            SDL_RenderSetClipRect(m_renderer, &clip);
            if (texture) {
                draw_triangles(list, command, texture, 0, command.ElemCount);
            } else {
                draw_plain(list, command);
            }
        }
    }
    SDL_RenderSetClipRect(m_renderer, nullptr);
}

}  // namespace ontmoet::platform

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct SDL_Renderer;
struct SDL_Texture;
struct ImDrawList;
struct ImDrawCmd;

namespace ontmoet::text {
struct PixelRect;
}
namespace ontmoet::ui {
class Stage;
}

namespace ontmoet::platform {

// Draws what a ui::Stage has made, on GL, GLES or in software, through SDL_RenderGeometryRaw. Pages
// of the atlases become white textures whose transparency is the coverage; only the rectangles that
// changed are uploaded.
class SdlRenderer {
public:
    explicit SdlRenderer(SDL_Renderer* renderer) : m_renderer(renderer) {}
    ~SdlRenderer();
    SdlRenderer(SdlRenderer const&) = delete;
    SdlRenderer& operator=(SdlRenderer const&) = delete;

    void draw(ui::Stage& stage);
    // After SDL_RENDER_DEVICE_RESET or a new size: textures are made again.
    void forget_textures(ui::Stage& stage);

private:
    void draw_triangles(ImDrawList const& list, ImDrawCmd const& command, SDL_Texture* texture,
                        unsigned begin, unsigned end);
    void draw_plain(ImDrawList const& list, ImDrawCmd const& command);
    void upload(ui::Stage& stage);
    SDL_Texture* make_page(int side);
    void upload(SDL_Texture* page, std::span<std::uint8_t const> pixels, int side,
                text::PixelRect const& dirty);

    SDL_Renderer* m_renderer;
    std::vector<SDL_Texture*> m_pages;
    SDL_Texture* m_shapes = nullptr;
    std::vector<unsigned char> m_scratch;
};

}  // namespace ontmoet::platform

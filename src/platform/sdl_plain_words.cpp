// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_plain_words.h"

#include <algorithm>
#include <utility>

#include <SDL.h>
#include <imgui.h>

namespace ontmoet::platform {

namespace {

// Its letters are 13 pixels high; so many lines are on the panel.
constexpr float k_letter_px = 13;
constexpr float k_lines = 22;
constexpr float k_margin = 0.06f;  // of the panel's width
constexpr SDL_Color k_paper{247, 244, 237, 255};
ImU32 const k_ink = IM_COL32(27, 35, 51, 255);

}  // namespace

Result<std::unique_ptr<SdlPlainWords>> SdlPlainWords::open(WindowLook const& look) {
    TRY_ASSIGN(auto panel, SdlPanel::open(look));
    return std::unique_ptr<SdlPlainWords>(new SdlPlainWords(std::move(panel)));
}

SdlPlainWords::SdlPlainWords(std::unique_ptr<SdlPanel> panel)
    : m_panel(std::move(panel)), m_context(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(m_context);
    ImGui::GetIO().IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    m_letters = SDL_CreateTexture(m_panel->renderer(), SDL_PIXELFORMAT_ABGR8888,
                                  SDL_TEXTUREACCESS_STATIC, width, height);
    if (!m_letters) return;
    SDL_UpdateTexture(m_letters, nullptr, pixels, width * 4);
    SDL_SetTextureBlendMode(m_letters, SDL_BLENDMODE_BLEND);
}

SdlPlainWords::~SdlPlainWords() {
    if (m_letters) SDL_DestroyTexture(m_letters);
    ImGui::DestroyContext(m_context);
}

void SdlPlainWords::draw() const {
    auto* const renderer = m_panel->renderer();
    SDL_SetRenderDrawColor(renderer, k_paper.r, k_paper.g, k_paper.b, k_paper.a);
    SDL_RenderClear(renderer);
    auto const* const data = ImGui::GetDrawData();
    constexpr int stride = sizeof(ImDrawVert);
    for (int n = 0; n < data->CmdListsCount; ++n) {
        auto const& list = *data->CmdLists[n];
        for (auto const& command : list.CmdBuffer) {
            auto const* const vertex = list.VtxBuffer.Data + command.VtxOffset;
            SDL_RenderGeometryRaw(renderer, m_letters, &vertex->pos.x, stride,
                                  reinterpret_cast<SDL_Color const*>(&vertex->col), stride,
                                  &vertex->uv.x, stride,
                                  list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                                  list.IdxBuffer.Data + command.IdxOffset,
                                  static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
        }
    }
    SDL_RenderPresent(renderer);
}

void SdlPlainWords::show(std::vector<std::string> const& paragraphs) {
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);  // nothing can be touched
    auto& io = ImGui::GetIO();
    int width = 0;
    int height = 0;
    SDL_GetRendererOutputSize(m_panel->renderer(), &width, &height);
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.FontGlobalScale = std::max(1.0f, io.DisplaySize.y / k_lines / k_letter_px);
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    float const margin = io.DisplaySize.x * k_margin;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, margin});
    ImGui::PushStyleColor(ImGuiCol_Text, k_ink);
    ImGui::Begin("words", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
    for (auto const& paragraph : paragraphs) {
        ImGui::TextWrapped("%s", paragraph.c_str());
        ImGui::NewLine();
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    ImGui::Render();
    draw();
}

}  // namespace ontmoet::platform

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/sdl_panel.h"

#include <memory>
#include <string>
#include <vector>

struct ImGuiContext;
struct SDL_Texture;

namespace ontmoet::platform {

// A panel whose fonts are missing: words in the letters that Dear ImGui carries with it, which are
// those of western Europe. Nothing else may draw with Dear ImGui meanwhile.
class SdlPlainWords {
public:
    // "error.no_display".
    static Result<std::unique_ptr<SdlPlainWords>> open(WindowLook const& look);
    ~SdlPlainWords();
    SdlPlainWords(SdlPlainWords const&) = delete;
    SdlPlainWords& operator=(SdlPlainWords const&) = delete;

    // One below the other, as large as the panel allows.
    void show(std::vector<std::string> const& paragraphs);
    // What was shown last, by the software renderer.
    Result<Picture> picture() const { return m_panel->picture(); }

private:
    explicit SdlPlainWords(std::unique_ptr<SdlPanel> panel);
    void draw() const;

    std::unique_ptr<SdlPanel> m_panel;
    ImGuiContext* m_context = nullptr;
    SDL_Texture* m_letters = nullptr;
};

}  // namespace ontmoet::platform

// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"

#include "i18n/tongue.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace ontmoet::ui {

namespace {

constexpr float canvas_long = 1280;
constexpr float canvas_short = 800;

void turn_picture(ImDrawData& data, int quarter_turns, Size panel) {
    auto const moved = [&](ImVec2 at) {
        auto const to = turned_by(quarter_turns, panel, {at.x, at.y});
        return ImVec2{to.x, to.y};
    };
    data.DisplaySize = {panel.w, panel.h};
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList& list = *data.CmdLists[i];
        for (auto& vertex : list.VtxBuffer) vertex.pos = moved(vertex.pos);
        for (auto& command : list.CmdBuffer) {
            auto const a = moved({command.ClipRect.x, command.ClipRect.y});
            auto const b = moved({command.ClipRect.z, command.ClipRect.w});
            command.ClipRect = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                                std::max(a.y, b.y)};
        }
    }
}

}  // namespace

Backstage::Backstage(text::TextEngine& text_engine, Keyboards const& layouts)
    : engine(text_engine), keyboards(layouts), atlas(text_engine.fonts()) {
    context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->Build();
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.12f;
}

Backstage::~Backstage() {
    ImGui::DestroyContext(context);
}

void Backstage::begin(Setting const& now_setting, Duration uptime) {
    check(now_setting.tongue != nullptr, "a frame has a language");
    last = now;
    now = uptime;
    wake_at.reset();
    std::swap(seen, tree);
    touch.judge(seen, now);
    touched = std::exchange(touched_next, false);
    apply_scrolls();
    apply_keys();
    bool const says_another = setting.spoken != now_setting.spoken;
    setting = now_setting;
    if (says_another) show_spoken();
    Size const panel = setting.upright();
    bool const stands = panel.h > panel.w;
    scale = std::min(panel.w / (stands ? canvas_short : canvas_long),
                     panel.h / (stands ? canvas_long : canvas_short));
    scale = std::max(scale, 0.1f);
    canvas = {panel.w / scale, panel.h / scale};
    tree.nodes.clear();
    tree.painted.clear();
    tree.canvas = canvas;
    if (setting.reach) canvas.h -= k_reach_strip;
    let_slide();
    is_new_screen = false;
    clips.assign(1, Rect{0, 0, canvas.w, canvas.h});
    body = clips.front();
    open_scrolls.clear();
    scroll_node = -1;
    layer = top_layer = 0;
    keyboard_id.clear();
    bubble.reset();

    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {panel.w, panel.h};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    atlas.begin_frame();
    shapes.begin_frame();
    painter = Painter(ImGui::GetBackgroundDrawList(), &atlas, &shapes, &tree.painted);
    painter.set_canvas(canvas, scale, setting.tongue->is_right_to_left());
    painter.fill({0, 0, canvas.w, tree.canvas.h}, colour(Paint::ground));
    painter.set_slide(slide);
}

void Backstage::end() {
    check(open_scrolls.empty(), "every scroll area is closed");
    draw_carried();
    draw_bubble();
    draw_popup();
    draw_reach_strip();
    settle_focus();
    draw_focus();
    draw_spoken_mark();
    ImGui::SetCurrentContext(context);
    ImGui::Render();
    if (int const turns = setting.all_quarter_turns(); turns != 0)
        turn_picture(*ImGui::GetDrawData(), turns, setting.panel);
    if (edit_id != field) {
        edit.clear();
        edit_id.clear();
    }
    is_anew = false;
    submitted.clear();
    scanned.reset();
    edit_keys.clear();
    pad_keys.clear();
    bool const is_incomplete = atlas.wants_another_frame() || shapes.wants_another_frame();
    if (!edit_keys_next.empty() || is_incomplete) wake(now);
    if (auto const at = touch.wake_at(); at && *at > now) wake(*at);
    if (auto const at = burst.wake_at()) wake(*at);
}

void Backstage::wake(Duration at) {
    if (!wake_at || at < *wake_at) wake_at = at;
}

std::size_t Backstage::add(std::string_view id, Role role, std::string_view label,
                           Rect const& rect) {
    Node node;
    node.id = id;
    node.role = role;
    node.label = label;
    node.rect = painter.to_canvas(rect);
    node.visible = node.rect.intersected(clips.back());
    node.layer = layer;
    node.reachable = layer >= top_layer;
    node.scroll = scroll_node;
    tree.nodes.push_back(std::move(node));
    return tree.nodes.size() - 1;
}

Target Backstage::target(std::string_view id, Role role, std::string_view label, Rect const& rect,
                         bool enabled, bool selected) {
    Target target;
    target.node = add(id, role, label, rect);
    Node& node = tree.nodes[target.node];
    node.enabled = enabled;
    node.selected = selected;
    node.focused = !field.empty() && field == id;
    target.pressed = enabled && touch.presses_of(id) > 0;
    target.held = enabled && touch.is_held(id);
    return target;
}

void Backstage::note(std::size_t node, FittedText const& text) {
    Node& noted = tree.nodes[node];
    noted.truncated = noted.truncated || text.truncated;
    noted.broken = noted.broken || text.broken;
    noted.size = noted.size == 0 ? text.size : std::min(noted.size, text.size);
    if (tree.painted.empty()) return;
    auto& painted = tree.painted.back();
    if (painted.kind == Painted::Kind::words && painted.node < 0)
        painted.node = static_cast<int>(node);
}

void Backstage::pressable_ground(Rect const& rect, Target const& target, Colour fill, Colour edge,
                                 float line, float corner) {
    painter.fill(rect, fill, corner);
    if (target.held) {
        Colour shade = colour(Paint::ink);
        shade.a = 28;
        painter.fill(rect, shade, corner);
    }
    if (line > 0) painter.outline(rect, edge, line, corner);
}

void Backstage::choosable_ground(Rect const& rect, Target const& target, float corner) {
    Node const& node = tree.nodes[target.node];
    Paint const plain = node.enabled ? Paint::card : Paint::neutral_soft;
    pressable_ground(rect, target, colour(node.selected ? Paint::primary_soft : plain),
                     colour(node.selected ? Paint::primary : Paint::line),
                     node.selected  ? measure::selected_line
                     : node.enabled ? measure::tile_line
                                    : 0,
                     corner);
}

void Backstage::chosen_badge(Rect const& rect) {
    check_mark({rect.end() - 9, rect.y + 9}, 9);
}

void Backstage::draw_carried() {
    Node const* node = tree.find(touch.carried());
    auto const finger = touch.finger();
    if (!node || !finger || touch.carried().empty()) return;
    Unmirrored const physical(painter);
    Rect const at{finger->x - node->rect.w / 2, finger->y - node->rect.h / 2, node->rect.w,
                  node->rect.h};
    std::string const label = node->label;
    painter.fill(at, colour(Paint::accent), 12);
    TextStyle const style = style::small_strong.with(Align::center).with(Stand::middle).shrinking();
    draw(fit(label, style, at.size()), at, style, colour(Paint::on_accent));
}

}  // namespace ontmoet::ui

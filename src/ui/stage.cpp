// SPDX-License-Identifier: EUPL-1.2
#include "ui/stage.h"

#include "ui/backstage.h"

#include <imgui.h>

namespace ontmoet::ui {

Stage::Stage(text::TextEngine& engine, Keyboards const& keyboards)
    : m_inside(std::make_unique<Backstage>(engine, keyboards)) {}

Stage::~Stage() = default;

void Stage::add(TouchEvent const& event) {
    m_inside->last_activity = event.when;
    TouchEvent logical = event;
    logical.at = to_logical(event.at);
    if (event.kind == TouchEvent::Kind::down) m_inside->touched_next = true;
    m_inside->touch.add(logical);
}

void Stage::add(KeyEvent const& event) {
    m_inside->last_activity = event.when;
    m_inside->touched_next = true;
    m_inside->burst.add(event);
}

void Stage::add(WheelEvent const& event) {
    WheelEvent logical = event;
    logical.at = to_logical(event.at);
    m_inside->wheel.push_back(logical);
}

void Stage::frame(Setting const& setting, Duration uptime,
                  std::function<void(Frame&)> const& view) {
    m_inside->begin(setting, uptime);
    Frame frame(*this);
    m_inside->draw_above_slide(frame);
    view(frame);
    m_inside->end();
}

ImDrawData* Stage::draw_data() const {
    ImGui::SetCurrentContext(m_inside->context);
    return ImGui::GetDrawData();
}

text::Atlas& Stage::atlas() {
    return m_inside->atlas;
}
ShapeAtlas& Stage::shapes() {
    return m_inside->shapes;
}
Tree const& Stage::tree() const {
    return m_inside->tree;
}
std::optional<Duration> Stage::wake_at() const {
    return m_inside->wake_at;
}
Duration Stage::last_activity() const {
    return m_inside->last_activity;
}
bool Stage::has_pressed() const {
    return m_inside->touch.has_pressed();
}

bool Stage::was_touched() const {
    return m_inside->touched;
}
std::string_view Stage::focused_by_keys() const {
    for (auto const& node : m_inside->tree.nodes)
        if (node.focused && m_inside->focus.is_shown()) return node.id;
    return {};
}

Point turned_by(int quarter_turns, Size panel, Point upright) {
    switch (quarter_turns) {
        case 1: return {panel.w - upright.y, upright.x};
        case 2: return {panel.w - upright.x, panel.h - upright.y};
        case 3: return {upright.y, panel.h - upright.x};
        default: return upright;
    }
}

Point turned_back(int quarter_turns, Size panel, Point on_panel) {
    switch (quarter_turns) {
        case 1: return {on_panel.y, panel.w - on_panel.x};
        case 2: return {panel.w - on_panel.x, panel.h - on_panel.y};
        case 3: return {panel.h - on_panel.y, on_panel.x};
        default: return on_panel;
    }
}

Point Stage::to_panel(Point logical) const {
    auto const& setting = m_inside->setting;
    return turned_by(setting.all_quarter_turns(), setting.panel,
                     {logical.x * m_inside->scale, logical.y * m_inside->scale});
}

Point Stage::to_logical(Point panel) const {
    auto const& setting = m_inside->setting;
    Point const at = turned_back(setting.all_quarter_turns(), setting.panel, panel);
    return {at.x / m_inside->scale, at.y / m_inside->scale};
}

void Stage::forget() {
    m_inside->touch.forget();
    m_inside->scroll_areas.clear();
    m_inside->field.clear();
    m_inside->focus.forget();
    m_inside->focus_below.clear();
    m_inside->screen.clear();
    m_inside->slid_steps = 0;
    m_inside->edit.clear();
    m_inside->edit_id.clear();
    m_inside->edit_keys.clear();
    m_inside->edit_keys_next.clear();
    m_inside->pad_keys.clear();
    m_inside->field_touch = {};
    m_inside->keyboard_states.clear();
    m_inside->popup.reset();
    m_inside->burst = {};
    m_inside->scanned.reset();
    m_inside->engine.forget();
    m_inside->is_anew = true;
}

}  // namespace ontmoet::ui

// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/device_words.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <span>

namespace ontmoet::screens {
namespace {

constexpr float device_line_gap = 8;

float device_lines_height(ui::Frame& frame, float width, std::span<DeviceLine const> lines) {
    float height = 0;
    for (auto const& line : lines)
        height += device_line_gap + frame.reason_height(width, line.words);
    return height;
}

void draw_device_lines(ui::Frame& frame, ui::Rect& rest, std::span<DeviceLine const> lines) {
    for (auto const& line : lines) {
        rest.cut_top(device_line_gap);
        auto const place = rest.cut_top(frame.reason_height(rest.w, line.words));
        frame.reason(place, line.icon, line.words, line.tint);
    }
}

MaybeIntent draw_this_device(Model const& model, ui::Frame& frame, ui::Rect rect) {
    frame.card(rect);
    auto inside = rect.inset(24, 20);
    auto const words = frame.say("sync.try_again");
    ui::ButtonLook const look{.icon = "sync", .text_size = 22, .icon_size = 28};
    MaybeIntent intent;
    if (frame.button("devices.try_again", inside.cut_bottom(frame.button_height(), 12), words,
                     look))
        intent = TrySync{};
    if (!model.printers.lines.empty() &&
        frame.button("devices.printing", inside.cut_bottom(frame.button_height(), 12),
                     frame.say("printing.title"),
                     {.icon = "print", .text_size = 22, .icon_size = 28}))
        intent = Open{Screen::printing};
    auto list = frame.begin_scroll("devices.this", inside);
    float const top = list.y;
    frame.paragraph(list, frame.say("sync.this_device"), ui::style::heading, 4);
    draw_device_lines(frame, list, this_device_lines(model, frame));
    frame.end_scroll(list.y - top);
    return intent;
}

void draw_device(Model const& model, ui::Frame& frame, ui::Rect& list, Device const& device) {
    float const width = list.w - 36;
    auto const title = device_title(frame, device);
    auto const lines = device_lines(model, frame, device);
    ui::Tag const here{frame.say("sync.this_device"), ui::Tint::primary, {}};
    float const title_height = frame.measure(title, ui::style::strong, width).h;
    float const tag_height = device.is_this ? frame.tag_height() + device_line_gap : 0.0f;
    float const height = 28 + title_height + tag_height + device_lines_height(frame, width, lines);
    auto const card = list.cut_top(height, 12);
    frame.card(card, device.needs_help() ? ui::CardKind::danger : ui::CardKind::soft);
    auto inside = card.inset(18, 14);
    frame.text(inside.cut_top(title_height), title, ui::style::strong);
    if (device.is_this) {
        inside.cut_top(device_line_gap);
        auto place = inside.cut_top(frame.tag_height());
        frame.tag(place.cut_start(frame.tag_size(here).w), here);
    }
    draw_device_lines(frame, inside, lines);
}

void draw_all_devices(Model const& model, ui::Frame& frame, ui::Rect rect) {
    frame.card(rect);
    auto inside = rect.inset(24, 20);
    auto const& devices = model.devices;
    if (devices.at == Moment{}) {
        empty_state(frame, inside, "devices_other", frame.say("sync.all_devices"),
                    frame.say("sync.no_list"));
        return;
    }
    frame.paragraph(inside, frame.say("sync.all_devices"), ui::style::heading, 4);
    if (!model.network.online)
        frame.paragraph(
            inside,
            frame.tongue().text("sync.as_of",
                                {{"time", i18n::isolate(frame.tongue().time(devices.at))}}),
            ui::style::quiet, 4);
    inside.cut_top(8);
    inside.w -= 8;
    auto list = frame.begin_scroll("devices.all", inside);
    float const top = list.y;
    for (auto const& device : devices.list) draw_device(model, frame, list, device);
    frame.end_scroll(list.y - top - 12);
}

}  // namespace

MaybeIntent view_sync(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::sync, body);
    if (back_button(frame, body, bar)) intent = Back{};
    if (model.has_phone_page &&
        frame.button_at_end("devices.table_code", bar, frame.say("table_code.title"),
                            {.icon = "phone_iphone", .text_size = 22}))
        intent = Open{Screen::table_code};
    auto const own =
        frame.is_portrait() ? body.cut_top(body.h * 0.45f, 20) : body.cut_start(body.w * 0.42f, 24);
    if (auto said = draw_this_device(model, frame, own)) intent = std::move(said);
    draw_all_devices(model, frame, body);
    return intent;
}

}  // namespace ontmoet::screens

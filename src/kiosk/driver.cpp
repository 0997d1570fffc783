// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/driver.h"

#include "domain/rules.h"
#include "screens/screen_names.h"
#include "ui/key_route.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <thread>

#include <nlohmann/json.hpp>

namespace ontmoet::kiosk {
namespace {

constexpr Duration k_patience{15'000};
// Longer than the time in which a second tap counts as a double one.
constexpr Duration k_between_taps{280};
constexpr Duration k_quiet_wait{40};
constexpr Duration k_typing_pace{60};
// Longer than a key is held until it shows its other letters.
constexpr Duration k_hold{600};
constexpr Duration k_scanner_pace{4};
constexpr int k_drag_steps = 6;
// By domain::HallMoment::Phase.
constexpr std::array k_phases{"before", "meeting", "between", "over"};
constexpr int k_most_drags = 40;

// The letters of a UTF-8 text, each as its own text.
std::vector<std::string> letters_of(std::string const& text) {
    std::vector<std::string> letters;
    for (char const byte : text) {
        bool const continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        if (!continues || letters.empty()) letters.emplace_back();
        letters.back() += byte;
    }
    return letters;
}

}  // namespace

Driver::Driver(Front const& app, platform::SdlWindow& window, ui::Stage& stage,
               platform::WindowHooks hooks, Clock const& clock)
    : m_app(app), m_window(window), m_stage(stage), m_hooks(std::move(hooks)), m_clock(clock) {}

void Driver::run(std::istream& commands, std::ostream& answers) {
    // Reads until the end of the input, which comes at the latest when the program's own ends.
    std::thread reader([inbox = m_inbox, &commands] {
        for (std::string line; std::getline(commands, line);) {
            std::scoped_lock const lock(inbox->mutex);
            inbox->commands.push_back(line);
            inbox->news.notify_all();
        }
        std::scoped_lock const lock(inbox->mutex);
        inbox->ended = true;
        inbox->news.notify_all();
    });
    turn(2);
    answers << "ok ready" << std::endl;
    while (auto const command = next_command()) {
        if (*command == "quit") break;
        answers << answer(*command) << std::endl;
    }
    reader.detach();
}

std::optional<std::string> Driver::next_command() {
    auto& inbox = *m_inbox;
    while (!m_window.is_quitting()) {
        {
            std::unique_lock lock(inbox.mutex);
            inbox.news.wait_for(lock, k_quiet_wait,
                                [&] { return !inbox.commands.empty() || inbox.ended; });
            if (!inbox.commands.empty()) {
                auto command = std::move(inbox.commands.front());
                inbox.commands.pop_front();
                return command;
            }
            if (inbox.ended) return std::nullopt;
        }
        if (m_hooks.pump()) turn();
    }
    return std::nullopt;
}

std::string Driver::answer(std::string const& command) {
    auto const space = command.find(' ');
    auto const verb = command.substr(0, space);
    auto const rest = space == std::string::npos ? std::string() : command.substr(space + 1);
    if (verb == "tap") return tap(rest);
    if (verb == "swipe") return swipe(rest);
    if (verb == "carry") return carry(rest);
    if (verb == "drop") return drop();
    if (verb == "type") return type(rest);
    if (verb == "scan") return scan(rest);
    if (verb == "wait") return wait_for(rest, true);
    if (verb == "gone") return wait_for(rest, false);
    if (verb == "ids") return ids();
    if (verb == "status") return status();
    turn(3);
    if (verb == "label") {
        auto const* node = m_stage.tree().find(rest);
        return node == nullptr ? "error no " + rest : "ok " + node->label;
    }
    if (verb == "words") return words();
    if (verb == "tree") return "ok " + m_stage.tree().to_json();
    if (verb == "picture") {
        auto const saved = m_window.save_picture(rest);
        return saved.ok() ? "ok" : "error " + saved.error().message_key;
    }
    return "error unknown command " + verb;
}

std::string Driver::tap(std::string const& id) {
    if (auto waited = wait_for(id, true); waited != "ok") return waited;
    if (m_clock.uptime() < m_not_before) pause(m_not_before - m_clock.uptime());
    if (!bring_into_view(id)) return "error cannot be brought into view: " + id;
    auto const* node = m_stage.tree().find(id);
    if (node == nullptr) return "error went away: " + id;
    if (!node->enabled) return "error is off: " + id;
    if (!node->reachable) return "error is under a dialog: " + id;
    auto const at = m_stage.to_panel(node->visible.middle());
    touch(ui::TouchEvent::Kind::down, at);
    turn();
    touch(ui::TouchEvent::Kind::up, at);
    m_not_before = m_clock.uptime() + k_between_taps;
    turn(3);
    return "ok";
}

bool Driver::bring_into_view(std::string const& id) {
    for (int tries = 0; tries < k_most_drags; ++tries) {
        auto const* node = m_stage.tree().find(id);
        if (node == nullptr) return false;
        auto const drag = m_stage.tree().drag_into_view(id);
        if (!drag) return node->is_visible();
        slide(drag->from, drag->to);
    }
    return false;
}

// A finger that goes from one place to another, rests there, so that the list does not glide on,
// and lets go.
void Driver::slide(ui::Point from, ui::Point to) {
    auto const step = [&](int i) {
        float const share = static_cast<float>(i) / k_drag_steps;
        return m_stage.to_panel(
            {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    };
    touch(ui::TouchEvent::Kind::down, step(0));
    turn();
    for (int i = 1; i <= k_drag_steps; ++i) {
        touch(ui::TouchEvent::Kind::move, step(i));
        turn();
    }
    pause(Duration{120});
    touch(ui::TouchEvent::Kind::move, step(k_drag_steps));
    turn();
    touch(ui::TouchEvent::Kind::up, step(k_drag_steps));
    pause(Duration{250});
}

// Half a page on in a list, for what is drawn only when it is seen.
std::string Driver::swipe(std::string const& id) {
    if (auto waited = wait_for(id, true); waited != "ok") return waited;
    auto const area = m_stage.tree().find(id)->visible;
    auto const middle = area.middle();
    slide({middle.x, middle.y + area.h / 4}, {middle.x, middle.y - area.h / 4});
    return "ok";
}

// "FROM ONTO": lifts one by holding it and carries it onto the other, and rests there until drop.
std::string Driver::carry(std::string const& ids) {
    auto const space = ids.find(' ');
    if (space == std::string::npos) return "error carry what onto what?";
    auto const from = ids.substr(0, space);
    auto const onto = ids.substr(space + 1);
    if (auto waited = wait_for(from, true); waited != "ok") return waited;
    if (!bring_into_view(from)) return "error cannot be brought into view: " + from;
    auto const start = m_stage.tree().find(from)->visible.middle();
    touch(ui::TouchEvent::Kind::down, m_stage.to_panel(start));
    turn();
    pause(k_hold);
    auto const* node = m_stage.tree().find(onto);
    bool const is_seen = node != nullptr && node->is_visible();
    m_rest = is_seen ? node->visible.middle() : start;
    for (int i = 1; i <= k_drag_steps; ++i) {
        float const share = static_cast<float>(i) / k_drag_steps;
        touch(ui::TouchEvent::Kind::move,
              m_stage.to_panel({start.x + (m_rest.x - start.x) * share,
                                start.y + (m_rest.y - start.y) * share}));
        turn();
    }
    if (!is_seen) drop();
    return is_seen ? "ok" : "error not on the screen while carried: " + onto;
}

std::string Driver::drop() {
    touch(ui::TouchEvent::Kind::up, m_stage.to_panel(m_rest));
    pause(Duration{250});
    return "ok";
}

// Letters go through the keyboard on the screen; what it lacks comes from a real one, slowly.
std::string Driver::type(std::string const& text) {
    turn();
    for (auto const& letter : ui::pieces_for_keys(m_stage, text))
        if (auto typed = type_letter(letter); typed != "ok") return typed;
    turn(3);
    return "ok";
}

std::string Driver::type_letter(std::string_view letter) {
    auto touches = ui::touches_for(m_stage, letter);
    if (auto const key = key_for(letter); touches.empty() && !key.empty())
        touches.push_back({key, false});
    for (auto const& one : touches)
        if (auto touched = one.hold ? hold(one.id) : tap(one.id); touched != "ok") return touched;
    if (!touches.empty()) return "ok";
    m_stage.add(ui::KeyEvent{ui::Key::text, std::string{letter}, m_clock.uptime()});
    pause(k_typing_pace);
    return "ok";
}

std::string Driver::hold(std::string const& id) {
    auto const* node = m_stage.tree().find(id);
    if (node == nullptr) return "error no key " + id;
    auto const at = m_stage.to_panel(node->visible.middle());
    touch(ui::TouchEvent::Kind::down, at);
    turn();  // a busy computer may see the finger late: the time counts from then
    pause(k_hold);
    touch(ui::TouchEvent::Kind::up, at);
    turn(3);
    return "ok";
}

// Of a number pad, or of whatever else has a key of this name.
std::string Driver::key_for(std::string_view letter) const {
    auto const ending = "." + std::string{letter};
    for (auto const& node : m_stage.tree().nodes)
        if (node.role == ui::Role::key && node.id.ends_with(ending)) return node.id;
    return {};
}

std::string Driver::scan(std::string const& code) {
    // A scanner keeps its pace, however busy this computer is.
    auto at = m_clock.uptime();
    for (auto const& letter : letters_of(code)) {
        m_stage.add(ui::KeyEvent{ui::Key::text, letter, at});
        at += k_scanner_pace;
    }
    m_stage.add(ui::KeyEvent{ui::Key::enter, {}, at});
    turn(3);
    return "ok";
}

std::string Driver::wait_for(std::string const& id, bool there) {
    auto const until = m_clock.uptime() + k_patience;
    turn();
    while ((m_stage.tree().find(id) != nullptr) != there) {
        if (m_clock.uptime() > until)
            return (there ? "error never came: " : "error never went: ") + id + "; " + ids();
        pause(k_quiet_wait);
    }
    return "ok";
}

// With what the clocks on this device show at the moment of the answer.
std::string Driver::status() {
    turn();
    auto const& model = m_app.model();
    auto const hall = domain::hall_at(*model.state, model.now);
    auto const checked_in = std::ranges::count_if(
        model.state->people, [](auto const& entry) { return entry.second.checked_in; });
    return "ok " + nlohmann::json{{"online", model.network.online},
                                  {"pending", model.network.pending},
                                  {"trouble", model.network.trouble},
                                  {"people", model.state->people.size()},
                                  {"cursor", model.state->cursor},
                                  {"problems", model.problems.size()},
                                  {"meets", model.state->meets.size()},
                                  {"checked_in", checked_in},
                                  {"screen", screens::name_of(model.screen())},
                                  {"now_ms", model.now.ms},
                                  {"phase", k_phases.at(static_cast<std::size_t>(hall.phase))},
                                  {"round", hall.round},
                                  {"left_ms", hall.left.count()},
                                  {"stands_still", hall.stands_still}}
                       .dump();
}

std::string Driver::ids() const {
    std::string all = "ok";
    for (auto const& node : m_stage.tree().nodes)
        if (!node.id.empty()) all += " " + node.id;
    return all;
}

// All that can be read on the screen, in one line.
std::string Driver::words() const {
    auto all = nlohmann::json::array();
    for (auto const& node : m_stage.tree().nodes)
        for (auto const* text : {&node.label, &node.detail, &node.value})
            if (!text->empty()) all.push_back(*text);
    return "ok " + all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Driver::touch(ui::TouchEvent::Kind kind, ui::Point at) {
    m_stage.add(ui::TouchEvent{kind, at, 1, m_clock.uptime()});
}

void Driver::turn(int frames) {
    for (int i = 0; i < frames; ++i) m_window.turn(m_hooks);
}

void Driver::pause(Duration wait) {
    auto const until = m_clock.uptime() + wait;
    while (m_clock.uptime() < until) {
        turn();
        std::this_thread::sleep_for(std::min(Duration{16}, wait));
    }
}

}  // namespace ontmoet::kiosk

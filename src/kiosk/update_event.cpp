// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/flow.h"
#include "kiosk/limits.h"
#include "kiosk/open_problems.h"
#include "kiosk/people_search.h"
#include "kiosk/update.h"

#include <utility>

// What happened outside: one small function each, chosen by overload.
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

void happened(Step& step, Tick const& event) {
    auto& model = step.model;
    model.now = step.making.clock.now();
    model.idle = event.idle;
    read_names(model, k_names_a_tick);
    if (model.toast && model.now >= model.toast->until) model.toast.reset();
    if (!model.visitor.profile_is_saved && event.idle >= k_typing_pause) save_profile(step);
    if (event.idle >= k_typing_pause) {
        save_offer(step);
        save_ours(step);
    }
    say_closed_problems(step, model.now);
    if (model.home == Screen::board) call_the_hall(step);
    if (model.home == Screen::table) follow_table(step);
    bool const at_start = model.stack.size() == 1;
    auto const ask = asks_after(model);
    model.asks_presence = !at_start && event.idle >= ask;
    if (!at_start && event.idle >= ask + waits_for_answer(model)) step.finish();
    if (!at_start || event.idle < ask) return;
    model.accessibility = model.usual_accessibility;
    if (model.home == Screen::languages) model.language = model.usual_language;
}

void happened(Step& step, StateChanged const& event) {
    auto& model = step.model;
    note_names(model, event);
    refresh_doubts(model);
    forget_erased_doings(model);
    follow_offer(model);
    follow_ours(step);
    auto& visitor = model.visitor;
    auto const* candidate = model.candidate();
    if (model.state->erased.contains(visitor.person)) step.end_session();
    if (candidate != nullptr && visitor.profile_is_saved && visitor.confirmed &&
        candidate->registered)
        visitor.profile = candidate->profile;
}

void happened(Step& step, NetworkChanged const& event) {
    auto& network = step.model.network;
    auto const since = network.online ? step.model.now : network.offline_since;
    network = event.network;
    if (!network.online) network.offline_since = since;
}
void happened(Step& step, DevicesChanged const& event) {
    step.model.devices = event.devices;
}
void happened(Step& step, ProblemsChanged const& event) {
    step.model.problems = event.problems;
    step.model.provisional = event.provisional;
}
void happened(Step& step, SavingFailed const& event) {
    step.model.visitor.voice.is_said = false;  // it may be what was not saved: it can be kept again
    step.toast(event.message_key, false);
}
void happened(Step& step, PinChecked const& event) {
    auto& host = step.model.host;
    step.model.pin_locked_until = event.locked_until;
    // Whoever typed it went away meanwhile: nobody else's screen opens.
    if (step.model.screen() != Screen::pin) return;
    host.pin_was_wrong = !event.right;
    if (!event.right) {
        step.effects.push_back(PlaySound{platform::Sound::wrong});
        return;
    }
    host.unlocked = true;
    refresh_doubts(step.model);
    step.open_alone(Screen::arrivals);
}
void happened(Step& step, PlannerProgress const& event) {
    auto& gap = step.model.host.planning_gap_pct;
    gap = event.gap_pct < 100 ? std::optional(event.gap_pct) : std::nullopt;
}
void happened(Step& step, PlannerDone const& event) {
    auto& host = step.model.host;
    host.planning = false;
    host.stopped = false;
    if (!host.unlocked) return;
    host.planning_error = event.message_key;
    if (event.draft) host.draft = event.draft;
}
void happened(Step& step, ExportDone const& event) {
    step.model.host.exported_to = event.folder;
    step.model.host.export_error = event.message_key;
}
void happened(Step& step, TableCodeMade const& event) {
    table_code_made(step, event);
}
void happened(Step& step, CodeMade const& event) {
    step.model.visitor.code = event.code;
    step.open(Screen::take_code);
}
void happened(Step& step, PrintersChanged const& event) {
    step.model.printers = event.printers;
}
void happened(Step& step, PrintRefused const& event) {
    step.toast(event.message_key, false);
}
void happened(Step& step, Scanned const& event) {
    // Nobody checks in at a table or a board.
    bool const is_desk = step.model.home == Screen::languages && !step.model.host.unlocked;
    if (is_desk) give_code(step, event.code);
}
void happened(Step& step, CameraChanged const& event) {
    step.model.camera_works = event.works;
}
void happened(Step& step, MicrophoneChanged const& event) {
    step.model.microphone = event.microphone;
}
void happened(Step& step, VoiceRecorded const& event) {
    take_recorded(step, event);
}
void happened(Step& step, SpeechChanged const& event) {
    step.model.speech = event.speech;
}
void happened(Step& step, DeviceRevoked const&) {
    step.finish();
    step.model.doings.clear();
    note_names(step.model, StateChanged{{}, true});
    step.model.toast.reset();
}

}  // namespace

std::vector<Effect> update(screens::Model& model, Event const& event, Making making) {
    model.now = making.clock.now();
    Step step{model, making, {}};
    std::visit([&](auto const& one) { happened(step, one); }, event);
    return std::move(step.effects);
}

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#include "domain/announcements.h"
#include "domain/rules.h"
#include "i18n/every_language.h"
#include "kiosk/figures.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

using Phase = domain::HallMoment::Phase;

bool is_same_turn(domain::HallMoment const& one, domain::HallMoment const& other) {
    return one.phase == other.phase && one.round == other.round;
}

}  // namespace

void set_round(Step& step, screens::SetRound const& intent) {
    if (!step.model.host.unlocked) return;
    step.say(domain::RoundSet{intent.round, intent.action, intent.minutes}, "host");
}

void restart_round(Step& step, int round) {
    if (!step.model.host.unlocked) return;
    step.say(domain::RoundSet{round, domain::RoundAction::skip, 0}, "host");
    step.say(domain::RoundSet{round, domain::RoundAction::start, 0}, "host");
}

void announce(Step& step, std::string const& key) {
    auto const& model = step.model;
    if (!model.host.unlocked || model.tongues == nullptr) return;
    step.say(domain::AnnouncementPosted{i18n::in_every_language(*model.tongues, key),
                                        model.now + domain::k_announcement_time},
             "host");
    step.toast("hall.announced");
}

void announce_typed(Step& step) {
    auto& host = step.model.host;
    if (!host.unlocked || !host.announcement || host.announcement->empty()) return;
    step.say(domain::AnnouncementPosted{{{step.model.language, *host.announcement}},
                                        step.model.now + domain::k_announcement_time},
             "host");
    host.announcement.reset();
    step.toast("hall.announced");
}

void end_announcement(Step& step, FactId announcement) {
    if (step.model.host.unlocked) step.say(domain::AnnouncementEnded{announcement}, "host");
}

void fill_place(Step& step, MeetId place, PersonId person) {
    auto const& model = step.model;
    auto const at = model.state->meets.find(place);
    if (!model.host.unlocked || at == model.state->meets.end()) return;
    auto const found = fill_ins(*model.state, place, booker_of(model));
    auto const chosen = std::ranges::find_if(
        found, [&](screens::FillIn const& one) { return one.meet.person == person; });
    if (chosen == found.end()) {
        step.toast("fill.gone", false);
        return;
    }
    auto const& meet = at->second;
    bool const runs = domain::round_has_begun(*model.state, meet.planned.round, model.now);
    auto const absent = meet.planned.person;
    if (meet.status == domain::MeetStatus::planned && runs)
        step.say(domain::MeetMissed{place, absent}, "host");
    else if (meet.status == domain::MeetStatus::planned)
        step.say(domain::MeetCancelled{place, absent, {}}, "host");
    auto instead = chosen->meet;
    instead.meet = MeetId::make(step.making.clock, step.making.random);
    step.say(domain::MeetBooked{instead, false}, "host");
    step.back();
    step.toast("fill.done");
}

void call_the_hall(Step& step) {
    auto& heard = step.model.heard;
    auto const now = domain::hall_at(*step.model.state, step.model.now);
    auto const before = std::exchange(heard, now);
    if (!before) return;
    auto const call = [&](char const* key) {
        step.effects.push_back(PlaySound{platform::Sound::gong});
        if (key != nullptr) step.effects.push_back(CallHall{key});
    };
    if (is_same_turn(*before, now)) {
        bool const is_waited_for = now.phase == Phase::before || now.is_break;
        if (is_waited_for && before->left > k_call_before && now.left <= k_call_before)
            call("board.walk");
    } else if (now.phase == Phase::meeting) {
        call(nullptr);
    } else if (before->phase == Phase::meeting) {
        call(now.phase == Phase::over ? "board.over" : now.is_break ? "board.break" : "board.walk");
    }
}

}  // namespace ontmoet::kiosk

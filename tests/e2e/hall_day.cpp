// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hall_day.h"

#include "e2e/hall_script.h"

#include <algorithm>
#include <future>

namespace ontmoet::e2e {
namespace {

using domain::Answer;
using domain::Purpose;

constexpr std::size_t k_in_time = 14;
constexpr std::size_t k_late = 2;
constexpr std::chrono::minutes k_outage{30};

// First whom an interpreter has to help, so that interpreters have work; then others.
std::vector<Visit> visits_of(domain::State const& invited) {
    std::vector<domain::Profile> profiles;
    for (auto const& [id, candidate] : invited.people) profiles.push_back(candidate.profile);
    std::ranges::sort(profiles, {}, &domain::Profile::code);
    auto const is_helped = [&](domain::Profile const& profile) {
        return std::ranges::any_of(invited.interpreters, [&](auto const& entry) {
            return std::ranges::count(entry.second.languages, profile.interpreter_wanted) > 0;
        });
    };
    std::ranges::stable_partition(profiles, is_helped);
    profiles.erase(profiles.begin() + 5, std::ranges::find_if_not(profiles, is_helped));
    std::vector<Visit> visits;
    for (std::size_t i = 0; i < k_in_time + k_late; ++i) {
        Visit visit{profiles.at(i).code, profiles[i].given_name, Way::scan, "nl", {}, 2};
        visit.yes = {Purpose::take_part, Purpose::show_work};
        if (i % 2 == 0) visit.yes.insert(Purpose::share_contact);
        if (i == 3) visit.yes.erase(Purpose::show_work);
        visits.push_back(visit);
    }
    return visits;
}

}  // namespace

void Script::doors_open() {
    m_hall.start_everybody();
    auto const come = [&](KioskHand& kiosk, std::size_t first, std::size_t end) {
        Diary diary;
        for (auto i = first; i < end; ++i) {
            auto const person = person_of(m_visits[i]);
            diary[person] = come_in(kiosk, m_visits[i], person);
        }
        return diary;
    };
    auto second = std::async(std::launch::async,
                             [&] { return come(m_hall.second_desk, k_in_time / 2, k_in_time); });
    m_diary.people = come(m_hall.desk, 0, k_in_time / 2);
    m_diary.people.merge(second.get());
    m_hall.all_delivered();
}

void Script::plan_is_made() {
    auto& host = m_hall.host;
    host_opens(host);
    host.until("everybody is here",
               [&] { return host.number("checked_in") == static_cast<long>(k_in_time); });
    host.tap("host.tab.plan");
    host.tap("plan.run");
    host.tap("plan.publish");
    m_hall.all_delivered();
    auto const planned = host.number("meets");
    for (auto* kiosk : {&m_hall.desk, &m_hall.second_desk, &m_hall.board})
        kiosk->until("the plan is there", [&] { return kiosk->number("meets") == planned; });
    host.tap("host.tab.hall");
    look_around();
}

void Script::first_rounds() {
    m_hall.host.tap("hall.start");
    pause_in(0);
    boards_show(0);
    look_around();
    m_diary.planned = m_hall.known().meets;
    m_diary.seen_before_verdicts = m_hall.seen;
    sit_in(m_hall.known(), 0, whole_talk);
    write_a_note();
    look_around();
    m_hall.host.tap("hall.go_on");
    look_at_clocks();
    pause_in(1);
    somebody_does_not_come(1);
    sit_in(m_hall.known(), 1, whole_talk);
    end_round();
    pause_in(2);
    somebody_is_late(m_visits[k_in_time]);
    interpreter_falls_ill(3);
    sit_in(m_hall.known(), 2, whole_talk);
    end_round();
    pause_in(3);
    employer_leaves(4);
    sit_in(m_hall.known(), 3, whole_talk);
    boards_show(3);
    end_round();
}

// Half an hour of the day. Rounds come and go by each device's own clock. In the last of them the
// host stops the clock until the others can hear of it.
void Script::without_server() {
    auto const state = m_hall.known();
    auto const begun = m_hall.clock.now();
    m_hall.kill_server();
    auto late = std::async(std::launch::async,
                           [&] { return come_late(m_hall.second_desk, m_visits.back()); });
    for (int const round : {4, 5}) {
        m_hall.everybody_in("meeting", round);
        sit_in(state, round, short_talk);
    }
    look_at_clocks();
    m_hall.host.until("the round begins", [&] { return is_meeting_in(m_hall.host, 6); });
    m_hall.host.tap("hall.pause");
    sit_in(state, 6, short_talk);
    late.get();
    m_hall.host.until("half an hour is over",
                      [&] { return m_hall.clock.now() - begun >= k_outage; });
    m_hall.restart_server();
    everybody_stands_still_in(6);
    m_hall.all_delivered();
    end_round();
}

void Script::last_rounds() {
    pause_in(7);
    m_hall.all_delivered();
    book_a_meet(m_hall.second_desk);
    boards_show(7);
    sit_in(m_hall.known(), 7, whole_talk);
    end_round();
    pause_in(8);
    sit_in(m_hall.known(), 8, whole_talk);
    look_around();
    m_hall.host.tap("hall.go_on");
    m_hall.everybody_in("over", m_hall.invited.event.rounds);
    look_at_clocks();
    m_hall.all_delivered();
}

// The last ones say how they go on, and somebody goes home.
void Script::afterwards() {
    auto const state = m_hall.known();
    for (auto& [number, device] : m_hall.tables) {
        if (device->ids("table.step.paid_job").empty()) continue;
        domain::Meet const* last = nullptr;
        for (int round = 0; round < state.event.rounds; ++round)
            if (auto const* meet = meet_at(state, number, round)) last = meet;
        if (last == nullptr || last->employer_verdict != Answer::none) continue;
        agree(*device, *last, "paid_job", m_diary.said);
    }
    m_diary.left = m_diary.people.begin()->first;
    auto& desk = m_hall.desk;
    desk.say("scan " + state.people.at(m_diary.left).badge);
    desk.tap("identity.yes");
    desk.tap("ready.leave");
    desk.tap("leave.check_out");
    m_hall.all_delivered();
    look_around();
    m_hall.quit_everybody();
}

HallDiary Script::run() {
    doors_open();
    plan_is_made();
    first_rounds();
    without_server();
    last_rounds();
    afterwards();
    return m_diary;
}

HallDiary live_the_day(HallOfDevices& hall) {
    return Script(hall, visits_of(hall.invited)).run();
}

// What went wrong once is told to every test, and not tried again.
LivedDay const& the_day() {
    static std::shared_future<std::shared_ptr<LivedDay>> const day =
        std::async(std::launch::deferred, [] { return std::make_shared<LivedDay>(); }).share();
    return *day.get();
}

}  // namespace ontmoet::e2e

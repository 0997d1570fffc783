// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include "domain/apply.h"
#include "domain/rules.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <signal.h>

namespace ontmoet::e2e {
namespace {

using domain::Purpose;

void find_yourself(KioskHand& kiosk, Visit const& visit, PersonId person) {
    if (visit.way == Way::scan) {
        kiosk.say("scan " + visit.code);
        return;
    }
    kiosk.tap("languages." + visit.language);
    if (visit.way == Way::pad) {
        kiosk.tap("welcome.scan");
        kiosk.digits("code.pad", visit.code);
    } else {
        kiosk.tap("welcome.search");
        kiosk.say("type " + visit.name);
        kiosk.tap("search.result." + to_string(person));
    }
}

void choose_employers(KioskHand& kiosk, int many, Said& said) {
    if (many == 0) return;
    kiosk.tap("ready.employers");
    std::string const beginning = "employers.yes.";
    auto const cards = kiosk.ids(beginning);
    for (int i = 0; i < many && i < static_cast<int>(cards.size()); ++i) {
        auto const& card = cards[static_cast<std::size_t>(i)];
        kiosk.tap(card);
        said.wishes.insert(id_behind<OrganisationId>(card, beginning));
    }
}

Said consent_and_choose(KioskHand& kiosk, Visit const& visit) {
    Said said{visit.yes, {}};
    kiosk.say("wait consent.take_part");
    for (auto const purpose : visit.yes)
        kiosk.tap("consent." + std::string(domain::to_text(purpose)));
    kiosk.tap("common.next");
    if (!visit.yes.contains(Purpose::take_part)) {
        kiosk.say("wait consent.take_part");  // it explains and stays
        kiosk.tap("common.back");
        kiosk.tap("common.back");
        return said;
    }
    return said;
}

void check_done(Finished const& finished, char const* what) {
    if (finished.code != 0) throw std::runtime_error(std::string(what) + " failed");
}

}  // namespace

domain::State fold_all(std::vector<domain::Fact> const& facts) {
    domain::State state;
    for (auto const& fact : facts) apply(state, fact);
    return state;
}

bool are_whole(std::vector<domain::Fact> const& facts) {
    std::set<FactId> ids;
    std::map<DeviceId, std::int64_t> sequences;
    domain::Cursor cursor = 0;
    return std::ranges::all_of(facts, [&](domain::Fact const& fact) {
        return ids.insert(fact.id).second && fact.cursor == ++cursor &&
               fact.device_sequence == ++sequences[fact.device] &&
               fact.type != domain::fact_type::lost;
    });
}

Said come_in(KioskHand& kiosk, Visit const& visit, PersonId person) {
    find_yourself(kiosk, visit, person);
    kiosk.tap("identity.yes");
    auto said = consent_and_choose(kiosk, visit);
    if (!visit.yes.contains(Purpose::take_part)) {
        if (kiosk.ids("languages.employer").empty()) kiosk.tap("common.back");
        return said;
    }
    kiosk.say("wait ready.employers");
    choose_employers(kiosk, visit.employers, said);
    kiosk.tap("common.done");
    return said;
}

Said walk_in(KioskHand& kiosk, Visit const& visit) {
    kiosk.tap("languages." + visit.language);
    kiosk.tap("welcome.new");
    auto said = consent_and_choose(kiosk, visit);
    kiosk.tap("name.given");
    kiosk.say("type " + visit.name);
    if (visit.language == "ar") {
        kiosk.tap("name.own_script");
        kiosk.say("wait name.keyboard.ا");
        kiosk.say("type امل");
    }
    kiosk.tap("common.next");
    kiosk.tap("languages.skill.ar");
    kiosk.tap("common.next");
    // Of the mother tongue nobody is asked how well they speak it.
    if (visit.language != "ar") kiosk.tap_all({"levels.ar.native", "common.next"});
    kiosk.tap("dutch_reading.a1");
    kiosk.tap("common.next");
    kiosk.tap("work.sector.horeca");
    kiosk.tap("work.occupation.5120");
    kiosk.tap("common.next");
    kiosk.say("wait years.0.more");
    kiosk.tap("years.0.more");
    kiosk.tap("common.next");
    kiosk.tap("can.koken");
    kiosk.tap("common.enough");
    kiosk.say("wait ready.employers");
    choose_employers(kiosk, visit.employers, said);
    kiosk.tap("common.done");
    return said;
}

void host_opens(KioskHand& kiosk) {
    kiosk.tap("languages.host");
    kiosk.digits("pin.pad", "2468");
    kiosk.tap("common.next");
    kiosk.say("wait host.tab.plan");
}

namespace {

// Says that somebody did not come, chooses a way to go on, and takes it back.
void mistakes_somebody_for_missing(KioskHand& kiosk) {
    kiosk.say("wait plan.table.1");
    auto const before = kiosk.number("meets");
    kiosk.tap(kiosk.ids("plan.cell.").front());
    kiosk.tap("touched.no_show");
    kiosk.tap("mend.choose.0");
    kiosk.say("wait plan.take_back");
    kiosk.tap("plan.take_back");
    kiosk.tap("mend.choose.0");
    kiosk.until("the plan of before is back", [&] { return kiosk.number("meets") == before; });
}

}  // namespace

void host_plans_and_publishes(KioskHand& kiosk) {
    host_opens(kiosk);
    kiosk.tap("host.tab.plan");
    kiosk.tap("plan.run");
    kiosk.tap("plan.publish");
    mistakes_somebody_for_missing(kiosk);
    kiosk.tap("host.exit");
    kiosk.until("the plan is accepted", [&] { return kiosk.number("pending") == 0; });
}

void give_candidate_verdict(KioskHand& kiosk, domain::State const& state, MeetId meet,
                            domain::Answer answer) {
    kiosk.say("scan " + state.people.at(state.meets.at(meet).planned.person).badge);
    kiosk.tap("identity.yes");
    kiosk.tap("ready.schedule");
    kiosk.tap("schedule.meet." + to_string(meet));
    kiosk.tap("verdict." + std::string(domain::to_text(answer)));
    kiosk.tap("common.done");
}

void give_employer_yes(KioskHand& kiosk, domain::State const& state, OrganisationId organisation,
                       std::vector<MeetId> const& meets) {
    auto const member = std::ranges::find_if(state.staff, [&](auto const& entry) {
        return entry.second.record.organisation == organisation;
    });
    kiosk.say("scan " + member->second.record.code);
    kiosk.tap("common.next");  // of their offers
    kiosk.tap("browse.schedule");
    for (auto const& meet : meets) kiosk.tap("ours.yes." + to_string(meet));
    kiosk.tap("common.back");
    kiosk.tap("common.done");
}

Folder::Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "ontmoet-day-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
}

Folder::~Folder() {
    std::filesystem::remove_all(path);
}

void ServerHand::start(std::string const& clock) {
    process.reset();  // one that still runs has the port
    process = std::make_unique<Process>(
        std::vector<std::string>{program("ontmoet"), "--clock", clock, "serve", "--data", data,
                                 "--port", std::to_string(port)},
        data.string() + ".log");
    auto const line = process->read_line(std::chrono::minutes{1});
    if (!line || line->find(std::to_string(port)) == std::string::npos)
        throw std::runtime_error("the server did not start");
}

void ServerHand::stop() {
    process->signal(SIGTERM);
    if (int const code = process->wait(); code != 0)
        throw std::runtime_error("the server ended with " + std::to_string(code));
}

void ServerHand::kill() {
    process->signal(SIGKILL);
    process->wait();
    process.reset();
}

Day::Day() : cable(server.port) {
    check_done(run({program("ontmoet"), "import",
                    SOURCE_DIR "/assets/samples/zorg-techniek-den-haag", "--data", server.data}),
               "import");
    for (auto const& [name, port] : {std::pair{"a", server.port}, std::pair{"b", cable.port()}})
        check_done(
            run({program("ontmoet"), "pair", "--data", server.data, "--role", "host", "--name",
                 name, "--pin", "2468", "--url", "http://127.0.0.1:" + std::to_string(port),
                 "--out", folder.path / (std::string(name) + ".pairing")}),
            "pair");
    invited = fold_all(facts_on_server(server.data));
    server.start(k_morning);
    a.start();
    b.start();
    both_know(48);
}

std::vector<Visit> Day::visits(std::size_t first, std::size_t many) const {
    std::vector<domain::Profile> profiles;
    for (auto const& [id, candidate] : invited.people) profiles.push_back(candidate.profile);
    std::ranges::sort(profiles, {}, &domain::Profile::code);
    std::vector<Visit> visits;
    for (std::size_t i = first; i < first + many; ++i) {
        Visit visit{profiles[i].code, profiles[i].given_name, Way::scan, "nl", {}, 0};
        visit.way = i % 5 == 1 ? Way::pad : i % 10 == 2 ? Way::name : Way::scan;
        visit.language = i % 3 == 0 ? "en" : i % 3 == 1 ? "nl" : "fr";
        visit.yes.insert(Purpose::take_part);
        if (i % 4 != 3) visit.yes.insert(Purpose::show_work);
        if (i % 2 == 0) visit.yes.insert(Purpose::share_contact);
        visit.employers = 1 + static_cast<int>(i % 3);
        visits.push_back(visit);
    }
    return visits;
}

Diary Day::all_come_in(KioskHand& kiosk, std::vector<Visit> const& visits) const {
    Diary diary;
    for (auto const& visit : visits) {
        auto const person = person_of(visit.code);
        diary[person] = come_in(kiosk, visit, person);
    }
    return diary;
}

PersonId Day::person_of(std::string const& code) const {
    return domain::find_by_code(invited, code)->id;
}

void Day::both_know(long people) {
    for (auto* kiosk : {&a, &b}) {
        kiosk->until("all is delivered", [&] { return kiosk->number("pending") == 0; });
        kiosk->until("everybody is known", [&] { return kiosk->number("people") == people; });
    }
}

void Day::afternoon() {
    server.stop();
    server.start(k_afternoon);
    for (auto* kiosk : {&a, &b}) {
        kiosk->set_clock(std::to_string(k_afternoon));
        kiosk->quit();
        kiosk->start();
        kiosk->until("online again", [&] { return kiosk->is_online(); });
    }
}

}  // namespace ontmoet::e2e

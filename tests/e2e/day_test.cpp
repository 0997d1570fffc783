// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "domain/rules.h"
#include "e2e/cable.h"
#include "e2e/hands.h"

#include <cstdlib>
#include <fstream>
#include <future>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>

using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Answer;
using domain::Purpose;

namespace {

// 20 November 2026, 12:40 in The Hague: twenty minutes before the first round.
constexpr long k_morning = 1'795'174'800;
constexpr long k_afternoon = k_morning + 100 * 60;  // the last round is over

enum class Way { scan, pad, name };

// What one visitor does, and therefore what must be known in the evening.
struct Visit {
    std::string code;  // empty: a walk-in
    std::string name;
    Way way = Way::scan;
    std::string language = "nl";
    std::set<Purpose> yes;
    int employers = 0;  // yes to this many
};

struct Said {
    std::set<Purpose> consents;
    std::set<OrganisationId> wishes;
};
using Diary = std::map<PersonId, Said>;

struct Folder {
    std::filesystem::path path;
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "ontmoet-day-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

template <class IdType>
IdType id_behind(std::string const& node, std::string const& beginning) {
    return *parse_id<IdType>(node.substr(beginning.size()));
}

domain::State fold_all(std::vector<domain::Fact> const& facts) {
    domain::State state;
    for (auto const& fact : facts) apply(state, fact);
    return state;
}

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
    kiosk.tap("work.sector.horeca");
    for (auto const* next : {"work", "wish", "days"}) {
        kiosk.say(std::string("wait common.next"));
        (void)next;
        kiosk.tap("common.next");
    }
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

// The server process on its folder; started again it must know everything.
struct ServerHand {
    std::filesystem::path data;
    int port;
    std::unique_ptr<Process> process;

    void start(long clock) {
        process = std::make_unique<Process>(
            std::vector<std::string>{program("ontmoet"), "--clock", std::to_string(clock), "serve",
                                     "--data", data, "--port", std::to_string(port)},
            data.string() + ".log");
        auto const line = process->read_line(std::chrono::seconds{20});
        if (!line || line->find(std::to_string(port)) == std::string::npos)
            throw std::runtime_error("the server did not start");
    }
    void stop() {
        process->signal(SIGTERM);
        if (int const code = process->wait(); code != 0)
            throw std::runtime_error("the server ended with " + std::to_string(code));
    }
};

class Day {
public:
    Day() : m_cable(m_server.port) {
        auto const imported =
            run({program("ontmoet"), "import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag",
                 "--data", m_server.data});
        REQUIRE(imported.code == 0);
        for (auto const& [name, port] :
             {std::pair{"a", m_server.port}, std::pair{"b", m_cable.port()}}) {
            auto const paired = run({program("ontmoet"), "pair", "--data", m_server.data, "--role",
                                     "host", "--name", name, "--pin", "2468", "--url",
                                     "http://127.0.0.1:" + std::to_string(port), "--out",
                                     m_folder.path / (std::string(name) + ".pairing")});
            REQUIRE(paired.code == 0);
        }
        m_invited = fold_all(facts_on_server(m_server.data));
        m_server.start(k_morning);
        m_a.start();
        m_b.start();
        for (auto* kiosk : {&m_a, &m_b})
            kiosk->until("everybody invited is known",
                         [&] { return kiosk->number("people") == 48; });
    }

    std::vector<Visit> visits(std::size_t first, std::size_t many) const;
    Diary all_come_in(KioskHand& kiosk, std::vector<Visit> const& visits) const;

    PersonId person_of(std::string const& code) const {
        return domain::find_by_code(m_invited, code)->id;
    }

    Folder m_folder;
    ServerHand m_server{m_folder.path / "server", free_port(), nullptr};
    Cable m_cable;
    KioskHand m_a{m_folder.path, "a", std::to_string(k_morning)};
    KioskHand m_b{m_folder.path, "b", std::to_string(k_morning)};
    domain::State m_invited;
};

// A part of the invited, each with another mixture of ways, languages and consents.
std::vector<Visit> Day::visits(std::size_t first, std::size_t many) const {
    std::vector<domain::Profile> profiles;
    for (auto const& [id, candidate] : m_invited.people) profiles.push_back(candidate.profile);
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

nlohmann::json read_json(std::filesystem::path const& path) {
    std::ifstream file(path);
    return nlohmann::json::parse(file);
}

std::size_t rows_of(std::filesystem::path const& csv) {
    std::ifstream file(csv);
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) ++rows;
    return rows - 1;
}

// No fact lost on the way and none counted twice: ids once, each device's sequence without gap.
void facts_are_whole(std::vector<domain::Fact> const& facts) {
    std::set<FactId> ids;
    std::map<DeviceId, std::int64_t> sequences;
    domain::Cursor cursor = 0;
    for (auto const& fact : facts) {
        CHECK(ids.insert(fact.id).second);
        CHECK(fact.cursor == ++cursor);
        CHECK(fact.device_sequence == sequences[fact.device] + 1);
        sequences[fact.device] = fact.device_sequence;
        CHECK(fact.type != domain::fact_type::lost);
    }
}

}  // namespace

TEST_CASE("a whole day: nothing that was said is lost or doubled, and the export tells it") {
    Day day;
    Diary diary;
    auto const remember = [&](Diary const& part) { diary.insert(part.begin(), part.end()); };

    // Morning: kiosk b loses its cable; both desks check people in at the same time.
    day.m_cable.pull();
    auto at_b = std::async(std::launch::async, [&] {
        auto said = day.all_come_in(day.m_b, day.visits(20, 8));
        // The plug of kiosk b is pulled while it is alone: what it said must still be there.
        day.m_b.kill_and_restart();
        said.merge(day.all_come_in(day.m_b, day.visits(28, 8)));
        return said;
    });
    remember(day.all_come_in(day.m_a, day.visits(0, 12)));
    day.m_a.kill_and_restart();
    remember(day.all_come_in(day.m_a, day.visits(12, 8)));
    remember(at_b.get());
    CHECK_FALSE(day.m_b.is_online());
    CHECK(day.m_b.number("pending") > 16);

    // Walk-ins at both, one in Arabic on the Arabic keyboard; one invited person says no.
    std::set<Purpose> const all{Purpose::take_part, Purpose::show_work, Purpose::share_contact};
    auto before = day.m_a.number("people");
    std::vector<Said> walked_in;
    walked_in.push_back(walk_in(day.m_a, {"", "Tesfay", Way::scan, "en", all, 2}));
    walked_in.push_back(walk_in(day.m_a, {"", "Amal", Way::scan, "ar", all, 1}));
    walked_in.push_back(walk_in(day.m_b, {"", "Olena", Way::scan, "nl", all, 1}));
    walked_in.push_back(walk_in(day.m_b, {"", "Sami", Way::scan, "fr", all, 1}));
    CHECK(day.m_a.number("people") == before + 2);
    auto const refuser = day.visits(36, 1).front();
    Visit no = refuser;
    no.way = Way::scan;
    no.yes = {Purpose::show_work};
    (void)come_in(day.m_a, no, day.person_of(no.code));
    for (auto const& visit : day.visits(37, 4))
        remember({{day.person_of(visit.code), come_in(day.m_a, visit, day.person_of(visit.code))}});

    // The cable is back: everything arrives, at the server and on the other kiosk.
    day.m_cable.plug();
    day.m_b.until("kiosk b is online", [&] { return day.m_b.is_online(); });
    for (auto* kiosk : {&day.m_a, &day.m_b}) {
        kiosk->until("all is delivered", [&] { return kiosk->number("pending") == 0; });
        kiosk->until("all is known here", [&] { return kiosk->number("people") == 52; });
    }

    // An employer stars; the host plans and publishes on a, b hears of it.
    auto const staff = day.m_invited.staff.begin()->second.record;
    day.m_b.say("scan " + staff.code);
    auto const stars = day.m_b.ids("browse.star.");
    REQUIRE(stars.size() >= 2);
    auto const starred = id_behind<PersonId>(stars[0], "browse.star.");
    day.m_b.tap(stars[0]);
    day.m_b.tap("common.done");
    host_opens(day.m_a);
    day.m_a.tap("host.tab.plan");
    day.m_a.tap("plan.run");
    day.m_a.tap("plan.publish");
    day.m_a.tap("host.exit");
    day.m_a.until("the plan is accepted", [&] { return day.m_a.number("pending") == 0; });
    auto const planned = day.m_a.number("meets");
    CHECK(planned > 40);
    day.m_b.until("the plan is there", [&] { return day.m_b.number("meets") == planned; });

    // Afternoon: the server is started again, the rounds are over, both sides say how it was.
    auto const at_noon = fold_all(facts_on_server(day.m_server.data));
    day.m_server.stop();
    day.m_server.start(k_afternoon);
    for (auto* kiosk : {&day.m_a, &day.m_b}) {
        kiosk->set_clock(std::to_string(k_afternoon));
        kiosk->quit();
        kiosk->start();
        kiosk->until("online again", [&] { return kiosk->is_online(); });
    }
    std::map<MeetId, std::pair<Answer, Answer>> verdicts;
    std::map<OrganisationId, std::vector<domain::Meet const*>> by_employer;
    int rated = 0;
    for (auto const& [id, meet] : at_noon.meets) {
        if (++rated > 12) break;
        auto const& person = at_noon.people.at(meet.planned.person);
        auto const answer = rated % 4 == 0   ? Answer::no
                            : rated % 4 == 1 ? Answer::maybe
                                             : Answer::yes;
        auto& kiosk = rated % 2 == 0 ? day.m_a : day.m_b;
        kiosk.say("scan " + person.badge);
        kiosk.tap("identity.yes");
        kiosk.tap("ready.schedule");
        kiosk.tap("schedule.meet." + to_string(id));
        kiosk.tap("verdict." + std::string(domain::to_text(answer)));
        kiosk.tap("common.done");
        verdicts[id] = {answer, Answer::none};
        by_employer[meet.planned.organisation].push_back(&meet);
    }
    for (auto const& [organisation, meets] : by_employer) {
        for (auto const& [staff_id, member] : at_noon.staff) {
            if (member.record.organisation != organisation) continue;
            day.m_b.say("scan " + member.record.code);
            break;
        }
        day.m_b.tap("browse.schedule");
        for (auto const* meet : meets) {
            day.m_b.tap("ours.yes." + to_string(meet->planned.meet));
            verdicts[meet->planned.meet].second = Answer::yes;
        }
        day.m_b.tap("common.back");
        day.m_b.tap("common.done");
    }
    for (auto* kiosk : {&day.m_a, &day.m_b})
        kiosk->until("all is delivered", [&] { return kiosk->number("pending") == 0; });
    CHECK(day.m_a.number("problems") == 0);
    CHECK(day.m_b.number("problems") == 0);
    day.m_a.quit();
    day.m_b.quit();

    // Evening: the log, the state and the export say what the script did.
    auto const facts = facts_on_server(day.m_server.data);
    facts_are_whole(facts);
    auto const state = fold_all(facts);
    int checked_in = 0;
    int walk_ins = 0;
    for (auto const& [id, candidate] : state.people) {
        checked_in += candidate.checked_in ? 1 : 0;
        CHECK_FALSE(candidate.checked_in_again);
        walk_ins += candidate.origin == domain::Origin::kiosk ? 1 : 0;
    }
    CHECK(checked_in == 40 + 4);
    CHECK(walk_ins == 4);
    CHECK_FALSE(state.people.at(day.person_of(no.code)).checked_in);
    std::set<std::string> badges;
    for (auto const& [id, candidate] : state.people)
        if (candidate.checked_in) CHECK(badges.insert(candidate.badge).second);
    for (auto const& [person, said] : diary) {
        auto const& candidate = state.people.at(person);
        CHECK(candidate.checked_in);
        for (auto const& purpose : domain::enum_texts<Purpose>())
            CHECK(candidate.consents_to(purpose.value) == said.consents.contains(purpose.value));
        std::set<OrganisationId> wishes;
        for (auto const& [key, preference] : state.preferences)
            if (key.first == person && preference.candidate == Answer::yes)
                wishes.insert(key.second);
        CHECK(wishes == said.wishes);
    }
    CHECK(state.preferences.at({starred, staff.organisation}).employer == Answer::yes);
    CHECK(state.meets.size() == static_cast<std::size_t>(planned));
    std::size_t matches = 0;
    for (auto const& [id, meet] : state.meets) {
        auto const said = verdicts.find(id);
        CHECK(meet.candidate_verdict ==
              (said == verdicts.end() ? Answer::none : said->second.first));
        CHECK(meet.employer_verdict ==
              (said == verdicts.end() ? Answer::none : said->second.second));
        if (domain::is_match(meet)) ++matches;
    }
    CHECK(matches >= 4);

    auto const out = day.m_folder.path / "export";
    auto const exported =
        run({program("ontmoet"), "export", "--data", day.m_server.data, "--out", out});
    REQUIRE(exported.code == 0);
    CHECK(rows_of(out / "meets.csv") == state.meets.size());
    CHECK(rows_of(out / "matches.csv") == matches);
    CHECK(rows_of(out / "employers.csv") == state.organisations.size());
    CHECK(read_json(out / "event.json").is_object());
    day.m_server.stop();
}

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "e2e/cable.h"
#include "e2e/hands.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

// The script of a day: the sample event on a real server, two real kiosks (b on a cable that can be
// pulled), and what people do at them. What was done is written in a diary, to be compared with
// what the server knows in the evening.
namespace ontmoet::e2e {

// 20 November 2026, 12:40 in The Hague: twenty minutes before the first round.
inline constexpr long k_morning = 1'795'174'800;
inline constexpr long k_afternoon = k_morning + 100 * 60;  // the last round is over

enum class Way { scan, pad, name };

struct Visit {
    std::string code;  // empty: a walk-in
    std::string name;
    Way way = Way::scan;
    std::string language = "nl";
    std::set<domain::Purpose> yes;
    int employers = 0;  // yes to this many
};

struct Said {
    std::set<domain::Purpose> consents;
    std::set<OrganisationId> wishes;
};
using Diary = std::map<PersonId, Said>;

template <class IdType>
IdType id_behind(std::string const& node, std::string const& beginning) {
    return *parse_id<IdType>(node.substr(beginning.size()));
}

domain::State fold_all(std::vector<domain::Fact> const& facts);
// No fact lost on the way and none counted twice: ids and cursors once, each device's sequence
// without gap.
bool are_whole(std::vector<domain::Fact> const& facts);

Said come_in(KioskHand& kiosk, Visit const& visit, PersonId person);
Said walk_in(KioskHand& kiosk, Visit const& visit);
void host_opens(KioskHand& kiosk);
void host_plans_and_publishes(KioskHand& kiosk);
void give_candidate_verdict(KioskHand& kiosk, domain::State const& state, MeetId meet,
                            domain::Answer answer);
void give_employer_yes(KioskHand& kiosk, domain::State const& state, OrganisationId organisation,
                       std::vector<MeetId> const& meets);

struct Folder {
    std::filesystem::path path;
    Folder();
    ~Folder();
};

// The server process on its folder; started again it must know everything.
struct ServerHand {
    std::filesystem::path data;
    int port;
    std::unique_ptr<Process> process;

    // At this moment, or in the words of --clock.
    void start(long clock) { start(std::to_string(clock)); }
    void start(std::string const& clock);
    void stop();
    void kill();
};

class Day {
public:
    Day();

    // A part of the invited, each with another mixture of ways, languages and consents.
    std::vector<Visit> visits(std::size_t first, std::size_t many) const;
    Diary all_come_in(KioskHand& kiosk, std::vector<Visit> const& visits) const;
    PersonId person_of(std::string const& code) const;
    // Both kiosks delivered everything and know this many people.
    void both_know(long people);
    // The rounds are over: server and kiosks are started again at that time.
    void afternoon();

    Folder folder;
    ServerHand server{folder.path / "server", free_port(), nullptr};
    Cable cable;
    KioskHand a{folder.path, "a", std::to_string(k_morning)};
    KioskHand b{folder.path, "b", std::to_string(k_morning)};
    domain::State invited;
};

}  // namespace ontmoet::e2e

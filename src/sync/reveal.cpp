// SPDX-License-Identifier: EUPL-1.2
#include "sync/reveal.h"

#include "domain/apply.h"
#include "domain/rules.h"
#include "storage/fact_rows.h"
#include "sync/limits.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace ontmoet::sync {
namespace {

using domain::Cursor;
using domain::Fact;
using storage::Role;

bool sees_people_come_and_go(Role role) {
    return role == Role::browse || role == Role::table;
}

// The key of AudienceHistory.
OrganisationId tables_of(Viewer const& viewer) {
    return viewer.role == Role::table ? viewer.organisation : OrganisationId{};
}

// One page of a device whose people come and go.
class MovingPage {
public:
    MovingPage(storage::FactLog& log, Ground const& ground, Viewer viewer, PullPage& page)
        : m_log(log), m_ground(ground), m_viewer(std::move(viewer)), m_page(page) {
        m_viewer.closeness = [this](PersonId person) { return due(person); };
    }

    // `facts` follow page.next in the log.
    Status fill(std::vector<Fact> const& facts) {
        auto const after = m_page.next;
        m_page.next = last_cursor(facts);
        for (auto const& [at, person] : changes(after, m_page.next)) add_person(person);
        for (auto const& fact : facts)
            if (fact.cursor <= m_page.next && !is_about_moved(fact)) add(fact, m_page.facts);
        m_page.moves.conceal.assign(m_moved.begin(), m_moved.end());
        return reveal();
    }

private:
    std::vector<std::pair<Cursor, PersonId>> changes(Cursor after, Cursor to) const {
        // A table that is nobody's sees nobody.
        if (m_viewer.role == Role::table && m_viewer.organisation.is_none()) return {};
        return m_ground.audiences.changes(tables_of(m_viewer), after, to);
    }

    // Not more than a page bears: it ends before the change that would be too much for it.
    Cursor last_cursor(std::vector<Fact> const& facts) const {
        auto const end = facts.empty() ? m_page.next : facts.back().cursor;
        std::size_t revealed = 0;
        Cursor before = m_page.next;
        for (auto const& [at, person] : changes(m_page.next, end)) {
            revealed += m_ground.audiences.facts_about(person).size();
            if (revealed > k_most_facts_in_page && before > m_page.next && at > before)
                return at - 1;
            before = at;
        }
        return end;
    }

    // What may be told of them: what they are near enough for at the page's end and still now.
    Closeness due(PersonId person) const {
        if (m_viewer.role == Role::table && m_viewer.organisation.is_none()) return Closeness::none;
        auto const key = tables_of(m_viewer);
        return std::min(m_ground.audiences.closeness(key, person, m_page.next),
                        m_ground.audiences.closeness(key, person, m_ground.newest));
    }

    // Whoever goes by several ids moves with all of them.
    void add_person(PersonId person) {
        for (auto const id : domain::ids_of(m_ground.state, person)) m_moved.insert(id);
        m_moved.insert(person);
    }

    bool is_about_moved(Fact const& fact) const {
        return goes_with_person(fact) &&
               std::ranges::any_of(fact.subjects, [&](Uuid const& subject) {
                   return m_moved.contains(PersonId{subject});
               });
    }

    void add(Fact const& fact, std::vector<Fact>& facts) {
        if (auto seen = visible_to(m_viewer, fact)) facts.push_back(std::move(*seen));
    }

    // Reads the facts about everybody who is due, those near each other at once.
    Status reveal() {
        std::set<Cursor> wanted;
        for (auto const person : m_moved)
            if (due(person) != Closeness::none)
                for (auto const at : m_ground.audiences.facts_about(person))
                    if (at <= m_page.next) wanted.insert(at);
        while (!wanted.empty()) {
            auto const from = *wanted.begin();
            auto const end = wanted.lower_bound(from + static_cast<Cursor>(k_facts_in_page));
            auto const count = static_cast<std::size_t>(*std::prev(end) - from + 1);
            TRY_ASSIGN(auto const facts, m_log.read(m_ground.event, from - 1, count));
            for (auto const& fact : facts)
                if (wanted.contains(fact.cursor)) add(fact, m_page.moves.reveal);
            wanted.erase(wanted.begin(), end);
        }
        return {};
    }

    storage::FactLog& m_log;
    Ground const& m_ground;
    Viewer m_viewer;
    PullPage& m_page;
    std::set<PersonId> m_moved;
};

}  // namespace

Viewer viewer_of(Ground const& ground, DeviceId device, Role role) {
    Viewer viewer{role, {}, {}, {}};
    if (!sees_people_come_and_go(role)) return viewer;
    auto const joined = ground.state.devices.find(device);
    if (joined != ground.state.devices.end()) viewer.organisation = joined->second.organisation;
    viewer.organisation_of = [&ground](MeetId meet) {
        return ground.audiences.organisation_of(meet);
    };
    return viewer;
}

std::string epoch_for(Ground const& ground, DeviceId device, Role role) {
    if (role == Role::venue || ground.epoch.empty()) return ground.epoch;
    auto epoch = ground.epoch;
    auto const organisation = viewer_of(ground, device, role).organisation;
    if (!organisation.is_none()) epoch += '-' + to_string(organisation);
    return epoch + '.' + std::string(to_text(role));
}

Status fill_page(storage::FactLog& log, Ground const& ground, storage::Device const& device,
                 std::size_t limit, PullPage& page) {
    if (page.next >= ground.newest) return {};
    // Another replica may have appended more; who may see that is not known here yet.
    auto const known = static_cast<std::size_t>(ground.newest - page.next);
    TRY_ASSIGN(auto facts, log.read(device.event, page.next, std::min(limit, known)));
    // Else the device would ask for the same page for ever.
    if (facts.empty()) return Error{ErrorKind::storage, "error.database_damaged", "cursors"};
    std::size_t bytes = 0;
    auto const end = std::ranges::find_if(facts, [&](Fact const& fact) {
        bytes += fact.body.size();
        return bytes > k_most_page_bytes && &fact != &facts.front();
    });
    facts.erase(end, facts.end());
    auto viewer = viewer_of(ground, device.id, device.role);
    if (sees_people_come_and_go(device.role)) {
        TRY(MovingPage(log, ground, std::move(viewer), page).fill(facts));
    } else {
        page.next = facts.back().cursor;
        for (auto const& fact : facts)
            if (auto seen = visible_to(viewer, fact)) page.facts.push_back(std::move(*seen));
    }
    page.more = page.next < ground.newest;
    return {};
}

Status fill_ready_page(storage::FactLog& log, Ground const& ground, storage::Device const& device,
                       std::size_t limit, PageShelf& shelf, PullPage& page) {
    bool const is_whole = ground.newest - page.next >= static_cast<Cursor>(limit);
    if (!is_whole || device.role == Role::venue) return fill_page(log, ground, device, limit, page);
    PageShelf::Place const place{
        device.role, viewer_of(ground, device.id, device.role).organisation, page.next, limit};
    auto const& audiences = ground.audiences;
    auto const changed_at =
        sees_people_come_and_go(device.role) ? audiences.moved_at() : audiences.erased_at();
    page.ready = shelf.find(place, changed_at);
    if (!page.ready) {
        TRY(fill_page(log, ground, device, limit, page));
        page.ready = std::make_shared<ReadyFacts const>(
            ReadyFacts{pack_end(encode_end(page), Effort::thorough), page.next, page.facts.size()});
        shelf.put(place, changed_at, page.ready);
        page.facts.clear();
        page.moves = {};
    }
    page.next = page.ready->next;
    page.more = page.next < ground.newest;
    return {};
}

void take_moves(storage::Database& database, EventId event, AudienceMoves const& moves) {
    auto find = database.prepare("SELECT " ONTMOET_FACT_COLUMNS
                                 " FROM inbox WHERE event = ? AND instr(subjects, ?) > 0");
    auto forget = database.prepare("DELETE FROM inbox WHERE event = ? AND cursor = ?");
    for (auto const person : moves.conceal) {
        std::vector<Cursor> theirs;
        find.bind(event, person);
        while (find.step())
            if (auto const fact = storage::read_fact(find); goes_with_person(fact))
                theirs.push_back(fact.cursor);
        for (auto const cursor : theirs) forget.bind(event, cursor).run();
    }
    auto insert = storage::prepare_fact_insert(database, "inbox");
    for (auto const& fact : moves.reveal) {
        forget.bind(event, fact.cursor).run();
        storage::insert_fact(insert, fact);
    }
}

// A person's facts touch nothing but what is theirs, so these alone are folded anew, in their
// order; the links among them again at their place.
void take_moves(domain::State& state, AudienceMoves const& moves) {
    std::set<PersonId> const people(moves.conceal.begin(), moves.conceal.end());
    auto const is_theirs = [&](auto const& entry) { return people.contains(entry.first.first); };
    std::erase_if(state.people, [&](auto const& entry) { return people.contains(entry.first); });
    std::erase_if(state.preferences, is_theirs);
    std::erase_if(state.notes, is_theirs);
    for (auto& [id, meet] : state.meets)
        if (people.contains(meet.planned.person)) {
            meet.candidate_verdict = domain::Answer::none;
            meet.candidate_reason.clear();
        }
    for (auto const& fact : moves.reveal)
        for (auto const& subject : fact.subjects)
            if (people.contains(PersonId{subject})) state.linked.erase(PersonId{subject});
    for (auto const& fact : moves.reveal) domain::apply(state, fact);
}

}  // namespace ontmoet::sync

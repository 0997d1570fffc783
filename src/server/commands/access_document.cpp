// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/access_document.h"

#include "domain/apply.h"
#include "domain/fields.h"
#include "domain/json_values.h"
#include "domain/rules.h"
#include "sync/audience_history.h"

#include <algorithm>
#include <map>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// One person's report being written.
class AccessWriter {
public:
    AccessWriter(WholeEvent const& event, PersonId person, Spelling const& spelling)
        : m_event(event),
          m_state(event.state),
          m_person(person),
          m_ids(domain::ids_of(event.state, person)),
          m_spelling(spelling) {
        auto const first = std::ranges::find_if(
            event.facts, [this](domain::Fact const& fact) { return is_about_them(fact); });
        if (first != event.facts.end()) m_known_since = first->happened_at();
    }

    ordered_json write() const {
        ordered_json document{{"format", "ontmoet-access-report-v1"},
                              {"event", m_state.event.name},
                              {"person", to_string(m_person)},
                              {"ids", ordered_json::array()}};
        for (auto const& id : m_ids) document["ids"].push_back(to_string(id));
        document["erased"] = m_state.erased.contains(m_person);
        add_profile(document);
        document["consents"] = consents();
        document["wishes"] = wishes();
        document["meets"] = meets();
        document["follow_ups"] = follow_ups();
        document["notes"] = notes();
        document["exports"] = exports();
        document["looks"] = looks();
        document["told"] = told();
        document["facts"] = facts();
        return document;
    }

private:
    bool is_theirs(PersonId id) const { return std::ranges::find(m_ids, id) != m_ids.end(); }
    bool is_about_them(domain::Fact const& fact) const {
        return std::ranges::any_of(fact.subjects,
                                   [&](Uuid const& one) { return is_theirs(PersonId{one}); });
    }
    // Empty for a time that never was.
    std::string moment(Moment at) const {
        return at == Moment{} ? std::string{} : m_spelling.moment(at);
    }
    std::string answer(domain::Answer answer) const {
        auto const text = domain::to_text(answer);
        return answer == domain::Answer::none ? std::string{} : m_spelling.word("answer", text);
    }
    std::string name_of(OrganisationId id) const {
        auto const found = m_state.organisations.find(id);
        return found == m_state.organisations.end() ? std::string{} : found->second.name;
    }
    std::string role_of(DeviceId id) const {
        auto const found = std::ranges::find(m_event.devices, id, &storage::Device::id);
        if (found == m_event.devices.end()) return m_spelling.server;
        return m_spelling.word("role", storage::to_text(found->role));
    }

    void add_profile(ordered_json& document) const {
        document["profile"] = ordered_json::object();
        document["arrival"] = ordered_json::object();
        auto const found = m_state.people.find(m_person);
        if (found == m_state.people.end()) return;
        auto const& candidate = found->second;
        for (auto const& field : domain::fields<domain::Profile>())
            document["profile"][std::string(field.name)] = field.get(candidate.profile);
        document["arrival"] = {{"origin", domain::to_text(candidate.origin)},
                               {"badge", candidate.badge},
                               {"other_codes", candidate.other_codes},
                               {"checked_in", candidate.checked_in},
                               {"checked_in_at", moment(candidate.checked_in_at)},
                               {"left", candidate.left},
                               {"treatment", candidate.treatment}};
    }

    ordered_json consents() const {
        auto list = ordered_json::array();
        auto const found = m_state.people.find(m_person);
        if (found == m_state.people.end()) return list;
        for (auto const& [purpose, consent] : found->second.consents)
            list.push_back({{"purpose", m_spelling.word("consent", domain::to_text(purpose))},
                            {"given", consent.given},
                            {"at", moment(consent.at)},
                            {"text_version", consent.text_version},
                            {"language", consent.language},
                            {"spoken", consent.spoken},
                            {"device", role_of(consent.device)}});
        return list;
    }

    ordered_json wishes() const {
        auto list = ordered_json::array();
        for (auto const& [key, wish] : m_state.preferences)
            if (is_theirs(key.first))
                list.push_back({{"organisation", name_of(key.second)},
                                {"candidate", answer(wish.candidate)},
                                {"employer", answer(wish.employer)}});
        return list;
    }

    ordered_json next_steps(domain::Meet const& meet) const {
        auto list = ordered_json::array();
        for (auto const& [side, step] : meet.next_steps)
            list.push_back({{"side", domain::to_text(side)},
                            {"kind", step.kind},
                            {"owner", domain::to_text(step.owner)},
                            {"due", step.due},
                            {"learning_goal", step.learning_goal},
                            {"language_at_work", step.language_at_work},
                            {"regular_job", step.regular_job}});
        return list;
    }

    ordered_json meets() const {
        auto list = ordered_json::array();
        for (auto const& [id, meet] : m_state.meets) {
            if (!is_theirs(meet.planned.person)) continue;
            list.push_back({{"organisation", name_of(meet.planned.organisation)},
                            {"round", meet.planned.round + 1},
                            {"starts_at", moment(domain::round_start(m_state, meet.planned.round))},
                            {"status", domain::to_text(meet.status)},
                            {"started_at", moment(meet.started_at)},
                            {"ended_at", moment(meet.ended_at)},
                            {"missed_at", moment(meet.missed_at)},
                            {"candidate_verdict", answer(meet.candidate_verdict)},
                            {"candidate_reason", meet.candidate_reason},
                            {"employer_verdict", answer(meet.employer_verdict)},
                            {"employer_reason", meet.employer_reason},
                            {"next_steps", next_steps(meet)}});
        }
        return list;
    }

    ordered_json follow_ups() const {
        auto list = ordered_json::array();
        for (auto const& [key, answers] : m_state.follow_ups)
            for (auto const& [said, at, by] : answers)
                if (is_theirs(key.first))
                    list.push_back({{"organisation", name_of(key.second)},
                                    {"rung", domain::to_text(said.rung)},
                                    {"answer", answer(said.answer)},
                                    {"date", said.date},
                                    {"kind", said.kind},
                                    {"level", domain::to_text(said.level)},
                                    {"contract", said.contract},
                                    {"hours", said.hours},
                                    {"reason", said.reason},
                                    {"at", moment(at)}});
        return list;
    }

    // Of everybody, of them alone, or of the people of their fixed contact.
    ordered_json exports() const {
        auto list = ordered_json::array();
        auto const found = m_state.people.find(m_person);
        auto const contact =
            found == m_state.people.end() ? std::string{} : found->second.profile.contact_person;
        for (auto const& [said, at] : m_state.exports) {
            bool const is_of_all = said.person.is_none() && said.made_for.empty();
            bool const is_of_contact = !said.made_for.empty() && said.made_for == contact;
            if (is_of_all || is_of_contact || is_theirs(said.person))
                list.push_back({{"at", moment(at)},
                                {"format", said.format},
                                {"purpose", said.purpose},
                                {"by", said.by},
                                {"made_for", said.made_for}});
        }
        return list;
    }

    std::string name_of_account(std::string const& actor) const {
        for (auto const& account : m_event.accounts)
            if ("account:" + to_string(account.id) == actor) return account.name;
        return m_spelling.server;
    }

    // At them alone, and since they were known at lists of many.
    ordered_json looks() const {
        std::vector<std::pair<domain::Look const*, bool>> all;
        for (auto const& [person, looks] : m_state.looks)
            for (auto const& look : looks)
                if (is_theirs(person) || (person.is_none() && look.at >= m_known_since))
                    all.emplace_back(&look, person.is_none());
        std::ranges::stable_sort(all, {}, [](auto const& one) { return one.first->at; });
        auto list = ordered_json::array();
        for (auto const& [look, is_list] : all)
            list.push_back({{"at", moment(look->at)},
                            {"by", name_of_account(look->by)},
                            {"seen", m_spelling.word("look", is_list ? "list" : "person")}});
        return list;
    }

    // An employer's private note too: the person can see everything.
    ordered_json notes() const {
        auto list = ordered_json::array();
        for (auto const& [key, text] : m_state.notes)
            if (is_theirs(key.first) && !text.empty())
                list.push_back({{"organisation", name_of(key.second)}, {"text", text}});
        return list;
    }

    // The nearest they ever were to the screens for this organisation, or to browse screens.
    sync::Closeness nearest(sync::AudienceHistory const& history, OrganisationId tables_of) const {
        auto nearest = sync::Closeness::none;
        for (auto const& [at, person] : history.changes(tables_of, 0, m_state.cursor))
            if (is_theirs(person))
                nearest = std::max(nearest, history.closeness(tables_of, person, at));
        return nearest;
    }

    bool was_told(storage::Device const& device, sync::AudienceHistory const& history) const {
        sync::Viewer viewer{device.role};
        if (auto const joined = m_state.devices.find(device.id); joined != m_state.devices.end())
            viewer.organisation = joined->second.organisation;
        auto const tables_of =
            device.role == storage::Role::table ? viewer.organisation : OrganisationId{};
        auto const theirs = nearest(history, tables_of);
        viewer.closeness = [&](PersonId id) {
            return is_theirs(id) ? theirs : sync::Closeness::none;
        };
        viewer.organisation_of = [&](MeetId meet) { return history.organisation_of(meet); };
        return std::ranges::any_of(m_event.facts, [&](auto const& fact) {
            if (!is_about_them(fact)) return false;
            auto const seen = sync::visible_to(viewer, fact);
            return seen && is_about_them(*seen);
        });
    }

    ordered_json told() const {
        sync::AudienceHistory history;
        domain::State state;
        state.id = m_state.id;
        for (auto const& fact : m_event.facts) {
            domain::apply(state, fact);
            history.note(state, fact);
        }
        std::map<storage::Role, int> devices;
        for (auto const& device : m_event.devices)
            if (was_told(device, history)) ++devices[device.role];
        auto list = ordered_json::array();
        for (auto const& [role, count] : devices)
            list.push_back(
                {{"device", m_spelling.word("role", storage::to_text(role))}, {"count", count}});
        return list;
    }

    // Of a list about many people, their own entries.
    json content_of(domain::Fact const& fact) const {
        auto body = json::parse(fact.body, nullptr, false);
        if (!body.is_object()) return json::object();
        for (auto& member : body) {
            if (!member.is_array()) continue;
            auto const is_others = [&](json const& entry) {
                if (!entry.is_object() || !entry.contains("person")) return false;
                auto const& person = entry["person"];
                auto const id = person.is_string() ? parse_id<PersonId>(person.get<std::string>())
                                                   : Result<PersonId>(PersonId{});
                return !id.ok() || !is_theirs(*id);
            };
            member.erase(std::remove_if(member.begin(), member.end(), is_others), member.end());
        }
        return body;
    }

    ordered_json facts() const {
        auto list = ordered_json::array();
        for (auto const& fact : m_event.facts)
            if (is_about_them(fact))
                list.push_back({{"cursor", fact.cursor},
                                {"at", moment(fact.happened_at())},
                                {"device", role_of(fact.device)},
                                {"type", fact.type},
                                {"content", ordered_json(content_of(fact))}});
        return list;
    }

    WholeEvent const& m_event;
    domain::State const& m_state;
    PersonId m_person;
    std::vector<PersonId> m_ids;
    Spelling const& m_spelling;
    Moment m_known_since{domain::k_furthest_moment_ms};  // of their first fact
};

}  // namespace

Result<PersonId> find_person(domain::State const& state, std::string_view meant) {
    if (auto const* candidate = domain::find_by_code(state, meant)) return candidate->id;
    auto const id = parse_id<PersonId>(meant);
    if (id.ok() &&
        (state.people.contains(domain::same_person(state, *id)) || state.erased.contains(*id)))
        return domain::same_person(state, *id);
    return Error{ErrorKind::not_found, "error.unknown_code", {}};
}

ordered_json access_document(WholeEvent const& event, PersonId person, Spelling const& spelling) {
    return AccessWriter(event, person, spelling).write();
}

}  // namespace ontmoet::server

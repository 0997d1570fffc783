// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"

#include "domain/json_values.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

using nlohmann::json;

// One list of members for each body serves both directions: Writer fills an object, Reader takes
// the values out and remembers whether all had the right form.
struct Writer {
    json object = json::object();
    std::vector<Uuid> subjects;

    template <class Value>
    void member(char const* name, Value const& value) {
        object[name] = to_json_value(value);
    }
    void fields(std::string const& text) {
        auto parsed = json::parse(text, nullptr, false);
        check(parsed.is_object(), "the fields of a record are a JSON object");
        object["fields"] = std::move(parsed);
    }
    template <class Kind>
    void subject(Id<Kind> const& id) {
        if (!id.is_none() && std::ranges::find(subjects, id.uuid) == subjects.end())
            subjects.push_back(id.uuid);
    }
    void meets(std::vector<PlannedMeet> const& list);
    void away(std::vector<Away> const& list);
};

struct Reader {
    json const& object;
    bool good = true;

    template <class Value>
    void member(char const* name, Value& value) {
        good = good && from_json_member(object, name, value);
    }
    void fields(std::string& text) {
        auto const found = object.find("fields");
        good = good && found != object.end() && found->is_object();
        if (good) text = found->dump();
    }
    template <class Kind>
    void subject(Id<Kind> const&) {}
    void meets(std::vector<PlannedMeet>& list);
    void away(std::vector<Away>& list);
};

void visit(auto& v, auto& b) requires requires {
    b.gap_per_mille;
}
{
    v.member("plan", b.plan);
    v.member("replaces", b.replaces);
    v.meets(b.meets);
    v.member("gap_per_mille", b.gap_per_mille);
    v.member("optimal", b.optimal);
    v.away(b.away);
}

void visit_meet(auto& v, auto& meet) {
    v.member("meet", meet.meet);
    v.member("person", meet.person);
    v.member("organisation", meet.organisation);
    v.member("offer", meet.offer);
    v.member("table", meet.table);
    v.member("round", meet.round);
    v.member("interpreter", meet.interpreter);
    v.member("locked", meet.locked);
    v.subject(meet.person);
}

void visit_away(auto& v, auto& away) {
    v.member("person", away.person);
    v.member("table", away.table);
    v.member("interpreter", away.interpreter);
    v.member("rounds", away.rounds);
    v.subject(away.person);
    v.subject(away.interpreter);
}

void Writer::meets(std::vector<PlannedMeet> const& list) {
    auto array = json::array();
    for (auto const& meet : list) {
        Writer inner;
        visit_meet(inner, meet);
        array.push_back(std::move(inner.object));
        subject(meet.person);
    }
    object["meets"] = std::move(array);
}

void Reader::meets(std::vector<PlannedMeet>& list) {
    auto const found = object.find("meets");
    good = good && found != object.end() && found->is_array();
    if (!good) return;
    for (auto const& element : *found) {
        Reader inner{element};
        good = good && element.is_object();
        if (!good) return;
        visit_meet(inner, list.emplace_back());
        good = inner.good;
    }
}

void Writer::away(std::vector<Away> const& list) {
    auto array = json::array();
    for (auto const& away : list) {
        Writer inner;
        visit_away(inner, away);
        array.push_back(std::move(inner.object));
        subject(away.person);
        subject(away.interpreter);
    }
    object["away"] = std::move(array);
}

// Plans of older programs say nothing of it.
void Reader::away(std::vector<Away>& list) {
    auto const found = object.find("away");
    if (found == object.end()) return;
    good = good && found->is_array();
    if (!good) return;
    for (auto const& element : *found) {
        Reader inner{element};
        good = good && element.is_object();
        if (!good) return;
        visit_away(inner, list.emplace_back());
        good = inner.good;
    }
}

#define ONTMOET_VISIT(Body)                               \
    void visit(auto& v, auto& b) requires std::is_same_v< \
        std::remove_const_t<std::remove_reference_t<decltype(b)>>, Body>

ONTMOET_VISIT(EventSet) {
    v.fields(b.fields);
}
ONTMOET_VISIT(OrganisationSet) {
    v.member("organisation", b.organisation);
    v.fields(b.fields);
}
ONTMOET_VISIT(OfferSet) {
    v.member("offer", b.offer);
    v.fields(b.fields);
}
ONTMOET_VISIT(StaffSet) {
    v.member("staff", b.staff);
    v.fields(b.fields);
    v.subject(b.staff);
}
ONTMOET_VISIT(TableSet) {
    v.member("table", b.table);
    v.fields(b.fields);
}
ONTMOET_VISIT(InterpreterSet) {
    v.member("interpreter", b.interpreter);
    v.fields(b.fields);
    v.subject(b.interpreter);
}
ONTMOET_VISIT(PersonRegistered) {
    v.member("person", b.person);
    v.member("origin", b.origin);
    v.fields(b.fields);
    v.subject(b.person);
}
ONTMOET_VISIT(PersonSet) {
    v.member("person", b.person);
    v.fields(b.fields);
    v.subject(b.person);
}
ONTMOET_VISIT(PersonErased) {
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(ConsentGiven) {
    v.member("person", b.person);
    v.member("purpose", b.purpose);
    v.member("text_version", b.text_version);
    v.member("language", b.language);
    v.subject(b.person);
}
ONTMOET_VISIT(ConsentWithdrawn) {
    v.member("person", b.person);
    v.member("purpose", b.purpose);
    v.member("language", b.language);
    v.subject(b.person);
}
ONTMOET_VISIT(CheckIn) {
    v.member("person", b.person);
    v.member("staff", b.staff);
    v.member("badge", b.badge);
    v.member("by", b.by);
    v.subject(b.person);
    v.subject(b.staff);
}
ONTMOET_VISIT(PreferenceSet) {
    v.member("person", b.person);
    v.member("organisation", b.organisation);
    v.member("side", b.side);
    v.member("answer", b.answer);
    v.subject(b.person);
}
ONTMOET_VISIT(MeetBooked) {
    visit_meet(v, b.meet);
    v.member("any_time", b.any_time);
}
ONTMOET_VISIT(MeetCancelled) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("reason", b.reason);
}
ONTMOET_VISIT(VerdictGiven) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("side", b.side);
    v.member("answer", b.answer);
    v.member("reason", b.reason);
}
ONTMOET_VISIT(HelpAsked) {
    v.member("person", b.person);
    v.member("screen", b.screen);
    v.member("language", b.language);
    v.subject(b.person);
}
ONTMOET_VISIT(HelpAnswered) {
    v.member("asked", b.asked);
}
ONTMOET_VISIT(FactRefused) {
    v.member("fact", b.fact);
    v.member("type", b.type);
    v.member("message_key", b.message_key);
    v.member("device", b.device);
    v.member("actor", b.actor);
    v.member("said_at", b.said_at);
    visit_meet(v, b.meet);
    v.member("any_time", b.any_time);
}
ONTMOET_VISIT(ProblemClosed) {
    v.member("fact", b.fact);
}
#undef ONTMOET_VISIT

}  // namespace

template <class Body>
Fact make_fact(Body const& body) {
    Writer writer;
    visit(writer, body);
    Fact fact;
    fact.type = Body::k_type;
    fact.subjects = std::move(writer.subjects);
    fact.body = writer.object.dump(-1, ' ', false, json::error_handler_t::replace);
    return fact;
}

template <class Body>
Result<Body> read_body(Fact const& fact) {
    Error const bad{ErrorKind::invalid_input, "error.bad_fact", fact.type};
    if (fact.type != Body::k_type) return bad;
    auto const object = json::parse(fact.body, nullptr, false);
    // What is left of a fact about a person who was erased says nothing.
    if (!object.is_object() || object.contains("erased")) return bad;
    Body body;
    Reader reader{object};
    visit(reader, body);
    if (!reader.good) return bad;
    return body;
}

#define ONTMOET_BODY(Body)                      \
    template Fact make_fact<Body>(Body const&); \
    template Result<Body> read_body<Body>(Fact const&);
ONTMOET_BODY(EventSet)
ONTMOET_BODY(OrganisationSet)
ONTMOET_BODY(OfferSet)
ONTMOET_BODY(StaffSet)
ONTMOET_BODY(TableSet)
ONTMOET_BODY(InterpreterSet)
ONTMOET_BODY(PersonRegistered)
ONTMOET_BODY(PersonSet)
ONTMOET_BODY(PersonErased)
ONTMOET_BODY(ConsentGiven)
ONTMOET_BODY(ConsentWithdrawn)
ONTMOET_BODY(CheckIn)
ONTMOET_BODY(PreferenceSet)
ONTMOET_BODY(PlanPublished)
ONTMOET_BODY(MeetBooked)
ONTMOET_BODY(MeetCancelled)
ONTMOET_BODY(VerdictGiven)
ONTMOET_BODY(HelpAsked)
ONTMOET_BODY(HelpAnswered)
ONTMOET_BODY(FactRefused)
ONTMOET_BODY(ProblemClosed)
#undef ONTMOET_BODY

Fact make_refusal_note(Fact const& refused, std::string message_key) {
    FactRefused body{refused.id,
                     refused.type,
                     std::move(message_key),
                     refused.device,
                     refused.actor,
                     refused.happened_at(),
                     {},
                     false};
    if (auto booking = read_body<MeetBooked>(refused); booking.ok()) {
        body.meet = booking->meet;
        body.any_time = booking->any_time;
    } else if (refused.type != fact_type::plan_published && !refused.subjects.empty()) {
        body.meet.person.uuid = refused.subjects.front();
    }
    auto note = make_fact(body);
    note.id = FactId::from_name(refused.id.uuid, "refused");
    return note;
}

}  // namespace ontmoet::domain

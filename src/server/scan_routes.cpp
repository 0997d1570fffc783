// SPDX-License-Identifier: EUPL-1.2
#include "server/scan_routes.h"

#include "server/console_gate.h"

#include <algorithm>
#include <charconv>

namespace ontmoet::server {
namespace {

Error unknown_list() {
    return {ErrorKind::not_found, "error.unknown_event", {}};
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = -1;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : -1;
}

Response answer_of(int status, std::string body) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

}  // namespace

void ScanRoutes::handle(CallPtr const& call, Route const& route,
                        std::vector<std::string> const& values) {
    m_gate.let_in(call, route, values,
                  [this, call, act = route.act, values](KeyVisit const& visit) -> Result<Response> {
                      bool const names_list = values.size() > 2;
                      if (names_list && number_in(values[2]) != number_of(visit.event.uuid))
                          return unknown_list();
                      bool const is_scan = act == Act::scan_redeem || act == Act::scan_position;
                      if (!is_scan) {
                          TRY_ASSIGN(auto body, read(*call, act, visit));
                          return answer_of(200, std::move(body));
                      }
                      TRY_ASSIGN(auto scan, decode_scan(call->request().body));
                      auto of_event = visit;
                      if (act == Act::scan_position) {
                          scan.position = number_in(values[3]);
                      } else {
                          TRY_ASSIGN(of_event.event, event_of(visit, scan.lists));
                      }
                      return redeem(of_event, scan);
                  });
}

Result<std::string> ScanRoutes::read(Call const& call, Act act, KeyVisit const& visit) {
    if (act == Act::scan_events) return events(visit);
    std::string body;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        switch (act) {
            case Act::scan_lists: body = scan_lists(state); break;
            case Act::scan_status: body = scan_status(state); break;
            default: body = scan_positions(state, scan_question(call.target())); break;
        }
    }));
    return body;
}

Result<std::string> ScanRoutes::events(KeyVisit const& visit) {
    TRY_ASSIGN(auto const all, m_parts.log.events());
    std::vector<domain::State> own;
    for (auto const& event : all)
        TRY(m_parts.hub.with_state(event, [&](domain::State const& state) {
            if (!is_of_organiser(state.event, visit.key.organiser)) return;
            domain::State face;  // nothing of people
            face.id = state.id;
            face.event = state.event;
            own.push_back(std::move(face));
        }));
    std::vector<domain::State const*> faces;
    for (auto const& face : own) faces.push_back(&face);
    return scan_events(faces);
}

Result<EventId> ScanRoutes::event_of(KeyVisit const& visit,
                                     std::vector<std::int64_t> const& lists) {
    TRY_ASSIGN(auto const all, m_parts.log.events());
    for (auto const& event : all) {
        if (std::ranges::find(lists, number_of(event.uuid)) == lists.end()) continue;
        bool is_theirs = false;
        TRY(m_parts.hub.with_state(event, [&](domain::State const& state) {
            is_theirs = is_of_organiser(state.event, visit.key.organiser);
        }));
        if (is_theirs) return event;
    }
    return unknown_list();
}

Result<Response> ScanRoutes::redeem(KeyVisit const& visit, Scan const& scan) {
    PersonId person;
    TRY(m_parts.hub.with_state(
        visit.event, [&](domain::State const& state) { person = scanned_person(state, scan); }));
    auto const id = scan_id(person, scan, visit.key.id);
    auto said_before = SaidBefore::no;
    if (!id.is_none() && !person.is_none()) {
        TRY_ASSIGN(auto const cursor, m_parts.log.cursor_of(visit.event, id));
        if (cursor != 0) said_before = SaidBefore::yes;
    }
    Scanned scanned;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        scanned = server::redeem(state, scan, visit.key.id, said_before, m_books.clock.now());
    }));
    if (scanned.fact) {
        TRY_ASSIGN(auto const answers,
                   m_parts.desk.append(visit.event, {*scanned.fact}, "key:" + visit.key.id));
        for (auto const& answer : answers)
            if (answer.decision == sync::Decision::refused)
                return Error{ErrorKind::refused, answer.message_key, {}};
    }
    return answer_of(scanned.status, std::move(scanned.body));
}

}  // namespace ontmoet::server

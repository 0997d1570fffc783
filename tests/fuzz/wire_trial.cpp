// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/wire_trial.h"

#include "base/check.h"
#include "domain/apply.h"
#include "server/admin_messages.h"
#include "server/http_message.h"
#include "server/json_guard.h"
#include "server/route_table.h"
#include "sync/audience.h"
#include "sync/protocol.h"

namespace ontmoet::fuzz {
namespace {

using storage::Role;

// Every role, as near to everybody as one can be and as far.
std::vector<sync::Viewer> all_viewers() {
    std::vector<sync::Viewer> viewers;
    for (auto const role :
         {Role::host, Role::reception, Role::browse, Role::table, Role::board, Role::venue}) {
        viewers.push_back({.role = role});
        viewers.push_back(
            {.role = role, .closeness = [](PersonId) { return sync::Closeness::contact; }});
    }
    return viewers;
}

// The fold, and what each role may see of it, of facts that were taken.
void use(std::vector<domain::Fact> facts) {
    domain::State state;
    domain::Cursor cursor = 0;
    auto const viewers = all_viewers();
    for (auto& fact : facts) {
        fact.cursor = ++cursor;
        domain::apply(state, fact);
        for (auto const& viewer : viewers)
            if (auto const seen = sync::visible_to(viewer, fact))
                check(domain::decode_fact(domain::encode_fact(*seen)).ok(),
                      "what a role may see can be sent to it");
    }
}

void try_fact(std::string_view text) {
    auto const fact = domain::decode_fact(text);
    if (!fact.ok()) return;
    auto const again = domain::decode_fact(domain::encode_fact(*fact));
    check(again.ok(), "a fact that was read can be written and read");
    check(domain::encode_fact(*again) == domain::encode_fact(*fact), "a fact stays as it is");
    use({*fact});
}

void try_push(std::string_view text) {
    if (!server::guard_json(text).ok()) return;
    auto const push = sync::decode_push_request(text);
    if (!push.ok()) return;
    auto const again = sync::decode_push_request(sync::encode(*push));
    check(again.ok() && again->facts.size() == push->facts.size(), "a push stays whole");
    use(push->facts);
}

// Reads, writes and reads again.
template <class Decode>
void try_message(std::string_view text, Decode decode) {
    auto const message = decode(text);
    if (!message.ok()) return;
    using server::encode;
    using sync::encode;
    auto const written = encode(*message);
    auto const again = decode(written);
    check(again.ok() && encode(*again) == written, "a message stays as it is");
}

void try_target(std::string_view text) {
    auto const target = server::parse_target(text);
    if (!target) return;
    check(text.starts_with('/'), "a target begins with a slash");
    for (auto const* method : {"GET", "POST", "DELETE"}) {
        auto const match = server::match_route(method, target->segments);
        if (match.route == nullptr) continue;
        check(match.route->method == method, "a route is of its method");
        check(match.allowed.find(method) != std::string::npos, "its method is allowed");
    }
    server::Request request;
    request.headers = {{"if-none-match", std::string(text)},
                       {"accept-encoding", std::string(text)}};
    server::Response response;
    response.body = std::string(text);
    server::tag(request, response);
    server::pack_for(request, response);
}

}  // namespace

void try_wire(std::string_view input) {
    if (input.empty()) return;
    auto const rest = input.substr(1);
    switch (input.front()) {
        case 'f': return try_fact(rest);
        case 'p': return try_push(rest);
        case 'g': return try_message(rest, sync::decode_pull_page);
        case 'a':
            try_message(rest, sync::decode_push_answer);
            return try_message(rest, server::decode_answers);
        case 'k':
            try_message(rest, sync::decode_pairing);
            try_message(rest, sync::decode_invitation);
            return try_message(rest, sync::decode_pair_request);
        case 'o':
            try_message(rest, server::decode_pair_order);
            return try_message(rest, server::decode_append_order);
        case 't': return try_target(rest);
        default: return;
    }
}

}  // namespace ontmoet::fuzz

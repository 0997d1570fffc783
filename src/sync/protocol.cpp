// SPDX-License-Identifier: EUPL-1.2
#include "sync/protocol.h"

#include "domain/json_values.h"
#include "sync/limits.h"

#include <array>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using domain::PlannedMeet;
using nlohmann::json;

constexpr std::array<std::string_view, 4> k_decisions{"created", "exists", "refused", "held"};

Error bad_message(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

std::string dumped(json const& object) {
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<json> parsed_object(std::string_view text) {
    if (domain::is_too_deep(text)) return bad_message("object");
    auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) return bad_message("object");
    return object;
}

json meet_json(PlannedMeet const& meet) {
    return {{"meet", domain::to_json_value(meet.meet)},
            {"person", domain::to_json_value(meet.person)},
            {"organisation", domain::to_json_value(meet.organisation)},
            {"offer", domain::to_json_value(meet.offer)},
            {"table", domain::to_json_value(meet.table)},
            {"round", meet.round},
            {"interpreter", domain::to_json_value(meet.interpreter)}};
}
bool read_meet(json const& object, PlannedMeet& meet) {
    return object.is_object() && from_json_member(object, "meet", meet.meet) &&
           from_json_member(object, "person", meet.person) &&
           from_json_member(object, "organisation", meet.organisation) &&
           from_json_member(object, "offer", meet.offer) &&
           from_json_member(object, "table", meet.table) &&
           from_json_member(object, "round", meet.round) &&
           from_json_member(object, "interpreter", meet.interpreter);
}

// Facts are written by encode_fact; they are joined as text, so that they are not parsed again.
std::string joined_facts(std::vector<domain::Fact> const& facts) {
    std::string text = "[";
    for (auto const& fact : facts) {
        if (text.size() > 1) text += ',';
        text += domain::encode_fact(fact);
    }
    return text + "]";
}

Result<std::vector<domain::Fact>> read_facts(json const& object, char const* name = "facts") {
    auto const found = object.find(name);
    if (found == object.end() || !found->is_array()) return bad_message(name);
    std::vector<domain::Fact> facts;
    facts.reserve(found->size());
    for (auto const& element : *found) {
        TRY_ASSIGN(auto fact, domain::decode_fact(dumped(element)));
        facts.push_back(std::move(fact));
    }
    return facts;
}

bool is_in_order(std::vector<domain::Fact> const& facts, domain::Cursor end) {
    domain::Cursor last = 0;
    for (auto const& fact : facts) {
        if (fact.cursor <= last || fact.cursor > end) return false;
        last = fact.cursor;
    }
    return true;
}

json answer_json(FactAnswer const& answer) {
    json object{{"fact", to_string(answer.fact)},
                {"device_sequence", answer.device_sequence},
                {"decision", k_decisions.at(static_cast<std::size_t>(answer.decision))},
                {"at", answer.at}};
    if (answer.decision != Decision::refused) object["cursor"] = answer.cursor;
    if (answer.decision == Decision::refused) object["message_key"] = answer.message_key;
    if (answer.moved) object["moved"] = meet_json(*answer.moved);
    if (!answer.alternatives.empty()) {
        auto alternatives = json::array();
        for (auto const& meet : answer.alternatives) alternatives.push_back(meet_json(meet));
        object["alternatives"] = std::move(alternatives);
    }
    return object;
}

bool read_decision(json const& object, Decision& decision) {
    std::string text;
    if (!from_json_member(object, "decision", text)) return false;
    for (std::size_t i = 0; i < k_decisions.size(); ++i) {
        if (k_decisions[i] != text) continue;
        decision = static_cast<Decision>(i);
        return true;
    }
    return false;
}

Result<FactAnswer> read_answer(json const& object) {
    FactAnswer answer;
    if (!object.is_object() || !read_decision(object, answer.decision))
        return bad_message("decision");
    if (!from_json_member(object, "fact", answer.fact) || answer.fact.is_none())
        return bad_message("fact");
    if (!from_json_member(object, "device_sequence", answer.device_sequence) ||
        !from_json_member(object, "cursor", answer.cursor) ||
        !from_json_member(object, "at", answer.at) ||
        !from_json_member(object, "message_key", answer.message_key))
        return bad_message("answer");
    if (auto const moved = object.find("moved"); moved != object.end())
        if (!read_meet(*moved, answer.moved.emplace())) return bad_message("moved");
    if (auto const list = object.find("alternatives"); list != object.end()) {
        if (!list->is_array()) return bad_message("alternatives");
        for (auto const& element : *list)
            if (!read_meet(element, answer.alternatives.emplace_back()))
                return bad_message("alternatives");
    }
    return answer;
}

std::string letter_text(char letter) {
    return letter == '\0' ? std::string() : std::string(1, letter);
}

}  // namespace

Pairing make_pairing(storage::NewDevice const& made, Address const& address,
                     std::string const& escrow_key) {
    auto const& device = made.device;
    return {address.url,        made.token,          device.event, device.id,
            device.role,        device.badge_letter, device.name,  made.host_pin,
            address.public_key, address.phone_url,   escrow_key,   made.organisation};
}

std::string encode(PushRequest const& message) {
    return "{\"facts\":" + joined_facts(message.facts) + "}";
}
std::string encode(FactAnswer const& message) {
    return dumped(answer_json(message));
}
std::string encode(PushAnswer const& message) {
    auto answers = json::array();
    for (auto const& answer : message.answers) answers.push_back(answer_json(answer));
    json object{{"answers", std::move(answers)},
                {"epoch", message.epoch},
                {"server_time", message.server_time.ms}};
    if (message.missing) object["missing"] = *message.missing;
    return dumped(object);
}
std::string encode(PullPage const& message) {
    return encode_beginning(message) + encode_end(message);
}
std::string encode_beginning(PullPage const& message) {
    auto text = dumped({{"next", message.next},
                        {"epoch", message.epoch},
                        {"decided_up_to", message.decided_up_to},
                        {"more", message.more},
                        {"reset", message.reset},
                        {"server_time", message.server_time.ms},
                        {"open_order", message.open_order}});
    text.back() = ',';  // in the place of the closing brace
    if (message.hall) text.append("\"hall\":").append(encode(*message.hall)).append(",");
    if (message.venue) text.append("\"venue\":").append(encode(*message.venue)).append(",");
    return text;
}
std::string encode_end(PullPage const& message) {
    auto text = "\"facts\":" + joined_facts(message.facts);
    if (!message.moves.empty()) {
        text.append(",\"conceal\":");
        text.append(dumped(domain::to_json_value(message.moves.conceal)));
        text.append(",\"reveal\":").append(joined_facts(message.moves.reveal));
    }
    return text + "}";
}
std::string encode(Failure const& message) {
    return dumped({{"message_key", message.message_key}, {"detail", message.detail}});
}
std::string encode(Pairing const& message) {
    json object{{"handshake_version", k_protocol_version},
                {"url", message.url},
                {"token", message.token},
                {"event", to_string(message.event)},
                {"device", to_string(message.device)},
                {"role", storage::to_text(message.role)},
                {"badge_letter", letter_text(message.badge_letter)},
                {"name", message.name},
                {"host_pin", message.host_pin},
                {"public_key", message.public_key},
                {"phone_url", message.phone_url},
                {"escrow_key", message.escrow_key}};
    if (!message.organisation.is_none()) object["organisation"] = to_string(message.organisation);
    return dumped(object);
}
std::string encode(Invitation const& message) {
    json object{{"handshake_version", k_protocol_version},
                {"url", message.address.url},
                {"code", message.code}};
    if (!message.address.public_key.empty()) object["public_key"] = message.address.public_key;
    return dumped(object);
}
std::string encode(PairRequest const& message) {
    auto const& former = message.former;
    json object{{"code", message.code}};
    if (!former.device.is_none())
        object.update({{"event", to_string(former.event)},
                       {"device", to_string(former.device)},
                       {"badge_letter", letter_text(former.badge_letter)},
                       {"tokens", former.tokens}});
    return dumped(object);
}

Result<PushRequest> decode_push_request(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    TRY_ASSIGN(auto facts, read_facts(object));
    return PushRequest{std::move(facts)};
}

Result<FactAnswer> decode_fact_answer(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    return read_answer(object);
}

Result<PushAnswer> decode_push_answer(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    PushAnswer message;
    auto const answers = object.find("answers");
    if (answers == object.end() || !answers->is_array()) return bad_message("answers");
    for (auto const& element : *answers) {
        TRY_ASSIGN(auto answer, read_answer(element));
        message.answers.push_back(std::move(answer));
    }
    if (object.contains("missing") &&
        !from_json_member(object, "missing", message.missing.emplace()))
        return bad_message("missing");
    if (!from_json_member(object, "epoch", message.epoch)) return bad_message("epoch");
    if (!from_json_member(object, "server_time", message.server_time))
        return bad_message("server_time");
    return message;
}

Result<PullPage> decode_pull_page(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    PullPage page;
    TRY_ASSIGN(page.facts, read_facts(object));
    if (!object.contains("next") || !from_json_member(object, "next", page.next) || page.next < 0)
        return bad_message("next");
    if (!from_json_member(object, "epoch", page.epoch)) return bad_message("epoch");
    if (!from_json_member(object, "decided_up_to", page.decided_up_to))
        return bad_message("decided_up_to");
    if (!from_json_member(object, "more", page.more) ||
        !from_json_member(object, "reset", page.reset))
        return bad_message("more");
    if (!from_json_member(object, "server_time", page.server_time))
        return bad_message("server_time");
    if (object.contains("open_order") && !from_json_member(object, "open_order", page.open_order))
        return bad_message("open_order");
    if (object.contains("reveal")) {
        TRY_ASSIGN(page.moves.reveal, read_facts(object, "reveal"));
    }
    if (auto const hall = object.find("hall"); hall != object.end()) {
        TRY_ASSIGN(page.hall, decode_hall_news(dumped(*hall)));
    }
    if (auto const venue = object.find("venue"); venue != object.end()) {
        TRY_ASSIGN(page.venue, decode_venue_news(dumped(*venue)));
    }
    if (auto const conceal = object.find("conceal"); conceal != object.end())
        if (!domain::from_json_value(*conceal, page.moves.conceal)) return bad_message("conceal");
    if (!is_in_order(page.facts, page.next) || !is_in_order(page.moves.reveal, page.next))
        return bad_message("cursor");
    return page;
}

Result<Failure> decode_failure(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    Failure failure;
    if (!from_json_member(object, "message_key", failure.message_key) ||
        failure.message_key.empty() || !from_json_member(object, "detail", failure.detail))
        return bad_message("message_key");
    return failure;
}

Result<Pairing> decode_pairing(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    Pairing pairing;
    int version = 0;
    if (!from_json_member(object, "handshake_version", version) || version != k_protocol_version)
        return bad_message("handshake_version");
    std::string role;
    std::string letter;
    if (!from_json_member(object, "url", pairing.url)) return bad_message("url");
    if (!from_json_member(object, "token", pairing.token)) return bad_message("token");
    if (!from_json_member(object, "event", pairing.event) || pairing.event.is_none())
        return bad_message("event");
    if (!from_json_member(object, "device", pairing.device) || pairing.device.is_none())
        return bad_message("device");
    if (!from_json_member(object, "role", role) || !storage::role_from_text(role))
        return bad_message("role");
    pairing.role = *storage::role_from_text(role);
    if (!from_json_member(object, "badge_letter", letter) || letter.size() > 1)
        return bad_message("badge_letter");
    if (!letter.empty()) pairing.badge_letter = letter.front();
    if (!from_json_member(object, "name", pairing.name)) return bad_message("name");
    if (!from_json_member(object, "host_pin", pairing.host_pin)) return bad_message("host_pin");
    if (!from_json_member(object, "public_key", pairing.public_key))
        return bad_message("public_key");
    if (!from_json_member(object, "phone_url", pairing.phone_url)) return bad_message("phone_url");
    if (!from_json_member(object, "escrow_key", pairing.escrow_key))
        return bad_message("escrow_key");
    if (!from_json_member(object, "organisation", pairing.organisation))
        return bad_message("organisation");
    return pairing;
}

Result<Invitation> decode_invitation(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    Invitation invitation;
    int version = 0;
    if (!from_json_member(object, "handshake_version", version) || version != k_protocol_version)
        return bad_message("handshake_version");
    if (!from_json_member(object, "url", invitation.address.url) || invitation.address.url.empty())
        return bad_message("url");
    if (!from_json_member(object, "public_key", invitation.address.public_key))
        return bad_message("public_key");
    if (!from_json_member(object, "code", invitation.code) || invitation.code.empty())
        return bad_message("code");
    return invitation;
}

Result<PairRequest> decode_pair_request(std::string_view text) {
    TRY_ASSIGN(auto const object, parsed_object(text));
    PairRequest request;
    if (!from_json_member(object, "code", request.code) || request.code.empty())
        return bad_message("code");
    auto& former = request.former;
    std::string letter;
    if (!from_json_member(object, "event", former.event)) return bad_message("event");
    if (!from_json_member(object, "device", former.device)) return bad_message("device");
    if (!from_json_member(object, "badge_letter", letter) || letter.size() > 1)
        return bad_message("badge_letter");
    if (!letter.empty()) former.badge_letter = letter.front();
    if (auto const tokens = object.find("tokens"); tokens != object.end())
        if (!domain::from_json_value(*tokens, former.tokens) ||
            former.tokens.size() > k_most_former_tokens)
            return bad_message("tokens");
    return request;
}

domain::Fact lost_fact(domain::Fact stamp, EventId event, DeviceId device,
                       std::int64_t device_sequence) {
    stamp.id = FactId::from_name(device.uuid, "lost " + std::to_string(device_sequence));
    stamp.event = event;
    stamp.device = device;
    stamp.device_sequence = device_sequence;
    stamp.type = domain::fact_type::lost;
    return stamp;
}

std::string facts_path(EventId event) {
    return "/v1/events/" + to_string(event) + "/facts";
}

}  // namespace ontmoet::sync

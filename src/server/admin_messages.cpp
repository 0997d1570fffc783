// SPDX-License-Identifier: EUPL-1.2
#include "server/admin_messages.h"

#include "server/json_guard.h"
#include "server/limits.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

Error bad_member(char const* name) {
    return {ErrorKind::invalid_input, "error.bad_message", name};
}

std::string dumped(json const& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<json> object_of(std::string_view text) {
    TRY(guard_json(text));
    auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    return object;
}

// The member of this name when it is of that form.
json const* member(json const& object, char const* name, json::value_t form) {
    auto const found = object.find(name);
    if (found == object.end()) return nullptr;
    bool const both_integers = form == json::value_t::number_integer && found->is_number_integer();
    return found->type() == form || both_integers ? &*found : nullptr;
}

Result<std::string> text_member(json const& object, char const* name) {
    auto const* value = member(object, name, json::value_t::string);
    if (value == nullptr) return bad_member(name);
    return value->get<std::string>();
}

Result<std::int64_t> number_member(json const& object, char const* name) {
    auto const* value = member(object, name, json::value_t::number_integer);
    if (value == nullptr) return bad_member(name);
    return value->get<std::int64_t>();
}

// The elements of an array, each written again and read by `decode`.
template <class Element, class Decode>
Result<std::vector<Element>> elements(json const& object, char const* name, Decode decode) {
    auto const* array = member(object, name, json::value_t::array);
    if (array == nullptr) return bad_member(name);
    std::vector<Element> all;
    all.reserve(array->size());
    for (auto const& element : *array) {
        TRY_ASSIGN(auto one, decode(dumped(element)));
        all.push_back(std::move(one));
    }
    return all;
}

// Joins JSON texts without parsing them again.
template <class Elements, class Encode>
std::string array_of(Elements const& elements, Encode encode) {
    std::string text = "[";
    for (auto const& element : elements) {
        if (text.size() > 1) text += ',';
        text += encode(element);
    }
    return text += ']';
}

Result<EventSummary> decode_summary(std::string const& text) {
    TRY_ASSIGN(auto const object, object_of(text));
    EventSummary summary;
    TRY_ASSIGN(auto const id, text_member(object, "id"));
    TRY_ASSIGN(summary.id, parse_id<EventId>(id));
    TRY_ASSIGN(summary.name, text_member(object, "name"));
    TRY_ASSIGN(summary.starts_at.ms, number_member(object, "starts_at"));
    TRY_ASSIGN(summary.people, number_member(object, "people"));
    TRY_ASSIGN(summary.facts, number_member(object, "facts"));
    return summary;
}

}  // namespace

std::string encode(std::vector<EventSummary> const& events) {
    auto array = json::array();
    for (auto const& event : events)
        array.push_back({{"id", to_string(event.id)},
                         {"name", event.name},
                         {"starts_at", event.starts_at.ms},
                         {"people", event.people},
                         {"facts", event.facts}});
    return dumped({{"events", std::move(array)}});
}

std::string encode(FactsPage const& page) {
    return "{\"facts\":" + array_of(page.facts, domain::encode_fact) +
           ",\"more\":" + (page.more ? "true" : "false") + "}";
}

std::string encode(AppendOrder const& order) {
    return "{\"actor\":" + dumped(json(order.actor)) +
           ",\"facts\":" + array_of(order.facts, domain::encode_fact) + "}";
}

std::string encode(std::vector<sync::FactAnswer> const& answers) {
    auto const encode_one = [](sync::FactAnswer const& answer) { return sync::encode(answer); };
    return "{\"answers\":" + array_of(answers, encode_one) + "}";
}

std::string encode(PairOrder const& order) {
    return dumped({{"role", storage::to_text(order.role)}, {"name", order.name}});
}

Result<std::vector<EventSummary>> decode_events(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    return elements<EventSummary>(object, "events", decode_summary);
}

Result<FactsPage> decode_facts_page(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    FactsPage page;
    TRY_ASSIGN(page.facts, elements<domain::Fact>(object, "facts", domain::decode_fact));
    auto const* more = member(object, "more", json::value_t::boolean);
    if (more == nullptr) return bad_member("more");
    page.more = more->get<bool>();
    return page;
}

Result<AppendOrder> decode_append_order(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    AppendOrder order;
    TRY_ASSIGN(order.actor, text_member(object, "actor"));
    TRY_ASSIGN(order.facts, elements<domain::Fact>(object, "facts", domain::decode_fact));
    return order;
}

Result<std::vector<sync::FactAnswer>> decode_answers(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    return elements<sync::FactAnswer>(object, "answers", sync::decode_fact_answer);
}

Result<PairOrder> decode_pair_order(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    PairOrder order;
    TRY_ASSIGN(auto const role_text, text_member(object, "role"));
    auto const role = storage::role_from_text(role_text);
    if (!role) return bad_member("role");
    order.role = *role;
    TRY_ASSIGN(order.name, text_member(object, "name"));
    if (order.name.size() > k_most_device_name_bytes) return bad_member("name");
    return order;
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "server/admin_messages.h"

#include "server/json_guard.h"
#include "server/limits.h"
#include "sync/limits.h"

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

Result<storage::Role> role_member(json const& object) {
    TRY_ASSIGN(auto const text, text_member(object, "role"));
    auto const role = storage::role_from_text(text);
    if (!role) return bad_member("role");
    return *role;
}

// None when it is not named.
Result<OrganisationId> organisation_member(json const& object) {
    if (!object.contains("organisation")) return OrganisationId{};
    TRY_ASSIGN(auto const text, text_member(object, "organisation"));
    auto const organisation = parse_id<OrganisationId>(text);
    if (!organisation.ok()) return bad_member("organisation");
    return *organisation;
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
    return dumped({{"role", storage::to_text(order.role)},
                   {"name", order.name},
                   {"host_pin", order.host_pin},
                   {"organisation", to_string(order.organisation)},
                   {"valid_s", order.valid.count() / 1'000},
                   {"knock", order.knock}});
}

std::string encode(OfferedPairing const& offered) {
    return dumped({{"code", offered.code},
                   {"valid_until", offered.valid_until.ms},
                   {"url", offered.address.url},
                   {"public_key", offered.address.public_key}});
}

std::string encode(storage::Device const& device) {
    return dumped(
        {{"id", to_string(device.id)},
         {"role", storage::to_text(device.role)},
         {"badge_letter", std::string(device.badge_letter == '\0' ? 0U : 1U, device.badge_letter)},
         {"name", device.name},
         {"revoked", device.revoked},
         {"paired_at", device.paired_at.ms},
         {"token_since", device.token_since.ms},
         {"last_seen", device.last_seen.ms}});
}

std::string encode(std::vector<storage::Device> const& devices) {
    auto const encode_one = [](storage::Device const& device) { return encode(device); };
    return "{\"devices\":" + array_of(devices, encode_one) + "}";
}

std::string encode(storage::DeviceOrder const& wish) {
    return dumped({{"kind", wish.kind},
                   {"value", wish.value},
                   {"ordered_at", wish.ordered_at.ms},
                   {"answered_at", wish.answered_at.ms},
                   {"fault", wish.fault}});
}

std::string encode(std::vector<storage::DeviceOrder> const& wishes) {
    auto const encode_one = [](storage::DeviceOrder const& wish) { return encode(wish); };
    return "{\"orders\":" + array_of(wishes, encode_one) + "}";
}

std::string encode(RoleOrder const& order) {
    return dumped(
        {{"role", storage::to_text(order.role)}, {"organisation", to_string(order.organisation)}});
}

std::string encode(RestoreOrder const& order) {
    return dumped({{"file", order.file.string()}, {"erased_in", order.erased_in.string()}});
}

std::string encode(Restored const& restored) {
    return dumped({{"erased", restored.erased}});
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
    TRY_ASSIGN(order.role, role_member(object));
    TRY_ASSIGN(order.name, text_member(object, "name"));
    if (order.name.size() > k_most_device_name_bytes) return bad_member("name");
    TRY_ASSIGN(order.organisation, organisation_member(object));
    if (object.contains("valid_s")) {
        TRY_ASSIGN(auto const valid_s, number_member(object, "valid_s"));
        if (valid_s < 0 || valid_s > k_longest_offer.count() / 1'000) return bad_member("valid_s");
        order.valid = Duration{valid_s * 1'000};
    }
    if (object.contains("knock")) {
        TRY_ASSIGN(order.knock, text_member(object, "knock"));
        if (order.knock.size() > sync::k_most_code_letters) return bad_member("knock");
    }
    if (!object.contains("host_pin")) return order;
    TRY_ASSIGN(order.host_pin, text_member(object, "host_pin"));
    if (order.host_pin.size() > k_most_pin_hash_bytes) return bad_member("host_pin");
    return order;
}

Result<OfferedPairing> decode_offered_pairing(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    OfferedPairing offered;
    TRY_ASSIGN(offered.code, text_member(object, "code"));
    TRY_ASSIGN(offered.valid_until.ms, number_member(object, "valid_until"));
    TRY_ASSIGN(offered.address.url, text_member(object, "url"));
    TRY_ASSIGN(offered.address.public_key, text_member(object, "public_key"));
    return offered;
}

Result<storage::Device> decode_device(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    storage::Device device;
    TRY_ASSIGN(auto const id, text_member(object, "id"));
    TRY_ASSIGN(device.id, parse_id<DeviceId>(id));
    TRY_ASSIGN(device.role, role_member(object));
    TRY_ASSIGN(auto const letter, text_member(object, "badge_letter"));
    if (!letter.empty()) device.badge_letter = letter.front();
    TRY_ASSIGN(device.name, text_member(object, "name"));
    auto const* revoked = member(object, "revoked", json::value_t::boolean);
    if (revoked == nullptr) return bad_member("revoked");
    device.revoked = revoked->get<bool>();
    TRY_ASSIGN(device.paired_at.ms, number_member(object, "paired_at"));
    TRY_ASSIGN(device.token_since.ms, number_member(object, "token_since"));
    TRY_ASSIGN(device.last_seen.ms, number_member(object, "last_seen"));
    return device;
}

Result<std::vector<storage::Device>> decode_devices(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    return elements<storage::Device>(object, "devices", decode_device);
}

Result<storage::DeviceOrder> decode_device_wish(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    storage::DeviceOrder wish;
    TRY_ASSIGN(wish.kind, text_member(object, "kind"));
    TRY_ASSIGN(wish.value, text_member(object, "value"));
    TRY_ASSIGN(wish.ordered_at.ms, number_member(object, "ordered_at"));
    TRY_ASSIGN(wish.answered_at.ms, number_member(object, "answered_at"));
    TRY_ASSIGN(wish.fault, text_member(object, "fault"));
    return wish;
}

Result<std::vector<storage::DeviceOrder>> decode_device_wishes(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    return elements<storage::DeviceOrder>(object, "orders", decode_device_wish);
}

Result<RoleOrder> decode_role_order(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    RoleOrder order;
    TRY_ASSIGN(order.role, role_member(object));
    TRY_ASSIGN(order.organisation, organisation_member(object));
    return order;
}

Result<RestoreOrder> decode_restore_order(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    RestoreOrder order;
    TRY_ASSIGN(order.file, text_member(object, "file"));
    TRY_ASSIGN(order.erased_in, text_member(object, "erased_in"));
    return order;
}

Result<Restored> decode_restored(std::string_view text) {
    TRY_ASSIGN(auto const object, object_of(text));
    Restored restored;
    TRY_ASSIGN(restored.erased, number_member(object, "erased"));
    return restored;
}

}  // namespace ontmoet::server

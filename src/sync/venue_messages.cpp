// SPDX-License-Identifier: EUPL-1.2
#include "sync/venue_messages.h"

#include "domain/json_values.h"
#include "sync/limits.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using nlohmann::json;
using storage::KnownDevice;
using storage::StoredAnswer;

Error bad_news(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

std::string news_text(json const& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json open_orders_json(KnownDevice const& known) {
    auto orders = json::array();
    for (auto const& order : known.open_orders)
        orders.push_back({{"number", order.number},
                          {"kind", order.kind},
                          {"value", order.value},
                          {"ordered_at", order.ordered_at.ms}});
    return orders;
}

// The newest of them is what the device is told first, so it follows from them.
bool read_open_orders(json const& object, KnownDevice& known) {
    auto const list = object.find("open_orders");
    if (list == object.end() || !list->is_array() || list->size() > k_most_orders) return false;
    for (auto const& element : *list) {
        auto& order = known.open_orders.emplace_back();
        order.device = known.device.id;
        if (!element.is_object() || !from_json_member(element, "number", order.number) ||
            order.number <= 0 || !from_json_member(element, "kind", order.kind) ||
            !from_json_member(element, "value", order.value) ||
            order.value.size() > k_most_order_bytes ||
            !from_json_member(element, "ordered_at", order.ordered_at))
            return false;
        known.device.open_order = std::max(known.device.open_order, order.number);
    }
    return true;
}

json device_json(KnownDevice const& known) {
    auto const& device = known.device;
    return {{"device", to_string(device.id)},
            {"role", storage::to_text(device.role)},
            {"badge_letter", std::string(device.badge_letter == '\0' ? 0 : 1, device.badge_letter)},
            {"name", device.name},
            {"revoked", device.revoked},
            {"paired_at", device.paired_at.ms},
            {"token_since", device.token_since.ms},
            {"token_hash", known.token_hash},
            {"offered_hash", known.offered_hash},
            {"open_orders", open_orders_json(known)}};
}

bool read_device(json const& object, KnownDevice& known) {
    std::string role;
    std::string letter;
    if (!object.is_object() || !from_json_member(object, "device", known.device.id) ||
        known.device.id.is_none() || !from_json_member(object, "role", role) ||
        !storage::role_from_text(role) || !from_json_member(object, "badge_letter", letter) ||
        letter.size() > 1 || !from_json_member(object, "name", known.device.name) ||
        !from_json_member(object, "revoked", known.device.revoked) ||
        !from_json_member(object, "paired_at", known.device.paired_at) ||
        !from_json_member(object, "token_since", known.device.token_since) ||
        !from_json_member(object, "token_hash", known.token_hash) ||
        !from_json_member(object, "offered_hash", known.offered_hash) ||
        !read_open_orders(object, known))
        return false;
    known.device.role = *storage::role_from_text(role);
    if (!letter.empty()) known.device.badge_letter = letter.front();
    return true;
}

json stored_json(StoredAnswer const& stored) {
    return {{"device", to_string(stored.device)},
            {"device_sequence", stored.device_sequence},
            {"fact", to_string(stored.fact)},
            {"at", stored.at},
            {"answer", stored.answer}};
}

bool read_stored(json const& object, StoredAnswer& stored) {
    return object.is_object() && from_json_member(object, "device", stored.device) &&
           from_json_member(object, "device_sequence", stored.device_sequence) &&
           stored.device_sequence > 0 && from_json_member(object, "fact", stored.fact) &&
           from_json_member(object, "at", stored.at) &&
           from_json_member(object, "answer", stored.answer);
}

// Every element of the member's list, read by `read(element, item)`.
template <class Item, class Read>
bool read_list(json const& object, char const* member, std::vector<Item>& items, Read read) {
    auto const list = object.find(member);
    if (list == object.end() || !list->is_array()) return false;
    for (auto const& element : *list)
        if (!read(element, items.emplace_back())) return false;
    return true;
}

}  // namespace

std::string answered_text(std::vector<AnsweredAtHall> const& answered) {
    std::string text;
    for (std::size_t i = 0; i < std::min(answered.size(), k_most_answered_at_hall); ++i)
        text += (i > 0 ? "," : "") + to_string(answered[i].device) + ':' +
                std::to_string(answered[i].answer.number) + ':' + answered[i].answer.fault;
    return text;
}

std::optional<std::vector<AnsweredAtHall>> read_answered(std::string_view text) {
    std::vector<AnsweredAtHall> answered;
    while (!text.empty()) {
        auto const one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        auto const first = std::min(one.find(':'), one.size());
        auto const second = one.find(':', first + 1);
        auto const device = parse_id<DeviceId>(one.substr(0, first));
        if (!device.ok() || second == one.npos || answered.size() == k_most_answered_at_hall)
            return std::nullopt;
        OrderAnswer answer{0, std::string(one.substr(second + 1))};
        auto const number = one.substr(first + 1, second - first - 1);
        auto const [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), answer.number);
        bool const is_number = error == std::errc{} && end == number.data() + number.size();
        if (!is_number || answer.number <= 0 || !is_fault(answer.fault)) return std::nullopt;
        answered.push_back({*device, std::move(answer)});
    }
    return answered;
}

std::string mark_of(std::vector<KnownDevice> const& devices) {
    auto list = json::array();
    for (auto const& device : devices) list.push_back(device_json(device));
    return to_string(uuid_from_name({}, news_text(list)));
}

std::string encode(HallNews const& news) {
    auto gone = json::array();
    for (auto const& fact : news.gone) gone.push_back(to_string(fact));
    auto text = news_text({{"epoch", news.epoch}, {"next", news.next}, {"gone", std::move(gone)}});
    text.pop_back();  // the closing brace
    text += ",\"facts\":[";
    for (auto const& fact : news.facts) {
        if (text.back() != '[') text += ',';
        text += domain::encode_fact(fact);
    }
    return text + "]}";
}

std::string encode(VenueNews const& news) {
    auto answers = json::array();
    for (auto const& stored : news.answers) answers.push_back(stored_json(stored));
    json object{{"answers", std::move(answers)}};
    if (news.devices) {
        auto& devices = object["devices"] = json::array();
        for (auto const& device : *news.devices) devices.push_back(device_json(device));
    }
    return news_text(object);
}

Result<HallNews> decode_hall_news(std::string_view text) {
    auto const object = json::parse(text, nullptr, false);
    HallNews news;
    if (!object.is_object() || !from_json_member(object, "epoch", news.epoch) || news.epoch.empty())
        return bad_news("hall.epoch");
    if (!from_json_member(object, "next", news.next) || news.next < 0) return bad_news("hall.next");
    auto const read_gone = [](json const& element, FactId& fact) {
        return domain::from_json_value(element, fact);
    };
    if (!read_list(object, "gone", news.gone, read_gone)) return bad_news("hall.gone");
    auto const facts = object.find("facts");
    if (facts == object.end() || !facts->is_array()) return bad_news("hall.facts");
    for (auto const& element : *facts) {
        TRY_ASSIGN(auto fact, domain::decode_fact(news_text(element)));
        news.facts.push_back(std::move(fact));
    }
    return news;
}

Result<VenueNews> decode_venue_news(std::string_view text) {
    auto const object = json::parse(text, nullptr, false);
    VenueNews news;
    if (!object.is_object() || !read_list(object, "answers", news.answers, read_stored))
        return bad_news("venue.answers");
    if (object.contains("devices") &&
        !read_list(object, "devices", news.devices.emplace(), read_device))
        return bad_news("venue.devices");
    return news;
}

}  // namespace ontmoet::sync

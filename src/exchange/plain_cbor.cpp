// SPDX-License-Identifier: EUPL-1.2
#include "exchange/plain_cbor.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ontmoet::exchange {
namespace {

// The kinds of items (RFC 8949 §3.1).
enum class Major { number, negative, bytes, text, list, map, tag, simple };

struct Head {
    Major major = Major::number;
    std::uint64_t value = 0;
};

// Takes the beginning of an item off the front of `rest`.
std::optional<Head> take_head(std::string_view& rest) {
    if (rest.empty()) return std::nullopt;
    unsigned const first = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    Head head{static_cast<Major>(first >> 5U), first & 0x1FU};
    if (head.value < 24) return head;
    if (head.value > 27) return std::nullopt;  // not in use, or of unknown length
    auto const size = std::size_t{1} << (head.value - 24);
    if (rest.size() < size) return std::nullopt;
    head.value = 0;
    for (char const byte : rest.substr(0, size))
        head.value = head.value << 8U | static_cast<unsigned char>(byte);
    rest.remove_prefix(size);
    return head;
}

}  // namespace

bool is_plain_cbor(std::string_view bytes, int most_depth) {
    std::vector<std::uint64_t> still_to_come{1};  // items, at each depth
    while (!still_to_come.empty()) {
        if (still_to_come.back() == 0) {
            still_to_come.pop_back();
            continue;
        }
        --still_to_come.back();
        auto const head = take_head(bytes);
        if (!head || head->major == Major::tag) return false;
        if (head->major == Major::bytes || head->major == Major::text) {
            if (head->value > bytes.size()) return false;
            bytes.remove_prefix(static_cast<std::size_t>(head->value));
        } else if (head->major == Major::list || head->major == Major::map) {
            if (head->value > bytes.size()) return false;  // each part has a byte
            if (still_to_come.size() > static_cast<std::size_t>(most_depth)) return false;
            still_to_come.push_back(head->major == Major::map ? 2 * head->value : head->value);
        }
    }
    return bytes.empty();
}

}  // namespace ontmoet::exchange

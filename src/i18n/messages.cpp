// SPDX-License-Identifier: EUPL-1.2
#include "i18n/messages.h"

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <limits>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

namespace ontmoet::i18n {

namespace {

using MessageFacet = boost::locale::message_format<char>;

constexpr auto domain_name = "ontmoet";

std::filesystem::path catalogue_path(std::filesystem::path const& locale_dir,
                                     std::string_view tag) {
    return locale_dir / tag / "LC_MESSAGES" / (std::string{domain_name} + ".mo");
}

std::optional<std::vector<char>> read_whole(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::vector<char>(std::istreambuf_iterator<char>(file), {});
}

std::uint32_t word_at(std::vector<char> const& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// A table of the file: `count` pairs of length and offset. Every text must end, with its zero,
// inside the file.
bool every_text_lies_inside(std::vector<char> const& bytes, std::uint64_t count,
                            std::uint64_t table) {
    if (table + count * 8 > bytes.size()) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const entry = static_cast<std::size_t>(table + i * 8);
        std::uint64_t const end = std::uint64_t{word_at(bytes, entry)} + word_at(bytes, entry + 4);
        if (end >= bytes.size() || bytes[static_cast<std::size_t>(end)] != '\0') return false;
    }
    return true;
}

// The table by which a message is found: none, or one whose places hold numbers of messages (0: no
// message here). It is stepped through by remainders of its size less two.
bool is_sound_hash_table(std::vector<char> const& bytes, std::uint64_t count) {
    constexpr std::uint64_t least = 3;
    std::uint64_t const size = word_at(bytes, 20);
    std::uint64_t const table = word_at(bytes, 24);
    if (size == 0) return true;
    if (size < least || table + size * 4 > bytes.size()) return false;
    for (std::uint64_t i = 0; i < size; ++i)
        if (word_at(bytes, static_cast<std::size_t>(table + i * 4)) > count) return false;
    return true;
}

// Boost trusts the numbers in the file; a damaged one must not make the kiosk fall. The layout is
// that of the GNU gettext manual, "The Format of GNU MO Files", little-endian.
bool is_sound(std::vector<char> const& bytes) {
    constexpr std::uint32_t magic = 0x950412de;
    constexpr std::size_t header_size = 28;
    if (bytes.size() < header_size || word_at(bytes, 0) != magic) return false;
    std::uint64_t const count = word_at(bytes, 8);
    return is_sound_hash_table(bytes, count) &&
           every_text_lies_inside(bytes, count, word_at(bytes, 12)) &&
           every_text_lies_inside(bytes, count, word_at(bytes, 16));
}

// Of a sound file. A message with plural forms has a zero inside its key; the header has no key.
std::vector<std::string> keys_in(std::vector<char> const& bytes) {
    std::vector<std::string> keys;
    std::size_t const table = word_at(bytes, 12);
    for (std::size_t i = 0; i < word_at(bytes, 8); ++i) {
        std::string_view const key{bytes.data() + word_at(bytes, table + i * 8 + 4),
                                   word_at(bytes, table + i * 8)};
        if (!key.empty() && key.find('\0') == key.npos) keys.emplace_back(key);
    }
    return keys;
}

// Counts beyond int keep their last six digits, on which every plural rule stands.
int plural_operand(std::int64_t count) {
    std::int64_t const size = count < 0 ? -(count + 1) + 1 : count;
    if (size <= std::numeric_limits<int>::max()) return static_cast<int>(size);
    return static_cast<int>(1'000'000 + size % 1'000'000);
}

}  // namespace

Result<Messages> Messages::load(std::filesystem::path const& locale_dir, std::string_view tag) {
    auto const path = catalogue_path(locale_dir, tag);
    auto bytes = read_whole(path);
    if (!bytes) return Error{ErrorKind::not_found, "error.catalogue_missing", path.string()};
    if (!is_sound(*bytes))
        return Error{ErrorKind::storage, "error.catalogue_damaged", path.string()};
    boost::locale::gnu_gettext::messages_info info;
    info.language = tag;
    info.encoding = "UTF-8";
    info.domains.emplace_back(domain_name);
    info.paths.push_back(locale_dir.string());
    info.callback = [&bytes](std::string const&, std::string const&) { return *bytes; };
    try {
        auto* facet = boost::locale::gnu_gettext::create_messages_facet<char>(info);
        return Messages{std::locale(std::locale::classic(), facet), keys_in(*bytes)};
    } catch (std::exception const&) {
        return Error{ErrorKind::storage, "error.catalogue_damaged", path.string()};
    }
}

std::optional<std::string> Messages::find(std::string_view key) const {
    std::string const id{key};
    auto const* found = std::use_facet<MessageFacet>(m_locale).get(0, nullptr, id.c_str());
    if (id.empty() || found == nullptr) return std::nullopt;
    return std::string{found};
}

std::optional<std::string> Messages::find_plural(std::string_view key, std::int64_t count) const {
    std::string const id{key};
    auto const* found =
        std::use_facet<MessageFacet>(m_locale).get(0, nullptr, id.c_str(), plural_operand(count));
    if (id.empty() || found == nullptr) return std::nullopt;
    return std::string{found};
}

}  // namespace ontmoet::i18n

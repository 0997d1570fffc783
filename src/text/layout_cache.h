// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/layout.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ontmoet::text {

// What a layout was made from: a request with its numbers made sane, or an icon.
struct LayoutKey {
    LayoutRequest request;
    bool is_icon = false;
    bool more_follows = false;
};

// The latest used layouts, within a number and a number of bytes. Asking costs one hash of the text
// and allocates nothing.
class LayoutCache {
public:
    LayoutCache(std::size_t most_layouts, std::size_t most_bytes);

    // Nothing when it is not there.
    std::shared_ptr<Layout const> find(LayoutKey const& key);
    // Makes room by dropping the layouts unused for longest; one larger than everything allowed is
    // not kept.
    void add(LayoutKey const& key, std::shared_ptr<Layout const> layout);
    void clear();

    std::size_t size() const { return m_entries.size(); }
    std::size_t bytes() const { return m_bytes; }
    std::uint64_t evictions() const { return m_evictions; }

private:
    struct Entry {
        std::string text;
        std::string language;
        // Its views point into the strings above.
        LayoutKey key;
        std::shared_ptr<Layout const> layout;
        std::size_t bytes = 0;
    };
    struct Hash {
        std::size_t operator()(LayoutKey const& key) const noexcept;
    };
    struct Equal {
        bool operator()(LayoutKey const& a, LayoutKey const& b) const noexcept;
    };

    void drop_oldest();

    std::size_t m_most_layouts;
    std::size_t m_most_bytes;
    std::size_t m_bytes = 0;
    std::uint64_t m_evictions = 0;
    // Latest used first.
    std::list<Entry> m_entries;
    std::unordered_map<LayoutKey, std::list<Entry>::iterator, Hash, Equal> m_index;
};

}  // namespace ontmoet::text

// SPDX-License-Identifier: EUPL-1.2
#include "text/layout_cache.h"

#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace ontmoet::text {
namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
    return seed ^ (value + std::size_t{0x9E3779B97F4A7C15ULL} + (seed << 6U) + (seed >> 2U));
}

auto as_tuple(LayoutKey const& key) {
    auto const& request = key.request;
    return std::tie(request.text, request.size_px, request.weight, request.language,
                    request.direction, request.max_width_px, request.max_lines, request.align,
                    request.line_spacing, key.is_icon, key.more_follows);
}

template <class Item>
std::size_t memory_of(std::vector<Item> const& items) {
    return items.capacity() * sizeof(Item);
}

std::size_t memory_of_layout(Layout const& layout) {
    return sizeof(Layout) + memory_of(layout.glyphs) + memory_of(layout.clusters) +
           memory_of(layout.lines);
}

}  // namespace

std::size_t LayoutCache::Hash::operator()(LayoutKey const& key) const noexcept {
    return std::apply(
        [](auto const&... part) {
            std::size_t seed = 0;
            ((seed = mix(seed, std::hash<std::decay_t<decltype(part)>>{}(part))), ...);
            return seed;
        },
        as_tuple(key));
}

bool LayoutCache::Equal::operator()(LayoutKey const& a, LayoutKey const& b) const noexcept {
    return as_tuple(a) == as_tuple(b);
}

LayoutCache::LayoutCache(std::size_t most_layouts, std::size_t most_bytes)
    : m_most_layouts(most_layouts), m_most_bytes(most_bytes) {}

std::shared_ptr<Layout const> LayoutCache::find(LayoutKey const& key) {
    auto const found = m_index.find(key);
    if (found == m_index.end()) return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->layout;
}

void LayoutCache::add(LayoutKey const& key, std::shared_ptr<Layout const> layout) {
    auto const bytes = sizeof(Entry) + sizeof(LayoutKey) + 4 * sizeof(void*) +
                       key.request.text.size() + key.request.language.size() +
                       memory_of_layout(*layout);
    if (bytes > m_most_bytes || m_most_layouts == 0) return;
    while (m_entries.size() >= m_most_layouts || m_bytes + bytes > m_most_bytes) drop_oldest();
    m_entries.push_front({std::string(key.request.text), std::string(key.request.language), key,
                          std::move(layout), bytes});
    auto& entry = m_entries.front();
    entry.key.request.text = entry.text;
    entry.key.request.language = entry.language;
    m_index.emplace(entry.key, m_entries.begin());
    m_bytes += bytes;
}

void LayoutCache::drop_oldest() {
    auto const& oldest = m_entries.back();
    m_bytes -= oldest.bytes;
    m_index.erase(oldest.key);
    m_entries.pop_back();
    ++m_evictions;
}

void LayoutCache::clear() {
    m_index.clear();
    m_entries.clear();
    m_bytes = 0;
}

}  // namespace ontmoet::text

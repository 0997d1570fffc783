// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace ontmoet::text {
namespace {

std::span<Cluster const> clusters_of(Layout const& layout, Line const& line) {
    return {layout.clusters.data() + line.first_cluster, line.cluster_count};
}

// The edge of a cluster after `share` (0 to 1) of it has been read.
float edge_after(Cluster const& cluster, float share) {
    auto const width = cluster.right - cluster.left;
    return cluster.right_to_left ? cluster.right - width * share : cluster.left + width * share;
}

// `share` rounded to whole letters of a ligature.
float whole_letters(Cluster const& cluster, float share) {
    auto const letters = static_cast<float>(cluster.letters);
    return std::round(share * letters) / letters;
}

float start_of(Line const& line) {
    return line.right_to_left ? line.left + line.width : line.left;
}

std::size_t line_of_byte(Layout const& layout, std::size_t byte) {
    std::size_t line = 0;
    while (line + 1 < layout.lines.size() && layout.lines[line + 1].begin_byte <= byte) ++line;
    return line;
}

float caret_x(Layout const& layout, Line const& line, std::size_t byte) {
    Cluster const* first = nullptr;
    Cluster const* before = nullptr;
    for (auto const& cluster : clusters_of(layout, line)) {
        if (first == nullptr || cluster.begin_byte < first->begin_byte) first = &cluster;
        auto const is_before = cluster.begin_byte < byte;
        if (is_before && (before == nullptr || cluster.begin_byte > before->begin_byte)) {
            before = &cluster;
        }
    }
    if (first == nullptr) return start_of(line);
    if (before == nullptr) return edge_after(*first, 0.0F);
    if (byte >= before->end_byte) return edge_after(*before, 1.0F);
    auto const share = static_cast<float>(byte - before->begin_byte) /
                       static_cast<float>(before->end_byte - before->begin_byte);
    return edge_after(*before, whole_letters(*before, share));
}

std::size_t byte_in(Cluster const& cluster, float x) {
    auto const width = cluster.right - cluster.left;
    if (!(width > 0) || std::isnan(x)) return cluster.begin_byte;
    auto const from_left = std::clamp((x - cluster.left) / width, 0.0F, 1.0F);
    auto const share = cluster.right_to_left ? 1.0F - from_left : from_left;
    auto const bytes = static_cast<float>(cluster.end_byte - cluster.begin_byte);
    return cluster.begin_byte +
           static_cast<std::size_t>(std::round(whole_letters(cluster, share) * bytes));
}

}  // namespace

CaretPlace caret_at(Layout const& layout, std::size_t byte) {
    auto const index = line_of_byte(layout, byte);
    auto const& line = layout.lines[index];
    return {caret_x(layout, line, byte), line.top, line.height, static_cast<std::uint32_t>(index)};
}

std::size_t byte_at(Layout const& layout, float x, float y) {
    std::size_t index = 0;
    while (index + 1 < layout.lines.size() && layout.lines[index + 1].top <= y) ++index;
    auto const& line = layout.lines[index];
    auto const clusters = clusters_of(layout, line);
    if (clusters.empty()) return line.begin_byte;
    auto const nearest =
        std::min_element(clusters.begin(), clusters.end(), [x](auto const& a, auto const& b) {
            auto const distance = [x](Cluster const& cluster) {
                return std::max({cluster.left - x, x - cluster.right, 0.0F});
            };
            return distance(a) < distance(b);
        });
    return byte_in(*nearest, x);
}

}  // namespace ontmoet::text

// SPDX-License-Identifier: EUPL-1.2
#include "text/line_fill.h"

#include "text/breaks.h"

#include <algorithm>
#include <optional>

namespace ontmoet::text {
namespace {

constexpr char32_t k_soft_hyphen = 0xAD;
// Sums of floats in another order differ by less; text measured without limit must fit its width.
constexpr float k_width_tolerance_px = 0.05F;

std::size_t without_spaces_at_end(ShapedParagraph const& paragraph, std::size_t begin,
                                  std::size_t end) {
    while (end > begin && paragraph.clusters[end - 1].is_space) --end;
    return end;
}

bool ends_in_soft_hyphen(ShapedParagraph const& paragraph, std::size_t end_cluster) {
    auto const code = paragraph.clusters[end_cluster - 1].end;
    return code > 0 && paragraph.codes[code - 1] == k_soft_hyphen;
}

bool begins_letter(ShapedParagraph const& paragraph, std::size_t cluster) {
    return paragraph.letter_starts[paragraph.clusters[cluster].begin];
}

// Where the line that begins at `begin` ends, given that it is too wide from cluster `too_far` on.
std::size_t break_between_letters(ShapedParagraph const& paragraph, std::size_t begin,
                                  std::size_t too_far) {
    auto end = too_far;
    while (end > begin && !begins_letter(paragraph, end)) --end;
    if (end > begin) return end;
    end = std::max(too_far, begin + 1);
    while (end < paragraph.clusters.size() && !begins_letter(paragraph, end)) ++end;
    return end;
}

struct LineFiller {
    ShapedParagraph const& paragraph;
    float max_width;
    TailWidths const& tails;
    std::vector<LineStart> const& starts;

    FilledLine next(std::size_t begin) const {
        auto const& clusters = paragraph.clusters;
        std::optional<std::size_t> good_break;
        std::optional<std::size_t> poor_break;
        float width = 0;
        for (auto at = begin; at < clusters.size(); ++at) {
            if (at > begin && may_break(at) && fits_before(at, width)) {
                auto const is_good = starts[clusters[at].begin] == LineStart::yes;
                (is_good ? good_break : poor_break) = at;
            }
            width += clusters[at].advance;
            if (width <= max_width || clusters[at].is_space) continue;
            if (good_break) return line(begin, *good_break);
            if (poor_break) return line(begin, *poor_break);
            if (auto const end = break_with_hyphen(begin, at)) {
                return {begin, *end, *end, LineTail::hyphen};
            }
            return line(begin, break_between_letters(paragraph, begin, at));
        }
        return {begin, clusters.size(), clusters.size(), LineTail::none};
    }

    bool may_break(std::size_t at) const {
        return starts[paragraph.clusters[at].begin] != LineStart::no &&
               begins_letter(paragraph, at);
    }

    // As far into a word that is too long as a hyphen fits after it; nothing when the word takes
    // no hyphen or less than two letters would stand on either line.
    std::optional<std::size_t> break_with_hyphen(std::size_t begin, std::size_t too_far) const {
        auto const& clusters = paragraph.clusters;
        auto word_end = too_far + 1;
        while (word_end < clusters.size() && !may_break(word_end)) ++word_end;
        auto const word =
            word_to_hyphenate(paragraph.codes, clusters[begin].begin, clusters[word_end - 1].end);
        auto const letters = [&](std::size_t from, std::size_t to) {
            from = std::clamp(from, word.begin, word.end);
            to = std::clamp(to, from, word.end);
            return std::count(paragraph.letter_starts.begin() + static_cast<std::ptrdiff_t>(from),
                              paragraph.letter_starts.begin() + static_cast<std::ptrdiff_t>(to),
                              true);
        };
        std::optional<std::size_t> end;
        float width = tails.hyphen;
        for (auto at = begin; at < too_far; ++at) {
            width += clusters[at].advance;
            if (width > max_width) break;
            auto const cut = clusters[at].end;
            if (begins_letter(paragraph, at + 1) && letters(word.begin, cut) >= 2 &&
                letters(cut, word.end) >= 2) {
                end = at + 1;
            }
        }
        return end;
    }

    // A soft hyphen is a place to break only when its hyphen fits too.
    bool fits_before(std::size_t at, float width) const {
        return !ends_in_soft_hyphen(paragraph, at) || width + tails.hyphen <= max_width;
    }

    FilledLine line(std::size_t begin, std::size_t end) const {
        FilledLine filled{begin, without_spaces_at_end(paragraph, begin, end), end, LineTail::none};
        if (end < paragraph.clusters.size() && ends_in_soft_hyphen(paragraph, end)) {
            filled.tail = LineTail::hyphen;
        }
        return filled;
    }
};

float advance_of(ShapedParagraph const& paragraph) {
    float width = 0;
    for (auto const& cluster : paragraph.clusters) width += cluster.advance;
    return width;
}

}  // namespace

std::vector<FilledLine> fill_lines(ShapedParagraph const& paragraph, float max_width,
                                   std::size_t max_lines, TailWidths const& tails) {
    auto const count = paragraph.clusters.size();
    max_width += k_width_tolerance_px;
    if (advance_of(paragraph) <= max_width) return {{0, count, count, LineTail::none}};
    auto const starts = line_starts(paragraph.codes);
    LineFiller const filler{paragraph, max_width, tails, starts};
    std::vector<FilledLine> lines;
    for (std::size_t begin = 0; begin < count && lines.size() <= max_lines;) {
        lines.push_back(filler.next(begin));
        begin = lines.back().end;
    }
    return lines;
}

void end_in_ellipsis(FilledLine& line, ShapedParagraph const& paragraph, float max_width,
                     TailWidths const& tails) {
    max_width += k_width_tolerance_px;
    auto end = line.begin;
    auto width = tails.ellipsis;
    for (; end < paragraph.clusters.size(); ++end) {
        width += paragraph.clusters[end].advance;
        if (width > max_width) break;
    }
    while (end > line.begin && end < paragraph.clusters.size() && !begins_letter(paragraph, end)) {
        --end;
    }
    line.visible_end = without_spaces_at_end(paragraph, line.begin, end);
    line.end = paragraph.clusters.size();
    line.tail = LineTail::ellipsis;
}

}  // namespace ontmoet::text

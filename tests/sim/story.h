// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <string>
#include <utility>
#include <vector>

namespace ontmoet::sim {

// What happened in a world, one line for each thing, to be read by people. A world that is not
// asked for its story keeps none; the same seed tells the same story.
class Story {
public:
    explicit Story(bool told) : m_told(told) {}

    bool is_told() const { return m_told; }
    // `words()` gives the line; it is not called for nothing.
    template <class Words>
    void tell(Duration at, std::string const& who, Words words) {
        if (m_told) add(at, who, words());
    }
    std::vector<std::string> const& lines() const { return m_lines; }

private:
    void add(Duration at, std::string const& who, std::string const& words);

    bool m_told;
    std::vector<std::string> m_lines;
};

}  // namespace ontmoet::sim

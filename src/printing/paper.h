// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontmoet::printing {

// In millimetres, as it is held to be read.
struct Paper {
    double width_mm = 0;
    double height_mm = 0;  // 0: a receipt, as long as its words

    bool is_endless() const { return height_mm <= 0; }
    friend bool operator==(Paper const&, Paper const&) = default;
};

inline constexpr Paper k_label{57, 102};
inline constexpr Paper k_a6{105, 148};
inline constexpr Paper k_a4{210, 297};
// What the common roll of 80 mm lets its printer reach.
inline constexpr Paper k_receipt{72, 0};

}  // namespace ontmoet::printing

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/screen_stage.h"

#include <string>

namespace ontmoet::test {

struct Picture {
    std::string name;
    screens::Screen screen;
    void (*change)(screens::Model&) = [](screens::Model&) {};
    Hall hall = Hall::usual;

    screens::Model model(ScreenHouse const& house, std::string const& language) const {
        auto made = house.model(screen, language, hall);
        change(made);
        fill_meets(made);
        return made;
    }
};

}  // namespace ontmoet::test

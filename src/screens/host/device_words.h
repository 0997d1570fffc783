// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

#include <string>
#include <vector>

namespace ontmoet::screens {

// A sentence about a device with its mark.
struct DeviceLine {
    std::string words;
    char const* icon;
    ui::Tint tint;
};

// This device, from its own knowledge.
std::vector<DeviceLine> this_device_lines(Model const& model, ui::Frame const& frame);
// Any device, as the server has heard of it; what is worst first.
std::vector<DeviceLine> device_lines(Model const& model, ui::Frame const& frame,
                                     Device const& device);
// "Desk 2 · Host".
std::string device_title(ui::Frame const& frame, Device const& device);

}  // namespace ontmoet::screens

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/report.h"

#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

// What an event brought stays known when its people are erased: it is kept before (figures.kept,
// beside the figures for everybody), made safe as it is shown. From then on the day's figures and
// the groups are the kept ones, whose people may be gone; how it went on afterwards is that of
// whichever knows more answers, so that the years in which people are still asked count.
namespace ontmoet::evidence {

// An object of plain numbers.
nlohmann::ordered_json kept_report(EventEvidence const& event);
// None when nothing was kept, or by a program that did not keep this.
std::optional<EventEvidence> read_kept_report(std::string_view kept_figures);
// `live` as it is without those who were erased.
void take_kept(EventEvidence& live, EventEvidence const& kept);

}  // namespace ontmoet::evidence

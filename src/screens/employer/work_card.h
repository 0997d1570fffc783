// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "screens/model.h"
#include "ui/frame.h"

// A candidate as employers see them: number, work, skills, languages, days; never who they are.
namespace ontmoet::screens {

// "Cook · 4 years": the work done longest.
std::string main_work(ui::Frame& frame, domain::Profile const& profile);
// Skills, levels of languages, certificates and what is wanted, at most `most`.
std::vector<ui::Tag> work_tags(ui::Frame& frame, domain::Profile const& profile,
                               std::size_t most);
// The badge number, or "…" before check-in, and its colour.
void draw_badge(ui::Frame& frame, ui::Rect rect, domain::Candidate const& candidate);
// "92%" behind its bar.
void draw_fit(ui::Frame& frame, ui::Rect rect, int score);

}  // namespace ontmoet::screens

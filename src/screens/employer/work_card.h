// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "matching/fit.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <string>
#include <vector>

// A candidate as employers see them: number, work, skills, languages, days; never who they are.
namespace ontmoet::screens {

// "Cook · 4 years": the work done longest.
std::string main_work(ui::Frame& frame, domain::Profile const& profile);
// Skills, levels of languages, what is wanted and certificates.
std::vector<ui::Tag> work_tags(ui::Frame& frame, domain::Profile const& profile);
// As many of these as fit beside each other, and how many more there are.
void draw_tags_in_a_row(ui::Frame& frame, ui::Rect rect, std::vector<ui::Tag> tags);
// The badge number, or "…" before check-in, and its colour.
void draw_badge(ui::Frame& frame, ui::Rect rect, domain::Candidate const& candidate);
// "92%" behind its bar, and how wide both are.
float fit_width(ui::Frame& frame);
void draw_fit(ui::Frame& frame, ui::Rect rect, int score);
// Reasons beside each other on as many lines as fit, each whole.
void draw_reasons(ui::Frame& frame, ui::Rect rect, std::vector<matching::Reason> const& reasons);

// Everything an employer may know of somebody, by what it is about; in the same order for
// everybody.
struct CardPart {
    char const* key;  // of its heading
    std::vector<std::string> items;
};
std::vector<CardPart> card_parts(ui::Frame& frame, domain::Profile const& profile);
// The whole card: the number with the main work, cut off the top of `body`, and everything an
// employer may know, under each other and scrolling.
void draw_card_head(ui::Frame& frame, ui::Rect& body, domain::Candidate const& candidate);
void draw_card_parts(ui::Frame& frame, ui::Rect area, domain::Profile const& profile,
                     std::string_view id);
// What a certificate is called; its code where it is none of the known ones.
std::string certificate_name(i18n::Tongue const& tongue, std::string_view certificate);

}  // namespace ontmoet::screens

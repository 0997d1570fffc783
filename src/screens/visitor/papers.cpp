// SPDX-License-Identifier: EUPL-1.2
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {

namespace {

struct School {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<School, 6> schools{{
    {"none", "papers.none", "block"},
    {"primary", "papers.primary", "abc"},
    {"secondary", "papers.secondary", "menu_book"},
    {"mbo", "papers.mbo", "handyman"},
    {"hbo", "papers.hbo", "history_edu"},
    {"wo", "papers.wo", "school"},
}};

struct Paper {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Paper, 5> certificates{{
    {"startkwalificatie", "papers.startkwalificatie", "workspace_premium"},
    {"mbo-certificaat", "papers.mbo_certificaat", "badge"},
    {"praktijkverklaring", "papers.praktijkverklaring", "verified"},
    {"evc", "papers.evc", "work_history"},
    {"vca", "papers.vca", "security"},
}};

constexpr std::array<Paper, 4> preparations{{
    {"cv", "papers.cv", "description"},
    {"pitch", "papers.pitch", "campaign"},
    {"interview", "papers.interview", "forum"},
    {"ona", "papers.ona", "auto_stories"},
}};

// "mbo-4" of a list is an mbo, too.
bool is_school(std::string_view education, std::string_view school) {
    return education.substr(0, education.find('-')) == school;
}

bool is_valued(std::string_view valuation) {
    return !valuation.empty() && valuation != "none" && valuation != "not_asked" &&
           valuation != "asked";
}

MaybeIntent school_rows(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<Option> options;
    for (auto const& [value, key, icon] : schools)
        options.push_back({std::string{key}, key, icon, is_school(profile.education, value)});
    auto const touched = option_rows(model, frame, "papers.schools", rect, options);
    if (!touched) return {};
    EditProfile edit{profile};
    edit.profile.education = options[*touched].selected ? "" : schools[*touched].value;
    return edit;
}

// The diploma stands first: it opens most doors. Asked for and valued take each other's place.
MaybeIntent paper_rows(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    auto const& valuation = profile.diploma_valuation;
    std::vector<Option> options{
        {"papers.diploma", "papers.diploma", "school", is_valued(valuation)},
        {"papers.diploma_asked", "papers.diploma_asked", "hourglass_empty", valuation == "asked"}};
    for (auto const& [value, key, icon] : certificates)
        options.push_back(
            {std::string{key}, key, icon, holds(profile.certificates, std::string{value})});
    for (auto const& [value, key, icon] : preparations)
        options.push_back(
            {std::string{key}, key, icon, holds(profile.prepared, std::string{value})});
    auto const touched = option_rows(model, frame, "papers.list", rect, options);
    if (!touched) return {};
    EditProfile edit{profile};
    bool const was = options[*touched].selected;
    if (*touched == 0)
        edit.profile.diploma_valuation = was ? "" : "valued";
    else if (*touched == 1)
        edit.profile.diploma_valuation = was ? "" : "asked";
    else if (*touched < 2 + certificates.size())
        turn(edit.profile.certificates, std::string{certificates[*touched - 2].value});
    else
        turn(edit.profile.prepared,
             std::string{preparations[*touched - 2 - certificates.size()].value});
    return edit;
}

}  // namespace

MaybeIntent view_papers(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.5f, 24)
                                          : first.cut_end(first.w * 0.5f, 40);
    question(model, frame, first, "papers.school");
    question(model, frame, second, "papers.have");
    if (auto pressed = school_rows(model, frame, first)) intent = std::move(pressed);
    if (auto pressed = paper_rows(model, frame, second)) intent = std::move(pressed);
    return intent;
}

}  // namespace ontmoet::screens

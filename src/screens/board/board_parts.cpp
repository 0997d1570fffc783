// SPDX-License-Identifier: EUPL-1.2
#include "screens/board/board_parts.h"

#include "i18n/tongue.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

constexpr std::string_view k_between = "  ·  ";

i18n::Tongue const& tongue_of(Model const& model, ui::Frame const& frame, std::string_view tag) {
    return model.tongues != nullptr ? model.tongues->get(tag) : frame.tongue();
}

// The first language always, and the others in turn.
std::vector<std::string> languages_now(Model const& model) {
    auto languages = hall_languages(*model.state);
    auto const others = static_cast<std::int64_t>(languages.size()) - 1;
    auto const turn = model.now.ms / k_board_page.count() * 2 % others;
    std::rotate(languages.begin() + 1, languages.begin() + 1 + turn, languages.end());
    return languages;
}

// The newest that is still shown; the older ones in turn with it.
domain::Announcement const* announcement_now(Model const& model) {
    std::vector<domain::Announcement const*> shown;
    for (auto const& each : model.state->announcements)
        if (each.until == Moment{} || model.now < each.until) shown.push_back(&each);
    if (shown.empty()) return nullptr;
    return shown[static_cast<std::size_t>(board_page(model.now, static_cast<int>(shown.size())))];
}

std::vector<std::string> called_now(Model const& model) {
    auto const hall = domain::hall_at(*model.state, model.now);
    std::vector<std::string> badges;
    if (hall.phase != domain::HallMoment::Phase::meeting) return badges;
    for (auto const& line : board_lines(*model.state, hall.round, model.board.zone, model.now))
        if (line.is_called) badges.push_back(line.badge);
    return badges;
}

struct Piece {
    std::string words;
    std::string language;
};

// Draws one after the other what fits in a line; the first one always.
void draw_pieces(ui::Frame& frame, ui::Rect rect, std::vector<Piece> const& pieces,
                 ui::TextStyle const& style) {
    auto const line = style.with(ui::Stand::middle).with(ui::Align::start).lines(1);
    float const gap = frame.measure(k_between, line).w;
    std::vector<float> widths;
    float all = 0;
    for (auto const& piece : pieces) {
        float const width = frame.measure(piece.words, line.in(piece.language)).w + 4;
        float const with = widths.empty() ? std::min(width, rect.w) : all + gap + width;
        if (with > rect.w) break;
        widths.push_back(widths.empty() ? with : width);
        all = with;
    }
    if (style.align == ui::Align::center) rect.cut_start((rect.w - all) / 2);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (i > 0) frame.text(rect.cut_start(gap), k_between, line);
        auto const own = line.in(pieces[i].language);
        frame.text(rect.cut_start(widths[i]), pieces[i].words, i == 0 ? own.shrinking(24) : own);
    }
}

}  // namespace

void board_head(Model const& model, ui::Frame& frame, ui::Rect& rest) {
    auto top = rest.cut_top(96, 8);
    auto const time = i18n::clock_time(model.now);
    auto const big = ui::style::clock.with(ui::Stand::middle).with(ui::Align::end).in("en");
    frame.text(top.cut_end(frame.measure(time, big).w + 8, 24), time, big, "board.time");
    frame.logo(top, 44);
}

void board_words(Model const& model, ui::Frame& frame, ui::Rect rect, std::string_view key,
                 ui::TextStyle style) {
    std::vector<Piece> pieces;
    for (auto const& language : languages_now(model))
        pieces.push_back({tongue_of(model, frame, language).text(key), language});
    draw_pieces(frame, rect, pieces, style);
}

void board_foot(Model const& model, ui::Frame& frame, ui::Rect& rest, int page, int pages) {
    auto foot = rest.cut_bottom(56, 16);
    auto const style = ui::style::heading.sized(36).with(ui::Paint::quiet);
    if (pages > 1) {
        auto const words = std::to_string(page + 1) + " / " + std::to_string(pages);
        auto const at_end = style.with(ui::Stand::middle).with(ui::Align::end).in("en");
        frame.text(foot.cut_end(frame.measure(words, at_end).w + 8, 32), words, at_end);
    }
    auto const called = called_now(model);
    auto const* announcement = announcement_now(model);
    // In turn, when there are both.
    bool const calls =
        !called.empty() && (announcement == nullptr || board_page(model.now, 2) == 0);
    if (!calls && announcement == nullptr) return;
    frame.icon(foot.cut_start(44, 16), calls ? "support_agent" : "campaign",
               calls ? ui::Paint::bad : ui::Paint::accent, 40);
    std::vector<Piece> pieces;
    if (calls) {
        auto badges = std::string{};
        for (auto const& badge : called) badges += (badges.empty() ? "" : ", ") + badge;
        for (auto const& language : languages_now(model)) {
            auto const& tongue = tongue_of(model, frame, language);
            auto words = pieces.empty() ? tongue.text("board.called", {{"badges", badges}})
                                        : tongue.text("board.to_desk");
            pieces.push_back({std::move(words), language});
        }
    } else {
        for (auto const& language : languages_now(model)) {
            auto const found = announcement->texts.find(language);
            if (found != announcement->texts.end()) pieces.push_back({found->second, language});
        }
        if (pieces.empty() && !announcement->texts.empty())
            pieces.push_back(
                {announcement->texts.begin()->second, announcement->texts.begin()->first});
    }
    draw_pieces(frame, foot, pieces, style.with(ui::Paint::ink));
}

}  // namespace ontmoet::screens

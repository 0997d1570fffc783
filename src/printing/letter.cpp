// SPDX-License-Identifier: EUPL-1.2
#include "printing/letter.h"

#include "printing/canvas.h"

#include <algorithm>
#include <array>

namespace ontmoet::printing {
namespace {

constexpr double k_sheet_margin = 20;
constexpr double k_foot = 14;
constexpr double k_between = 8;  // own language and Dutch
constexpr double k_dutch_width = 58;
constexpr double k_qr = 50;
constexpr double k_block_gap = 6.5;

// "732 486": read and typed in two halves.
std::string in_halves(std::string const& number) {
    if (number.size() != 6) return number;
    return number.substr(0, 3) + "\u2009" + number.substr(3);
}

class LetterPage {
public:
    LetterPage(Canvas& canvas, Letter const& letter, i18n::Tongues const& tongues)
        : m_canvas(canvas),
          m_letter(letter),
          m_own(tongues.get(letter.language)),
          m_dutch(tongues.get("nl")),
          m_is_dutch(m_own.language().tag == "nl"),
          m_width(canvas.paper().width_mm - 2 * k_sheet_margin),
          m_own_width(m_is_dutch ? m_width : m_width - k_dutch_width - k_between) {
        canvas.set_language(m_own.language());
    }

    void draw() {
        letterhead();
        title();
        greeting();
        m_y += k_block_gap;
        when_and_where();
        code_panel();
        block("print.bring");
        block("print.free");
        block("print.data");
    }

private:
    Box own_box() const { return {k_sheet_margin, m_y, m_own_width, 0}; }
    Box dutch_box() const {
        return {k_sheet_margin + m_own_width + k_between, m_y, k_dutch_width, 0};
    }
    Lettering dutch(double size_pt, bool bold = false) const {
        return {.size_pt = size_pt,
                .bold = bold,
                .ink = Ink::quiet,
                .place = m_own.is_right_to_left() ? Place::end : Place::start,
                .language = &m_dutch.language()};
    }

    // The same message twice, side by side.
    template <class Words>
    void both(Words words, Lettering const& own, double dutch_pt, double gap) {
        double height = m_canvas.write(own_box(), words(m_own), own);
        if (!m_is_dutch) {
            // On the line of the first words.
            auto box = dutch_box();
            box.y += (own.size_pt - dutch_pt) * 0.4;
            height = std::max(
                height,
                box.y - m_y + m_canvas.write(box, words(m_dutch), dutch(dutch_pt, own.bold)));
        }
        m_y += height + gap;
    }
    void message(std::string_view key, Lettering const& own, double dutch_pt, double gap) {
        both([&](i18n::Tongue const& tongue) { return tongue.text(key); }, own, dutch_pt, gap);
    }

    void letterhead() {
        m_canvas.fill({0, 0, m_canvas.paper().width_mm, 4}, Ink::primary);
        m_y = 15;
        double const half = m_width / 2 - 3;
        Lettering const event{
            .size_pt = 11, .bold = true, .ink = Ink::primary, .most_lines = 2, .smallest_pt = 9};
        Lettering const organiser{.size_pt = 10,
                                  .ink = Ink::quiet,
                                  .place = Place::end,
                                  .most_lines = 2,
                                  .smallest_pt = 8};
        double const left = m_canvas.write({k_sheet_margin, m_y, half, 0}, m_letter.event, event);
        double const right = m_canvas.write({k_sheet_margin + m_width - half, m_y, half, 0},
                                            m_letter.organiser, organiser);
        m_y += std::max({left, right, 5.0}) + 10;
    }

    void title() {
        message("print.letter_title",
                {.size_pt = 27, .bold = true, .most_lines = 2, .smallest_pt = 18}, 15, 4);
    }

    void greeting() {
        auto const hello = [&](i18n::Tongue const& tongue) {
            return tongue.text("print.letter_greeting", {{"name", m_letter.name}});
        };
        if (!m_letter.name.empty())
            both(hello, {.size_pt = 14, .bold = true, .most_lines = 2, .smallest_pt = 10}, 10, 2);
        message("print.letter_body", {.size_pt = 14}, 10, 0);
    }

    std::string hours(i18n::Tongue const& tongue) const {
        auto words = i18n::isolate(tongue.time(m_letter.starts_at));
        if (m_letter.ends_at > m_letter.starts_at)
            words = i18n::isolate(tongue.time(m_letter.starts_at) + " – " +
                                  tongue.time(m_letter.ends_at));
        return words;
    }

    // One half of the panel: a small heading, the words, and Dutch where it differs.
    double panel_half(Box box, std::string_view key, std::string const& words,
                      std::string const& below, std::string const& dutch_words) {
        double const top = box.y;
        auto heading = m_own.text(key);
        if (!m_is_dutch) heading += " · " + i18n::isolate(m_dutch.text(key));
        Lettering const small{
            .size_pt = 9.5, .ink = Ink::primary, .most_lines = 1, .smallest_pt = 7};
        Lettering const large{.size_pt = 14, .bold = true, .most_lines = 2, .smallest_pt = 10};
        box.y += m_canvas.write(box, heading, small) + 0.8;
        box.y += m_canvas.write(box, words, large);
        box.y += m_canvas.write(box, below, large);
        if (!m_is_dutch && !dutch_words.empty()) {
            auto lettering = dutch(9.5);
            lettering.place = Place::start;
            box.y += m_canvas.write(box, dutch_words, lettering);
        }
        return box.y - top;
    }

    void when_and_where() {
        double const half = m_width / 2 - 8;
        Box const when{k_sheet_margin + 6, m_y + 4, half, 0};
        Box const where{k_sheet_margin + m_width / 2 + 2, m_y + 4, half, 0};
        auto const draw = [&] {
            return std::max(panel_half(when, "print.when", m_own.date(m_letter.starts_at),
                                       hours(m_own), m_dutch.day(m_letter.starts_at)),
                            panel_half(where, "print.where", m_letter.place, {}, {}));
        };
        // The ground lies under words whose height only shows when they are written.
        double const height = panel_height(when.width);
        m_canvas.fill({k_sheet_margin, m_y, m_width, height + 8}, Ink::primary_ground, 4);
        m_y += std::max(draw(), height) + 8 + k_block_gap + 2;
    }

    double panel_height(double width) const {
        Lettering const large{.size_pt = 14, .bold = true, .most_lines = 2, .smallest_pt = 10};
        double const date =
            m_canvas.height_of(m_own.date(m_letter.starts_at), width, large) +
            m_canvas.height_of(hours(m_own), width, large) +
            (m_is_dutch ? 0
                        : m_canvas.height_of(m_dutch.day(m_letter.starts_at), width, dutch(9.5)));
        double const place =
            m_letter.place.empty() ? 0 : m_canvas.height_of(m_letter.place, width, large);
        double const heading =
            m_canvas.height_of(m_own.text("print.when"), 0, {.size_pt = 9.5, .smallest_pt = 7});
        return heading + 0.8 + std::max(date, place);
    }

    void code_panel() {
        if (auto const code = qr_code(m_letter.code, Correction::high))
            m_canvas.draw_qr({k_sheet_margin - 4, m_y - 4, k_qr, k_qr}, *code);
        double const x = k_sheet_margin + k_qr + 2;
        double const width = k_sheet_margin + m_width - x;
        double const top = m_y;
        Lettering const digits{.size_pt = 30,
                               .bold = true,
                               .most_lines = 1,
                               .smallest_pt = 18,
                               .language = i18n::find_language("en")};
        m_y += 1;
        m_y += m_canvas.write({x, m_y, width, 0}, in_halves(m_letter.number), digits) + 1;
        m_y +=
            m_canvas.write({x, m_y, width, 0}, m_own.text("print.show_code"), {.size_pt = 13}) + 1;
        if (!m_is_dutch) {
            auto lettering = dutch(9.5);
            lettering.place = Place::start;
            m_y += m_canvas.write({x, m_y, width, 0}, m_dutch.text("print.show_code"), lettering);
        }
        m_y = std::max(m_y, top + k_qr - 8) + k_block_gap;
    }

    // A heading and, under it, what "…_body" says.
    void block(std::string const& key) {
        message(key, {.size_pt = 13, .bold = true, .ink = Ink::primary}, 10, 0.4);
        message(key + "_body", {.size_pt = 12.5}, 10, k_block_gap);
    }

    Canvas& m_canvas;
    Letter const& m_letter;
    i18n::Tongue const& m_own;
    i18n::Tongue const& m_dutch;
    bool m_is_dutch;
    double m_width;
    double m_own_width;
    double m_y = 0;
};

// Words of some languages are half as long again: then all letters are a little smaller.
double scale_that_fits(Letter const& letter, i18n::Tongues const& tongues) {
    constexpr std::array k_scales{1.0, 0.92, 0.84, 0.76, 0.68};
    for (double const scale : k_scales) {
        double const bottom = bottom_of(k_a4, [&](Canvas& trial) {
            trial.set_letter_scale(scale);
            LetterPage(trial, letter, tongues).draw();
        });
        if (bottom <= k_a4.height_mm - k_foot) return scale;
    }
    return k_scales.back();
}

}  // namespace

Document document_of(std::vector<Letter> letters, i18n::Tongues const& tongues) {
    return {k_a4, [letters = std::move(letters), &tongues](Canvas& canvas) {
                for (auto const& letter : letters) {
                    if (&letter != &letters.front()) canvas.next_page();
                    canvas.set_letter_scale(scale_that_fits(letter, tongues));
                    LetterPage(canvas, letter, tongues).draw();
                }
            }};
}

}  // namespace ontmoet::printing

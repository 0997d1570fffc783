// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using Kind = CellType;

struct Place {
    domain::State const& state;
    OfferId id;
    domain::Offer const& record;
};

constexpr std::string_view k_of_offer = "offer.set";

// A column of an offer, since version 2.
constexpr ColumnInfo column(std::string_view name, Kind type, std::string_view meaning,
                            std::string_view unit = {}) {
    return {name, type, "all", k_of_offer, meaning, unit, 2};
}
Cell level(domain::Level value) {
    return text_cell(domain::to_text(value));
}

constexpr std::array k_place{
    ExportColumn<Place>{column("offer", Kind::id, "the offer (plek)"),
                        [](Place const& p) -> Cell { return to_string(p.id); }},
    ExportColumn<Place>{column("organisation", Kind::id, "whose offer it is"),
                        [](Place const& p) -> Cell { return to_string(p.record.organisation); }},
    ExportColumn<Place>{column("organisation_name", Kind::text, "their name"),
                        [](Place const& p) {
                            return text_cell(organisation_name(p.state, p.record.organisation));
                        }},
    ExportColumn<Place>{column("title", Kind::text, "what it is called"),
                        [](Place const& p) { return text_cell(p.record.title); }},
    ExportColumn<Place>{column("occupation", Kind::code, "key of assets/occupations.csv"),
                        [](Place const& p) { return text_cell(p.record.occupation); }},
    ExportColumn<Place>{column("sector", Kind::code, "sector of the work"),
                        [](Place const& p) { return text_cell(p.record.sector); }},
    ExportColumn<Place>{column("shortage", Kind::yes_no, "krapteberoep"),
                        [](Place const& p) -> Cell { return p.record.shortage; }},
    ExportColumn<Place>{column("number", Kind::number, "how many are looked for", "people"),
                        [](Place const& p) -> Cell { return std::int64_t{p.record.number}; }},
    ExportColumn<Place>{column("kind", Kind::code, "paid_job, bbl, proefplaatsing, …"),
                        [](Place const& p) { return text_cell(domain::to_text(p.record.kind)); }},
    ExportColumn<Place>{column("contract", Kind::code, "temporary, permanent or agency"),
                        [](Place const& p) { return text_cell(p.record.contract); }},
    ExportColumn<Place>{column("hours", Kind::number, "empty: to be agreed", "hours a week"),
                        [](Place const& p) { return number_cell(p.record.hours); }},
    ExportColumn<Place>{column("days", Kind::list, "day:part+part, Monday first"),
                        [](Place const& p) { return list_cell(days_items(p.record.days)); }},
    ExportColumn<Place>{column("lessons_fit", Kind::yes_no, "goes together with school times"),
                        [](Place const& p) -> Cell { return p.record.lessons_fit; }},
    ExportColumn<Place>{column("dutch_speaking_needed", Kind::code, "really needed", "CEFR"),
                        [](Place const& p) { return level(p.record.dutch_speaking_needed); }},
    ExportColumn<Place>{column("dutch_reading_needed", Kind::code, "really needed", "CEFR"),
                        [](Place const& p) { return level(p.record.dutch_reading_needed); }},
    ExportColumn<Place>{column("dutch_wished", Kind::code, "would be good", "CEFR"),
                        [](Place const& p) { return level(p.record.dutch_wished); }},
    ExportColumn<Place>{column("english_enough", Kind::yes_no, "English is enough"),
                        [](Place const& p) -> Cell { return p.record.english_enough; }},
    ExportColumn<Place>{column("diploma_needed", Kind::yes_no, "where the law asks for it"),
                        [](Place const& p) -> Cell { return p.record.diploma_needed; }},
    ExportColumn<Place>{column("driving_licence_needed", Kind::yes_no, "is needed"),
                        [](Place const& p) -> Cell { return p.record.driving_licence_needed; }},
    ExportColumn<Place>{column("skills", Kind::list, "what helps, by code"),
                        [](Place const& p) { return list_cell(p.record.skills); }},
    ExportColumn<Place>{column("learning_on_the_job", Kind::yes_no, "is learned there"),
                        [](Place const& p) -> Cell { return p.record.learning_on_the_job; }},
    ExportColumn<Place>{column("language_at_work", Kind::yes_no, "taal op de werkvloer"),
                        [](Place const& p) -> Cell { return p.record.language_at_work; }},
    ExportColumn<Place>{column("learning_goal", Kind::text, "language, work, both or own words"),
                        [](Place const& p) { return text_cell(p.record.learning_goal); }},
    ExportColumn<Place>{column("modules", Kind::list, "praktijkverklaring, mbo-certificaat, …"),
                        [](Place const& p) { return list_cell(p.record.modules); }},
    ExportColumn<Place>{column("growth_path", Kind::yes_no, "leads to a higher job"),
                        [](Place const& p) -> Cell { return p.record.growth_path; }},
    ExportColumn<Place>{column("job_guarantee", Kind::yes_no, "baangarantie"),
                        [](Place const& p) -> Cell { return p.record.job_guarantee; }},
    ExportColumn<Place>{column("starts", Kind::day, "empty: at once"),
                        [](Place const& p) { return text_cell(p.record.starts); }},
    ExportColumn<Place>{column("end_date", Kind::day, "empty: none"),
                        [](Place const& p) { return text_cell(p.record.end_date); }},
    ExportColumn<Place>{column("place", Kind::text, "of the work; empty: the organisation's"),
                        [](Place const& p) { return text_cell(p.record.place); }},
    ExportColumn<Place>{column("travel_paid", Kind::yes_no, "travel is paid"),
                        [](Place const& p) -> Cell { return p.record.travel_paid; }},
    ExportColumn<Place>{column("pay", Kind::code, "wage, benefit (is kept) or allowance"),
                        [](Place const& p) { return text_cell(p.record.pay); }},
    ExportColumn<Place>{column("support", Kind::list, "instruments they want to know more of"),
                        [](Place const& p) { return list_cell(p.record.support); }},
    ExportColumn<Place>{column("filled", Kind::yes_no, "nobody is looked for any more"),
                        [](Place const& p) -> Cell { return p.record.filled; }},
};

}  // namespace

ExportTable offers_table(domain::State const& state) {
    ExportTable table{"offers", "What the employers offer."};
    add_columns(table, k_place);
    for (auto const& [id, record] : state.offers)
        add_cells(table.rows.emplace_back(), k_place, Place{state, id, record});
    return table;
}

}  // namespace ontmoet::exchange

// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using Kind = CellType;

struct OfferRow {
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
Cell level_cell(domain::Level value) {
    return text_cell(domain::to_text(value));
}

constexpr std::array k_place{
    ExportColumn<OfferRow>{column("offer", Kind::id, "the offer (plek)"),
                           [](OfferRow const& p) -> Cell { return to_string(p.id); }},
    ExportColumn<OfferRow>{
        column("organisation", Kind::id, "whose offer it is"),
        [](OfferRow const& p) -> Cell { return to_string(p.record.organisation); }},
    ExportColumn<OfferRow>{column("organisation_name", Kind::text, "their name"),
                           [](OfferRow const& p) {
                               return text_cell(organisation_name(p.state, p.record.organisation));
                           }},
    ExportColumn<OfferRow>{column("title", Kind::text, "what it is called"),
                           [](OfferRow const& p) { return text_cell(p.record.title); }},
    ExportColumn<OfferRow>{column("occupation", Kind::code, "key of assets/occupations.csv"),
                           [](OfferRow const& p) { return text_cell(p.record.occupation); }},
    ExportColumn<OfferRow>{column("sector", Kind::code, "sector of the work"),
                           [](OfferRow const& p) { return text_cell(p.record.sector); }},
    ExportColumn<OfferRow>{column("shortage", Kind::yes_no, "krapteberoep"),
                           [](OfferRow const& p) -> Cell { return p.record.shortage; }},
    ExportColumn<OfferRow>{column("number", Kind::number, "how many are looked for", "people"),
                           [](OfferRow const& p) -> Cell { return std::int64_t{p.record.number}; }},
    ExportColumn<OfferRow>{
        column("kind", Kind::code, "paid_job, bbl, proefplaatsing, …"),
        [](OfferRow const& p) { return text_cell(domain::to_text(p.record.kind)); }},
    ExportColumn<OfferRow>{column("contract", Kind::code, "temporary, permanent or agency"),
                           [](OfferRow const& p) { return text_cell(p.record.contract); }},
    ExportColumn<OfferRow>{column("hours", Kind::number, "empty: to be agreed", "hours a week"),
                           [](OfferRow const& p) { return number_cell(p.record.hours); }},
    ExportColumn<OfferRow>{column("days", Kind::list, "day:part+part, Monday first"),
                           [](OfferRow const& p) { return list_cell(days_items(p.record.days)); }},
    ExportColumn<OfferRow>{column("lessons_fit", Kind::yes_no, "goes together with school times"),
                           [](OfferRow const& p) -> Cell { return p.record.lessons_fit; }},
    ExportColumn<OfferRow>{
        column("dutch_speaking_needed", Kind::code, "really needed", "CEFR"),
        [](OfferRow const& p) { return level_cell(p.record.dutch_speaking_needed); }},
    ExportColumn<OfferRow>{
        column("dutch_reading_needed", Kind::code, "really needed", "CEFR"),
        [](OfferRow const& p) { return level_cell(p.record.dutch_reading_needed); }},
    ExportColumn<OfferRow>{column("dutch_wished", Kind::code, "would be good", "CEFR"),
                           [](OfferRow const& p) { return level_cell(p.record.dutch_wished); }},
    ExportColumn<OfferRow>{column("english_enough", Kind::yes_no, "English is enough"),
                           [](OfferRow const& p) -> Cell { return p.record.english_enough; }},
    ExportColumn<OfferRow>{column("diploma_needed", Kind::yes_no, "where the law asks for it"),
                           [](OfferRow const& p) -> Cell { return p.record.diploma_needed; }},
    ExportColumn<OfferRow>{
        column("driving_licence_needed", Kind::yes_no, "is needed"),
        [](OfferRow const& p) -> Cell { return p.record.driving_licence_needed; }},
    ExportColumn<OfferRow>{column("skills", Kind::list, "what helps, by code"),
                           [](OfferRow const& p) { return list_cell(p.record.skills); }},
    ExportColumn<OfferRow>{column("learning_on_the_job", Kind::yes_no, "is learned there"),
                           [](OfferRow const& p) -> Cell { return p.record.learning_on_the_job; }},
    ExportColumn<OfferRow>{column("language_at_work", Kind::yes_no, "taal op de werkvloer"),
                           [](OfferRow const& p) -> Cell { return p.record.language_at_work; }},
    ExportColumn<OfferRow>{column("learning_goal", Kind::text, "language, work, both or own words"),
                           [](OfferRow const& p) { return text_cell(p.record.learning_goal); }},
    ExportColumn<OfferRow>{column("modules", Kind::list, "praktijkverklaring, mbo-certificaat, …"),
                           [](OfferRow const& p) { return list_cell(p.record.modules); }},
    ExportColumn<OfferRow>{column("growth_path", Kind::yes_no, "leads to a higher job"),
                           [](OfferRow const& p) -> Cell { return p.record.growth_path; }},
    ExportColumn<OfferRow>{column("job_guarantee", Kind::yes_no, "baangarantie"),
                           [](OfferRow const& p) -> Cell { return p.record.job_guarantee; }},
    ExportColumn<OfferRow>{column("starts", Kind::day, "empty: at once"),
                           [](OfferRow const& p) { return text_cell(p.record.starts); }},
    ExportColumn<OfferRow>{column("end_date", Kind::day, "empty: none"),
                           [](OfferRow const& p) { return text_cell(p.record.end_date); }},
    ExportColumn<OfferRow>{column("place", Kind::text, "of the work; empty: the organisation's"),
                           [](OfferRow const& p) { return text_cell(p.record.place); }},
    ExportColumn<OfferRow>{column("travel_paid", Kind::yes_no, "travel is paid"),
                           [](OfferRow const& p) -> Cell { return p.record.travel_paid; }},
    ExportColumn<OfferRow>{column("pay", Kind::code, "wage, benefit (is kept) or allowance"),
                           [](OfferRow const& p) { return text_cell(p.record.pay); }},
    ExportColumn<OfferRow>{column("support", Kind::list, "instruments they want to know more of"),
                           [](OfferRow const& p) { return list_cell(p.record.support); }},
    ExportColumn<OfferRow>{column("filled", Kind::yes_no, "nobody is looked for any more"),
                           [](OfferRow const& p) -> Cell { return p.record.filled; }},
};

}  // namespace

ExportTable offers_table(domain::State const& state) {
    ExportTable table{"offers", "What the employers offer."};
    add_columns(table, k_place);
    for (auto const& [id, record] : state.offers)
        add_cells(table.rows.emplace_back(), k_place, OfferRow{state, id, record});
    return table;
}

}  // namespace ontmoet::exchange

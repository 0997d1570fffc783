// SPDX-License-Identifier: EUPL-1.2
#include "printing/printer_settings.h"

#include "printing/limits.h"

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::printing {
namespace {

using nlohmann::json;

template <class Value, std::size_t Count>
using WordTable = std::array<std::pair<std::string_view, Value>, Count>;
constexpr WordTable<Stock, 3> k_stocks{
    {{"label", Stock::label}, {"receipt", Stock::receipt}, {"page", Stock::page}}};
constexpr WordTable<Wire, 3> k_wires{
    {{"pdf", Wire::pdf}, {"zpl", Wire::zpl}, {"esc-pos", Wire::esc_pos}}};

Error wrong(std::string const& printer, std::string_view what) {
    return {ErrorKind::invalid_input, "error.printer_settings", printer + ": " + std::string(what)};
}

template <class Value, std::size_t Count>
std::optional<Value> meant_by(WordTable<Value, Count> const& words, std::string const& word) {
    for (auto const& [said, value] : words)
        if (said == word) return value;
    return {};
}

std::string text_in(json const& object, char const* name, std::string const& otherwise = {}) {
    auto const found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

// NaN for something that is no number.
double number_in(json const& object, char const* name, double otherwise) {
    auto const found = object.find(name);
    if (found == object.end()) return otherwise;
    return found->is_number() ? found->get<double>() : std::nan("");
}

Paper paper_for(Stock stock) {
    if (stock == Stock::label) return k_label;
    return stock == Stock::receipt ? k_receipt : k_a4;
}

bool is_good(Paper const& paper, Stock stock) {
    auto const in_range = [](double mm) {
        return mm >= k_narrowest_paper_mm && mm <= k_widest_paper_mm;
    };
    bool const endless = stock == Stock::receipt && paper.height_mm == 0;
    return in_range(paper.width_mm) && (endless || in_range(paper.height_mm));
}

bool is_address(std::string_view address) {
    for (std::string_view const way : {"cups:", "tcp:", "file:/"})
        if (address.starts_with(way) && address.size() > way.size()) return true;
    return false;
}

Result<PrinterSettings> read_printer(json const& object, std::string const& place) {
    PrinterSettings printer;
    printer.name = text_in(object, "name", place);
    auto const stock = meant_by(k_stocks, text_in(object, "for"));
    if (!stock) return wrong(printer.name, "for (label, receipt, page)");
    printer.stock = *stock;
    auto const wire = meant_by(k_wires, text_in(object, "language", "pdf"));
    if (!wire) return wrong(printer.name, "language (pdf, zpl, esc-pos)");
    printer.wire = *wire;
    printer.address = text_in(object, "address");
    if (!is_address(printer.address))
        return wrong(printer.name, "address (cups:QUEUE, tcp:HOST:PORT, file:/dev/…)");
    if (printer.wire == Wire::pdf && !printer.address.starts_with("cups:"))
        return wrong(printer.name, "language (pdf goes to cups: only)");
    auto const usual = paper_for(printer.stock);
    printer.paper = {number_in(object, "width_mm", usual.width_mm),
                     number_in(object, "height_mm", usual.height_mm)};
    if (!is_good(printer.paper, printer.stock)) return wrong(printer.name, "width_mm, height_mm");
    double const dpi = number_in(object, "dpi", printer.dpi);
    if (!(dpi >= k_least_dpi && dpi <= k_most_dpi)) return wrong(printer.name, "dpi");
    printer.dpi = static_cast<int>(dpi);
    return printer;
}

}  // namespace

Result<std::vector<PrinterSettings>> read_printer_settings(std::string_view text) {
    auto const whole = json::parse(text, nullptr, false);
    auto const list = whole.is_object() ? whole.value("printers", json{}) : json{};
    if (!list.is_array()) return wrong("printers", "[…]");
    if (list.size() > k_most_printers)
        return wrong("printers", "at most " + std::to_string(k_most_printers));
    std::vector<PrinterSettings> printers;
    for (auto const& object : list) {
        auto const place = "printer " + std::to_string(printers.size() + 1);
        if (!object.is_object()) return wrong(place, "{…}");
        TRY_ASSIGN(auto printer, read_printer(object, place));
        printers.push_back(std::move(printer));
    }
    return printers;
}

}  // namespace ontmoet::printing

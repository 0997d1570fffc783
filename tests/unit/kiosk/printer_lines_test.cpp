// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/printer_lines.h"

#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using printing::JobState;
using printing::PrinterState;
using test::Kiosk;

namespace {

printing::JobReport job(std::uint64_t id, JobState state) {
    printing::JobReport report;
    report.id = printing::JobId{id};
    report.kind = printing::JobKind::schedule;
    report.state = state;
    report.submitted_at = Moment{static_cast<std::int64_t>(id) * 1'000};
    return report;
}

printing::PrinterReport report(PrinterState state, std::vector<printing::JobReport> jobs = {}) {
    printing::PrinterReport report;
    report.name = "Desk";
    report.state = state;
    report.jobs = std::move(jobs);
    return report;
}

}  // namespace

TEST_CASE("what a printer lacks comes with what to do about it") {
    for (auto const state :
         {PrinterState::paper_out, PrinterState::stopped, PrinterState::absent}) {
        auto const line = kiosk::line_of(report(state));
        CHECK(line.needs_help);
        CHECK_FALSE(line.advice_key.empty());
        CHECK(line.state_key == message_key(state));
    }
    for (auto const state : {PrinterState::unknown, PrinterState::ready, PrinterState::printing}) {
        auto const line = kiosk::line_of(report(state));
        CHECK_FALSE(line.needs_help);
        CHECK(line.advice_key.empty());
    }
}

TEST_CASE("who waits longest stands first, then what is over, the latest first") {
    auto failed = job(2, JobState::failed);
    failed.error_key = "error.print_too_late";
    auto stuck = job(3, JobState::waiting);
    stuck.error_key = "error.printer_absent";  // the printer says so itself
    auto const line = kiosk::line_of(report(
        PrinterState::absent, {job(1, JobState::done), failed, stuck, job(4, JobState::waiting)}));
    std::vector<std::uint64_t> order;
    for (auto const& one : line.jobs) order.push_back(one.job);
    CHECK(order == std::vector<std::uint64_t>{3, 4, 2, 1});
    CHECK(line.waiting == 2);
    CHECK(line.jobs[0].trouble_key.empty());
    CHECK(line.jobs[2].trouble_key == "error.print_too_late");
    CHECK(line.jobs[2].is_over());
    CHECK(line.jobs[0].at == Moment{3'000});
}

TEST_CASE("of a thousand jobs that wait the first are named and the others counted") {
    std::vector<printing::JobReport> jobs{job(1, JobState::done)};
    for (std::uint64_t id = 2; id <= 1'001; ++id) jobs.push_back(job(id, JobState::waiting));
    auto const line = kiosk::line_of(report(PrinterState::paper_out, jobs));
    CHECK(line.waiting == 1'000);
    CHECK(line.jobs.size() == kiosk::k_shown_print_jobs + 1);
    CHECK(line.more_waiting == 1'000 - static_cast<int>(kiosk::k_shown_print_jobs));
    CHECK(line.jobs.back().job == 1);
}

TEST_CASE("hosts alone have something printed again or not at all") {
    Kiosk kiosk;
    kiosk.want(screens::PrintAgain{7});
    kiosk.want(screens::CancelPrint{8});
    CHECK(kiosk.others.empty());
    kiosk.want(screens::Open{screens::Screen::pin});
    kiosk.happen(kiosk::PinChecked{true, {}});
    kiosk.want(screens::Open{screens::Screen::printing});
    kiosk.want(screens::PrintAgain{7});
    kiosk.want(screens::CancelPrint{8});
    REQUIRE(kiosk.others.size() == 2);
    CHECK(std::get<kiosk::ReprintJob>(kiosk.others[0]).job == 7);
    CHECK(std::get<kiosk::CancelJob>(kiosk.others[1]).job == 8);
    REQUIRE(kiosk.model.toast);
    CHECK(kiosk.model.toast->message_key == "take.queued");
    kiosk.want(screens::Back{});
    CHECK(kiosk.model.screen() == screens::Screen::arrivals);
}

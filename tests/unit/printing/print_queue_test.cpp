// SPDX-License-Identifier: EUPL-1.2
#include "printing/print_queue.h"

#include "printing/canvas.h"
#include "printing/limits.h"
#include "support/hall.h"
#include "support/page_tools.h"
#include "support/tcp_printer.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;

namespace {

constexpr std::string_view k_well = "\x12\x12\x12";
constexpr std::string_view k_no_paper = "\x12\x12\x72";
constexpr std::string_view k_question = "\x10\x04\x01\x10\x04\x02\x10\x04\x04";

PrinterSettings receipt_at(std::string const& address) {
    return {"Desk", Stock::receipt, Wire::esc_pos, address, {30, 30}, 72};
}
PrinterSettings label_at(std::string const& address) {
    return {"Labels", Stock::label, Wire::zpl, address, {30, 30}, 72};
}

Job job_for(Stock stock, PersonId subject = hall::visitor) {
    return {
        JobKind::badge, stock, subject, [](Paper paper) {
            return Document{paper, [](Canvas& canvas) { canvas.fill({5, 5, 10, 10}, Ink::text); }};
        }};
}

// A queue and its news.
struct Desk {
    explicit Desk(std::vector<PrinterSettings> const& printers)
        : queue(make_print_queue(printers, clock, [this] {
              std::scoped_lock const lock(mutex);
              news.notify_all();
          })) {}

    template <class Claim>
    bool comes_true(Claim claim) {
        std::unique_lock lock(mutex);
        constexpr int k_patience = 600;
        for (int quiet = 0; quiet < k_patience;) {
            if (claim(queue->reports())) return true;
            auto const heard = news.wait_for(lock, std::chrono::milliseconds{100});
            quiet += heard == std::cv_status::timeout ? 1 : 0;
        }
        return false;
    }
    bool all_done(std::size_t jobs) {
        return comes_true([&](auto const& reports) {
            std::size_t done = 0;
            for (auto const& printer : reports)
                for (auto const& job : printer.jobs) done += job.state == JobState::done ? 1U : 0U;
            return done == jobs;
        });
    }
    bool first_is(PrinterState state, std::string const& error_key) {
        return comes_true([&](auto const& reports) {
            return reports[0].state == state && reports[0].jobs.size() == 1 &&
                   reports[0].jobs[0].state == JobState::waiting &&
                   reports[0].jobs[0].error_key == error_key;
        });
    }

    ManualClock clock{hall::start};
    std::mutex mutex;
    std::condition_variable news;
    std::unique_ptr<PrintQueue> queue;  // last: it ends before what it tells
};

}  // namespace

TEST_CASE("what is submitted comes out of the printer of its stock, and the host sees it") {
    TcpPrinter labels("~HS",
                      "\x02"
                      "030,0,0,0\x03\r\n\x02"
                      "001,0,0,0\x03\r\n\x02"
                      "1234,0\x03\r\n");
    TcpPrinter receipts(std::string{k_question}, std::string{k_well});
    Desk desk({label_at(labels.address()), receipt_at(receipts.address())});
    CHECK(desk.queue->has(Stock::label));
    CHECK_FALSE(desk.queue->has(Stock::page));
    REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    REQUIRE(desk.queue->submit(job_for(Stock::receipt)).ok());
    REQUIRE(desk.all_done(2));
    REQUIRE(labels.pages().size() == 1);
    CHECK(labels.pages()[0].starts_with("^XA"));
    REQUIRE(receipts.pages().size() == 1);
    CHECK(receipts.pages()[0].starts_with("\x1B@"));
    auto const report = desk.queue->reports()[0];
    CHECK(report.state == PrinterState::ready);
    CHECK(report.jobs[0].subject == hall::visitor);
    CHECK(report.jobs[0].submitted_at == hall::start);
}

TEST_CASE("without a printer for it a job is refused at once") {
    Desk desk({});
    CHECK(desk.queue->submit(job_for(Stock::page)).error().message_key == "error.no_printer");
    CHECK(desk.queue->reports().empty());
}

TEST_CASE("a printer that is away is shown as such; its job comes out when it is back") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    Desk desk({label_at("file:" + device.string())});
    REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    REQUIRE(desk.first_is(PrinterState::absent, "error.printer_absent"));
    std::ofstream{device};
    desk.queue->look_again();
    REQUIRE(desk.all_done(1));
    CHECK(content_of(device).starts_with("^XA"));
}

TEST_CASE("a printer without paper waits for paper and holds up no other printer") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    std::ofstream{device};
    TcpPrinter receipts(std::string{k_question}, std::string{k_no_paper});
    Desk desk({receipt_at(receipts.address()), label_at("file:" + device.string())});
    REQUIRE(desk.queue->submit(job_for(Stock::receipt)).ok());
    REQUIRE(desk.first_is(PrinterState::paper_out, "error.printer_paper_out"));
    REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    REQUIRE(desk.all_done(1));
    CHECK(receipts.pages().empty());
    receipts.set_answer(std::string{k_well});
    desk.queue->look_again();
    REQUIRE(desk.all_done(2));
    CHECK(receipts.pages().size() == 1);
}

TEST_CASE("a job at a printer that is stuck can be cancelled; the next one goes on") {
    TcpPrinter printer(std::string{k_question}, std::string{k_well}, TcpPrinter::Mood::stuck);
    auto settings = receipt_at(printer.address());
    settings.paper = {200, 400};  // more than the wires hold
    settings.dpi = 600;
    Desk desk({settings});
    auto const stuck = desk.queue->submit(job_for(Stock::receipt));
    REQUIRE(stuck.ok());
    REQUIRE(desk.comes_true(
        [](auto const& reports) { return reports[0].state == PrinterState::printing; }));
    REQUIRE(desk.queue->submit(job_for(Stock::receipt)).ok());
    printer.set_mood(TcpPrinter::Mood::takes);
    desk.queue->cancel(*stuck);
    REQUIRE(desk.all_done(1));
    CHECK(desk.queue->reports()[0].jobs.size() == 1);
}

TEST_CASE("a cable torn while it prints is no end: the job is printed when there is one again") {
    TcpPrinter printer(std::string{k_question}, std::string{k_well}, TcpPrinter::Mood::hangs_up);
    auto settings = receipt_at(printer.address());
    settings.paper = {200, 400};
    settings.dpi = 600;
    Desk desk({settings});
    REQUIRE(desk.queue->submit(job_for(Stock::receipt)).ok());
    REQUIRE(desk.comes_true([](auto const& reports) {
        return reports[0].jobs[0].error_key == "error.printer_stopped";
    }));
    CHECK(printer.pages().empty());
    printer.set_mood(TcpPrinter::Mood::takes);
    desk.queue->look_again();
    REQUIRE(desk.all_done(1));
    CHECK(printer.pages().size() == 1);
}

TEST_CASE("a thousand jobs wait for a printer and come out; one more is refused") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    Desk desk({label_at("file:" + device.string())});
    for (std::size_t i = 0; i < k_most_waiting_jobs; ++i)
        REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    auto const refused = desk.queue->submit(job_for(Stock::label));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message_key == "error.print_queue_full");
    std::ofstream{device};
    desk.queue->look_again();
    REQUIRE(desk.comes_true([](auto const& reports) { return reports[0].waiting() == 0; }));
    auto const bytes = content_of(device);
    std::size_t labels = 0;
    for (auto at = bytes.find("^XA"); at != bytes.npos; at = bytes.find("^XA", at + 1)) ++labels;
    CHECK(labels == k_most_waiting_jobs);
    CHECK(desk.queue->reports()[0].jobs.size() <= k_most_finished_jobs + 1);
}

TEST_CASE("a job is printed again while it is kept, and not when its time is over") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    std::ofstream{device};
    Desk desk({label_at("file:" + device.string())});
    auto const first = desk.queue->submit(job_for(Stock::label));
    REQUIRE(first.ok());
    REQUIRE(desk.all_done(1));
    auto const once = content_of(device);
    auto const again = desk.queue->reprint(*first);
    REQUIRE(again.ok());
    REQUIRE(desk.all_done(2));
    CHECK(content_of(device) == once + once);
    desk.clock.advance(k_finished_kept);
    desk.queue->look_again();
    REQUIRE(desk.comes_true([](auto const& reports) { return reports[0].jobs.empty(); }));
    CHECK(desk.queue->reprint(*first).error().message_key == "error.print_job_gone");
}

TEST_CASE("a job that waited an hour is not printed for somebody who has gone") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    Desk desk({label_at("file:" + device.string())});
    REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    REQUIRE(desk.first_is(PrinterState::absent, "error.printer_absent"));
    desk.clock.advance(k_longest_wait + Duration{1});
    std::ofstream{device};
    desk.queue->look_again();
    REQUIRE(desk.comes_true([](auto const& reports) {
        return reports[0].jobs.size() == 1 && reports[0].jobs[0].state == JobState::failed;
    }));
    CHECK(desk.queue->reports()[0].jobs[0].error_key == "error.print_too_late");
    CHECK(content_of(device).empty());
}

TEST_CASE("whoever is erased leaves no job behind, waiting or finished") {
    TempFolder const folder;
    auto const device = folder / "lp0";
    std::ofstream{device};
    Desk desk({label_at("file:" + device.string()), receipt_at("file:/nowhere/lp1")});
    REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    REQUIRE(desk.queue->submit(job_for(Stock::receipt)).ok());
    REQUIRE(desk.queue->submit(job_for(Stock::receipt, hall::person(1))).ok());
    REQUIRE(desk.all_done(1));
    desk.queue->forget(hall::visitor);
    CHECK(desk.queue->reports()[0].jobs.empty());
    REQUIRE(desk.queue->reports()[1].jobs.size() == 1);
    CHECK(desk.queue->reports()[1].jobs[0].subject == hall::person(1));
    desk.queue->clear();
    CHECK(desk.queue->reports()[1].jobs.empty());
}

TEST_CASE("two printers of the same stock share the work") {
    Desk desk({label_at("file:/nowhere/lp0"), label_at("file:/nowhere/lp1")});
    for (int i = 0; i < 4; ++i) REQUIRE(desk.queue->submit(job_for(Stock::label)).ok());
    for (auto const& report : desk.queue->reports()) CHECK(report.waiting() == 2);
}

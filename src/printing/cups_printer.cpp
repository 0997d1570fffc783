// SPDX-License-Identifier: EUPL-1.2
#include "printing/cups_printer.h"

#include "printing/limits.h"

#include <array>
#include <charconv>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include <cups/cups.h>

namespace ontmoet::printing {
namespace {

constexpr char const* k_title = "Ontmoet";

using Answer = std::unique_ptr<ipp_t, void (*)(ipp_t*)>;

int give_up(http_t*, void*) {
    return 0;
}

// What a reason that stops a printer means; its words may end in -error, -warning, -report.
PrinterState meant_by_reason(std::string_view reason) {
    if (reason.starts_with("media-empty") || reason.starts_with("media-needed"))
        return PrinterState::paper_out;
    if (reason.starts_with("offline") || reason.starts_with("connecting-to-device") ||
        reason.starts_with("timed-out"))
        return PrinterState::absent;
    if (reason.starts_with("cover-open") || reason.starts_with("door-open") ||
        reason.starts_with("media-jam") || reason.starts_with("paused"))
        return PrinterState::stopped;
    return PrinterState::ready;
}

PrinterState meant_by(ipp_t* answer) {
    auto* const reasons = ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);
    for (int i = 0; reasons != nullptr && i < ippGetCount(reasons); ++i) {
        auto const meant = meant_by_reason(ippGetString(reasons, i, nullptr));
        if (meant != PrinterState::ready) return meant;
    }
    auto* const accepts = ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    if (accepts != nullptr && ippGetBoolean(accepts, 0) == 0) return PrinterState::stopped;
    auto* const state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM);
    if (state == nullptr) return PrinterState::absent;
    switch (ippGetInteger(state, 0)) {
        case IPP_PSTATE_IDLE: return PrinterState::ready;
        case IPP_PSTATE_PROCESSING: return PrinterState::printing;
        default: return PrinterState::stopped;
    }
}

}  // namespace

// One conversation with CUPS.
class CupsPrinter::Connection {
public:
    explicit Connection(CupsPrinter const& printer)
        : m_queue(printer.m_queue),
          m_http(httpConnect2(printer.m_host.empty() ? cupsServer() : printer.m_host.c_str(),
                              printer.m_host.empty() ? ippPort() : printer.m_port, nullptr,
                              AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1,
                              static_cast<int>(k_cups_timeout.count()), nullptr),
                 httpClose) {
        if (m_http != nullptr)
            httpSetTimeout(m_http.get(), static_cast<double>(k_cups_timeout.count()) / 1'000,
                           give_up, nullptr);
    }

    bool is_open() const { return m_http != nullptr; }

    PrinterState printer_state() {
        static constexpr std::array k_wanted{"printer-state", "printer-state-reasons",
                                             "printer-is-accepting-jobs"};
        auto* const request = about_queue(IPP_OP_GET_PRINTER_ATTRIBUTES);
        ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(k_wanted.size()), nullptr, k_wanted.data());
        auto const answer = ask(request);
        return answer == nullptr ? PrinterState::absent : meant_by(answer.get());
    }

    // 0 when CUPS does not take it.
    int begin_job(Wire wire, std::string_view bytes) {
        auto* const request = about_queue(IPP_OP_PRINT_JOB);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, k_title);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                     wire == Wire::pdf ? CUPS_FORMAT_PDF : CUPS_FORMAT_RAW);
        auto const resource = "/printers/" + m_queue;
        bool const taken =
            cupsSendRequest(m_http.get(), request, resource.c_str(), CUPS_LENGTH_VARIABLE) ==
                HTTP_STATUS_CONTINUE &&
            cupsWriteRequestData(m_http.get(), bytes.data(), bytes.size()) == HTTP_STATUS_CONTINUE;
        ippDelete(request);
        if (!taken) return 0;
        Answer const answer(cupsGetResponse(m_http.get(), resource.c_str()), ippDelete);
        auto* const job = ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER);
        return job == nullptr ? 0 : ippGetInteger(job, 0);
    }

    // Nothing when CUPS does not say.
    std::optional<int> job_state(int job) {
        auto* const request = about_queue(IPP_OP_GET_JOB_ATTRIBUTES);
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr,
                     "job-state");
        auto const answer = ask(request);
        if (answer == nullptr) return {};
        auto* const state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
        if (state == nullptr) return {};
        return ippGetInteger(state, 0);
    }

    // With its file: nobody's name stays in the spool.
    void drop_job(int job) {
        auto* const request = about_queue(IPP_OP_CANCEL_JOB);
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddBoolean(request, IPP_TAG_OPERATION, "purge-job", 1);
        ask(request);
    }

private:
    ipp_t* about_queue(ipp_op_t operation) const {
        std::array<char, HTTP_MAX_URI> address{};
        httpAssembleURIf(HTTP_URI_CODING_ALL, address.data(), static_cast<int>(address.size()),
                         "ipp", nullptr, "localhost", ippPort(), "/printers/%s", m_queue.c_str());
        auto* const request = ippNewRequest(operation);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     address.data());
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     cupsUser());
        return request;
    }

    // Null for an error.
    Answer ask(ipp_t* request) {
        Answer answer(cupsDoRequest(m_http.get(), request, "/"), ippDelete);
        if (answer != nullptr && ippGetStatusCode(answer.get()) > IPP_STATUS_OK_EVENTS_COMPLETE)
            answer.reset();
        return answer;
    }

    std::string m_queue;
    std::unique_ptr<http_t, void (*)(http_t*)> m_http;
};

CupsPrinter::CupsPrinter(std::string const& address, Wire wire, Duration patience)
    : m_wire(wire), m_patience(patience) {
    auto const at = address.find('@');
    m_queue = address.substr(address.find(':') + 1, at - address.find(':') - 1);
    if (at == std::string::npos) return;
    auto const colon = address.rfind(':');
    m_port = ippPort();
    m_host = address.substr(at + 1);
    if (colon < at) return;
    m_host = address.substr(at + 1, colon - at - 1);
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), m_port);
}

PrinterState CupsPrinter::state() {
    Connection cups(*this);
    return cups.is_open() ? cups.printer_state() : PrinterState::absent;
}

Status CupsPrinter::print(std::string_view bytes, std::stop_token const& stop, Tell const& tell) {
    Connection cups(*this);
    auto state = cups.is_open() ? cups.printer_state() : PrinterState::absent;
    if (state != PrinterState::ready && state != PrinterState::printing)
        return printer_error(state);
    int const job = cups.begin_job(m_wire, bytes);
    if (job == 0) return Error{ErrorKind::refused, "error.printer_refused", cupsLastErrorString()};
    std::mutex mutex;
    std::condition_variable_any never;
    int failures = 0;
    Duration without_reason{0};
    for (auto polls = k_longest_wait / k_cups_poll; polls > 0 && !stop.stop_requested(); --polls) {
        auto const at = cups.job_state(job);
        if (at == IPP_JSTATE_COMPLETED) {
            cups.drop_job(job);
            return {};
        }
        if (at == IPP_JSTATE_ABORTED || at == IPP_JSTATE_CANCELED) {
            cups.drop_job(job);
            return Error{ErrorKind::refused, "error.printer_refused", {}};
        }
        failures = at ? 0 : failures + 1;
        if (failures == k_most_cups_failures) return printer_error(PrinterState::absent);
        state = cups.printer_state();
        bool const has_reason = state != PrinterState::ready && state != PrinterState::printing;
        without_reason = has_reason ? Duration{0} : without_reason + k_cups_poll;
        if (!has_reason)
            state = without_reason > m_patience ? PrinterState::absent : PrinterState::printing;
        tell(state);
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, k_cups_poll, [] { return false; });
    }
    cups.drop_job(job);
    return printer_error(PrinterState::stopped);
}

}  // namespace ontmoet::printing

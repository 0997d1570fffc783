// SPDX-License-Identifier: EUPL-1.2
#include "server/metrics.h"

#include <algorithm>
#include <string_view>

namespace ontmoet::server {
namespace {

// "0.025" for 25 milliseconds.
std::string in_seconds(std::uint64_t ms) {
    auto const rest = std::to_string(ms % 1'000);
    return std::to_string(ms / 1'000) + "." + std::string(3 - rest.size(), '0') + rest;
}

void write_metric(std::string& text, std::string_view name, std::string_view type,
                  std::string_view help, std::uint64_t value) {
    text.append("# HELP ").append(name).append(" ").append(help).append("\n");
    text.append("# TYPE ").append(name).append(" ").append(type).append("\n");
    text.append(name).append(" ").append(std::to_string(value)).append("\n");
}

void write_histogram(std::string& text, std::string_view name, std::string_view help,
                     Histogram const& histogram) {
    text.append("# HELP ").append(name).append(" ").append(help).append("\n");
    text.append("# TYPE ").append(name).append(" histogram\n");
    std::uint64_t up_to = 0;
    auto const counts = histogram.counts();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        up_to += counts[i];
        auto const bound = i < Histogram::k_bounds_ms.size()
                               ? in_seconds(static_cast<std::uint64_t>(Histogram::k_bounds_ms[i]))
                               : std::string("+Inf");
        text.append(name).append("_bucket{le=\"").append(bound).append("\"} ");
        text.append(std::to_string(up_to)).append("\n");
    }
    text.append(name).append("_sum ").append(in_seconds(histogram.sum_ms())).append("\n");
    text.append(name).append("_count ").append(std::to_string(up_to)).append("\n");
}

}  // namespace

void Histogram::count(Duration took) {
    auto const place = std::ranges::lower_bound(k_bounds_ms, took.count());
    ++m_counts[static_cast<std::size_t>(place - k_bounds_ms.begin())];
    m_sum_ms += static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
}

std::array<std::uint64_t, Histogram::k_bounds_ms.size() + 1> Histogram::counts() const {
    std::array<std::uint64_t, k_bounds_ms.size() + 1> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = m_counts[i];
    return counts;
}

void Metrics::count_answer(int status) {
    ++answers_by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
}

std::string metrics_text(Metrics const& metrics, Gauges const& gauges) {
    std::string text =
        "# HELP ontmoet_http_answers_total Answers by class of status.\n"
        "# TYPE ontmoet_http_answers_total counter\n";
    for (std::size_t i = 1; i < metrics.answers_by_class.size(); ++i)
        text += "ontmoet_http_answers_total{class=\"" + std::to_string(i) + "xx\"} " +
                std::to_string(metrics.answers_by_class[i]) + "\n";
    write_metric(text, "ontmoet_facts_created_total", "counter", "Facts accepted.",
                 metrics.facts_created);
    write_metric(text, "ontmoet_facts_existing_total", "counter", "Facts sent again.",
                 metrics.facts_existing);
    write_metric(text, "ontmoet_facts_refused_total", "counter", "Facts refused.",
                 metrics.facts_refused);
    write_metric(text, "ontmoet_facts_held_total", "counter", "Facts held for the central server.",
                 metrics.facts_held);
    write_metric(text, "ontmoet_facts_sent_total", "counter", "Facts sent to devices.",
                 metrics.facts_sent);
    write_metric(text, "ontmoet_failed_tokens_total", "counter", "Requests with a wrong token.",
                 metrics.failed_tokens);
    write_metric(text, "ontmoet_devices_paired_total", "counter", "Devices let in by a code.",
                 metrics.devices_paired);
    write_metric(text, "ontmoet_commits_total", "counter", "Commits to the store.",
                 metrics.commits);
    write_metric(text, "ontmoet_retention_erased_total", "counter",
                 "People erased because their time was over.", metrics.retention_erased);
    write_metric(text, "ontmoet_retention_near", "gauge",
                 "People who will be erased soon, as was warned.", metrics.retention_near);
    write_histogram(text, "ontmoet_http_answer_seconds",
                    "Time from a whole request to its answer, long polls left out.",
                    metrics.answer_times);
    write_metric(text, "ontmoet_connections", "gauge", "Open connections.", gauges.connections);
    write_metric(text, "ontmoet_parked_polls", "gauge", "Long polls waiting for news.",
                 gauges.parked_polls);
    write_metric(text, "ontmoet_waiting_jobs", "gauge", "Requests waiting for the writer.",
                 gauges.waiting_jobs);
    if (!gauges.venue) return text;
    write_metric(text, "ontmoet_upstream_online", "gauge", "1 while the central server answers.",
                 gauges.venue->is_online ? 1 : 0);
    write_metric(text, "ontmoet_hall_waiting", "gauge", "Facts the central server has not decided.",
                 gauges.venue->waiting);
    return text;
}

}  // namespace ontmoet::server

// SPDX-License-Identifier: EUPL-1.2
#include "sync/limits.h"
#include "sync/sync_engine.h"

#include <algorithm>

// What is asked only when somebody wants it, and what an organiser wants of this device.
namespace ontmoet::sync {

void SyncEngine::watch_devices(bool watch) {
    if (watch && !m_watching) line(Channel::devices).not_before = {};
    m_watching = watch;
}

void SyncEngine::ask_table_code(OrganisationId organisation) {
    if (!line(Channel::table_code).running) m_table_of = organisation;
}

bool SyncEngine::has_orders_to_ask() const {
    // A server that was restored counts anew, so it is not asked which is larger.
    bool const is_new = m_open_order != 0 && m_open_order != m_heard_order;
    return is_new || !m_order_answers.empty();
}

Request SyncEngine::orders_request() {
    m_answers_under_way = m_order_answers.size();
    return {Channel::orders, "POST", orders_path(m_event), encode(OrderAnswers{m_order_answers}),
            k_orders_timeout};
}

void SyncEngine::take_orders(Response const& response) {
    auto& waiting = line(Channel::orders);
    waiting.not_before = m_clock.uptime() + k_orders_retry;
    if (response.status != 200 || !response.content_type.starts_with(k_json_type)) return;
    auto heard = decode_device_orders(response.body);
    if (!heard.ok()) return;
    waiting.not_before = {};
    OrdersHeard event;
    auto const told = m_order_answers.begin() + static_cast<std::ptrdiff_t>(m_answers_under_way);
    for (auto one = m_order_answers.begin(); one != told; ++one) event.told.push_back(one->number);
    m_order_answers.erase(m_order_answers.begin(), told);
    // What the server had in mind may have been answered or replaced meanwhile.
    m_heard_order = m_open_order;
    std::erase_if(*heard, [&](DeviceOrder const& order) {
        return std::ranges::any_of(m_order_answers, [&](OrderAnswer const& answer) {
            return answer.number == order.number;
        });
    });
    for (auto const& order : *heard) m_heard_order = std::max(m_heard_order, order.number);
    event.orders = std::move(*heard);
    if (!event.orders.empty() || !event.told.empty()) m_events.emplace_back(std::move(event));
}

void SyncEngine::answer_order(OrderAnswer answer) {
    m_order_answers.push_back(std::move(answer));
}

}  // namespace ontmoet::sync

// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/front.h"

#include "kiosk/host_orders.h"
#include "kiosk/pairing.h"
#include "platform/real_clock.h"

#include <cstdio>

namespace ontmoet::kiosk {

Result<std::unique_ptr<Front>> Front::open(AppOptions const& options, Clock const& clock,
                                           std::function<void()> wake) {
    std::unique_ptr<Front> front(new Front(options, clock, std::move(wake)));
    if (auto const begun = front->begin(false); !begun.ok()) TRY(front->tell(begun.error()));
    return front;
}

// A pairing file that says nothing is as good as none: somebody can let this kiosk in again.
Status Front::begin(bool withdrawn) {
    auto const seed = platform::random_seed();
    auto const pairing = read_pairing(m_options.pairing);
    if (pairing.ok()) {
        TRY_ASSIGN(m_app, App::open(m_options, m_clock, seed, m_wake));
        m_start.reset();
        m_cannot.reset();
        if (m_is_heard) m_app->start_sound();
        return {};
    }
    if (pairing.error().kind != ErrorKind::not_found)
        std::fprintf(stderr, "ontmoet-kiosk: %s: %s\n", m_options.pairing.c_str(),
                     pairing.error().message_key.c_str());
    TRY_ASSIGN(m_start, FirstStart::open(m_options, m_clock, seed, m_wake, withdrawn));
    m_cannot.reset();
    return {};
}

// Whoever stands before it reads why; with the disk back it goes on by itself.
Status Front::tell(Error const& error) {
    if (m_cannot) {
        m_cannot->still(error);
        return {};
    }
    TRY_ASSIGN(m_cannot, CannotBegin::open(m_options, m_clock, error));
    m_app.reset();
    m_start.reset();
    return {};
}

void Front::start_sound() {
    m_is_heard = true;
    if (m_app) m_app->start_sound();
}

// One of them is there at any time.
bool Front::pump(Duration idle) {
    bool const is_over = m_app && m_app->is_wiped();
    if (m_app && !is_over) return m_app->pump(idle);
    if (m_start && !m_start->is_paired()) return m_start->pump();
    if (m_cannot && !m_cannot->begins_again()) return false;
    auto const begun = is_over ? leave_event() : begin(false);
    if (begun.ok()) return true;
    if (auto const told = tell(begun.error()); !told.ok()) m_failure = told.error();
    return true;
}

// Its store is empty; what lies beside it goes, too, and somebody can let it in again. It asks the
// server it had.
Status Front::leave_event() {
    auto const had = read_pairing(m_options.pairing);
    if (had.ok() && m_options.server.url.empty()) m_options.server = {had->url, had->public_key};
    TRY(erase_traces(m_options.pairing, m_options.exports));
    TRY(begin(true));
    m_app.reset();
    return {};
}

void Front::draw(ui::Frame& frame) {
    if (m_app) return m_app->draw(frame);
    m_start ? m_start->draw(frame) : m_cannot->draw(frame);
}

ui::Setting Front::setting(ui::Size panel) const {
    if (m_app) return m_app->setting(panel);
    return m_start ? m_start->setting(panel) : m_cannot->setting(panel);
}

std::optional<Duration> Front::wake_at(Duration idle) const {
    if (m_app) return m_app->is_wiped() ? Duration{1} : m_app->wake_at(idle);
    return m_start ? m_start->wake_at() : m_cannot->wake_at();
}

screens::Model const& Front::model() const {
    if (m_app) return m_app->model();
    return m_start ? m_start->model() : m_cannot->model();
}

}  // namespace ontmoet::kiosk

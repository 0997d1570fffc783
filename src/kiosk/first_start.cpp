// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/first_start.h"

#include "base/qr_code.h"
#include "kiosk/limits.h"
#include "kiosk/pairing.h"
#include "kiosk/update.h"
#include "platform/network_link.h"
#include "screens/views.h"

#include <utility>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

bool is_address(std::string_view text) {
    bool const has_scheme = text.starts_with("https://") || text.starts_with("http://");
    return has_scheme && text.size() > text.find("//") + 2 && text.size() <= k_longest_server &&
           text.find_first_of(" \t\"<>\\") == text.npos;
}

// As somebody typed it: "https://" where nothing else is said, and no path.
std::string plain_address(std::string text) {
    std::erase_if(text, [](char c) { return c == ' '; });
    if (!text.empty() && text.find("://") == text.npos) text = "https://" + text;
    while (text.ends_with('/') && !text.ends_with("//")) text.pop_back();
    return text;
}

}  // namespace

Result<std::unique_ptr<FirstStart>> FirstStart::open(AppOptions const& options, Clock const& clock,
                                                     std::uint64_t seed, std::function<void()> wake,
                                                     bool withdrawn) {
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(options.assets / "locale"));
    std::unique_ptr<FirstStart> start(
        new FirstStart(options, clock, seed, std::move(wake), std::move(tongues)));
    start->m_model.first_start.is_withdrawn = withdrawn;
    if (withdrawn) start->m_model.network.trouble = "sync.revoked";
    start->look_at_network();
    start->go_to(options.server);
    return start;
}

FirstStart::FirstStart(AppOptions const& options, Clock const& clock, std::uint64_t seed,
                       std::function<void()> wake, i18n::Tongues tongues)
    : m_clock(clock),
      m_random(seed),
      m_tongues(std::move(tongues)),
      m_knocker({options.pairing,
                 [options] { return who_it_was(options.pairing, options.data, options.key); },
                 clock, wake}) {
    begin_model(m_model, Screen::first_start, options, m_tongues, clock);
    m_model.state = &m_nothing;
    m_model.network.online = true;  // what is wrong with it stands on the screen itself
    if (options.camera.empty()) return;
    m_camera = std::make_unique<Camera>(options.camera, clock, std::move(wake));
    m_camera->look(true);
}

void FirstStart::go_to(sync::Address address) {
    m_address = std::move(address);
    m_model.first_start.server = m_address.url;
    m_knocker.go_to(m_address);
}

void FirstStart::look_at_network() {
    using Link = screens::FirstStart::Link;
    auto& start = m_model.first_start;
    auto const links = platform::network_links();
    start.link = links.empty() ? Link::none : links[0].is_wifi ? Link::wifi : Link::cable;
    start.is_linked = !links.empty() && links[0].is_linked;
    start.own_address = links.empty() ? std::string{} : links[0].address;
    m_next_look = m_clock.uptime() + k_network_look;
}

bool FirstStart::pump() {
    auto const before = m_model.first_start;
    auto& start = m_model.first_start;
    m_model.now = m_clock.now();
    if (m_clock.uptime() >= m_next_look) look_at_network();
    auto const state = m_knocker.state();
    start.is_reached = state.is_reached;
    start.trouble = state.trouble;
    if (start.code != state.code) {
        start.code = state.code;
        auto square = qr_code(sync::let_in_url(m_address.url, start.code));
        start.square = square && !start.code.empty() ? std::move(*square) : QrCode{};
    }
    if (m_camera)
        for (auto const& code : m_camera->take_codes()) scanned(code);
    bool const toast_ends = m_model.toast && m_model.toast->until <= m_model.now;
    if (toast_ends) m_model.toast.reset();
    return toast_ends || before != start;
}

void FirstStart::draw(ui::Frame& frame) {
    auto const intent = screens::view(m_model, frame);
    if (intent) {
        if (auto const* own = std::get_if<screens::FirstStartIntent>(&*intent))
            carry_out(*own);
        else if (std::holds_alternative<screens::TrySync>(*intent))
            m_knocker.try_now(), look_at_network();
        else
            update(m_model, *intent, {m_clock, m_random});  // of its effects none is for here
        frame.wake_in(Duration{0});
    }
    if (frame.scanned()) {
        scanned(*frame.scanned());
        frame.wake_in(Duration{0});
    }
}

void FirstStart::carry_out(screens::FirstStartIntent const& intent) {
    auto& start = m_model.first_start;
    if (auto const* typed = std::get_if<screens::TypeServer>(&intent)) {
        start.typed = typed->text;
        return;
    }
    auto const address = plain_address(start.typed.value_or(""));
    if (!is_address(address)) {
        m_model.toast = {"first_start.no_such_address", false, m_clock.now() + k_toast_time};
        return;
    }
    start.typed.reset();
    // Another server is not known by the key of the one before.
    if (address != m_address.url) go_to({address, {}});
}

void FirstStart::scanned(std::string const& words) {
    if (words.starts_with('{'))
        m_knocker.take_invitation(words);
    else if (is_address(words))
        go_to({plain_address(words), {}});
    else
        m_model.toast = {"first_start.no_such_code", false, m_clock.now() + k_toast_time};
}

ui::Setting FirstStart::setting(ui::Size panel) const {
    auto setting = screens::setting_of(m_model, m_tongues);
    setting.panel = panel;
    return setting;
}

Duration FirstStart::wake_at() const {
    auto const look = m_next_look - m_clock.uptime();
    auto const toast = m_model.toast ? m_model.toast->until - m_model.now : look;
    return std::max(std::min(look, toast), Duration{1});
}

}  // namespace ontmoet::kiosk

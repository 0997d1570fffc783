// SPDX-License-Identifier: EUPL-1.2
#include "base/qr_code.h"
#include "exchange/portable_profile.h"
#include "kiosk/app.h"
#include "printing/from_state.h"
#include "storage/phone_key.h"

#include <fstream>
#include <sstream>

// What a kiosk's App does for people to carry along: pages on paper and codes on the screen.
namespace ontmoet::kiosk {

namespace {

screens::PrinterLine line_of(printing::PrinterReport const& report) {
    using printing::PrinterState;
    bool const fails = report.state == PrinterState::paper_out ||
                       report.state == PrinterState::stopped ||
                       report.state == PrinterState::absent;
    return {report.name, std::string(message_key(report.state)), fails,
            static_cast<int>(report.waiting())};
}

printing::Job badge_job(PersonId subject, printing::Badge badge, i18n::Tongue const& tongue) {
    printing::Job job;
    job.subject = subject;
    job.kind = printing::JobKind::badge;
    job.stock = printing::Stock::label;
    job.document = [badge = std::move(badge), &tongue](printing::Paper paper) {
        return printing::document_of(badge, paper, tongue);
    };
    return job;
}

}  // namespace

Status App::open_printers() {
    std::vector<printing::PrinterSettings> settings;
    if (!m_options.printers.empty()) {
        std::ifstream file(m_options.printers, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        if (!file)
            return Error{ErrorKind::not_found, "error.printer_settings",
                         m_options.printers.string()};
        TRY_ASSIGN(settings, printing::read_printer_settings(text.str()));
    }
    m_printing = printing::make_print_queue(settings, m_clock, m_wake);
    return {};
}

bool App::take_printers() {
    screens::Printers printers;
    for (auto const& report : m_printing->reports()) printers.lines.push_back(line_of(report));
    printers.labels = m_printing->has(printing::Stock::label);
    printers.pages =
        m_printing->has(printing::Stock::page) || m_printing->has(printing::Stock::receipt);
    if (printers == m_model.printers) return false;
    happen(PrintersChanged{std::move(printers)});
    return true;
}

void App::perform(PrintPage const& effect) {
    auto const& state = m_local.view();
    auto const found = state.people.find(effect.person);
    if (found == state.people.end()) return;
    if (effect.badge) {
        // Everybody in the hall reads a badge, so it is in Dutch.
        auto const& tongue = m_tongues.get("nl");
        print(badge_job(effect.person, printing::badge_of(state, found->second), tongue));
        if (auto badge = printing::companion_badge_of(state, found->second, tongue))
            print(badge_job(effect.person, std::move(*badge), tongue));
        return;
    }
    printing::Job job;
    job.subject = effect.person;
    job.kind = printing::JobKind::schedule;
    job.stock =
        m_printing->has(printing::Stock::page) ? printing::Stock::page : printing::Stock::receipt;
    auto const& tongue = m_tongues.get(m_model.language);
    auto schedule = printing::schedule_of(state, effect.person, tongue, m_model.provisional);
    job.document = [schedule = std::move(schedule), &tongue](printing::Paper paper) {
        return printing::document_of(schedule, paper, tongue);
    };
    print(std::move(job));
}

void App::print(printing::Job job) {
    if (auto const submitted = m_printing->submit(std::move(job)); !submitted.ok())
        happen(PrintRefused{submitted.error().message_key});
}

void App::perform(OpenPhonePage const& effect) {
    auto const key = storage::new_phone_key(m_pairing.event);
    auto fact =
        domain::make_fact(domain::PhonePageOpened{effect.person, storage::hash_of_phone_key(key)});
    fact.actor = "candidate:" + to_string(effect.person);
    perform(AppendFacts{{std::move(fact)}});
    if (auto code = qr_code(sync::phone_page_url(m_pairing, key)))
        happen(CodeMade{{screens::TakenCode::Kind::phone_page, std::move(*code)}});
}

void App::perform(WriteProfile const& effect) {
    auto const& state = m_local.view();
    auto const found = state.people.find(effect.person);
    if (found == state.people.end()) return;
    exchange::PortableProfile profile;
    profile.profile = found->second.profile;
    profile.event = state.event.name;
    profile.made_at = m_clock.now();
    auto const written = exchange::write_portable_profile(profile, state.event.profile_key);
    if (auto code = qr_code(written.text))
        happen(CodeMade{
            {screens::TakenCode::Kind::profile, std::move(*code), !written.left_out.empty()}});
}

void App::perform(ForgetPrinted const& effect) {
    m_printing->forget(effect.person);
}

}  // namespace ontmoet::kiosk

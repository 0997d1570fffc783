// SPDX-License-Identifier: EUPL-1.2
#include "base/qr_code.h"
#include "kiosk/app.h"
#include "kiosk/printer_lines.h"
#include "printing/from_state.h"
#include "storage/phone_key.h"
#include "sync/phone_page.h"

#include <fstream>
#include <sstream>

// What a kiosk's App does for people to carry along: pages on paper and codes on the screen.
namespace ontmoet::kiosk {

namespace {

// The organiser's printer stands for all that are for the same.
std::vector<printing::PrinterSettings> with_printer(std::vector<printing::PrinterSettings> settings,
                                                    std::string const& order) {
    auto const equals = order.find('=');
    auto const stock = equals == order.npos ? std::string("page") : order.substr(0, equals);
    auto const queue = equals == order.npos ? order : order.substr(equals + 1);
    auto const made =
        printing::read_printer_settings(R"({"printers":[{"name":")" + queue + R"(","for":")" +
                                        stock + R"(","address":"cups:)" + queue + R"("}]})");
    if (!made.ok()) return settings;
    auto const& ours = made->front();
    std::erase_if(settings, [&](auto const& other) { return other.stock == ours.stock; });
    settings.push_back(ours);
    return settings;
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
    if (m_settings.printer) settings = with_printer(std::move(settings), *m_settings.printer);
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
    tell_health();
    return true;
}

std::string App::open_phone_page(PersonId person, bool on_paper) {
    auto const key = storage::new_phone_key(m_pairing.event);
    auto fact = domain::make_fact(
        domain::PhonePageOpened{person, storage::hash_of_phone_key(key), on_paper});
    fact.actor = "candidate:" + to_string(person);
    perform(AppendFacts{{std::move(fact)}});
    return sync::phone_page_url(m_pairing, key);
}

exchange::PortableText App::portable_of(domain::Candidate const& candidate) const {
    auto const& event = m_local.view().event;
    exchange::PortableProfile profile;
    profile.profile = candidate.profile;
    profile.event = event.name;
    profile.made_at = m_clock.now();
    return exchange::write_portable_profile(profile, event.profile_key);
}

std::vector<printing::Job> App::jobs_for(PrintPage const& effect) {
    std::vector<printing::Job> jobs;
    auto const& state = m_local.view();
    auto const found = state.people.find(effect.person);
    if (found == state.people.end()) return jobs;
    auto const add = [&](printing::JobKind kind, printing::Stock stock, auto page,
                         i18n::Tongue const& language) {
        printing::Job job;
        job.subject = effect.person;
        job.kind = kind;
        job.stock = stock;
        job.document = [page = std::move(page), &language](printing::Paper paper) {
            return printing::document_of(page, paper, language);
        };
        jobs.push_back(std::move(job));
    };
    auto const sheet =
        m_printing->has(printing::Stock::page) ? printing::Stock::page : printing::Stock::receipt;
    auto const& tongue = m_tongues.get(m_model.language);
    // Everybody in the hall reads a badge, so it is in Dutch.
    auto const& dutch = m_tongues.get("nl");
    switch (effect.what) {
        case PrintPage::What::badge: {
            auto const label = printing::Stock::label;
            add(printing::JobKind::badge, label, printing::badge_of(state, found->second), dutch);
            if (auto badge = printing::companion_badge_of(state, found->second, dutch))
                add(printing::JobKind::badge, label, std::move(*badge), dutch);
            break;
        }
        case PrintPage::What::schedule: {
            auto page = printing::schedule_of(state, effect.person, tongue, m_model.provisional);
            if (m_model.has_phone_page) page.phone_url = open_phone_page(effect.person, true);
            add(printing::JobKind::schedule, sheet, std::move(page), tongue);
            break;
        }
        case PrintPage::What::profile: {
            auto page = printing::profile_page_of(state, found->second, tongue);
            auto const written = portable_of(found->second);
            page.made_at = m_clock.now();
            page.code = written.text;
            page.is_shortened = !written.left_out.empty();
            add(printing::JobKind::profile, sheet, std::move(page), tongue);
            break;
        }
    }
    return jobs;
}

void App::perform(PrintPage const& effect) {
    for (auto& job : jobs_for(effect))
        if (auto const submitted = m_printing->submit(std::move(job)); !submitted.ok())
            happen(PrintRefused{submitted.error().message_key});
}

void App::perform(PrintInterpreterDay const& effect) {
    auto const& tongue = m_tongues.get(m_model.language);
    printing::Job job;
    job.kind = printing::JobKind::schedule;
    job.stock =
        m_printing->has(printing::Stock::page) ? printing::Stock::page : printing::Stock::receipt;
    auto page = printing::interpreter_schedule_of(m_local.view(), effect.interpreter, tongue);
    job.document = [page = std::move(page), &tongue](printing::Paper paper) {
        return printing::document_of(page, paper, tongue);
    };
    if (auto const submitted = m_printing->submit(std::move(job)); !submitted.ok())
        happen(PrintRefused{submitted.error().message_key});
}

void App::perform(OpenPhonePage const& effect) {
    if (auto code = qr_code(open_phone_page(effect.person, false)))
        happen(CodeMade{{screens::TakenCode::Kind::phone_page, std::move(*code)}});
}

void App::perform(WriteProfile const& effect) {
    auto const& people = m_local.view().people;
    auto const found = people.find(effect.person);
    if (found == people.end()) return;
    auto const written = portable_of(found->second);
    if (auto code = qr_code(written.text))
        happen(CodeMade{
            {screens::TakenCode::Kind::profile, std::move(*code), !written.left_out.empty()}});
}

void App::perform(ReprintJob const& effect) {
    auto const again = m_printing->reprint(printing::JobId{effect.job});
    if (!again.ok()) happen(PrintRefused{again.error().message_key});
}

void App::perform(CancelJob const& effect) {
    m_printing->cancel(printing::JobId{effect.job});
}

void App::perform(ForgetPrinted const& effect) {
    m_printing->forget(effect.person);
}

}  // namespace ontmoet::kiosk

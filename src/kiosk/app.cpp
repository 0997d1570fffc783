// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"

#include "base/version.h"
#include "domain/apply.h"
#include "domain/rules.h"
#include "exchange/export.h"
#include "kiosk/former_doings.h"
#include "kiosk/limits.h"
#include "kiosk/open_problems.h"
#include "kiosk/pairing.h"
#include "kiosk/pin.h"
#include "planning/make_plan.h"
#include "screens/screen_names.h"
#include "screens/views.h"
#include "sync/phone_page.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

constexpr std::string_view k_pin_setting = "pin_failures";
constexpr std::string_view k_table_setting = "table";

screens::Screen home_of(storage::Role role) {
    if (role == storage::Role::board) return screens::Screen::board;
    if (role == storage::Role::table) return screens::Screen::table;
    return screens::Screen::languages;
}

// With a draft the plan is made as if that stood.
Event run_planner(domain::State state, std::optional<domain::PlanPublished> const& on, PlanId id,
                  DeviceId device, Clock const& clock, std::stop_token const& stop,
                  Worker::Say const& say) {
    auto const replaces = state.plan ? state.plan->id : PlanId{};
    if (on) domain::apply(state, domain::make_fact(*on));
    planning::Settings settings;
    bool const somebody_is_here = std::ranges::any_of(
        state.people, [](auto const& entry) { return entry.second.checked_in; });
    settings.who = somebody_is_here ? planning::Who::checked_in : planning::Who::registered;
    settings.from_round = domain::next_round(state, clock.now());
    settings.booker = {device, clock.now(), {}};
    scheduling::PlanOptions options;
    options.stop = stop;
    options.out_of_time = scheduling::deadline(clock, k_planning_time);
    options.on_progress = [&say](scheduling::Progress const& progress) {
        say(PlannerProgress{progress.gap_pct});
    };
    auto outcome = planning::make_plan(state, id, settings, options);
    if (!outcome.ok()) return PlannerDone{std::nullopt, outcome.error().message_key};
    screens::PlanDraft draft;
    draft.plan = std::move(outcome->published);
    draft.plan.replaces = replaces;
    draft.people_with_at_least = outcome->coverage;
    draft.people = outcome->people;
    draft.unmet_wishes = static_cast<int>(outcome->unmet.size());
    auto const lacking = [](planning::Shortage const& it) { return it.wanted - it.present; };
    auto const worst = std::ranges::max_element(outcome->shortages, {}, lacking);
    if (worst != outcome->shortages.end()) draft.shortage = *worst;
    return PlannerDone{std::move(draft), {}};
}

// The organiser's cards before the shipped ones.
cards::Shelf load_info(AppOptions const& options) {
    std::vector<std::filesystem::path> folders;
    if (!options.info.empty()) folders.push_back(options.info);
    folders.push_back(options.assets / "info");
    auto shelf = cards::Shelf::load("info", folders);
    for (auto const& fault : shelf.faults())
        std::fprintf(stderr, "ontmoet-kiosk: %s\n", fault.c_str());
    return shelf;
}

}  // namespace

void begin_model(screens::Model& model, screens::Screen home, AppOptions const& options,
                 i18n::Tongues const& tongues, Clock const& clock) {
    model.tongues = &tongues;
    model.home = home;
    model.stack = {home};
    model.language = options.language;
    model.usual_language = options.language;
    model.accessibility = options.accessibility;
    model.usual_accessibility = options.accessibility;
    model.now = clock.now();
}

Result<std::unique_ptr<App>> App::open(AppOptions const& options, Clock const& clock,
                                       std::uint64_t seed, std::function<void()> wake) {
    TRY_ASSIGN(auto pairing, read_pairing(options.pairing));
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(options.assets / "locale"));
    TRY_ASSIGN(auto vocabulary, i18n::load_vocabulary(options.assets));
    std::error_code failed;
    std::filesystem::create_directories(options.data, failed);
    if (failed) return Error{ErrorKind::storage, "error.folder", options.data.string()};

    auto const careful = as_safe_as_needed(options, clock);
    std::unique_ptr<App> app(new App(careful, clock, seed, wake, std::move(tongues),
                                     std::move(vocabulary), load_info(options)));
    platform::StoredEvent stored;
    TRY_ASSIGN(auto const unlock, platform::find_key(options.key, options.data));
    platform::SyncOptions const sync_options{store_in(options.data), pairing, std::move(wake),
                                             unlock};
    TRY_ASSIGN(app->m_client, platform::SyncClient::open(sync_options, clock, stored));
    TRY_ASSIGN(app->m_host_pin, opened_hash(pairing.host_pin, pairing.device, unlock));
    TRY_ASSIGN(auto const closed, sealed_hash(pairing.host_pin, pairing.device, unlock));
    // As it came from the server. A disk that takes nothing does not keep it from starting.
    if (std::exchange(pairing.host_pin, closed) != closed)
        (void)write_pairing(options.pairing, pairing);
    app->read_settings();
    TRY(app->open_printers());
    if (!careful.camera.empty())
        app->m_camera = std::make_unique<Camera>(careful.camera, app->m_clock, app->m_wake);
    app->m_pairing = pairing;
    app->m_model.device = pairing.device;
    app->m_model.home = home_of(pairing.role);
    app->m_model.is_browse_screen = pairing.role == storage::Role::browse;
    app->m_model.at_table.organisation = pairing.organisation;
    auto const table = parse_id<TableId>(app->m_client->setting(k_table_setting).value_or(""));
    if (table.ok()) app->m_model.at_table.table = *table;
    app->m_model.stack = {app->m_model.home};
    app->m_model.board = options.board;
    app->m_model.has_phone_page = sync::has_phone_page(pairing);
    if (pairing.badge_letter != '\0') app->m_model.badge_letter = pairing.badge_letter;
    auto const session = std::move(stored.session);
    auto const mended = stored.mended;
    begin_with(stored, app->m_local, app->m_model);
    app->go_on_with(session);
    app->note_mending(mended);
    app->read_pin_lock();
    app->happen(StateChanged{{}, true});
    app->show_problems();
    return app;
}

App::App(AppOptions options, Clock const& clock, std::uint64_t seed, std::function<void()> wake,
         i18n::Tongues tongues, i18n::Vocabulary vocabulary, cards::Shelf info)
    : m_options(std::move(options)),
      m_clock(clock),
      m_random(seed),
      m_tongues(std::move(tongues)),
      m_vocabulary(std::move(vocabulary)),
      m_info(std::move(info)),
      m_worker(wake),
      m_wake(std::move(wake)) {
    begin_model(m_model, m_model.home, m_options, m_tongues, clock);
    m_model.state = &m_local.view();
    m_model.vocabulary = &m_vocabulary;
    m_model.info = &m_info;
    m_model.version = program_version();
    m_model.care.safe_mode = m_options.safe_mode;
}

void App::start_sound() {
    if (m_options.safe_mode) return;
    m_reading = std::make_unique<ReadingAloud>(
        platform::SpeakerOptions{m_options.assets / "sound", {}, m_wake}, m_clock, m_tongues,
        &m_info);
    m_microphone = std::make_unique<platform::Microphone>(m_wake);
}

// Whoever listens is there, though nothing is touched.
Duration App::idle_of(Duration untouched) const {
    auto const now = m_clock.uptime();
    auto const idle = now - untouched < m_begun ? now - m_touched_before : untouched;
    return std::min(idle, now - m_last_heard);
}

bool App::pump(Duration idle) {
    bool changed = take_speech();
    if (look_after_machine()) changed = true;
    if (take_camera()) changed = true;
    if (take_voice()) changed = true;
    if (take_printers()) changed = true;
    for (auto const& event : m_client->take_events()) {
        std::visit([this](auto const& one) { take(one); }, event);
        changed = true;
    }
    for (auto const& event : m_worker.take_events()) {
        happen(event);
        changed = true;
    }
    auto const before = std::pair{m_model.asks_presence, m_model.stack};
    bool const had_toast = m_model.toast.has_value();
    auto const minute = m_model.now.ms / 60'000;
    auto const second = m_model.now.ms / 1'000;
    auto const before_hall = domain::hall_at(*m_model.state, m_model.now);
    happen(Tick{idle_of(idle)});
    auto const hall = domain::hall_at(*m_model.state, m_model.now);
    // What a page counted of the round before it is not true of the next.
    if (before_hall.phase != hall.phase || before_hall.round != hall.round) {
        refresh_cards(m_model);
        changed = true;
    }
    // A lease may have ended.
    if (minute != m_model.now.ms / 60'000) show_problems();
    keep_session(idle_of(idle));
    if (m_reading) m_reading->keep_to(m_model);
    return changed || before != std::pair{m_model.asks_presence, m_model.stack} ||
           had_toast != m_model.toast.has_value() || minute != m_model.now.ms / 60'000 ||
           (screens::shows_seconds(m_model.screen()) && second != m_model.now.ms / 1'000);
}

void App::draw(ui::Frame& frame) {
    auto const intent = screens::view(m_model, frame);
    if (m_reading) m_reading->follow(m_model, frame.stage());
    m_tree = &frame.stage().tree();
    if (intent) {
        perform(update(m_model, *intent, {m_clock, m_random}));
        watch_devices();
        watch_codes();
        refresh_cards(m_model);
        frame.wake_in(Duration{0});
    }
    if (frame.scanned()) {
        happen(Scanned{*frame.scanned()});
        frame.wake_in(Duration{0});
    }
    m_tree = nullptr;
    if (m_reading) m_reading->keep_to(m_model);
    if (take_speech()) frame.wake_in(Duration{0});
}

ui::Setting App::setting(ui::Size panel) const {
    auto setting = screens::setting_of(m_model, m_tongues);
    setting.panel = panel;
    setting.spoken = m_model.speech.at;
    return setting;
}

std::optional<Duration> App::wake_at(Duration untouched) const {
    auto const idle = idle_of(untouched);
    bool const at_start = m_model.stack.size() == 1;
    std::optional<Duration> soonest;
    auto const consider = [&](Duration wait) {
        auto const at_least = std::max(wait, Duration{1});
        if (!soonest || at_least < *soonest) soonest = at_least;
    };
    if (m_model.toast) consider(m_model.toast->until - m_model.now);
    for (auto const& one : m_model.host.closing) consider(one.until - m_model.now);
    if (!m_model.visitor.profile_is_saved) consider(k_typing_pause - idle);
    if (!m_model.unread_names.empty()) consider(Duration{1});
    if (m_model.asks_presence)
        consider(Duration{1'000});
    else if (!at_start)
        consider(std::max(asks_after(m_model) - idle, Duration{0}));
    if (m_model.screen() == screens::Screen::schedule)
        consider(Duration{60'000 - m_model.now.ms % 60'000});
    if (screens::shows_seconds(m_model.screen()))
        consider(Duration{1'000 - m_model.now.ms % 1'000});
    return soonest;
}

void App::perform(std::vector<Effect> const& effects) {
    for (auto const& effect : effects)
        std::visit([this](auto const& one) { perform(one); }, effect);
}

void App::perform(AppendFacts const& effect) {
    auto const facts = m_client->append(effect.drafts);
    note_doing(m_model, facts, m_local.view());
    m_local.append(facts);
    StateChanged changed;
    for (auto const& fact : facts)
        changed.subjects.insert(changed.subjects.end(), fact.subjects.begin(), fact.subjects.end());
    happen(changed);
    show_problems();
}

void App::read_pin_lock() {
    auto guard = PinGuard::from_text(m_client->setting(k_pin_setting).value_or(""));
    if (guard.shorten(m_clock.now())) m_client->set_setting(k_pin_setting, guard.to_text());
    m_model.pin_locked_until = guard.locked_until;
}

void App::perform(CheckPin const& effect) {
    auto const guard = PinGuard::from_text(m_client->setting(k_pin_setting).value_or(""));
    if (guard.locked_until > m_clock.now()) {
        happen(PinChecked{false, guard.locked_until});
        return;
    }
    // Counted as wrong before it is looked at: pulling the plug does not give another try.
    auto counted = guard;
    counted.note(false, m_clock.now());
    m_client->set_setting(k_pin_setting, counted.to_text());
    m_worker.run([hash = m_host_pin, digits = effect.digits, until = counted.locked_until](
                     std::stop_token const&, Worker::Say const& say) {
        bool const right = pin_fits(hash, digits);
        say(PinChecked{right, right ? Moment{} : until});
    });
}

void App::perform(RunPlanner const& effect) {
    auto const id = PlanId::make(m_clock, m_random);
    m_worker.run([state = m_local.view(), draft = effect.draft, id, device = m_model.device,
                  clock = m_clock](std::stop_token const& stop, Worker::Say const& say) {
        say(run_planner(state, draft, id, device, clock, stop, say));
    });
}

void App::perform(StopPlanner const&) {
    m_worker.stop_job();
}

void App::perform(KeepTable const& effect) {
    m_client->set_setting(k_table_setting, to_string(effect.table));
}

void App::perform(WriteExport const&) {
    auto const folder = m_options.exports / i18n::iso_date(m_clock.now());
    auto told = domain::make_fact(domain::ExportMade{"csv", "host page", "host", {}, {}});
    told.actor = "host";
    perform(AppendFacts{{std::move(told)}});
    m_worker.run([state = m_local.view(), folder, now = m_clock.now()](std::stop_token const&,
                                                                       Worker::Say const& say) {
        auto const files = exchange::export_files(state, {now, {}, {}});
        auto const written = exchange::write_files(files, folder);
        say(ExportDone{written.ok() ? folder.string() : std::string(),
                       written.ok() ? std::string() : written.error().message_key});
    });
}

void App::perform(RetrySync const&) {
    m_client->retry_now();
    m_printing->look_again();
}

void App::happen(Event const& event) {
    m_model.state = &m_local.view();
    if (auto const* pin = std::get_if<PinChecked>(&event); pin != nullptr && pin->right)
        m_client->set_setting(k_pin_setting, PinGuard{}.to_text());
    perform(update(m_model, event, {m_clock, m_random}));
    m_model.state = &m_local.view();
    watch_devices();
    watch_codes();
    if (!std::holds_alternative<Tick>(event)) refresh_cards(m_model);
}

// While a host is there, and also when a touch or a silence ended that.
void App::watch_devices() {
    if (m_watches_devices == m_model.host.unlocked) return;
    m_watches_devices = m_model.host.unlocked;
    m_client->watch_devices(m_watches_devices);
}

void App::show_problems() {
    happen(open_problems(m_local, m_model.network.online, m_clock.now()));
}

}  // namespace ontmoet::kiosk

// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"
#include "support/postgres_for_test.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/resource.h>

// A real server over TLS and real kiosks through a cable that does all it can, while they are
// killed and their disks are full now and then. Then all is well again, and what they hold is
// compared.
//   ONTMOET_CHAOS_SEED  another course of things; the seed is printed
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

constexpr int k_kiosks = 4;
constexpr int k_turns = 60;  // of about a fifth of a second
constexpr int k_most_wait_steps = 450;

// A program that is killed and started again, and whose disk is full at times.
class Victim {
public:
    Victim(std::vector<std::string> words, std::string log)
        : m_words(std::move(words)), m_log(std::move(log)) {
        start();
    }
    void start() {
        m_process = std::make_unique<Process>(m_words, m_log);
        m_output.clear();
        REQUIRE(m_process->read_line(std::chrono::seconds{30}));
        m_is_full = false;
    }
    void kill() {
        m_process->signal(SIGKILL);
        m_process->wait();
    }
    // No file may become larger than it has any use for now: the disk is full.
    void fill_disk(bool full) {
        rlimit limit{};
        REQUIRE(::prlimit(m_process->number(), RLIMIT_FSIZE, nullptr, &limit) == 0);
        limit.rlim_cur = full ? 4'096 : limit.rlim_max;
        REQUIRE(::prlimit(m_process->number(), RLIMIT_FSIZE, &limit, nullptr) == 0);
        m_is_full = full;
    }
    bool is_full() const { return m_is_full; }
    Process& process() { return *m_process; }
    void set_words(std::vector<std::string> words) { m_words = std::move(words); }

private:
    std::vector<std::string> m_words;
    std::string m_log;
    std::unique_ptr<Process> m_process;
    std::string m_output;
    bool m_is_full = false;
};

std::string content(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct ChaosKiosk {
    std::unique_ptr<Victim> program;
    std::set<std::string> saved;
    std::set<std::string> refused;
    long pending = -1;
    long cursor = -1;
    std::map<long, std::string> confirmed;

    void say(std::string const& command) { program->process().write_line(command); }
    // Takes what it has said so far; true when `wanted` began one of the lines.
    bool listen(std::string const& wanted, std::chrono::milliseconds longest) {
        while (auto const line = program->process().read_line(longest)) {
            std::istringstream words(*line);
            std::string verb;
            std::string id;
            words >> verb;
            if (verb == "saved" && words >> id) saved.insert(id);
            if (verb == "refused" && words >> id) refused.insert(id);
            if (verb == "state") words >> pending >> cursor;
            if (long at = 0; verb == "fact" && words >> at >> id) confirmed[at] = id;
            if (!wanted.empty() && verb == wanted) return true;
        }
        return false;
    }
};

class Chaos {
public:
    // The server's data is in its folder or in that PostgreSQL.
    Chaos(std::uint64_t seed, test::PostgresForTest* postgres)
        : m_random(seed), m_seed(seed), m_postgres(postgres) {
        m_data = postgres == nullptr ? path("server") : postgres->new_database();
        make_certificate();
        m_server = std::make_unique<Victim>(server_words(), path("server.log"));
        check_done({"import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag"});
        for (int i = 0; i < k_kiosks; ++i) add_kiosk(i);
    }

    void turn() {
        auto& kiosk = m_kiosks[m_random.below(k_kiosks)];
        switch (m_random.below(12)) {
            case 0: return restart(kiosk);
            case 1: return m_random.below(2) == 0 ? restart_database() : restart_server();
            case 2: return kiosk.program->fill_disk(!kiosk.program->is_full());
            case 3: return m_server->fill_disk(!m_server->is_full());
            case 4: return cable.disturb(m_random.next(), m_random.below(3) == 0 ? 0 : 60);
            default:
                kiosk.say("say " + std::to_string(1 + m_random.below(9)));
                kiosk.listen("", std::chrono::milliseconds{200});
        }
    }

    // Everything works again; true when everybody has delivered and heard everything.
    bool heal() {
        cable.calm();
        cable.plug();
        m_server->fill_disk(false);
        for (auto& kiosk : m_kiosks) kiosk.program->fill_disk(false);
        for (int step = 0; step < k_most_wait_steps; ++step) {
            bool done = true;
            for (auto& kiosk : m_kiosks) {
                if (step % 20 == 0) kiosk.say("retry");
                kiosk.say("state");
                if (!kiosk.listen("state", std::chrono::seconds{10})) return false;
                done = done && kiosk.pending == 0 && kiosk.cursor == m_kiosks[0].cursor;
            }
            if (done && m_kiosks[0].cursor == server_cursor()) return true;
            m_kiosks[0].listen("", std::chrono::milliseconds{50});
        }
        return false;
    }

    // cursor → id, of the server's log.
    std::map<long, std::string> server_facts() {
        std::map<long, std::string> facts;
        std::istringstream lines(check_done({"facts"}).output);
        for (std::string line; std::getline(lines, line);) {
            auto const fact = nlohmann::json::parse(line);
            facts[fact["cursor"]] = fact["id"];
        }
        return facts;
    }
    void export_server(std::filesystem::path const& to) {
        check_done({"export", "--purpose", "chaos", "--out", to});
    }
    void dump_kiosks() {
        for (std::size_t i = 0; i < m_kiosks.size(); ++i) {
            m_kiosks[i].say("dump " + path("export-" + std::to_string(i)));
            REQUIRE(m_kiosks[i].listen("end", std::chrono::seconds{20}));
        }
    }
    std::string path(std::string const& name) const { return m_folder.path / name; }
    std::vector<ChaosKiosk> const& kiosks() const { return m_kiosks; }

private:
    void make_certificate() const {
        REQUIRE(std::system(("openssl req -x509 -newkey ec -pkeyopt"
                             " ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=hall -out '" +
                             path("pem") + "' -keyout '" + path("key") + "' 2>/dev/null")
                                .c_str()) == 0);
    }
    // A command that goes to a shared database itself knows no certificate.
    void know_certificate(std::filesystem::path const& pairing) const {
        REQUIRE(std::system(("openssl x509 -in '" + path("pem") +
                             "' -noout -pubkey | openssl pkey -pubin -outform der | "
                             "openssl dgst -sha256 -binary | base64 >'" +
                             path("pin") + "'")
                                .c_str()) == 0);
        auto pin = content(path("pin"));
        pin.pop_back();  // the end of the line
        auto told = nlohmann::json::parse(content(pairing));
        told["public_key"] = "sha256//" + pin;
        std::ofstream(pairing) << told.dump();
    }
    // Started again it is more than a day later, so tokens change in the midst of it all.
    std::vector<std::string> server_words() {
        m_clock += 25L * 3'600;
        std::vector<std::string> words{program("ontmoet"),
                                       "--clock",
                                       std::to_string(m_clock),
                                       "serve",
                                       "--data",
                                       m_data,
                                       "--port",
                                       std::to_string(m_port),
                                       "--tls-certificate",
                                       path("pem"),
                                       "--tls-key",
                                       path("key")};
        return words;
    }
    Finished check_done(std::vector<std::string> words) const {
        words.insert(words.begin(), program("ontmoet"));
        words.insert(words.end(), {"--data", m_data});
        auto done = run(words);
        INFO(words[1] << ": " << done.output);
        REQUIRE(done.code == 0);
        return done;
    }
    void add_kiosk(int number) {
        auto const name = "kiosk-" + std::to_string(number);
        auto const file = path(name + ".pairing");
        check_done({"pair", "--role", "host", "--name", name, "--url",
                    "https://127.0.0.1:" + std::to_string(cable.port()), "--out", file});
        know_certificate(file);
        std::filesystem::create_directories(path(name));
        m_kiosks.emplace_back().program = std::make_unique<Victim>(
            std::vector<std::string>{std::string(BINARY_DIR) + "/tests/e2e/chaos_kiosk", file,
                                     path(name), std::to_string(m_seed * 100 + m_kiosks.size())},
            path(name + ".log"));
    }
    void restart(ChaosKiosk& kiosk) {
        kiosk.listen("", std::chrono::milliseconds{0});
        kiosk.program->kill();
        kiosk.listen("", std::chrono::milliseconds{20});  // its last words
        kiosk.program->start();
    }
    void restart_server() {
        m_server->kill();
        m_server->set_words(server_words());
        m_server->start();
    }
    // Where there is none of its own, it dies with its server.
    void restart_database() {
        if (m_postgres == nullptr) return restart_server();
        m_postgres->kill();
        m_postgres->start();
    }
    long server_cursor() {
        auto const facts = server_facts();
        return facts.empty() ? 0 : facts.rbegin()->first;
    }

    Folder m_folder;
    Random m_random;
    std::uint64_t m_seed;
    test::PostgresForTest* m_postgres;
    std::string m_data;
    long m_clock = k_morning;
    int m_port = free_port();
    std::unique_ptr<Victim> m_server;

public:
    Cable cable{m_port};

private:
    std::vector<ChaosKiosk> m_kiosks;
};

void live_through_it(test::PostgresForTest* postgres) {
    auto const* given = std::getenv("ONTMOET_CHAOS_SEED");
    auto const seed = given == nullptr ? 20'261'120ULL : std::strtoull(given, nullptr, 10);
    INFO("ONTMOET_CHAOS_SEED=" << seed);
    Chaos chaos(seed, postgres);
    for (int turn = 0; turn < k_turns; ++turn) chaos.turn();
    REQUIRE(chaos.heal());
    auto const facts = chaos.server_facts();
    chaos.dump_kiosks();
    chaos.export_server(chaos.path("export-server"));

    // No holes, nothing twice.
    std::set<std::string> ids;
    long last = 0;
    for (auto const& [cursor, id] : facts) {
        CHECK(cursor == ++last);
        CHECK(ids.insert(id).second);
    }
    std::size_t saved = 0;
    for (auto const& kiosk : chaos.kiosks()) {
        for (auto const& id : kiosk.saved) {
            INFO(id);
            CHECK(ids.contains(id) != kiosk.refused.contains(id));
        }
        CHECK(kiosk.confirmed == facts);
        saved += kiosk.saved.size();
    }
    CHECK(saved > 30);
    CHECK(chaos.cable.faults() > 5);
    for (auto const& entry : std::filesystem::directory_iterator(chaos.path("export-0"))) {
        auto const name = entry.path().filename();
        INFO(name);
        for (auto const* other : {"export-1", "export-2", "export-3", "export-server"})
            CHECK(content(entry.path()) == content(chaos.path(other) / name));
    }
    std::printf("%zu facts kept, %zu said by kiosks, %d connections met a fault\n", facts.size(),
                saved, chaos.cable.faults());
}

}  // namespace

TEST_CASE("killed, cut off, disturbed and out of disk, nothing said is lost and all agree") {
    live_through_it(nullptr);
}

TEST_CASE("nothing is lost either when the log is in a PostgreSQL that is killed too") {
    live_through_it(&test::PostgresForTest::shared());
}

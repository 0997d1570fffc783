// SPDX-License-Identifier: EUPL-1.2
// bench_sync_http [OPTION…]: what `ontmoet serve OPTION…` stands, over real sockets of this
// machine, clients and server on the same cores. All goes through HTTP, so --database works as
// well.
#include "base/check.h"
#include "e2e/process.h"
#include "support/sample_event.h"
#include "sync/protocol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

namespace {

using namespace ontmoet;
using namespace ontmoet::test;
using Clock = std::chrono::steady_clock;

constexpr int k_devices = 25;  // of 26 badge letters
constexpr int k_people = 5'000;
constexpr int k_admin_batch = 1'000;

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Reply {
    int status = 0;
    std::string body;  // as it came, maybe packed
    bool packed = false;
};

// One connection with one request at a time.
class Lane {
public:
    Lane(int port, int address) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<unsigned>(address));
        check(::bind(m_socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0, "an address");
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        at.sin_port = htons(static_cast<std::uint16_t>(port));
        check(::connect(m_socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0, "a server");
        int const yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    Lane(Lane&& other) noexcept : sent(other.sent), m_socket(std::exchange(other.m_socket, -1)) {}
    Lane(Lane const&) = delete;
    Lane& operator=(Lane const&) = delete;
    ~Lane() {
        if (m_socket >= 0) ::close(m_socket);
    }

    void send(std::string const& request) {
        sent = Clock::now();
        for (std::size_t done = 0; done < request.size();) {
            auto const part =
                ::send(m_socket, request.data() + done, request.size() - done, MSG_NOSIGNAL);
            check(part > 0, "the server listens");
            done += static_cast<std::size_t>(part);
        }
    }
    // What has come so far; a whole answer, if there is one.
    std::optional<Reply> receive(int flags = MSG_DONTWAIT) {
        std::array<char, 65'536> bytes;
        auto const count = ::recv(m_socket, bytes.data(), bytes.size(), flags);
        check(count > 0, "the server answers");
        m_received.append(bytes.data(), static_cast<std::size_t>(count));
        auto const end = m_received.find("\r\n\r\n");
        if (end == std::string::npos) return std::nullopt;
        auto const at = m_received.find("Content-Length: ");
        std::size_t length = 0;
        std::from_chars(m_received.data() + at + 16, m_received.data() + end, length);
        if (m_received.size() < end + 4 + length) return std::nullopt;
        Reply reply{std::stoi(m_received.substr(9, 3)), m_received.substr(end + 4, length),
                    m_received.find("Content-Encoding: gzip") < end};
        m_received.erase(0, end + 4 + length);
        return reply;
    }
    Reply ask(std::string const& request) {
        send(request);
        for (;;)
            if (auto reply = receive(0)) return std::move(*reply);
    }
    int socket() const { return m_socket; }

    Clock::time_point sent;

private:
    int m_socket;
    std::string m_received;
};

// Gives every answer to `take` until it says that it is enough or the time is over.
void pump(
    std::vector<Lane>& lanes, Clock::time_point until,
    std::function<bool(std::size_t lane, Reply)> const& take,
    std::function<void()> const& between = [] {}) {
    std::vector<pollfd> waiting;
    for (auto const& lane : lanes) waiting.push_back({lane.socket(), POLLIN, 0});
    while (Clock::now() < until) {
        (void)::poll(waiting.data(), waiting.size(), 2);
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            auto reply = lanes[i].receive();
            if (reply && take(i, std::move(*reply))) return;
        }
        between();
    }
}

// The beginning of a page: all but its facts.
std::string beginning_of(Reply const& reply) {
    if (!reply.packed) return reply.body.substr(0, 400);
    z_stream stream{};
    check(inflateInit2(&stream, 15 + 16) == Z_OK, "zlib starts");
    std::string plain(400, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(reply.body.data()));
    stream.avail_in = static_cast<uInt>(reply.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    (void)inflate(&stream, Z_SYNC_FLUSH);
    inflateEnd(&stream);
    return plain;
}
long number_in(std::string const& text, std::string const& name) {
    auto const at = text.find("\"" + name + "\":");
    return at == std::string::npos ? -1 : std::atol(text.c_str() + at + name.size() + 3);
}

std::string request(std::string const& method, std::string const& target, std::string const& token,
                    std::string const& body = {}) {
    return method + " " + target + " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\n" +
           "Accept-Encoding: gzip\r\nAuthorization: Bearer " + token +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct Hall {
    explicit Hall(std::vector<std::string> const& options) {
        std::filesystem::create_directories(folder);
        std::vector<std::string> words{ONTMOET, "serve", "--data", folder / "data", "--port", "0"};
        words.insert(words.end(), options.begin(), options.end());
        server = std::make_unique<e2e::Process>(words, (folder / "log").string());
        auto const line = server->read_line(std::chrono::seconds{20});
        check(line.has_value(), "the server starts");
        port = std::atoi(line->c_str() + line->rfind(':') + 1);
        std::ifstream file(folder / "data" / "server.json");
        owner = nlohmann::json::parse(file)["token"];
        begin_event();
    }
    ~Hall() {
        server->signal(SIGTERM);
        server->wait();
        std::filesystem::remove_all(folder);
    }

    void begin_event() {
        Lane lane(port, 0);
        auto const admin = "/v1/admin/events/" + to_string(k_event);
        auto const facts = sample_event(k_people);
        for (std::size_t from = 0; from < facts.size(); from += k_admin_batch) {
            auto array = nlohmann::json::array();
            for (auto i = from; i < std::min(facts.size(), from + k_admin_batch); ++i)
                array.push_back(nlohmann::json::parse(
                    domain::encode_fact(stamped(facts[i], {}, static_cast<std::int64_t>(i + 1)))));
            nlohmann::json const order = {{"actor", "bench"}, {"facts", array}};
            check(lane.ask(request("POST", admin + "/facts", owner, order.dump())).status == 200,
                  "the event is there");
        }
        for (int i = 0; i < k_devices; ++i) {
            auto const made = lane.ask(
                request("POST", admin + "/devices", owner, R"({"role":"host","name":""})"));
            devices.push_back(*sync::decode_pairing(made.body));
        }
        sequences.assign(k_devices, 0);
    }
    std::string push(std::size_t device) {
        auto const sequence = ++sequences[device];
        auto const fact = stamped(
            domain::make_fact(domain::PersonSet{person(1 + static_cast<int>(sequence % k_people)),
                                                R"({"hours":32,"region":"Haaglanden"})"}),
            devices[device].device, sequence);
        return request("POST", sync::facts_path(k_event), devices[device].token,
                       sync::encode(sync::PushRequest{{fact}}));
    }
    std::string pull(std::size_t device, long after, int wait) const {
        return request("GET",
                       sync::facts_path(k_event) + "?after=" + std::to_string(after) +
                           "&limit=500&wait=" + std::to_string(wait),
                       devices[device % k_devices].token);
    }
    long newest() const {
        Lane lane(port, 0);
        long after = 0;
        for (bool more = true; more;) {
            auto const page = beginning_of(lane.ask(pull(0, after, 0)));
            after = number_in(page, "next");
            more = page.find("\"more\":true") != std::string::npos;
        }
        return after;
    }
    double memory_mb() const {
        std::ifstream status("/proc/" + std::to_string(server->number()) + "/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1'024;
        return 0;
    }

    std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                   ("ontmoet-bench-http-" + std::to_string(::getpid()));
    std::unique_ptr<e2e::Process> server;
    int port = 0;
    std::string owner;
    std::vector<sync::Pairing> devices;
    std::vector<std::int64_t> sequences;
};

std::vector<Lane> lanes_to(Hall const& hall, int many) {
    std::vector<Lane> lanes;
    for (int i = 0; i < many; ++i) lanes.emplace_back(hall.port, i / 500);
    return lanes;
}

// Each lane asks again as soon as it is answered.
void requests_a_second(Hall& hall, char const* what, int many,
                       std::function<std::string(std::size_t)> const& next) {
    auto lanes = lanes_to(hall, many);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(next(i));
    std::vector<double> took;
    auto const begin = Clock::now();
    pump(lanes, begin + std::chrono::seconds{3}, [&](std::size_t lane, Reply reply) {
        check(reply.status == 200, "it is done");
        took.push_back(ms_since(lanes[lane].sent));
        lanes[lane].send(next(lane));
        return false;
    });
    auto const seconds = ms_since(begin) / 1'000;
    auto const rate = static_cast<double>(took.size()) / seconds;
    std::printf("%s, %d connections: %.0f requests/s, p50 %.1f ms, p99 %.1f ms\n", what, many, rate,
                percentile(took, 0.5), percentile(took, 0.99));
}

void visible_elsewhere(Hall& hall) {
    auto lanes = lanes_to(hall, 50);
    Lane speaker(hall.port, 0);
    auto const base = hall.newest();
    std::map<long, Clock::time_point> said;
    std::vector<long> heard(lanes.size(), base);
    std::vector<double> took;
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(i, base, 25));
    auto next = Clock::now();
    long cursor = base;
    auto const speak = [&] {
        if (Clock::now() < next) return;
        next += std::chrono::milliseconds{20};
        said[++cursor] = Clock::now();
        check(speaker.ask(hall.push(static_cast<std::size_t>(cursor) % k_devices)).status == 200,
              "it is said");
    };
    pump(
        lanes, Clock::now() + std::chrono::seconds{5},
        [&](std::size_t lane, Reply reply) {
            auto const up_to = number_in(beginning_of(reply), "next");
            for (auto at = heard[lane] + 1; at <= up_to; ++at) took.push_back(ms_since(said[at]));
            heard[lane] = up_to;
            lanes[lane].send(hall.pull(lane, up_to, 25));
            return false;
        },
        speak);
    std::printf(
        "50 facts a second, heard by 50 kiosks: p50 %.1f ms, p99 %.1f ms, longest %.1f ms\n",
        percentile(took, 0.5), percentile(took, 0.99), percentile(took, 1));
}

void all_load_at_once(Hall& hall) {
    auto lanes = lanes_to(hall, 100);
    std::size_t done = 0;
    double megabytes = 0;
    auto const begin = Clock::now();
    auto const cpu = hall.server->cpu_seconds();
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(i, 0, 0));
    pump(lanes, begin + std::chrono::seconds{120}, [&](std::size_t lane, Reply reply) {
        megabytes += static_cast<double>(reply.body.size()) / 1e6;
        auto const page = beginning_of(reply);
        if (page.find("\"more\":true") == std::string::npos) return ++done == lanes.size();
        lanes[lane].send(hall.pull(lane, number_in(page, "next"), 0));
        return false;
    });
    std::printf("100 kiosks load %d people at once: %.1f s, %.0f MB packed, server %.1f CPU-s\n",
                k_people, ms_since(begin) / 1'000, megabytes, hall.server->cpu_seconds() - cpu);
}

void two_thousand_wait(Hall& hall) {
    auto const before = hall.memory_mb();
    auto lanes = lanes_to(hall, 2'000);
    auto const newest = hall.newest();
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(i, newest, 25));
    Lane watch(hall.port, 5);
    constexpr auto metrics = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
    while (watch.ask(metrics).body.find("ontmoet_parked_polls 2000\n") == std::string::npos)
        check(ms_since(lanes[0].sent) < 20'000, "all are parked in time");
    pump(lanes, Clock::now() + std::chrono::seconds{2}, [](std::size_t, Reply) { return true; });
    auto const cpu = hall.server->cpu_seconds();
    auto const begin = Clock::now();
    pump(lanes, begin + std::chrono::seconds{10}, [](std::size_t, Reply) { return true; });
    auto const share = (hall.server->cpu_seconds() - cpu) / (ms_since(begin) / 1'000) * 100;
    std::printf("2,000 kiosks wait: %.0f MB (%.0f before), %.1f %% of a core when quiet\n",
                hall.memory_mb(), before, share);
    std::size_t woken = 0;
    auto const said = Clock::now();
    check(watch.ask(hall.push(0)).status == 200, "it is said");
    pump(lanes, said + std::chrono::seconds{20},
         [&](std::size_t, Reply) { return ++woken == lanes.size(); });
    std::printf("one fact wakes all %zu of them in %.0f ms\n", woken, ms_since(said));
}

}  // namespace

int main(int count, char** words) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    Hall hall(std::vector<std::string>(words + 1, words + count));
    requests_a_second(hall, "empty route (/healthz)", 50,
                      [](std::size_t) { return request("GET", "/healthz", ""); });
    requests_a_second(hall, "one fact each, durable", k_devices,
                      [&](std::size_t lane) { return hall.push(lane); });
    visible_elsewhere(hall);
    all_load_at_once(hall);
    two_thousand_wait(hall);
    return 0;
}

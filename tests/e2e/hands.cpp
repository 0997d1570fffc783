// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hands.h"

#include <sstream>
#include <stdexcept>
#include <thread>

#include <signal.h>

namespace ontmoet::e2e {

std::string program(std::string const& name) {
    return std::string(BINARY_DIR) + "/bin/" + name;
}

KioskHand::KioskHand(std::filesystem::path folder, std::string name, std::string clock)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_clock(std::move(clock)) {}

void KioskHand::start(std::vector<std::string> more) {
    if (!more.empty()) m_more = std::move(more);
    std::vector<std::string> words{program("ontmoet-kiosk"),
                                   "--headless",
                                   "--driver",
                                   "--clock",
                                   m_clock,
                                   "--pairing",
                                   m_folder / (m_name + ".pairing"),
                                   "--data",
                                   m_folder / m_name,
                                   "--exports",
                                   m_folder / (m_name + "-exports")};
    words.insert(words.end(), m_more.begin(), m_more.end());
    m_process.reset();  // one that still runs has the disk
    m_process = std::make_unique<Process>(words, m_log.string());
    auto const ready = m_process->read_line(std::chrono::minutes{1});
    if (ready != "ok ready") throw std::runtime_error(m_name + " did not start");
}

void KioskHand::kill() {
    m_process->signal(SIGKILL);
    m_process->wait();
    m_process.reset();
}

void KioskHand::kill_and_restart() {
    kill();
    start();
}

void KioskHand::quit() {
    m_process->write_line("quit");
    if (int const code = m_process->wait(); code != 0)
        throw std::runtime_error(m_name + " ended with " + std::to_string(code));
    m_process.reset();
}

std::string KioskHand::answer_to(std::string const& command) {
    std::scoped_lock const one_at_a_time(m_talking);
    m_process->write_line(command);
    auto answer = m_process->read_line(std::chrono::seconds{60});
    if (!answer) throw std::runtime_error(m_name + ": no answer to " + command);
    return std::move(*answer);
}

std::string KioskHand::say(std::string const& command) {
    auto const answer = answer_to(command);
    if (!answer.starts_with("ok"))
        throw std::runtime_error(m_name + ": " + command + ": " + answer);
    return answer.size() > 3 ? answer.substr(3) : std::string();
}

bool KioskHand::tap_if_there(std::string const& id) {
    return answer_to("tap " + id).starts_with("ok");
}

void KioskHand::digits(std::string const& pad, std::string const& number) {
    for (char const digit : number) tap(pad + "." + digit);
}

std::vector<std::string> KioskHand::ids(std::string const& beginning) {
    std::istringstream all(say("ids"));
    std::vector<std::string> found;
    for (std::string id; all >> id;)
        if (id.starts_with(beginning)) found.push_back(id);
    return found;
}

std::vector<std::string> KioskHand::words() {
    return nlohmann::json::parse(say("words")).get<std::vector<std::string>>();
}

nlohmann::json KioskHand::status() {
    return nlohmann::json::parse(say("status"));
}

long KioskHand::number(std::string const& name) {
    return status().at(name).get<long>();
}

bool KioskHand::is_online() {
    return status().at("online").get<bool>();
}

void KioskHand::pause() {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
}

void KioskHand::give_up(char const* what) const {
    throw std::runtime_error(m_name + ": never came true: " + what);
}

std::vector<domain::Fact> facts_on_server(std::filesystem::path const& data) {
    auto const printed = run({program("ontmoet"), "facts", "--data", data});
    if (printed.code != 0) throw std::runtime_error("ontmoet facts failed");
    std::vector<domain::Fact> facts;
    std::istringstream lines(printed.output);
    for (std::string line; std::getline(lines, line);) {
        auto fact = domain::decode_fact(line);
        if (!fact.ok()) throw std::runtime_error("a fact that cannot be read: " + line);
        facts.push_back(std::move(*fact));
    }
    return facts;
}

}  // namespace ontmoet::e2e

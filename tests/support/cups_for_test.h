// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"
#include "support/temp_folder.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace ontmoet::test {

// A CUPS of its own in a temporary folder, as whoever runs the test. Its printers are files in that
// folder, "keep:/FOLDER/file": one called broken fails, one called empty tells that it has no paper
// until there is a file of its name and ".paper", one called silent waits for that and tells
// nothing. What CUPS told the printer besides stands in the file with ".words". The computer's own
// CUPS, if there is one, is left alone.
class CupsForTest {
public:
    // `queues`: more of printers.conf; FOLDER in it becomes the folder.
    explicit CupsForTest(std::string queues) : m_port(free_port()) {
        for (auto const* part : {"root", "state", "cache", "spool", "tmp", "log"})
            std::filesystem::create_directory(m_folder / part);
        auto const folder = m_folder.path().string();
        for (std::size_t at = 0; (at = queues.find("FOLDER")) != std::string::npos;)
            queues.replace(at, 6, folder);
        write("root/cupsd.conf", "Listen 127.0.0.1:" + std::to_string(m_port) + k_rules);
        write("root/cups-files.conf",
              "ServerRoot " + folder + "/root\nStateDir " + folder + "/state\nCacheDir " + folder +
                  "/cache\nRequestRoot " + folder + "/spool\nTempDir " + folder +
                  "/tmp\nAccessLog " + folder + "/log/access\nErrorLog " + folder +
                  "/log/error\nPageLog " + folder + "/log/page\nPrintcap " + folder +
                  "/printcap\nServerBin " + folder + "/bin\n");
        std::filesystem::create_directories(m_folder / "bin/backend");
        std::filesystem::create_directory_symlink("/usr/lib/cups/daemon", m_folder / "bin/daemon");
        write("bin/backend/keep", k_printer);
        // Mode 0700: CUPS runs it as itself and not as its helper user.
        std::filesystem::permissions(m_folder / "bin/backend/keep",
                                     std::filesystem::perms::owner_all);
        write("root/printers.conf", queues);
        start();
    }
    ~CupsForTest() {
        ::kill(m_program, SIGTERM);
        ::waitpid(m_program, nullptr, 0);
    }
    CupsForTest(CupsForTest const&) = delete;
    CupsForTest& operator=(CupsForTest const&) = delete;

    std::string address(std::string const& queue) const {
        return "cups:" + queue + "@127.0.0.1:" + std::to_string(m_port);
    }
    std::filesystem::path operator/(std::string const& name) const { return m_folder / name; }

private:
    static constexpr char const* k_printer = R"(#!/bin/sh
file="${DEVICE_URI#keep:}"
case "$file" in
*broken) exit 1 ;;
*silent) while [ ! -e "$file.paper" ]; do sleep 0.05; done ;;
*empty)
  echo "STATE: +media-empty-error" >&2
  while [ ! -e "$file.paper" ]; do sleep 0.05; done
  echo "STATE: -media-empty-error" >&2
  ;;
esac
echo "$@" > "$file.words"
if [ $# -ge 6 ]; then cat "$6" > "$file"; else cat > "$file"; fi
)";
    static constexpr char const* k_rules = R"(
LogLevel info
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
)";

    static int free_port() {
        int const door = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        check(::bind(door, place, length) == 0, "a test gets a port");
        ::getsockname(door, place, &length);
        ::close(door);
        return ntohs(address.sin_port);
    }

    void write(std::string const& name, std::string const& content) {
        std::ofstream(m_folder / name) << content;
    }

    void start() {
        std::string program = "/usr/sbin/cupsd";
        std::string rules = m_folder / "root/cupsd.conf";
        std::string files = m_folder / "root/cups-files.conf";
        std::string foreground = "-f", with_rules = "-c", with_files = "-s";
        char* words[]{program.data(), foreground.data(), with_rules.data(),
                      rules.data(),   with_files.data(), files.data(),
                      nullptr};
        check(::posix_spawn(&m_program, program.c_str(), nullptr, nullptr, words, environ) == 0,
              "cupsd is there (apt install cups-daemon)");
        constexpr int k_tries = 1'500;
        for (int i = 0; i < k_tries && !answers(); ++i) ::poll(nullptr, 0, 20);
        check(answers(), "cupsd answers");
    }

    bool answers() const {
        int const line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(m_port));
        bool const open =
            ::connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        ::close(line);
        return open;
    }

    TempFolder m_folder;
    int m_port;
    pid_t m_program = -1;
};

}  // namespace ontmoet::test

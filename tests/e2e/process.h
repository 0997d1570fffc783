// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace ontmoet::e2e {

// A real program with its standard input and output in our hands. Ends with the object.
class Process {
public:
    // What it says on standard error goes to the end of `log`; to ours when there is none.
    explicit Process(std::vector<std::string> const& words, std::string const& log = {});
    ~Process();
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;

    void write_line(std::string const& line);
    // Nothing at the end of the output or when the time is over.
    std::optional<std::string> read_line(std::chrono::milliseconds longest);
    void signal(int number);
    // Waits for the end; the exit code, or 128 + the signal that ended it.
    int wait();
    pid_t number() const { return m_pid; }
    // User and system time so far.
    double cpu_seconds() const;

private:
    pid_t m_pid = -1;
    int m_input = -1;
    int m_output = -1;
    std::string m_read;
};

struct Finished {
    int code = 0;
    std::string output;
};
// Runs a program to its end; standard error goes to ours.
Finished run(std::vector<std::string> const& words);

// A TCP port nobody listens on at this moment.
int free_port();

}  // namespace ontmoet::e2e

// SPDX-License-Identifier: EUPL-1.2
// Changes the files of corpus/files by chance (random_run.h).
#include "fuzz/files_trial.h"
#include "fuzz/random_run.h"

#include <array>

namespace {

using namespace ontmoet;

std::string hard_piece(Random& random) {
    constexpr std::array<std::string_view, 30> k_pieces{"\"",
                                                        "\"\"",
                                                        ";",
                                                        ",",
                                                        "\r",
                                                        "\n",
                                                        "\t",
                                                        "=1+1",
                                                        "-1",
                                                        "1e999",
                                                        "99999999999999999999",
                                                        "31-02-2026",
                                                        "2026-13-45T99:99",
                                                        "<",
                                                        ">",
                                                        "</c>",
                                                        "&#0;",
                                                        "&lol;",
                                                        "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                                                        "r=\"XFD1048576\"",
                                                        "[[",
                                                        "]]",
                                                        "'''",
                                                        "{{{page:",
                                                        "*0",
                                                        "*999999999999",
                                                        "\xff\xfe",
                                                        "\xed\xa0\x80",
                                                        "# ",
                                                        "https://"};
    switch (random.below(40)) {
        case 0: return std::string(fuzz::pick(random, 3'000), random.below(2) == 0 ? '[' : '"');
        case 1: return std::string(4, random.below(2) == 0 ? '\xFF' : '\0');
        default: return std::string(k_pieces[fuzz::pick(random, k_pieces.size())]);
    }
}

}  // namespace

int main(int count, char** arguments) {
    auto const corpus = fuzz::read_corpus(CORPUS);
    return fuzz::run(
        {.things = "files",
         .inputs = 20'000,
         .make = [&](Random& random) { return fuzz::changed(random, corpus, hard_piece); },
         .attempt = fuzz::try_file},
        count, arguments);
}

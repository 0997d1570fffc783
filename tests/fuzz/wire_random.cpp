// SPDX-License-Identifier: EUPL-1.2
// Changes the messages of corpus/wire by chance (random_run.h).
#include "fuzz/random_run.h"
#include "fuzz/wire_trial.h"

#include <array>

namespace {

using namespace ontmoet;

std::string hard_piece(Random& random) {
    constexpr std::array<std::string_view, 24> k_pieces{"{",
                                                        "}",
                                                        "[",
                                                        "]",
                                                        ",",
                                                        ":",
                                                        "\"",
                                                        "\\",
                                                        "\\ud800",
                                                        "\\u0000",
                                                        "null",
                                                        "true",
                                                        "-1",
                                                        "1e999",
                                                        "0.5",
                                                        "{}",
                                                        "[]",
                                                        "\"\"",
                                                        "%00",
                                                        "%",
                                                        "18446744073709551616",
                                                        "-9223372036854775808",
                                                        "\xff",
                                                        "\xed\xa0\x80"};
    if (random.below(40) == 0)
        return std::string(fuzz::pick(random, 3'000), random.below(2) == 0 ? '[' : 'x');
    return std::string(k_pieces[fuzz::pick(random, k_pieces.size())]);
}

// Something between a quote and the next one, such as a name or a value.
std::string quoted_piece(Random& random, std::string const& from) {
    auto const begin = from.find('"', fuzz::pick(random, from.size()));
    if (begin == std::string::npos) return {};
    auto const end = from.find('"', begin + 1);
    return end == std::string::npos ? std::string{} : from.substr(begin, end - begin + 1);
}

// One name or value often becomes another, which chance alone hardly finds.
std::string message(Random& random, std::vector<std::string> const& corpus) {
    auto input = fuzz::changed(random, corpus, hard_piece);
    if (random.below(3) != 0) return input;
    auto const old = quoted_piece(random, input);
    auto const place = old.empty() ? std::string::npos : input.find(old);
    if (place == std::string::npos) return input;
    auto const& other = corpus[fuzz::pick(random, corpus.size())];
    return input.replace(place, old.size(),
                         random.below(2) == 0 ? quoted_piece(random, other) : hard_piece(random));
}

}  // namespace

int main(int count, char** arguments) {
    auto const corpus = fuzz::read_corpus(CORPUS);
    return fuzz::run({.things = "messages",
                      .inputs = 40'000,
                      .make = [&](Random& random) { return message(random, corpus); },
                      .attempt = fuzz::try_wire},
                     count, arguments);
}

// SPDX-License-Identifier: EUPL-1.2
// How long the search by name takes, what it costs, and how well it finds names spelt otherwise.
// With the argument "all" it also prints each spelling that was not found.
#include "i18n/name_index.h"
#include "support/name_data.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace {

using namespace ontmoet;
using namespace ontmoet::i18n;
using namespace ontmoet::test;

constexpr std::size_t k_shown = 5;
constexpr int k_queries = 4000;
constexpr std::size_t k_changed = 500;

// Of this program's own time on the processor: what else the machine does is not counted.
template <class Work>
double milliseconds(Work work) {
    auto const begin = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Uuid id_of(std::size_t number) {
    Uuid id;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[15 - i] = static_cast<std::uint8_t>((number + 1) >> (8 * i));
    return id;
}

// Invented people: common given names; family names of which two in five occur once; every third
// person with their own script.
std::vector<Names> crowd(std::size_t count, Random& random) {
    auto const lists = name_lists(SOURCE_DIR);
    Names const latin{"ba", "da", "sho", "ri", "mel", "kan", "zu", "te", "wol", "ghe", "nur", "ik"};
    Names const arabic{"با", "در", "شو", "ري", "مل", "كن", "زو", "طي", "ول", "غه", "نور", "ق"};
    std::vector<Names> people;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& list = lists[random.below(lists.size())];
        bool const rare = random.below(5) < 2;
        auto const family =
            rare ? made_up_name(latin, 3 + random.below(2), random) : one_of(list.family, random);
        Names person{one_of(list.given, random) + " " + family};
        if (random.below(3) == 0 && !list.own.empty())
            person.push_back(one_of(list.own, random) + " " +
                             (rare ? made_up_name(arabic, 4, random) : one_of(list.own, random)));
        people.push_back(std::move(person));
    }
    return people;
}

// The first letters of a name as somebody types them; every third time with a slip.
std::string typing(std::string const& name, Random& random) {
    auto typed = name.substr(0, 3 + random.below(10));
    while (!typed.empty() &&
           (static_cast<unsigned char>(name[typed.size() % name.size()]) & 0xC0U) == 0x80U)
        typed.pop_back();
    if (random.below(3) == 0 && typed.size() > 4) typed[random.below(typed.size())] = 'k';
    return typed;
}

void bench_speed(std::size_t count) {
    Random random{7};
    auto const people = crowd(count, random);
    NameIndex index;
    auto const built = milliseconds([&] {
        for (std::size_t i = 0; i < people.size(); ++i) index.set(id_of(i), people[i]);
    });
    auto const again = milliseconds([&] {
        for (std::size_t i = 0; i < k_changed; ++i) index.set(id_of(i), people[i]);
    });
    std::vector<double> times;
    std::size_t hits = 0;
    for (int i = 0; i < k_queries; ++i) {
        auto const& names = people[random.below(people.size())];
        auto const query = typing(one_of(names, random), random);
        times.push_back(milliseconds([&] { hits += index.find(query).size(); }));
    }
    std::ranges::sort(times);
    auto const at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf(
        "%6zu people, %6zu words: built in %.0f ms (%.1f us each), changed in %.1f us, "
        "%.1f MB\n",
        count, index.distinct_words(), built, 1000 * built / static_cast<double>(count),
        1000 * again / k_changed, static_cast<double>(index.bytes()) / 1e6);
    std::printf("       query p50 %.2f ms, p99 %.2f ms, longest %.2f ms; %.1f hits each\n", at(0.5),
                at(0.99), times.back(), static_cast<double>(hits) / k_queries);
}

struct Tally {
    int asked = 0;
    int found = 0;                 // anywhere among the hits
    int near = 0;                  // among the first five
    int shown = 0;                 // on the screen of a visitor
    std::size_t others = 0;        // other people among the hits
    std::size_t others_shown = 0;  // and on the screen
};

void ask(NameIndex const& index, std::string const& query, Uuid const& who, Tally& tally) {
    auto const hits = index.find(query);
    auto const is_who = [&](NameHit const& hit) { return hit.who == who; };
    auto const place = std::ranges::find_if(hits, is_who);
    auto const shown = nearest_groups(hits, k_shown);
    auto const is_shown = std::ranges::any_of(shown, is_who);
    ++tally.asked;
    tally.found += place != hits.end() ? 1 : 0;
    tally.near +=
        place - hits.begin() < static_cast<std::ptrdiff_t>(k_shown) && place != hits.end() ? 1 : 0;
    tally.shown += is_shown ? 1 : 0;
    tally.others += hits.size() - (place != hits.end() ? 1 : 0);
    tally.others_shown += shown.size() - (is_shown ? 1 : 0);
}

void print(char const* what, Tally const& tally) {
    auto const share = [&](int part) { return 100.0 * part / tally.asked; };
    auto const each = [&](std::size_t part) { return static_cast<double>(part) / tally.asked; };
    std::printf(
        "%s: %d queries; found %.1f %%, in the first five %.1f %%, shown to a visitor "
        "%.1f %%; others found %.2f, shown %.2f a query\n",
        what, tally.asked, share(tally.found), share(tally.near), share(tally.shown),
        each(tally.others), each(tally.others_shown));
}

bool share_a_spelling(Names const& one, Names const& other) {
    return std::ranges::any_of(one, [&](std::string const& spelling) {
        auto const key = search_key(spelling);
        return std::ranges::any_of(
            other, [&](std::string const& name) { return search_key(name) == key; });
    });
}

// 5,000 people, half of them with names of variants.txt; for each name there, somebody who spells
// it in one way is looked for by all the other ways, while nobody else bears it.
void bench_recall(bool all) {
    constexpr std::size_t count = 5000;
    Random random{11};
    auto const groups = spellings_of_names(SOURCE_DIR);
    auto people = crowd(count, random);
    std::vector<std::size_t> group_of(count, groups.size());
    for (std::size_t i = 0; i < count; i += 2) {
        group_of[i] = random.below(groups.size());
        auto const& name = people[i].front();
        people[i] = {one_of(groups[group_of[i]], random) + name.substr(name.find(' '))};
    }
    NameIndex index;
    for (std::size_t i = 0; i < count; ++i) index.set(id_of(i), people[i]);
    auto const who = id_of(count);
    Tally given;
    Tally full;
    for (auto const& group : groups) {
        auto const& other = groups[random.below(groups.size())];
        for (std::size_t i = 0; i < count; ++i)
            if (group_of[i] < groups.size() && share_a_spelling(groups[group_of[i]], group))
                index.remove(id_of(i));
        for (auto const& spelling : group) {
            auto const family = one_of(other, random);
            index.set(who, std::array{spelling + " " + family});
            for (auto const& typed : group) {
                if (typed == spelling) continue;
                auto const before = given.found;
                ask(index, typed, who, given);
                ask(index, one_of(other, random) + " " + typed, who, full);
                if (all && before == given.found)
                    std::printf("  not found: %s for %s\n", typed.c_str(), spelling.c_str());
            }
        }
        index.remove(who);
        for (std::size_t i = 0; i < count; ++i)
            if (group_of[i] < groups.size()) index.set(id_of(i), people[i]);
    }
    std::printf("%zu names in all their spellings among %zu others\n", groups.size(), count);
    print("  one name", given);
    print("  both names, in the other order", full);
}

}  // namespace

int main(int count, char** arguments) {
    for (auto const people : std::array<std::size_t, 3>{500, 5000, 50000}) bench_speed(people);
    bench_recall(count > 1 && std::string_view{arguments[1]} == "all");
    return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// A line for each of some made events: what its plan is worth, and a sum over all its meets; then a
// line for everything that may go otherwise, with what each way to mend is worth, and such a sum.
// The same on every machine (same_on_arm64).
#include "scheduling/plan.h"
#include "scheduling/running_day.h"
#include "support/made_event.h"

#include <cstdint>
#include <cstdio>
#include <vector>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

// FNV-1a.
class Sum {
public:
    void add(int number) {
        for (int byte = 0; byte < 4; ++byte) {
            m_sum ^= static_cast<std::uint32_t>(number) >> (8 * byte) & 0xFFU;
            m_sum *= 1'099'511'628'211ULL;
        }
    }
    std::uint64_t value() const { return m_sum; }

private:
    std::uint64_t m_sum = 14'695'981'039'346'656'037ULL;
};

Sum sum_of(std::vector<Meet> const& meets) {
    Sum sum;
    for (auto const& meet : meets)
        for (int const number :
             {meet.candidate, meet.employer, meet.table, meet.round, meet.interpreter})
            sum.add(number);
    return sum;
}

// Every option after each happening, by itself on the published plan.
bool print_mending(Instance const& instance, std::vector<Meet> const& published) {
    auto const day = RunningDay::start(instance.problem, published);
    if (!day.ok()) return false;
    for (auto const& event : instance.events) {
        auto const options = (*day)->happen(event);
        if (!options.ok()) return false;
        std::printf("  kind %d:", static_cast<int>(event.kind));
        for (auto const& option : *options)
            std::printf(" %d changed, value %lld, sum %016llx;", option.changed,
                        static_cast<long long>(option.value),
                        static_cast<unsigned long long>(sum_of(option.meets).value()));
        std::printf("\n");
        (*day)->take_back();
    }
    return true;
}

}  // namespace

int main() {
    for (auto const size : {made::Size::small, made::Size::medium, made::Size::large})
        for (auto const family : {made::Family::core, made::Family::standard, made::Family::tight,
                                  made::Family::walk}) {
            PlanOptions options;
            options.move_budget = 3'000;
            auto const instance = made::make(size, family, 1);
            auto const planned = plan(instance.problem, options);
            if (!planned.ok()) return 1;
            std::printf("%s: %zu meets, value %lld, bound %lld, sum %016llx\n",
                        instance.name.c_str(), planned->meets.size(),
                        static_cast<long long>(planned->value),
                        static_cast<long long>(planned->bound),
                        static_cast<unsigned long long>(sum_of(planned->meets).value()));
            if (!print_mending(instance, planned->meets)) return 1;
        }
    return 0;
}

// SPDX-License-Identifier: EUPL-1.2
// A line for each of some made events: what its plan is worth, and a sum over all its meets. The
// same on every machine (same_on_arm64).
#include "scheduling/plan.h"
#include "support/made_event.h"

#include <cstdint>
#include <cstdio>

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

}  // namespace

int main() {
    for (auto const size : {made::Size::small, made::Size::medium, made::Size::large})
        for (auto const family : {made::Family::core, made::Family::standard, made::Family::tight,
                                  made::Family::walk}) {
            PlanOptions options;
            options.move_budget = 3'000;
            auto const planned = plan(made::make(size, family, 1).problem, options);
            if (!planned.ok()) return 1;
            Sum sum;
            for (auto const& meet : planned->meets)
                for (int const number :
                     {meet.candidate, meet.employer, meet.table, meet.round, meet.interpreter})
                    sum.add(number);
            std::printf("%zu meets, value %lld, bound %lld, sum %016llx\n", planned->meets.size(),
                        static_cast<long long>(planned->value),
                        static_cast<long long>(planned->bound),
                        static_cast<unsigned long long>(sum.value()));
        }
    return 0;
}

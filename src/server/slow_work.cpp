// SPDX-License-Identifier: EUPL-1.2
#include "server/slow_work.h"

namespace ontmoet::server {

void SlowWork::answer(CallPtr call, std::function<Result<std::string>()> work) {
    auto const task = [call, work = std::move(work)] {
        auto result = work();
        if (!result.ok()) return call->answer(result.error());
        Response response;
        response.body = std::move(*result);
        call->answer(std::move(response));
    };
    if (!add(task)) call->answer(busy_response());
}

}  // namespace ontmoet::server

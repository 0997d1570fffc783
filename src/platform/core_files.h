// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontmoet::platform {

// From here on no core file is written of this process and of those it starts: names would be in
// it. Neither as a file nor by the machine's collector: a pipe of core(5) does not heed a limit of
// 0, but Linux starts none for a limit of 1 byte (fs/coredump.c).
void forbid_core_files();

}  // namespace ontmoet::platform

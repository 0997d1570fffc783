// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::exchange {

// Whether the bytes are one whole CBOR item (RFC 8949) of plain parts: no tags, nothing of unknown
// length, at most `most_depth` lists and maps inside each other, and no count of parts beyond the
// bytes there are. To be asked of bytes from outside: a recursive reader is safe with the rest.
bool is_plain_cbor(std::string_view bytes, int most_depth);

}  // namespace ontmoet::exchange

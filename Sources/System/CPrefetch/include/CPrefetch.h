#pragma once

/// Asks for the cache line of an address, which may be any: nothing is read and nothing waited for.
///
/// Swift has no name for this instruction.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

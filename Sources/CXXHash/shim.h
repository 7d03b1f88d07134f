#pragma once
// Inlined: a one-shot hash of a short id then costs about 5 ns and no call into a shared library.
#define XXH_INLINE_ALL
#include <stddef.h>
#include <stdint.h>
#include <xxhash.h>

// With XXH_INLINE_ALL the library's names are macros, which Swift cannot see.
static inline uint64_t qs_xxh3_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

typedef struct { uint64_t low, high; } qs_hash128;

static inline qs_hash128 qs_xxh3_128(const void *bytes, size_t count) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    return (qs_hash128){hash.low64, hash.high64};
}

#pragma once
// Inlined: a one-shot hash of a short id then costs about 5 ns and no call into a shared library.
#define XXH_INLINE_ALL
#include <stddef.h>
#include <stdint.h>
#include <xxhash.h>

// With XXH_INLINE_ALL the library's names are macros, which Swift cannot see.
static inline uint64_t qs_xxh3_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

static inline uint64_t qs_xxh3_64_seeded(const void *bytes, size_t count, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes, count, seed);
}

typedef struct { uint64_t low, high; } qs_hash128;

static inline qs_hash128 qs_xxh3_128(const void *bytes, size_t count) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    return (qs_hash128){hash.low64, hash.high64};
}

// A streaming XXH3-128. The state wants 64-byte alignment, which only the library's own allocation gives.
typedef struct qs_xxh3_stream qs_xxh3_stream;

static inline qs_xxh3_stream *qs_xxh3_new(void) {
    XXH3_state_t *state = XXH3_createState();
    if (state) XXH3_128bits_reset(state);
    return (qs_xxh3_stream *)state;
}

static inline void qs_xxh3_update(qs_xxh3_stream *stream, const void *bytes, size_t count) {
    if (stream) XXH3_128bits_update((XXH3_state_t *)stream, bytes, count);
}

static inline qs_hash128 qs_xxh3_digest(const qs_xxh3_stream *stream) {
    XXH128_hash_t hash = XXH3_128bits_digest((const XXH3_state_t *)stream);
    return (qs_hash128){hash.low64, hash.high64};
}

static inline void qs_xxh3_free(qs_xxh3_stream *stream) {
    if (stream) XXH3_freeState((XXH3_state_t *)stream);
}

// Asks for the cache line at `at` ahead of its use; any address does.
static inline void qs_prefetch(const void *at) { __builtin_prefetch(at); }

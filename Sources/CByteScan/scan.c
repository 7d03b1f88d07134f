// What is not inline in the header: the long scans for machines with AVX-512.
#include "CByteScan.h"

bool qs_has_wide = false;

#if defined(__x86_64__)
#include <immintrin.h>

#define QS_WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,lzcnt")))

__attribute__((constructor)) static void qs_look_for_wide(void) {
    __builtin_cpu_init();
    qs_has_wide = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2");
}

// Up to 64 bytes, blanks behind them; nothing behind `count` is read.
QS_WIDE static inline __m512i qs_wide_load(const uint8_t *p, size_t count) {
    if (count >= 64) return _mm512_loadu_si512(p);
    return _mm512_mask_loadu_epi8(_mm512_set1_epi8(' '), ((uint64_t)1 << count) - 1, p);
}

QS_WIDE static inline qs_masks qs_wide_masks(const uint8_t *p, size_t count) {
    __m512i v = qs_wide_load(p, count);
    return (qs_masks){_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"')),
                      _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\')),
                      _mm512_cmplt_epu8_mask(v, _mm512_set1_epi8(0x20)), _mm512_movepi8_mask(v)};
}

QS_WIDE qs_string_scan qs_wide_scan_string(const uint8_t *bytes, size_t count) {
    return qs_scan_string_by(qs_wide_masks, bytes, count);
}

QS_WIDE ptrdiff_t qs_wide_scan_plain_text(const uint8_t *bytes, size_t count) {
    uint64_t due = 0;  // Bit i: byte i has to be a continuation.
    for (size_t at = 0; at < count; at += 64) {
        __m512i v = qs_wide_load(bytes + at, count - at);
        uint64_t stops = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'))
            | _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\'))
            | _mm512_cmplt_epu8_mask(v, _mm512_set1_epi8(0x20));
        uint64_t body = stops ? (stops & -stops) - 1 : ~(uint64_t)0;
        // Leads of three bytes but for E0 and ED, whose second byte may not be any continuation.
        __m512i from_e1 = _mm512_sub_epi8(v, _mm512_set1_epi8((char)0xe1));
        uint64_t leads = _mm512_cmple_epu8_mask(from_e1, _mm512_set1_epi8(0xef - 0xe1))
            & _mm512_cmpneq_epi8_mask(v, _mm512_set1_epi8((char)0xed)) & body;
        uint64_t continuations = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8(-64)) & body;
        if (_mm512_movepi8_mask(v) & body & ~leads & ~continuations) return -1;
        due |= leads << 1 | leads << 2;
        if ((due & body) != continuations) return -1;
        if (stops) {
            size_t stop = at + (size_t)__builtin_ctzll(stops);
            return bytes[stop] == '"' && !(due & ~body) ? (ptrdiff_t)stop : -1;
        }
        due = leads >> 63 | leads >> 62;
    }
    return -1;
}

// The block of up to 64 bytes at `bytes`, pressed; false where another escape than one of a quote or a slash
// stands in it. `cut`: whether the last byte is the slash of an escape, which is the next block's then.
QS_WIDE static inline bool qs_wide_press(
    const uint8_t *bytes, size_t count, __m512i *pressed, size_t *kept_count, uint64_t *slashes, uint64_t *cut) {
    __m512i v = qs_wide_load(bytes, count);
    uint64_t quotes = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
    *slashes = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\'));
    *cut = 0;
    uint64_t escaped = qs_escaped(*slashes, cut);
    if (escaped & ~(quotes | *slashes)) return false;
    uint64_t kept = ~(*slashes & ~escaped);  // The slash that the end cuts is dropped too, and read anew.
    if (count < 64) kept &= ((uint64_t)1 << count) - 1;
    *pressed = _mm512_maskz_compress_epi8(kept, v);
    *kept_count = (size_t)__builtin_popcountll(kept);
    return true;
}

// A block at a time: what escapes a quote or a slash is pressed out of it.
QS_WIDE size_t qs_wide_unescape(const uint8_t *bytes, size_t count, uint8_t *out) {
    size_t at = 0, written = 0, kept;
    uint64_t slashes, cut;
    __m512i pressed;
    while (count - at >= 64) {
        if (!qs_wide_press(bytes + at, 64, &pressed, &kept, &slashes, &cut)) {
            qs_unescape_block(bytes, count, &at, slashes, out, &written);
            continue;
        }
        // 64 bytes are written where no more than that many were read.
        _mm512_storeu_si512(out + written, pressed);
        written += kept;
        at += 64 - (size_t)cut;
    }
    while (at < count) {
        if (!qs_wide_press(bytes + at, count - at, &pressed, &kept, &slashes, &cut)) {
            qs_unescape_block(bytes, count, &at, slashes, out, &written);
            continue;
        }
        _mm512_mask_storeu_epi8(out + written, ((uint64_t)1 << kept) - 1, pressed);
        return written + kept;
    }
    return written;
}

#else

qs_string_scan qs_wide_scan_string(const uint8_t *bytes, size_t count) {
    return qs_scan_string_by(qs_scan_upto_64, bytes, count);
}

ptrdiff_t qs_wide_scan_plain_text(const uint8_t *bytes, size_t count) { return (void)bytes, (void)count, -1; }

size_t qs_wide_unescape(const uint8_t *bytes, size_t count, uint8_t *out) {
    size_t at = 0, written = 0;
    while (at < count) {
        uint64_t slashes = qs_scan_upto_64(bytes + at, count - at).slashes;
        qs_unescape_block(bytes, count, &at, slashes, out, &written);
    }
    return written;
}

#endif

#pragma once
// Byte scans of JSON text, 16 bytes at a time. C, because Swift's SIMD types are not specialised to movemask
// (measured: 80 times slower). No function reads behind `count`; a tail shorter than a block goes byte by byte.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// What a scan saw of a string's body.
enum {
    QS_STRING_ESCAPED = 1,    // has at least one escape
    QS_STRING_NOT_ASCII = 2,  // has a byte of 0x80 or more
    QS_STRING_LONE = 4,       // has a \u escape of half a surrogate pair
    QS_STRING_BAD = 8,        // stopped at a control character or an escape that JSON does not have
    QS_STRING_OPEN = 16       // the bytes end before the closing quote
};

typedef struct {
    size_t count;    // bytes before the closing quote, or before what stopped the scan
    uint32_t marks;  // QS_STRING_…
} qs_string_scan;

typedef struct {
    uint32_t stops;  // bit i: byte i is `"`, `\` or a control character
    uint32_t high;   // bit i: byte i is 0x80 or more
} qs_block;

static inline qs_block qs_scan_block(const uint8_t *p) {
#if defined(__SSE2__)
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
    __m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);
    __m128i stops = _mm_or_si128(_mm_or_si128(quote, slash), control);
    return (qs_block){(uint32_t)_mm_movemask_epi8(stops), (uint32_t)_mm_movemask_epi8(v)};
#else
    qs_block block = {0, 0};
    for (int i = 0; i < 16; i++) {
        block.stops |= (uint32_t)(p[i] == '"' || p[i] == '\\' || p[i] < 0x20) << i;
        block.high |= (uint32_t)(p[i] >> 7) << i;
    }
    return block;
#endif
}

// The value of four hex digits, or -1.
static inline int32_t qs_hex4(const uint8_t *p) {
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        uint8_t c = p[i], lower = c | 0x20;
        int32_t digit = c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        if (digit < 0) return -1;
        value = value << 4 | digit;
    }
    return value;
}

// Length of the escape at p[0] == '\\', 0 where JSON has no such escape, -1 where the bytes end in it.
// A pair of surrogates is one escape of 12 bytes.
static inline int qs_escape_length(const uint8_t *p, size_t count, uint32_t *marks) {
    if (count < 2) return -1;
    switch (p[1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': return 2;
    case 'u': break;
    default: return 0;
    }
    if (count < 6) return -1;
    int32_t unit = qs_hex4(p + 2);
    if (unit < 0) return 0;
    if (unit < 0xd800 || unit > 0xdfff) return 6;
    if (unit < 0xdc00 && count >= 12 && p[6] == '\\' && p[7] == 'u') {
        int32_t low = qs_hex4(p + 8);
        if (low >= 0xdc00 && low <= 0xdfff) return 12;
    }
    *marks |= QS_STRING_LONE;
    return 6;
}

// Length of a body that is ASCII without escapes and ends in the first block, as names and ids do; -1 of any
// other, for qs_scan_string.
static inline ptrdiff_t qs_scan_short_string(const uint8_t *bytes, size_t count) {
    if (count < 16) return -1;
    qs_block block = qs_scan_block(bytes);
    if (!block.stops) return -1;
    uint32_t length = (uint32_t)__builtin_ctz(block.stops);
    if (bytes[length] != '"' || (block.high & ((1u << length) - 1))) return -1;
    return length;
}

// Scans a string's body from behind its opening quote.
static inline qs_string_scan qs_scan_string(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    uint32_t marks = 0;
    while (at < count) {
        bool block_fits = count - at >= 16;
        qs_block block = {0, 0};
        size_t used = 16;  // how far the block is read when nothing stops it
        if (block_fits) {
            block = qs_scan_block(bytes + at);
        } else {
            uint8_t c = bytes[at];
            block.stops = c == '"' || c == '\\' || c < 0x20;
            block.high = c >> 7;
            used = 1;
        }
        while (block.stops) {
            size_t i = (size_t)__builtin_ctz(block.stops);
            uint8_t c = bytes[at + i];
            if (c != '\\') {
                if (block.high & ((1u << i) - 1)) marks |= QS_STRING_NOT_ASCII;
                return (qs_string_scan){at + i, marks | (c == '"' ? 0 : QS_STRING_BAD)};
            }
            marks |= QS_STRING_ESCAPED;
            int length = qs_escape_length(bytes + at + i, count - at - i, &marks);
            if (length <= 0) return (qs_string_scan){at + i, marks | (length ? QS_STRING_OPEN : QS_STRING_BAD)};
            if (i + (size_t)length >= used) {  // The escape leaves the block: go on behind it.
                used = i + (size_t)length;
                break;
            }
            block.stops &= ~(((1u << length) - 1) << i);
        }
        if (block.high) marks |= QS_STRING_NOT_ASCII;
        at += used;
    }
    return (qs_string_scan){count, marks | QS_STRING_OPEN};
}

// Bytes before the first that a JSON string must escape.
static inline size_t qs_plain_prefix(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    for (; count - at >= 16; at += 16) {
        uint32_t stops = qs_scan_block(bytes + at).stops;
        if (stops) return at + (size_t)__builtin_ctz(stops);
    }
    while (at < count && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] >= 0x20) at++;
    return at;
}

// Writes a code point as UTF-8; half a surrogate pair as the three bytes that a code point of its value would have.
static inline size_t qs_put_utf8(uint32_t c, uint8_t *out) {
    if (c < 0x80) return out[0] = (uint8_t)c, 1;
    if (c < 0x800) return out[0] = (uint8_t)(0xc0 | c >> 6), out[1] = (uint8_t)(0x80 | (c & 0x3f)), 2;
    if (c < 0x10000) {
        out[0] = (uint8_t)(0xe0 | c >> 12);
        out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
        out[2] = (uint8_t)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (uint8_t)(0xf0 | c >> 18);
    out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
    out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
    out[3] = (uint8_t)(0x80 | (c & 0x3f));
    return 4;
}

// The byte that a two-byte escape stands for.
static inline uint8_t qs_simple_escape(uint8_t c) {
    switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
    }
}

// Unescapes a body that qs_scan_string passed into `out`, which has room for `count` bytes; returns the bytes
// written, never more than `count`: no escape is shorter than what it stands for.
static inline size_t qs_unescape(const uint8_t *bytes, size_t count, uint8_t *out) {
    size_t at = 0, written = 0;
    while (at < count) {
        if (count - at >= 16) {
            uint32_t stops = qs_scan_block(bytes + at).stops;
            memcpy(out + written, bytes + at, 16);
            if (!stops) {
                at += 16, written += 16;
                continue;
            }
            size_t plain = (size_t)__builtin_ctz(stops);
            at += plain, written += plain;
        }
        if (bytes[at] != '\\' || count - at < 2) {
            out[written++] = bytes[at++];
        } else if (bytes[at + 1] != 'u') {
            out[written++] = qs_simple_escape(bytes[at + 1]);
            at += 2;
        } else {
            uint32_t marks = 0;
            int length = qs_escape_length(bytes + at, count - at, &marks);
            if (length <= 0) return written;
            uint32_t unit = (uint32_t)qs_hex4(bytes + at + 2);
            if (length == 12) unit = 0x10000 + ((unit - 0xd800) << 10) + ((uint32_t)qs_hex4(bytes + at + 8) - 0xdc00);
            written += qs_put_utf8(unit, out + written);
            at += (size_t)length;
        }
    }
    return written;
}

// Length of the UTF-8 sequence at p, or 0: overlong forms, surrogates and what is above U+10FFFF are none.
static inline size_t qs_utf8_length(const uint8_t *p, size_t count) {
    uint8_t lead = p[0];
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (count < length) return 0;
    for (size_t i = 1; i < length; i++) if ((p[i] & 0xc0) != 0x80) return 0;
    if (lead == 0xe0 && p[1] < 0xa0) return 0;
    if (lead == 0xed && p[1] > 0x9f) return 0;
    if (lead == 0xf0 && p[1] < 0x90) return 0;
    if (lead == 0xf4 && p[1] > 0x8f) return 0;
    return length;
}

// Whether the bytes are UTF-8. Two Chinese characters at a time where it can.
static inline bool qs_utf8_valid(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    while (at < count) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        if (count - at >= 8) {
            uint64_t w;
            memcpy(&w, bytes + at, 8);
            if (!(w & 0x8080808080808080u)) {
                at += 8;
                continue;
            }
            uint8_t a = bytes[at], b = bytes[at + 3];
            if ((w & 0x0000c0c0f0c0c0f0u) == 0x00008080e08080e0u && a != 0xe0 && a != 0xed && b != 0xe0 && b != 0xed) {
                at += 6;
                continue;
            }
        }
#endif
        size_t length = qs_utf8_length(bytes + at, count - at);
        if (!length) return false;
        at += length;
    }
    return true;
}

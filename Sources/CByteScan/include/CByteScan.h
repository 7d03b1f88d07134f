#pragma once
// Byte scans of JSON and of couriers' texts, 16 bytes at a time. C, because Swift's SIMD types are not specialised to movemask
// (measured: 80 times slower). No function reads behind `count`.
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

// Bit i of each tells of byte i of a block of up to 64.
typedef struct {
    uint64_t quotes;    // `"`
    uint64_t slashes;   // `\`
    uint64_t controls;  // less than 0x20
    uint64_t high;      // 0x80 or more
} qs_masks;

// Whether the machine has AVX-512 with VBMI2: scan.c then does the long scans, 64 bytes at a time. Elsewhere no
// function qs_wide_… may be called.
extern bool qs_has_wide;
static inline bool qs_is_wide(void) { return qs_has_wide; }
qs_string_scan qs_wide_scan_string(const uint8_t *bytes, size_t count);
ptrdiff_t qs_wide_scan_plain_text(const uint8_t *bytes, size_t count);
size_t qs_wide_unescape(const uint8_t *bytes, size_t count, uint8_t *out);

static inline qs_masks qs_scan_16(const uint8_t *p) {
#if defined(__SSE2__)
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);
    return (qs_masks){(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))),
                      (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))),
                      (uint32_t)_mm_movemask_epi8(control), (uint32_t)_mm_movemask_epi8(v)};
#else
    qs_masks m = {0, 0, 0, 0};
    for (int i = 0; i < 16; i++) {
        m.quotes |= (uint64_t)(p[i] == '"') << i;
        m.slashes |= (uint64_t)(p[i] == '\\') << i;
        m.controls |= (uint64_t)(p[i] < 0x20) << i;
        m.high |= (uint64_t)(p[i] >> 7) << i;
    }
    return m;
#endif
}

// Bit i: byte i of 16 is `"`, `\`, a control character or no ASCII.
static inline uint32_t qs_stops_16(const uint8_t *p) {
#if defined(__SSE2__)
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"')), slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
    __m128i low = _mm_cmplt_epi8(v, _mm_set1_epi8(0x20));  // Signed: less than a blank, or 0x80 and more.
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), low));
#else
    qs_masks m = qs_scan_16(p);
    return (uint32_t)(m.quotes | m.slashes | m.controls | m.high);
#endif
}

static inline qs_masks qs_scan_64(const uint8_t *p) {
    qs_masks m = qs_scan_16(p);
    for (int i = 16; i < 64; i += 16) {
        qs_masks n = qs_scan_16(p + i);
        m.quotes |= n.quotes << i, m.slashes |= n.slashes << i;
        m.controls |= n.controls << i, m.high |= n.high << i;
    }
    return m;
}

// The masks of min(count, 64) bytes; no bit stands for a byte behind them.
static inline qs_masks qs_scan_upto_64(const uint8_t *p, size_t count) {
    if (count >= 64) return qs_scan_64(p);
    uint8_t padded[64];
    memset(padded, ' ', sizeof padded);  // A blank sets no bit.
    memcpy(padded, p, count);
    return qs_scan_64(padded);
}

// Which bytes are escaped, as simdjson finds them: those behind an odd run of slashes. `carry`: whether the
// first byte is, and on return whether the next block's first one is.
static inline uint64_t qs_escaped(uint64_t slashes, uint64_t *carry) {
    const uint64_t even = 0x5555555555555555u;
    slashes &= ~*carry;
    uint64_t follows = slashes << 1 | *carry;
    uint64_t odd_starts = slashes & ~even & ~follows;
    uint64_t even_runs;
    *carry = __builtin_add_overflow(odd_starts, slashes, &even_runs);
    return (even ^ (even_runs << 1)) & follows;
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

// The first byte from `at` on that is an ASCII digit or EF, with which full-width digits begin; `count` where
// none is.
static inline size_t qs_next_digit(const uint8_t *bytes, size_t count, size_t at) {
#if defined(__SSE2__)
    for (; at < count && count - at >= 16; at += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at));
        __m128i from_0 = _mm_sub_epi8(v, _mm_set1_epi8('0'));
        __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(from_0, _mm_set1_epi8(9)), from_0);
        __m128i wide = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xef));
        uint32_t found = (uint32_t)_mm_movemask_epi8(_mm_or_si128(digit, wide));
        if (found) return at + (size_t)__builtin_ctz(found);
    }
#endif
    while (at < count && (uint8_t)(bytes[at] - '0') > 9 && bytes[at] != 0xef) at++;
    return at < count ? at : count;
}

// Length of a body of at most 47 bytes that is ASCII without escapes, as names, ids and instants are; -1 of
// any other, for qs_scan_string. `before`: bytes in front of `bytes` that may be read too, so that the last 15
// bytes are looked at in one load as well.
static inline ptrdiff_t qs_scan_short_string(const uint8_t *bytes, size_t count, size_t before) {
    for (size_t at = 0; at < 48 && at < count; at += 16) {
        size_t left = count - at, back = left < 16 ? 16 - left : 0;
        if (back > at + before) return -1;
        uint32_t stops = qs_stops_16(bytes + at - back) >> back;
        if (!stops) continue;
        size_t stop = at + (size_t)__builtin_ctz(stops);
        return bytes[stop] == '"' ? (ptrdiff_t)stop : -1;
    }
    return -1;
}

// Checks the escape whose second byte is at `at` and is no quote; returns QS_STRING_… marks. `low_due`: where
// the `u` of a surrogate pair's second half has to stand, 0 where none was begun.
static inline uint32_t qs_check_escape(const uint8_t *bytes, size_t count, size_t at, size_t *low_due) {
    switch (bytes[at]) {
    case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': return 0;
    case 'u': break;
    default: return QS_STRING_BAD;
    }
    if (count - at < 5) return QS_STRING_OPEN;
    int32_t unit = qs_hex4(bytes + at + 1);
    if (unit < 0) return QS_STRING_BAD;
    if (unit < 0xd800 || unit > 0xdfff) return 0;
    if (unit >= 0xdc00) return at == *low_due ? 0 : QS_STRING_LONE;
    if (count - at < 11 || bytes[at + 5] != '\\' || bytes[at + 6] != 'u') return QS_STRING_LONE;
    int32_t low = qs_hex4(bytes + at + 7);
    if (low < 0xdc00 || low > 0xdfff) return QS_STRING_LONE;
    *low_due = at + 6;
    return 0;
}

// The masks of up to 64 bytes; no bit stands for a byte behind them.
typedef qs_masks (*qs_mask_reader)(const uint8_t *p, size_t count);

// Scans a string's body from behind its opening quote, 64 bytes after the other.
static inline __attribute__((always_inline)) qs_string_scan qs_scan_string_by(
    qs_mask_reader masks, const uint8_t *bytes, size_t count) {
    uint32_t marks = 0;
    uint64_t carry = 0;
    size_t low_due = 0;
    for (size_t at = 0; at < count; at += 64) {
        qs_masks m = masks(bytes + at, count - at);
        uint64_t escaped = qs_escaped(m.slashes, &carry);
        uint64_t ends = m.quotes & ~escaped;
        uint64_t before = ends ? (ends & -ends) - 1 : ~(uint64_t)0;
        if (m.slashes & before) marks |= QS_STRING_ESCAPED;
        if (m.high & before) marks |= QS_STRING_NOT_ASCII;
        if (m.controls & before)
            return (qs_string_scan){at + (size_t)__builtin_ctzll(m.controls), marks | QS_STRING_BAD};
        uint64_t others = escaped & ~m.quotes & before;
        if (count - at < 64) others &= ((uint64_t)1 << (count - at)) - 1;  // An escape that the end cuts.
        for (; others; others &= others - 1) {
            size_t escape = at + (size_t)__builtin_ctzll(others);
            uint32_t found = qs_check_escape(bytes, count, escape, &low_due);
            marks |= found;
            if (found & (QS_STRING_BAD | QS_STRING_OPEN)) return (qs_string_scan){escape - 1, marks};
        }
        if (ends) return (qs_string_scan){at + (size_t)__builtin_ctzll(ends), marks};
    }
    return (qs_string_scan){count, marks | QS_STRING_OPEN};
}

static inline qs_string_scan qs_narrow_scan_string(const uint8_t *bytes, size_t count) {
    return qs_scan_string_by(qs_scan_upto_64, bytes, count);
}

// Scans a string's body from behind its opening quote.
static inline qs_string_scan qs_scan_string(const uint8_t *bytes, size_t count) {
    return qs_has_wide ? qs_wide_scan_string(bytes, count) : qs_narrow_scan_string(bytes, count);
}

// Bytes before the first that a JSON string must escape.
static inline size_t qs_plain_prefix(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    for (; count - at >= 16; at += 16) {
        qs_masks m = qs_scan_16(bytes + at);
        uint64_t stops = m.quotes | m.slashes | m.controls;
        if (stops) return at + (size_t)__builtin_ctzll(stops);
    }
    while (at < count && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] >= 0x20) at++;
    return at;
}

// Copies `count` bytes; inline where they are few, as names and ids are.
static inline void qs_copy(uint8_t *out, const uint8_t *bytes, size_t count) {
    if (count > 16) {
        memcpy(out, bytes, count);
    } else if (count >= 8) {
        uint64_t head, tail;
        memcpy(&head, bytes, 8), memcpy(&tail, bytes + count - 8, 8);
        memcpy(out, &head, 8), memcpy(out + count - 8, &tail, 8);
    } else if (count >= 4) {
        uint32_t head, tail;
        memcpy(&head, bytes, 4), memcpy(&tail, bytes + count - 4, 4);
        memcpy(out, &head, 4), memcpy(out + count - 4, &tail, 4);
    } else {
        for (size_t i = 0; i < count; i++) out[i] = bytes[i];
    }
}

// Copies a text that needs no escapes in JSON. Returns whether it is one; where not, `out` holds anything.
static inline bool qs_copy_plain(uint8_t *out, const uint8_t *bytes, size_t count) {
    if (count > 16) {
        if (qs_plain_prefix(bytes, count) < count) return false;
        memcpy(out, bytes, count);
        return true;
    }
    // The first and the last eight bytes, which may overlap; blanks, which stop nowhere, where there are none.
    uint64_t ends[2] = {0x2020202020202020u, 0x2020202020202020u};
    if (count >= 8) {
        memcpy(ends, bytes, 8), memcpy(ends + 1, bytes + count - 8, 8);
    } else if (count >= 4) {
        memcpy(ends, bytes, 4), memcpy(ends + 1, bytes + count - 4, 4);
    } else {
        for (size_t i = 0; i < count; i++) ((uint8_t *)ends)[i] = bytes[i];
    }
    qs_copy(out, bytes, count);
    qs_masks m = qs_scan_16((const uint8_t *)ends);
    return !(m.quotes | m.slashes | m.controls);
}

// Writes a code point as UTF-8; half a surrogate pair as the three bytes that its value would have.
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

// Copies count bytes by blocks of 16 where `room`, the bytes that may be read and written, allows it.
static inline void qs_copy_run(uint8_t *out, const uint8_t *bytes, size_t count, size_t room) {
    if (room < count + 16) {
        memcpy(out, bytes, count);
        return;
    }
    for (size_t i = 0; i < count; i += 16) memcpy(out + i, bytes + i, 16);
}

// Writes what the escape at bytes[at] stands for, adds the bytes written, and returns the escape's length.
static inline size_t qs_put_escape(const uint8_t *bytes, size_t count, size_t at, uint8_t *out,
                                   size_t *written) {
    if (count - at < 2) return 1;
    if (bytes[at + 1] != 'u') {
        out[(*written)++] = qs_simple_escape(bytes[at + 1]);
        return 2;
    }
    if (count - at < 6) return count - at;
    uint32_t unit = (uint32_t)qs_hex4(bytes + at + 2);
    size_t length = 6;
    bool is_high = unit >= 0xd800 && unit < 0xdc00;
    if (is_high && count - at >= 12 && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
        uint32_t low = (uint32_t)qs_hex4(bytes + at + 8);
        if (low >= 0xdc00 && low <= 0xdfff) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            length = 12;
        }
    }
    *written += qs_put_utf8(unit & 0x1fffff, out + *written);
    return length;
}

// Unescapes from bytes[*at] on the up to 64 bytes whose masks are `m`, escape by escape.
static inline void qs_unescape_block(const uint8_t *bytes, size_t count, size_t *at, uint64_t slashes,
                                     uint8_t *out, size_t *written) {
    size_t base = *at, end = count - base < 64 ? count : base + 64;
    for (; slashes; slashes &= slashes - 1) {
        size_t escape = base + (size_t)__builtin_ctzll(slashes);
        if (escape < *at) continue;  // The slash that another one escapes.
        qs_copy_run(out + *written, bytes + *at, escape - *at, count - *at);
        *written += escape - *at;
        *at = escape + qs_put_escape(bytes, count, escape, out, written);
    }
    if (*at < end) {
        qs_copy_run(out + *written, bytes + *at, end - *at, count - *at);
        *written += end - *at;
        *at = end;
    }
}

static inline size_t qs_narrow_unescape(const uint8_t *bytes, size_t count, uint8_t *out) {
    size_t at = 0, written = 0;
    while (count - at >= 80) {  // 64 of the block, and 15 that its copies may touch behind it.
        qs_masks m = qs_scan_64(bytes + at);
        uint64_t cut = 0;  // Whether the block's last byte is the slash of an escape: the next block's then.
        uint64_t escaped = qs_escaped(m.slashes, &cut);
        if (escaped & ~(m.quotes | m.slashes)) {
            qs_unescape_block(bytes, count, &at, m.slashes, out, &written);
            continue;
        }
        size_t from = at, end = at + 64 - (size_t)cut;
        for (uint64_t starts = m.slashes & ~escaped & ~(cut << 63); starts; starts &= starts - 1) {
            size_t escape = at + (size_t)__builtin_ctzll(starts);
            for (size_t i = from; i < escape; i += 16) memcpy(out + written + (i - from), bytes + i, 16);
            written += escape - from;
            from = escape + 1;
        }
        for (size_t i = from; i < end; i += 16) memcpy(out + written + (i - from), bytes + i, 16);
        written += end - from;
        at = end;
    }
    while (at < count) {
        uint64_t slashes = qs_scan_upto_64(bytes + at, count - at).slashes;
        qs_unescape_block(bytes, count, &at, slashes, out, &written);
    }
    return written;
}

// Unescapes a body that qs_scan_string passed into `out`, which has room for `count` bytes; returns the bytes
// written, never more than `count`: no escape is shorter than what it stands for. Quotes and slashes, which are
// all that most payloads escape, only lose the slash in front.
static inline size_t qs_unescape(const uint8_t *bytes, size_t count, uint8_t *out) {
    return qs_has_wide ? qs_wide_unescape(bytes, count, out) : qs_narrow_unescape(bytes, count, out);
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

// Whether the bytes are UTF-8, character by character.
static inline bool qs_utf8_valid_slow(const uint8_t *bytes, size_t count) {
    for (size_t at = 0; at < count;) {
        size_t length = qs_utf8_length(bytes + at, count - at);
        if (!length) return false;
        at += length;
    }
    return true;
}

#if defined(__SSE2__)
// Of 16 bytes: which are leads of three-byte characters, which are continuations, and which are other leads: of
// two or four bytes, or E0 and ED, whose second byte may not be any continuation.
typedef struct {
    uint32_t leads, continuations, others;
} qs_chinese;

static inline qs_chinese qs_chinese_16(__m128i v) {
    uint32_t high = (uint32_t)_mm_movemask_epi8(v);
    uint32_t continuations = (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8(-64)));
    __m128i from_e1 = _mm_sub_epi8(v, _mm_set1_epi8((char)0xe1));
    __m128i lead = _mm_cmpeq_epi8(_mm_min_epu8(from_e1, _mm_set1_epi8(0xef - 0xe1)), from_e1);
    __m128i ed = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xed));
    uint32_t leads = (uint32_t)_mm_movemask_epi8(_mm_andnot_si128(ed, lead));
    return (qs_chinese){leads, continuations, high & ~leads & ~continuations};
}

// Bit i: byte i of 16 is `"`, `\` or a control character.
static inline uint32_t qs_specials_16(__m128i v) {
    __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"')), slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), control));
}
#endif

static inline ptrdiff_t qs_narrow_scan_plain_text(const uint8_t *bytes, size_t count, size_t before) {
#if defined(__SSE2__)
    uint32_t due = 0;  // Bit i: byte i has to be a continuation.
    for (size_t at = 0; at < count; at += 16) {
        size_t left = count - at, back = left < 16 ? 16 - left : 0;
        if (back > at + before) return -1;
        __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at - back));
        uint32_t specials = qs_specials_16(v) >> back;
        qs_chinese c = qs_chinese_16(v);
        if (!specials && back) return -1;
        uint32_t body = specials ? (specials & -specials) - 1 : 0xffff;
        due |= (c.leads >> back & body) << 1 | (c.leads >> back & body) << 2;
        if ((c.others >> back & body) != 0) return -1;
        if ((due & body) != (c.continuations >> back & body)) return -1;
        if (specials) {
            size_t stop = at + (size_t)__builtin_ctz(specials);
            return bytes[stop] == '"' && !(due & ~body) ? (ptrdiff_t)stop : -1;
        }
        due >>= 16;
    }
#else
    (void)bytes, (void)count, (void)before;
#endif
    return -1;
}

// Length of a body of ASCII and three-byte characters without escapes, as Chinese texts are, its UTF-8 checked;
// -1 of any other, for qs_scan_string. `before`: bytes in front of `bytes` that may be read too.
static inline ptrdiff_t qs_scan_plain_text(const uint8_t *bytes, size_t count, size_t before) {
    return qs_has_wide ? qs_wide_scan_plain_text(bytes, count)
                       : qs_narrow_scan_plain_text(bytes, count, before);
}

// Whether the bytes are UTF-8. Blocks of ASCII and of three-byte characters, as Chinese text is, are checked
// 16 bytes at a time: the bytes behind each lead, and no others, must be continuations. The rest goes slowly.
static inline bool qs_utf8_valid(const uint8_t *bytes, size_t count) {
    size_t at = 0;
#if defined(__SSE2__)
    uint32_t due = 0;
    for (; count - at >= 16; at += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at));
        if (!((uint32_t)_mm_movemask_epi8(v) | due)) continue;
        qs_chinese c = qs_chinese_16(v);
        due |= c.leads << 1 | c.leads << 2;
        if (c.others || (due & 0xffff) != c.continuations) break;
        due >>= 16;
    }
    // Back to the lead of the character that the last block begins and does not end.
    if (at >= 2 && (bytes[at - 2] & 0xf0) == 0xe0) at -= 2;
    else if (at >= 1 && (bytes[at - 1] & 0xf0) == 0xe0) at -= 1;
#endif
    return qs_utf8_valid_slow(bytes + at, count - at);
}

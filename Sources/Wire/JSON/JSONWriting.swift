internal import CByteScan

/// Writing JSON onto bytes: compact, text as raw UTF-8, as Python's
/// `json.dumps(ensure_ascii=False, separators=(",", ":"))`.
extension [UInt8] {
    /// Appends `text`, which is ASCII or UTF-8, as it is: names, punctuation, literals.
    @inlinable
    public mutating func appendRaw(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends `bytes` as they are.
    @inlinable
    public mutating func appendRaw(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends a JSON string with its quotes; escapes `"`, `\` and control characters.
    public mutating func appendJSONString(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { appendJSONString($0) }
    }

    /// Appends a JSON string with its quotes; escapes `"`, `\` and control characters.
    public mutating func appendJSONString(_ text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        appendJSONEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends a JSON string's body, for texts that are written in pieces.
    public mutating func appendJSONEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var rest = text[...]
        while let base = UnsafeBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let plain = qs_plain_prefix(base, rest.count)
            append(contentsOf: UnsafeBufferPointer(start: base, count: plain))
            rest = rest.dropFirst(plain)
            guard let stop = rest.popFirst() else { return }
            appendJSONEscape(stop)
        }
    }

    private mutating func appendJSONEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            appendRaw("u00")
            append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 15
            append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
    }

    /// Appends an integer in decimal.
    public mutating func appendDecimal(_ value: some FixedWidthInteger) {
        if value < 0 { append(UInt8(ascii: "-")) }
        appendDigits(UInt64(value.magnitude), width: 1)
    }

    /// Appends decimal digits, with zeros in front up to `width`.
    mutating func appendDigits(_ value: UInt64, width: Int) {
        let start = count
        var rest = value
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || count - start < width
        self[start...].reverse()
    }
}

internal import CByteScan
internal import OrderDomain

// Writing JSON onto bytes: compact, text as raw UTF-8, as Python's
// `json.dumps(ensure_ascii=False, separators=(",", ":"))`.
//
// The work is done on an `OutputSpan`, room that is known to suffice: an array checks at every append that it
// is unshared and large enough, which cost more than the bytes. What is written to an array piece by piece
// goes through the same code.

extension OutputSpan where Element == UInt8 {
    /// Appends `text`, which is ASCII or UTF-8, as it is: names, punctuation, literals.
    @inlinable
    @inline(__always)
    public mutating func appendRaw(_ text: StaticString) {
        appendRaw(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends `bytes` as they are.
    @inlinable
    @inline(__always)
    public mutating func appendRaw(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        withUnsafeMutableBufferPointer { room, count in
            precondition(bytes.count <= room.count - count, "JSON: the room that was asked for is too small")
            guard let target = room.baseAddress else { return }
            (target + count).update(from: source, count: bytes.count)
            count += bytes.count
        }
    }

    /// The room that a JSON string of `count` bytes needs at most.
    @inline(__always)
    package static func room(forString count: Int) -> Int { 6 * count + 2 }

    /// Appends a JSON string with its quotes; escapes `"`, `\` and control characters.
    package mutating func appendJSONString(_ text: UnsafeBufferPointer<UInt8>) {
        if appendInQuotes(text, by: qs_copy_plain) { return }
        append(UInt8(ascii: "\""))
        appendJSONEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends a JSON string of text that needs no escapes, with its quotes.
    @inline(__always)
    mutating func appendPlainString(_ text: UnsafeBufferPointer<UInt8>) {
        _ = appendInQuotes(text) { out, bytes, count in
            qs_copy(out, bytes, count)
            return true
        }
    }

    /// - Returns: Whether `copy` says that the text may stand as it copied it; if not, nothing was appended.
    @inline(__always)
    private mutating func appendInQuotes(
        _ text: UnsafeBufferPointer<UInt8>,
        by copy: (UnsafeMutablePointer<UInt8>, UnsafePointer<UInt8>, Int) -> Bool
    ) -> Bool {
        guard let source = text.baseAddress else { return false }
        return withUnsafeMutableBufferPointer { room, count in
            precondition(
                text.count + 2 <= room.count - count, "JSON: the room that was asked for is too small")
            guard let out = room.baseAddress.map({ $0 + count }) else { return false }
            out[0] = UInt8(ascii: "\"")
            guard copy(out + 1, source, text.count) else { return false }
            out[text.count + 1] = UInt8(ascii: "\"")
            count += text.count + 2
            return true
        }
    }

    /// Appends a JSON string's body.
    mutating func appendJSONEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        var at = 0
        while at < text.count {  // Bound: the text's end.
            let plain = qs_plain_prefix(base + at, text.count - at)
            appendRaw(UnsafeBufferPointer(start: base + at, count: plain))
            at += plain
            if at < text.count { appendJSONEscape(base[at]) }
            at += 1
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
    mutating func appendDecimal(_ value: some FixedWidthInteger) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let digits = UInt64(value.magnitude)
        if digits < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits)) }
        appendDigits(digits, width: 1)
    }

    /// Appends decimal digits, with zeros in front up to `width`.
    mutating func appendDigits(_ value: UInt64, width: Int) {
        let digits = DecimalDigits(value, width: width)
        withUnsafeMutableBufferPointer { room, count in
            precondition(digits.count <= room.count - count, "JSON: the room that was asked for is too small")
            guard let base = room.baseAddress else { return }
            digits.write(to: base + count)
            count += digits.count
        }
    }
}

extension [UInt8] {
    /// Appends `text`, which is ASCII or UTF-8, as it is: names, punctuation, literals.
    @inlinable
    public mutating func appendRaw(_ text: StaticString) {
        append(addingCapacity: text.utf8CodeUnitCount) { $0.appendRaw(text) }
    }

    /// Appends `bytes` as they are.
    @inlinable
    public mutating func appendRaw(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { bytes in
            append(addingCapacity: bytes.count) { $0.appendRaw(bytes) }
        }
    }

    /// Appends a JSON string with its quotes; escapes `"`, `\` and control characters.
    public mutating func appendJSONString(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { appendJSONString($0) }
    }

    /// Appends a JSON string with its quotes; escapes `"`, `\` and control characters.
    public mutating func appendJSONString(_ text: UnsafeBufferPointer<UInt8>) {
        append(addingCapacity: OutputSpan<UInt8>.room(forString: text.count)) { $0.appendJSONString(text) }
    }

    /// Appends a JSON string's body, for texts that are written in pieces.
    public mutating func appendJSONEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        append(addingCapacity: OutputSpan<UInt8>.room(forString: text.count)) { $0.appendJSONEscaped(text) }
    }

    /// Appends an integer in decimal.
    public mutating func appendDecimal(_ value: some FixedWidthInteger) {
        append(addingCapacity: 24) { $0.appendDecimal(value) }
    }
}

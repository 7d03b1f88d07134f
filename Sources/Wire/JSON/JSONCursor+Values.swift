internal import CByteScan

extension JSONCursor {
    /// Reads the value that stands next, whole.
    @inline(__always)
    public mutating func value() throws(JSONFault) -> JSONToken {
        let byte = try peek()
        return byte == UInt8(ascii: "\"") ? try string() : try otherValue(byte)
    }

    @inline(never)
    private mutating func otherValue(_ first: UInt8) throws(JSONFault) -> JSONToken {
        let isContainer = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        return isContainer ? try container() : try plainValue(first)
    }

    /// A number, `true`, `false` or `null`.
    private mutating func plainValue(_ first: UInt8) throws(JSONFault) -> JSONToken {
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try number()
        case UInt8(ascii: "t"): try literal("true", .true)
        case UInt8(ascii: "f"): try literal("false", .false)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw .syntax
        }
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONToken.Kind) throws(JSONFault) -> JSONToken
    {
        let start = position
        for i in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw .ended }
            guard bytes[position] == word.utf8Start[i] else { throw .syntax }
            position += 1
        }
        return JSONToken(kind: kind, start: start, count: position - start)
    }

    /// A string from its opening quote on.
    @inline(__always)
    mutating func string() throws(JSONFault) -> JSONToken {
        guard let base = bytes.baseAddress else { throw .ended }
        let start = position + 1
        let length = qs_scan_short_string(base + start, bytes.count - start, start)
        guard length >= 0 else { return try longString(base, start) }
        position = start + length + 1
        return JSONToken(kind: .string, start: start, count: length)
    }

    @inline(never)
    private mutating func longString(_ base: UnsafePointer<UInt8>, _ start: Int) throws(JSONFault)
        -> JSONToken
    {
        let length = qs_scan_plain_text(base + start, bytes.count - start, start)
        if length >= 0 {
            position = start + length + 1
            return JSONToken(kind: .string, start: start, count: length)
        }
        let scan = qs_scan_string(base + start, bytes.count - start)
        let marks = Int(scan.marks)
        if marks & QS_STRING_NOT_ASCII != 0, rule == .strict, !qs_utf8_valid(base + start, scan.count) {
            throw .utf8
        }
        if marks & (QS_STRING_BAD | QS_STRING_OPEN) != 0 {
            position = start + scan.count
            throw marks & QS_STRING_OPEN != 0 ? .ended : .syntax
        }
        if marks & QS_STRING_LONE != 0, rule == .strict { throw .syntax }
        position = start + scan.count + 1
        let kind = marks & QS_STRING_ESCAPED != 0 ? JSONToken.Kind.escapedString : .string
        return JSONToken(kind: kind, start: start, count: scan.count)
    }

    /// RFC 8259: no leading zeros, digits on both sides of a point.
    private mutating func number() throws(JSONFault) -> JSONToken {
        let start = position
        var kind = JSONToken.Kind.integer
        pass(UInt8(ascii: "-"))
        let isZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
        if isZero { position += 1 } else { try digits() }
        if pass(UInt8(ascii: ".")) {
            try digits()
            kind = .fraction
        }
        if pass(UInt8(ascii: "e")) || pass(UInt8(ascii: "E")) {
            if !pass(UInt8(ascii: "+")) { pass(UInt8(ascii: "-")) }
            try digits()
            kind = .fraction
        }
        return JSONToken(kind: kind, start: start, count: position - start)
    }

    /// One digit or more.
    ///
    /// Bound: the text's end.
    private mutating func digits() throws(JSONFault) {
        guard position < bytes.count else { throw .ended }
        guard bytes[position] &- UInt8(ascii: "0") < 10 else { throw .syntax }
        repeat { position += 1 } while position < bytes.count && bytes[position] &- UInt8(ascii: "0") < 10
    }

    @discardableResult
    private mutating func pass(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// A whole array or object.
    ///
    /// Not recursive: a bit a level tells objects from arrays, so that hostile nesting costs no stack.
    private mutating func container() throws(JSONFault) -> JSONToken {
        let start = position
        let kind = bytes[start] == UInt8(ascii: "{") ? JSONToken.Kind.object : .array
        let outer = depth
        var objects: UInt64 = kind == .object ? 1 : 0
        try open()
        while depth > outer {  // Bound: every turn passes at least one byte.
            let inObject = objects & 1 == 1
            let hasMember = inObject ? try nextKey() != nil : try nextElement()
            guard hasMember else {
                objects >>= 1
                continue
            }
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                try open()
                objects = objects << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
            default: _ = try plainValue(byte)
            }
        }
        return JSONToken(kind: kind, start: start, count: position - start)
    }
}

internal import OrderDomain

/// Reading one field by its kind.
///
/// What is wrong goes into `faults`.
extension RecordDecoder {
    @inline(__always)
    func member(_ field: Field) -> JSONToken { members[Int(field.rawValue)] }

    /// A text as a range of the heap, whose first bytes are the payload's.
    @inline(__always)
    func text(_ token: JSONToken, _ source: JSONCursor, _ event: inout InputEvent) -> ByteRange {
        if token.kind == .string { return ByteRange(start: token.start, count: token.count) }
        let start = event.heap.count
        source.appendText(of: token, to: &event.heap)
        return ByteRange(start: start, count: event.heap.count - start)
    }

    mutating func string(_ field: Field, _ source: JSONCursor, _ event: inout InputEvent) -> ByteRange? {
        let token = member(field)
        guard token.isString else {
            faults.type(field)
            return nil
        }
        return text(token, source, &event)
    }

    /// An id: a string, or a JSON number without fraction and exponent by its digits.
    ///
    /// `nil` with a fault.
    mutating func id(
        _ token: JSONToken, _ field: Field, _ source: JSONCursor, _ event: inout InputEvent
    ) -> ByteRange? {
        if token.isString { return text(token, source, &event) }
        if token.kind == .integer {
            if source.bytes[token.start] != UInt8(ascii: "-") {
                return ByteRange(start: token.start, count: token.count)
            }
            // The one negative number that is none: its digits are `0`.
            if isMinusZero(token, source) { return ByteRange(start: token.start + 1, count: 1) }
        }
        faults.type(field)
        return nil
    }

    private func isMinusZero(_ token: JSONToken, _ source: JSONCursor) -> Bool {
        token.count == 2 && source.bytes[token.start + 1] == UInt8(ascii: "0")
    }

    mutating func id(_ field: Field, _ source: JSONCursor, _ event: inout InputEvent) -> ByteRange? {
        id(member(field), field, source, &event)
    }

    /// A waybill in its normal form.
    mutating func waybill(_ field: Field, _ source: JSONCursor, _ event: inout InputEvent) -> ByteRange? {
        guard let range = id(field, source, &event) else { return nil }
        let left = event.heap.withUnsafeMutableBufferPointer { WaybillForm.normalize($0, range.bounds) }
        return ByteRange(start: left.lowerBound, count: left.count)
    }

    /// A value of one of CONTRACT's lists.
    mutating func listed<T: Named>(_ field: Field, _ source: JSONCursor, _ event: inout InputEvent) -> T? {
        guard let range = string(field, source, &event) else { return nil }
        guard let value = T(named: event.heap.span.extracting(range.bounds)) else {
            faults.unlisted(field)
            return nil
        }
        return value
    }

    /// An integer 0 … 2^53−1.
    mutating func amount(_ field: Field, _ source: JSONCursor) -> Int64? {
        let token = member(field)
        if token.kind == .integer {
            if isMinusZero(token, source) { return 0 }
            if let value = Self.amount(source.run(of: token)) { return value }
        }
        faults.type(field)
        return nil
    }

    private static func amount(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard digits.count <= 16, digits.first != UInt8(ascii: "-") else { return nil }
        var value: Int64 = 0
        for digit in digits { value = value * 10 + Int64(digit &- UInt8(ascii: "0")) }
        return value < 1 << 53 ? value : nil
    }

    mutating func flag(_ field: Field) -> Bool? {
        switch member(field).kind {
        case .true: return true
        case .false: return false
        case .null, .integer, .fraction, .string, .escapedString, .array, .object:
            faults.type(field)
            return nil
        }
    }

    mutating func instant(
        _ field: Field, _ source: JSONCursor, _ event: inout InputEvent, allowingDate: Bool
    ) -> InstantText? {
        guard let written = string(field, source, &event) else { return nil }
        return instant(field, written, event, allowingDate: allowingDate)
    }

    mutating func instant(
        _ field: Field, _ written: ByteRange, _ event: borrowing InputEvent, allowingDate: Bool
    ) -> InstantText? {
        let reading = event.heap.withUnsafeBufferPointer { heap in
            InstantText(UnsafeBufferPointer(rebasing: heap[written.bounds]), allowingDate: allowingDate)
        }
        if reading == nil { faults.instant(field) }
        return reading
    }
}

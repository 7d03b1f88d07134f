internal import Wire

/// Where a key or payload stands in its record, and whether it has escapes: 8 bytes.
///
/// Null is one too.
struct StringPlace: Sendable {
    private var start: UInt32 = 0
    private var countAndMarks: UInt32 = 0

    /// The longest record that places count in.
    static let maxRecordBytes = 1 << 30
    private static let existsMark: UInt32 = 1 << 31
    private static let escapedMark: UInt32 = 1 << 30

    /// The place of `token`, counted from `first`; `nil` is null.
    ///
    /// The record is at most ``maxRecordBytes``.
    init(_ token: JSONToken?, from first: Int) {
        guard let token else { return }
        start = UInt32(truncatingIfNeeded: token.start - first)
        countAndMarks = UInt32(truncatingIfNeeded: token.count) | Self.existsMark
        if token.kind == .escapedString { countAndMarks |= Self.escapedMark }
    }

    /// The token, counted from the record's first byte.
    var token: JSONToken? {
        guard countAndMarks & Self.existsMark != 0 else { return nil }
        let kind = countAndMarks & Self.escapedMark != 0 ? JSONToken.Kind.escapedString : .string
        return JSONToken(
            kind: kind, start: Int(start), count: Int(countAndMarks & ~(Self.existsMark | Self.escapedMark)))
    }
}

internal import OrderDomain
internal import Wire

/// A JSON object as producers write it, field by field.
struct JSONText {
    private(set) var text = "{"

    private mutating func name(_ name: String) {
        if text.utf8.count > 1 { text += "," }
        text += "\"\(name)\":"
    }

    mutating func put(_ field: String, _ value: String?) {
        guard let value else { return }
        name(field)
        text += "\"\(value)\""
    }

    mutating func put(_ field: String, raw value: String) {
        name(field)
        text += value
    }

    mutating func put(_ field: String, at instant: Int64) { put(field, Self.instant(instant)) }

    var bytes: [UInt8] { Array((text + "}").utf8) }

    /// In China Standard Time.
    static func instant(_ milliseconds: Int64) -> String {
        var bytes: [UInt8] = []
        bytes.appendInstant(Instant(milliseconds: milliseconds))
        return String(decoding: bytes, as: UTF8.self)
    }
}

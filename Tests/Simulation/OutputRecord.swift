internal import LogModel
internal import OrderDomain
internal import SimulatedLog
internal import StreamTask

/// An output record in what two runs are compared in.
struct OutputRecord: Equatable {
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [Header]
    var timestamp: Int64

    init(_ entry: OutputBuffer.Entry, of bytes: [UInt8]) {
        key = entry.hasKey ? Array(bytes[entry.key.bounds]) : nil
        value = entry.hasValue ? Array(bytes[entry.value.bounds]) : nil
        (headers, timestamp) = (entry.headers, entry.timestamp.milliseconds)
    }

    init(_ record: StoredRecord) {
        (key, value) = (record.key, record.value)
        (headers, timestamp) = (record.headers, record.timestamp ?? -1)
    }

    var text: String {
        "@\(timestamp) \(String(decoding: key ?? [], as: UTF8.self)): "
            + (value.map { String(decoding: $0, as: UTF8.self) } ?? "none")
    }

    /// The text of a field of the value; `nil` where it is null or absent.
    func field(_ name: String) -> String? {
        guard let value else { return nil }
        let text = String(decoding: value, as: UTF8.self)
        guard let start = text.firstRange(of: "\"\(name)\":\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    func header(_ name: String) -> String {
        let found = headers.first { $0.name == Array(name.utf8) }?.value
        return String(decoding: found ?? [], as: UTF8.self)
    }
}

/// Outputs of a topic that are ordered among themselves: those of one key.
struct OutputPlace: Hashable {
    var topic: OutputTopic
    var key: [UInt8]?
}

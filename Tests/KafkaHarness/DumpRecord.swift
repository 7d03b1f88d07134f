public import LogModel

/// A record as a dump holds it: bytes as they are in Kafka.
public struct DumpRecord: Sendable, Equatable {
    /// The topic's name.
    public var topic: String
    /// The partition.
    public var partition: Int32
    /// The offset.
    public var offset: Int64
    /// Milliseconds.
    public var timestamp: Int64
    /// The key; `nil` is null.
    public var key: [UInt8]?
    /// The value; `nil` is null.
    public var value: [UInt8]?
    /// The headers.
    public var headers: [Header]

    /// A record.
    public init(
        topic: String, partition: Int32 = 0, offset: Int64 = 0, timestamp: Int64, key: [UInt8]?,
        value: [UInt8]?, headers: [Header] = []
    ) {
        (self.topic, self.partition, self.offset) = (topic, partition, offset)
        (self.timestamp, self.key, self.value, self.headers) = (timestamp, key, value, headers)
    }

    /// The value as text.
    public var text: String { value.map { String(decoding: $0, as: UTF8.self) } ?? "null" }
}

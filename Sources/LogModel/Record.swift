/// One record of an input topic, bytes untouched. Reused from record to record: its buffers are kept.
public struct Record: Sendable {
    /// The topic's name.
    public var topic: [UInt8] = []
    /// The partition; 0 where a dump names none (CONTRACT 4).
    public var partition: Int32 = 0
    /// The offset; −1 where a dump names none.
    public var offset: Int64 = -1
    /// The key; meaningless without ``hasKey``.
    public var key: [UInt8] = []
    /// Whether there is a key; a null key is none.
    public var hasKey = false
    /// The value; meaningless without ``hasPayload``.
    public var payload: [UInt8] = []
    /// Whether there is a value; a null one is a tombstone.
    public var hasPayload = false
    /// The headers, repeated names and null values kept.
    public var headers: [Header] = []

    /// An empty record; fill it by reading.
    public init() {}
}

/// One header of a record.
public struct Header: Sendable, Equatable {
    /// Its name.
    public var name: [UInt8]
    /// Its value; `nil` is Kafka's null.
    public var value: [UInt8]?

    /// A header.
    public init(name: [UInt8], value: [UInt8]?) { (self.name, self.value) = (name, value) }
}

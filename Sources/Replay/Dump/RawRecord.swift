public import OrderDomain

/// One record of a dump, unescaped: the bytes that Kafka held.
///
/// Reused from record to record, so that loading allocates nothing once its buffers have grown.
public struct RawRecord: Sendable {
    /// A header: names may repeat, a value may be null.
    public struct Header: Sendable {
        /// The name's bytes in the record's heap.
        public var name: ByteRange
        /// The value's bytes; `nil` is a null value.
        public var value: ByteRange?
    }

    /// Bytes of everything below.
    public internal(set) var heap: [UInt8] = []
    /// The key; `nil` is a null key, an empty range an empty one.
    public internal(set) var key: ByteRange?
    /// The payload; `nil` is a null payload, an empty range an empty one.
    public internal(set) var payload: ByteRange?
    /// The headers in their order.
    public internal(set) var headers: [Header] = []

    /// An empty record; fill it by ``DumpIndex/load(_:into:)``.
    public init() {}

    /// The key's bytes; `nil` is a null key.
    public var keyBytes: Span<UInt8>? {
        @_lifetime(borrow self) get {
            guard let key else { return nil }
            return heap.span.extracting(key.bounds)
        }
    }

    /// The payload's bytes; `nil` is a null payload.
    public var payloadBytes: Span<UInt8>? {
        @_lifetime(borrow self) get {
            guard let payload else { return nil }
            return heap.span.extracting(payload.bounds)
        }
    }

    mutating func reset() {
        heap.removeAll(keepingCapacity: true)
        headers.removeAll(keepingCapacity: true)
        (key, payload) = (nil, nil)
    }

    /// Whether key, payload and headers are the same bytes.
    func holdsSame(as other: Self) -> Bool {
        guard headers.count == other.headers.count, same(key, other.key, other),
            same(payload, other.payload, other)
        else { return false }
        return zip(headers, other.headers).allSatisfy { mine, its in
            same(mine.name, its.name, other) && same(mine.value, its.value, other)
        }
    }

    /// Whether the payload's bytes stand before the other's; a null payload is as an empty one.
    func payloadPrecedes(_ other: Self) -> Bool {
        let (mine, its) = (payload ?? .none, other.payload ?? .none)
        return heap[mine.bounds].lexicographicallyPrecedes(other.heap[its.bounds])
    }

    /// Whether the payload's bytes are the same; a null payload is as an empty one.
    func holdsSamePayload(as other: Self) -> Bool {
        same(payload ?? ByteRange.none, other.payload ?? ByteRange.none, other)
    }

    private func same(_ mine: ByteRange?, _ its: ByteRange?, _ other: Self) -> Bool {
        guard let mine, let its else { return mine == nil && its == nil }
        return heap[mine.bounds] == other.heap[its.bounds]
    }
}

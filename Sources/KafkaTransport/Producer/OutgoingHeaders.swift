internal import CRdKafka
public import LogModel

/// The headers of the next record to produce; reused from record to record.
///
/// Where a record is taken, its headers go with it and this is empty again. They stay only where the queue
/// is full, so that the same call can be made again; where producing throws, they are dropped with the
/// record.
public struct OutgoingHeaders: ~Copyable {
    private(set) var pointer: OpaquePointer?

    /// No headers.
    public init() {}

    deinit { if let pointer { rd_kafka_headers_destroy(pointer) } }

    /// Adds a header behind the others; names may repeat, a `nil` value is Kafka's null. Copies both.
    public mutating func append(_ name: Span<UInt8>, _ value: Span<UInt8>?) {
        let headers = open()
        name.withUnsafeBytes { name in
            if let value {
                value.withUnsafeBytes {
                    Self.add(headers, name, $0.baseAddress ?? Self.nothing(in: headers), $0.count)
                }
            } else {
                Self.add(headers, name, nil, 0)
            }
        }
    }

    /// Adds headers behind the others.
    public mutating func append(_ headers: [Header]) {
        for header in headers { append(header.name.span, header.value?.span) }
    }

    /// Drops them.
    public mutating func removeAll() {
        if let pointer { rd_kafka_headers_destroy(pointer) }
        pointer = nil
    }

    /// librdkafka took them over.
    mutating func wereTaken() { pointer = nil }

    private mutating func open() -> OpaquePointer {
        if let pointer { return pointer }
        guard let headers = rd_kafka_headers_new(4) else { fatalError("librdkafka: out of memory") }
        pointer = headers
        return headers
    }

    private static func add(
        _ headers: OpaquePointer, _ name: UnsafeRawBufferPointer, _ value: UnsafeRawPointer?, _ count: Int
    ) {
        let start = name.baseAddress ?? Self.nothing(in: headers)
        rd_kafka_header_add(headers, start.assumingMemoryBound(to: CChar.self), name.count, value, count)
    }

    /// Where empty bytes lie: a pointer that is not null and never read.
    private static func nothing(in headers: OpaquePointer) -> UnsafeRawPointer { UnsafeRawPointer(headers) }
}

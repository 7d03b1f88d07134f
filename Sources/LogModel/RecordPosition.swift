/// Where a record stands in the log, small enough to be kept once for each event of an order.
///
/// The topic is an index into the reader's own table of names: a position outlives no process, so the
/// names stay out of the state.
public struct RecordPosition: Hashable, Sendable {
    /// Index of the topic's name in the table of whoever read the record.
    public var topic: UInt8
    /// The partition's number, from 0.
    public var partition: Int32
    /// The record's place in the partition.
    public var offset: Offset

    /// A position by its three parts.
    @inlinable
    public init(topic: UInt8, partition: Int32, offset: Offset) {
        (self.topic, self.partition, self.offset) = (topic, partition, offset)
    }

    /// Appends `topic-partition-offset`, the form of `causedBy` (CONTRACT 2).
    ///
    /// - Parameters:
    ///   - name: The topic's name, looked up by ``topic``.
    ///   - out: Receives the bytes; nothing else is allocated.
    public func appendText(topic name: Span<UInt8>, to out: inout [UInt8]) {
        name.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        for number in [Int64(partition), offset.value] {
            out.append(UInt8(ascii: "-"))
            appendDecimal(number, to: &out)
        }
    }
}

private func appendDecimal(_ number: Int64, to out: inout [UInt8]) {
    if number < 0 { out.append(UInt8(ascii: "-")) }
    var left = number.magnitude
    let start = out.count
    repeat {
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
        left /= 10
    } while left > 0
    out[start...].reverse()
}

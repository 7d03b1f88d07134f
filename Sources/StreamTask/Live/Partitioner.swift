/// How the tracks' producers choose a partition by key (CONTRACT 5, `partitioner`): links go where the
/// tracks of their waybill are.
public enum Partitioner: String, CaseIterable, Sendable {
    /// The Java clients' default.
    case murmur2
    /// librdkafka's `consistent`.
    case crc32

    /// The partition of a key that is not empty.
    ///
    /// Source: `org.apache.kafka.common.utils.Utils.murmur2` with `toPositive`, and `rd_crc32` with no
    /// salt; both modulo the count.
    public func partition(of key: Span<UInt8>, count: Int32) -> Int32 {
        switch self {
        case .murmur2: Int32(bitPattern: Self.murmur2(key) & 0x7FFF_FFFF) % count
        case .crc32: Int32(Self.crc32(key) % UInt32(count))
        }
    }

    private static func murmur2(_ key: Span<UInt8>) -> UInt32 {
        let factor: UInt32 = 0x5BD1_E995
        var hash: UInt32 = 0x9747_B28C ^ UInt32(truncatingIfNeeded: key.count)
        let words = key.count / 4
        for word in 0..<words {
            var value: UInt32 = 0
            for byte in 0..<4 { value |= UInt32(key[word * 4 + byte]) << UInt32(8 * byte) }
            value = value &* factor
            value ^= value >> 24
            hash = hash &* factor ^ value &* factor
        }
        let rest = key.count - words * 4
        if rest > 0 {
            for byte in 0..<rest { hash ^= UInt32(key[words * 4 + byte]) << UInt32(8 * byte) }
            hash = hash &* factor
        }
        hash ^= hash >> 13
        hash = hash &* factor
        return hash ^ hash >> 15
    }

    /// CRC-32 (IEEE 802.3), a bit at a time: keys are short and links are few.
    private static func crc32(_ key: Span<UInt8>) -> UInt32 {
        var rest = UInt32.max
        for index in key.indices {
            rest ^= UInt32(key[index])
            for _ in 0..<8 { rest = rest >> 1 ^ (rest & 1 == 0 ? 0 : 0xEDB8_8320) }
        }
        return ~rest
    }
}

/// A partitioner over a number of partitions.
public struct KeyPartitioning: Sendable {
    /// How a key is hashed.
    public var partitioner: Partitioner
    /// The partitions of every topic.
    public var count: Int32

    /// A partitioner over `count` partitions.
    public init(_ partitioner: Partitioner, count: Int32) {
        (self.partitioner, self.count) = (partitioner, count)
    }

    /// The partition of a key that is not empty.
    public func partition(of key: Span<UInt8>) -> Int32 { partitioner.partition(of: key, count: count) }
}

public import OrderDomain

/// Where one record of a dump is and where it stands in time.
///
/// 48 bytes.
public struct DumpEntry: Sendable {
    /// The record's place (R2.0).
    public internal(set) var place: Instant
    /// The effective timestamp: the record's own where it is good, else its place (R2.0).
    public internal(set) var timestamp: Instant
    private let rawOffset: Int64
    /// Offset of the record's first byte in its file.
    let start: UInt64
    /// Bytes of the record in its file.
    let length: UInt32
    /// The partition; 0 where the dump gives none.
    public let partition: Int32
    /// Number of its (topic, partition) in the index.
    let run: UInt32
    /// Number of its file in the index.
    let file: UInt16
    /// Index into the topics that the index was made with.
    public let topic: UInt8
    private var marks: UInt8

    private static let noOffset = Int64.min
    private static let roleMask: UInt8 = 0x0F
    private static let goodMark: UInt8 = 0x10
    private static let knownMark: UInt8 = 0x20

    /// The offset, or `nil` where the dump has none.
    public var offset: Int64? { rawOffset == Self.noOffset ? nil : rawOffset }

    /// What the record's topic carries.
    public var role: Role { Role(rawValue: marks & Self.roleMask) ?? .service }

    /// Whether the record's own timestamp is good: there, and not before 2000 (CONTRACT 4).
    public var hasGoodTimestamp: Bool { marks & Self.goodMark != 0 }

    /// The timestamp that decoding takes: `nil` where the partition has had no good one yet, so that a plain
    /// date is not cut to it (R2.0, R1.7).
    public var timestampForDecoding: Instant? { marks & Self.knownMark != 0 ? timestamp : nil }

    /// An entry whose place is still to be set.
    init(_ envelope: Envelope, topic: UInt8, role: Role, run: UInt32, file: UInt16, bounds: Range<Int>) {
        rawOffset = envelope.offset ?? Self.noOffset
        (partition, self.topic, self.run, self.file) = (envelope.partition, topic, run, file)
        (start, length) = (UInt64(bounds.lowerBound), UInt32(bounds.count))
        place = Instant(milliseconds: 0)
        timestamp = Instant(milliseconds: envelope.timestamp ?? .min)
        marks = role.rawValue
        if timestamp.milliseconds >= Self.year2000 { marks |= Self.goodMark }
    }

    /// Sets what R2.0 gives; `isKnown`: whether the partition has had a good timestamp up to here.
    mutating func settle(place: Int64, isKnown: Bool) {
        self.place = Instant(milliseconds: place)
        if isKnown { marks |= Self.knownMark }
        if !hasGoodTimestamp { timestamp = self.place }
    }

    /// 2000-01-01T00:00:00Z: a timestamp before it is none (CONTRACT 4).
    private static let year2000: Int64 = 946_684_800_000
}

public import OrderDomain
internal import Wire

/// Where one record of a dump is and where it stands in time.
///
/// 56 bytes.
public struct DumpEntry: Sendable {
    /// The place; until it is settled, the number of the record's (topic, partition) in the index.
    private var placeOrRun: Int64
    /// The effective timestamp: the record's own where it is good, else its place (R2.0).
    public internal(set) var timestamp: Instant
    private let rawOffset: Int64
    /// Offset of the record's first byte in its file.
    let start: UInt64
    /// The key's string, from the record's first byte on.
    let key: StringPlace
    /// The payload's string, from the record's first byte on.
    let payload: StringPlace
    /// The partition; 0 where the dump gives none.
    public let partition: Int32
    /// Number of its file in the index.
    let file: UInt16
    /// Index into the topics that the index was made with.
    public let topic: UInt8
    private var marks: UInt8

    private static let noOffset = Int64.min
    private static let roleMask: UInt8 = 0x0F
    private static let goodMark: UInt8 = 0x10
    private static let knownMark: UInt8 = 0x20
    private static let headersMark: UInt8 = 0x40

    /// The record's place (R2.0).
    public var place: Instant { Instant(milliseconds: placeOrRun) }

    /// Number of its (topic, partition) in the index, until its place is settled.
    var run: Int { Int(placeOrRun) }

    /// The offset, or `nil` where the dump has none.
    public var offset: Int64? { rawOffset == Self.noOffset ? nil : rawOffset }

    /// What the record's topic carries.
    public var role: Role { Role(rawValue: marks & Self.roleMask) ?? .service }

    /// Whether the record's own timestamp is good: there, and not before 2000 (CONTRACT 4).
    public var hasGoodTimestamp: Bool { marks & Self.goodMark != 0 }

    /// The timestamp that decoding takes.
    ///
    /// `nil` where the partition has had no good one yet, so that a plain date is not cut to it (R2.0, R1.7).
    public var timestampForDecoding: Instant? { marks & Self.knownMark != 0 ? timestamp : nil }

    /// Whether the envelope has headers.
    var hasHeaders: Bool { marks & Self.headersMark != 0 }

    /// An entry whose place is still to be set.
    ///
    /// - Parameters:
    ///   - start: Offset of the record's first byte in its file.
    ///   - base: Offset in the file of the byte that the envelope's tokens count from.
    init(_ envelope: Envelope, topic: UInt8, role: Role, run: Int, file: UInt16, start: Int, base: Int) {
        rawOffset = envelope.offset ?? Self.noOffset
        (partition, self.topic, self.file) = (envelope.partition, topic, file)
        self.start = UInt64(start)
        key = StringPlace(envelope.key, from: start - base)
        payload = StringPlace(envelope.payload, from: start - base)
        placeOrRun = Int64(run)
        timestamp = Instant(milliseconds: envelope.timestamp ?? .min)
        marks = role.rawValue
        if timestamp.milliseconds >= Self.year2000 { marks |= Self.goodMark }
        if envelope.headers != nil { marks |= Self.headersMark }
    }

    /// Sets what R2.0 gives; `isKnown`: whether the partition has had a good timestamp up to here.
    mutating func settle(place: Int64, isKnown: Bool) {
        placeOrRun = place
        if isKnown { marks |= Self.knownMark }
        if !hasGoodTimestamp { timestamp = self.place }
    }

    /// 2000-01-01T00:00:00Z: a timestamp before it is none (CONTRACT 4).
    private static let year2000: Int64 = 946_684_800_000
}

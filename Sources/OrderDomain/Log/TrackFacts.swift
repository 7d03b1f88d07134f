/// What one track said, packed into 15 bits: a ``Reading`` without its words.
public struct TrackFacts: Hashable, Sendable {
    /// Bits, low to high: stage 4, verdict 2, row 4 (0: none), problem 3 (0: none), disagrees 1,
    /// speaks of return 1.
    public var bits: UInt16

    /// Facts as read back from a state record.
    @inlinable
    public init(bits: UInt16) { self.bits = bits }

    /// The facts of a reading.
    public init(_ reading: Reading) {
        let row = reading.row.map { UInt16($0.rawValue) + 1 } ?? 0
        let problem = reading.problem.map { UInt16($0.rawValue) + 1 } ?? 0
        bits =
            UInt16(reading.stage.rawValue) | UInt16(reading.verdict.rawValue) << 4 | row << 6
            | problem << 10 | (reading.disagrees ? 1 << 13 : 0) | (reading.speaksOfReturn ? 1 << 14 : 0)
    }

    /// Where the line puts the parcel.
    public var stage: Stage { Stage(rawValue: UInt8(truncatingIfNeeded: bits & 15)) ?? .unknown }
    /// What the line says of the buyer.
    public var verdict: Verdict {
        Verdict(rawValue: UInt8(truncatingIfNeeded: bits >> 4 & 3)) ?? .undetermined
    }
    /// The row of DOMAIN 1.
    public var row: Row? {
        let raw = UInt8(truncatingIfNeeded: bits >> 6 & 15)
        return raw == 0 ? nil : Row(rawValue: raw - 1)
    }
    /// What is wrong beside the stage.
    public var problem: Problem? {
        let raw = UInt8(truncatingIfNeeded: bits >> 10 & 7)
        return raw == 0 ? nil : Problem(rawValue: raw - 1)
    }
    /// Text and code differ (G8).
    public var disagrees: Bool { bits & 1 << 13 != 0 }
    /// The text has words of return (G9).
    public var speaksOfReturn: Bool { bits & 1 << 14 != 0 }
}

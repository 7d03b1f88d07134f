/// The words of a parcel's deciding track, masked and cut (R1.10). The state holds one a parcel (R1.4).
public struct Evidence: Sendable {
    /// The track, by the hash of its id.
    public var idHash: UInt64
    /// The track's id.
    public var eventID: ByteRange
    /// The name of the rule that decided; empty where a code alone did.
    public var rule: ByteRange
    /// The matched words; empty where none.
    public var match: ByteRange
    /// The text.
    public var text: ByteRange

    /// The words of a track.
    public init(idHash: UInt64, eventID: ByteRange, rule: ByteRange, match: ByteRange, text: ByteRange) {
        (self.idHash, self.eventID, self.rule) = (idHash, eventID, rule)
        (self.match, self.text) = (match, text)
    }

    /// The same words, their bytes appended to a heap of `count` bytes.
    public func moved(by count: Int) -> Self {
        Self(
            idHash: idHash, eventID: eventID.moved(by: count), rule: rule.moved(by: count),
            match: match.moved(by: count), text: text.moved(by: count))
    }
}

/// The verdict that stands for a parcel: what went out last (CONTRACT 2).
public struct StandingVerdict: Sendable, Equatable {
    /// The parcel's waybill.
    public var waybill: LoggedEvent.TableIndex
    /// What it said.
    public var tuple: VerdictTuple
    /// Its id.
    public var id: Fingerprint

    /// A verdict that went out.
    public init(waybill: LoggedEvent.TableIndex, tuple: VerdictTuple, id: Fingerprint) {
        (self.waybill, self.tuple, self.id) = (waybill, tuple, id)
    }
}

/// The four fields whose change makes a verdict go out (R1.4), packed as in ``TrackFacts``.
public struct VerdictTuple: Hashable, Sendable {
    /// Bits, low to high: stage 4, verdict 2, row 4 (0: none), problem 3 (0: none).
    public var bits: UInt16

    /// A tuple as read back from a state record.
    @inlinable
    public init(bits: UInt16) { self.bits = bits }

    /// A tuple of its fields.
    public init(stage: Stage, verdict: Verdict, row: Row?, problem: Problem?) {
        bits = TrackFacts(Reading(stage: stage, verdict: verdict, row: row, problem: problem)).bits
    }

    /// Its fields.
    public var facts: TrackFacts { TrackFacts(bits: bits) }
}

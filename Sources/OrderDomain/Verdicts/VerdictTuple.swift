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

/// An action to be emitted (CONTRACT 2, 3). Indices and ranges point into the log and the fold.
public struct ActionEffect: Sendable {
    /// `actionId` (R4.1).
    public var id = Fingerprint(high: 0, low: 0)
    /// What it asks for.
    public var kind: ActionKind
    /// The row.
    public var policy: Policy
    /// The after-sale, or ``LoggedEvent/absent``.
    public var request: LoggedEvent.TableIndex
    /// The parcel's or return leg's waybill, or ``LoggedEvent/absent``.
    public var waybill: LoggedEvent.TableIndex
    /// The parcel as it is now; `nil` where the action is about none.
    public var parcel: ParcelView?
    /// The words of its deciding track, an index into the log's.
    public var evidence: Int?
    /// What made it go out.
    public var trigger: Trigger
    /// What to propose to the buyer.
    public var proposal: Proposal?
    /// The ask that it goes out for; `nil` of a deadline and of a withdrawal.
    var ask: Ask?
    /// The step that is missing.
    public var missing: MissingStep?
    /// The clock, of a deadline or of its withdrawal.
    public var clock: ClockID?
    /// What remains of the clock; of a deadline alone.
    public var remaining: TimeSpan?
    /// What happens if it is skipped.
    public var ifSkipped = SkipOutcome.unknown
    /// When it must be done.
    public var due: Instant?
    /// The action that it replaces or withdraws.
    public var supersedes: Fingerprint?
    /// The kind of what a `withdraw` withdraws.
    public var withdrawnKind: ActionKind?
    /// The event that the clock starts at, an index into the log's events.
    public var clockStart: Int32?

    init(
        _ kind: ActionKind, _ policy: Policy, request: LoggedEvent.TableIndex,
        waybill: LoggedEvent.TableIndex, trigger: Trigger
    ) {
        (self.kind, self.policy, self.request) = (kind, policy, request)
        (self.waybill, self.trigger) = (waybill, trigger)
    }

    /// The kinds of proof asked for. Not stored, so that an action is plain data.
    public var proofs: [EvidenceKind] { ask?.evidence ?? [] }
}

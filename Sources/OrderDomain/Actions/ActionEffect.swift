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
    /// The kinds of proof asked for.
    public var proofs: [EvidenceKind] = []
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
}

/// What makes outputs go out: a record's event, or a clock (R4.3).
public struct Trigger: Sendable {
    /// `issuedAt`: event time of a record, the due or warning instant of a clock.
    public var at: Instant
    /// The id of the event, a range of the log's heap: the record's, or the one that the clock started at.
    public var eventID: ByteRange
    /// Where the record lies; `nil` of a clock, and where the dump gave no offsets.
    public var source: SourceReference?
    /// Whether a clock fired, and no record came.
    public var isClock: Bool

    /// The trigger of a record's event.
    public init(at: Instant, eventID: ByteRange, source: SourceReference?) {
        (self.at, self.eventID, self.source, isClock) = (at, eventID, source, false)
    }

    /// The trigger of a clock that started at the event of that id.
    init(clockAt at: Instant, eventID: ByteRange) {
        (self.at, self.eventID, source, isClock) = (at, eventID, nil, true)
    }
}

/// A record by its role and position: `causedBy` names its topic.
public struct SourceReference: Hashable, Sendable {
    /// The role, which the configuration gives a topic.
    public var role: Role
    /// Partition and offset.
    public var position: SourcePosition

    /// A reference.
    public init(role: Role, position: SourcePosition) { (self.role, self.position) = (role, position) }
}

extension LoggedEvent {
    /// Where its record lies; `nil` where the dump gave no offsets.
    public var reference: SourceReference? {
        source.offset < 0 ? nil : SourceReference(role: kind.role, position: source)
    }
}

/// What the fold of an order's events gives for one parcel, outbound or return leg.
public struct ParcelView: Sendable {
    /// No event.
    public static let noEvent: Int32 = -1

    /// Its waybill.
    public var waybill: LoggedEvent.TableIndex
    /// Whether it is a return leg (R1.8).
    public var isLeg: Bool
    /// The courier of the newest event that names one.
    public var courier = LoggedEvent.absent
    /// Where it is.
    public var stage = Stage.unknown
    /// Whether the buyer has it.
    public var verdict = Verdict.notSigned
    /// The row of DOMAIN 1.
    public var row: Row?
    /// What is wrong beside the stage.
    public var problem: Problem?
    /// The newest track that set the state, as an index into the log's events.
    public var deciding = Self.noEvent
    /// The newest track of all.
    public var newest = Self.noEvent
    /// It turned back: refused, intercepted, recalled, on its way back (R1.5, R1.6).
    public var turnedBack = false
    /// It turned back by nothing but a refusal, which may be undone (G9).
    public var refusalOnly = false
    /// A refusal was undone: nothing proves the buyer any more (G9).
    public var doubtful = false
    /// The waybill that took its place.
    public var replacedBy = LoggedEvent.absent
    /// The `shipped` event, whose item ids it carries.
    public var shipped = Self.noEvent
    /// Its first signature, or a leg's first sign of having arrived (R1.8).
    public var signed = Self.noEvent
    /// The courier's intercept (W1.1).
    public var intercept = ToolState.unasked
    /// The recall (W2.1).
    public var recall = ToolState.unasked
    /// The stage at which the recall succeeded (W3.2b).
    public var recalledAt: Stage?

    /// It was not picked up when the order succeeded (B7.1).
    public var wasNotPickedUpAtSuccess = false

    init(waybill: LoggedEvent.TableIndex, isLeg: Bool) { (self.waybill, self.isLeg) = (waybill, isLeg) }

    /// An outbound parcel that no other waybill took the place of.
    var isUnreplacedOutbound: Bool { !isLeg && replacedBy == LoggedEvent.absent }

    /// The four fields whose change makes a verdict go out.
    public var tuple: VerdictTuple {
        VerdictTuple(stage: stage, verdict: verdict, row: row, problem: problem)
    }
}

/// How far an intercept or a recall of a parcel is.
public enum ToolState: UInt8, Sendable { case unasked, requested, succeeded, failed }

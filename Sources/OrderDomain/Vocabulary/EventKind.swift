/// What an input topic carries; the order is that of records of one place (R2.0).
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
    case orders, tracks, linkedTracks, afterSales, service
}

/// Every kind of event, in the order that events of one instant take (R1.1): order events, tracks,
/// after-sales events.
public enum EventKind: UInt8, Named {
    case placed
    case grouped
    case shipped
    case receiptConfirmed
    case succeeded
    case orderClosed
    case track
    case requested
    case modified
    case deadlineChanged
    case interceptRequested
    case interceptSucceeded
    case interceptFailed
    case recallRequested
    case recallSucceeded
    case recallFailed
    case negotiationSent
    case negotiationAccepted
    case negotiationDeclined
    case negotiationExpired
    case evidenceSubmitted
    case courierFault
    case returnShipped
    case receiptExtended
    case returnReceived
    case returnInspected
    case merchantAgreed
    case agreedOnRefusal
    case merchantRejected
    case platformIntervened
    case arbitrated
    case refunded
    case cancelled
    case afterSaleClosed

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .placed: "placed"
        case .grouped: "grouped"
        case .shipped: "shipped"
        case .receiptConfirmed: "receipt_confirmed"
        case .succeeded: "succeeded"
        case .orderClosed: "closed"
        case .track: "track"
        case .requested: "requested"
        case .modified: "modified"
        case .deadlineChanged: "deadline_changed"
        case .interceptRequested: "intercept_requested"
        case .interceptSucceeded: "intercept_succeeded"
        case .interceptFailed: "intercept_failed"
        case .recallRequested: "recall_requested"
        case .recallSucceeded: "recall_succeeded"
        case .recallFailed: "recall_failed"
        case .negotiationSent: "negotiation_sent"
        case .negotiationAccepted: "negotiation_accepted"
        case .negotiationDeclined: "negotiation_declined"
        case .negotiationExpired: "negotiation_expired"
        case .evidenceSubmitted: "evidence_submitted"
        case .courierFault: "courier_fault"
        case .returnShipped: "return_shipped"
        case .receiptExtended: "receipt_extended"
        case .returnReceived: "return_received"
        case .returnInspected: "return_inspected"
        case .merchantAgreed: "merchant_agreed"
        case .agreedOnRefusal: "agreed_on_refusal"
        case .merchantRejected: "merchant_rejected"
        case .platformIntervened: "platform_intervened"
        case .arbitrated: "arbitrated"
        case .refunded: "refunded"
        case .cancelled: "cancelled"
        case .afterSaleClosed: "closed"
        }
    }

    /// The topic role that the event arrives on.
    @inlinable
    public var role: Role {
        if rawValue < Self.track.rawValue { return .orders }
        return self == .track ? .tracks : .afterSales
    }
}

/// What starts or ends a clock: an event, or a signature that a courier's track shows.
public enum ClockBound: Hashable, Sendable {
    /// An event of an order or an after-sale.
    case event(EventKind)
    /// The first signature on an outbound parcel, whatever row.
    case signed
    /// The first signature on a return leg (R1.8).
    case returnSigned

    /// The word of rule files: CONTRACT's name of the event, `signed` or `return_signed`.
    public var name: StaticString {
        switch self {
        case .event(let kind): kind.name
        case .signed: "signed"
        case .returnSigned: "return_signed"
        }
    }

    /// Whether a courier's track shows it, which may know only its date (R1.7).
    public var isTrack: Bool { self == .signed || self == .returnSigned }
}

/// What the fold does with clocks, told as tables: rule files repeat it for their readers and are held
/// against it, and a test holds it against the fold.
extension ClockID {
    /// The platform whose documents have the clock.
    public var platform: Platform {
        switch self {
        case .b1_1, .b7_1: .taobao
        case .d1_1, .d1_2, .d1_4, .d3_1, .d3_2: .douyin
        case .p1_1, .p1_2, .p1_3, .p2_1, .p2_2, .p2_3, .p2_4, .p4_4, .p4_5, .p7_1: .pinduoduo
        }
    }

    /// What starts the clock, and starts it anew where it runs already.
    public var starts: [ClockBound] {
        switch self {
        case .p1_1, .p2_1: [.event(.requested), .event(.modified)]
        case .p1_2, .p2_2: [.event(.receiptConfirmed)]
        case .p1_3, .d1_4, .p4_5: [.event(.merchantRejected)]
        case .p2_3: [.event(.merchantAgreed)]
        case .p2_4, .d1_2: [.event(.returnShipped)]
        case .p4_4, .d1_1: [.returnSigned, .event(.returnReceived)]
        case .p7_1: [.event(.refunded)]
        case .d3_1, .d3_2, .b1_1: [.signed]
        case .b7_1: [.event(.succeeded)]
        }
    }

    /// What ends the clock, in the order of R1.1; empty for one that nothing ends.
    public var ends: [ClockBound] {
        let anew: [ClockBound] = [.event(.requested)]
        let over: [ClockBound] = [.event(.refunded), .event(.cancelled), .event(.afterSaleClosed)]
        let rejected: [ClockBound] = [.event(.merchantRejected)]
        switch self {
        case .p1_1, .p2_1:
            return anew + [.event(.modified), .event(.merchantAgreed), .event(.agreedOnRefusal)] + rejected
                + over
        case .p1_2, .p2_2: return [.event(.orderClosed)]
        case .p1_3, .d1_4:
            return anew + [.event(.modified), .event(.platformIntervened), .event(.arbitrated)] + over
        case .p2_3: return anew + [.event(.returnShipped)] + over
        case .p2_4, .d1_1: return anew + rejected + over
        case .d1_2: return [.returnSigned] + anew + [.event(.returnReceived)] + rejected + over
        case .p4_4: return anew + [.event(.evidenceSubmitted)] + rejected + over
        case .p4_5: return anew + [.event(.evidenceSubmitted)] + over
        case .b1_1: return anew + [.event(.modified)]
        case .p7_1, .d3_1, .d3_2, .b7_1: return []
        }
    }
}

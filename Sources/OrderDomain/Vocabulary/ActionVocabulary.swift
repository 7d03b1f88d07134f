/// What an action asks for, in CONTRACT 3's order, which is also that of outputs (R2.5).
public enum ActionKind: UInt8, Named {
    case intercept
    case recall
    case negotiate
    case refund
    case agreeOnRefusal
    case evidence
    case deadline
    case liability
    case inquire
    case guide
    case handover
    case withdraw

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .intercept: "intercept"
        case .recall: "recall"
        case .negotiate: "negotiate"
        case .refund: "refund"
        case .agreeOnRefusal: "agree_on_refusal"
        case .evidence: "evidence"
        case .deadline: "deadline"
        case .liability: "liability"
        case .inquire: "inquire"
        case .guide: "guide"
        case .handover: "handover"
        case .withdraw: "withdraw"
        }
    }
}

/// The steps whose lack makes a merchant liable, or brings an action anew (CONTRACT 2, `missing`).
public enum MissingStep: UInt8, Named {
    case intercept
    case negotiation
    case recall
    case recallRecord
    case refund
    case pickupProof
    case media

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .intercept: "intercept"
        case .negotiation: "negotiation"
        case .recall: "recall"
        case .recallRecord: "recall_record"
        case .refund: "refund"
        case .pickupProof: "pickup_proof"
        case .media: "media"
        }
    }
}

/// What happens if an action is skipped (CONTRACT 2, `ifSkipped`).
public enum SkipOutcome: UInt8, Named {
    case merchantLiable
    case systemRefunds
    case windowCloses
    case unknown

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .merchantLiable: "merchant_liable"
        case .systemRefunds: "system_refunds"
        case .windowCloses: "window_closes"
        case .unknown: "unknown"
        }
    }
}

/// What the platform does when a clock runs out (CONTRACT 2, `outcome`).
public enum ClockOutcome: UInt8, Named {
    case systemRefunds
    case requestLapses
    case windowCloses
    case proofTooLate
    case watchEnds

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .systemRefunds: "system_refunds"
        case .requestLapses: "request_lapses"
        case .windowCloses: "window_closes"
        case .proofTooLate: "proof_too_late"
        case .watchEnds: "watch_ends"
        }
    }

    /// What an action of that clock says of being skipped (R3.12).
    public var ifSkipped: SkipOutcome {
        switch self {
        case .systemRefunds: .systemRefunds
        case .windowCloses: .windowCloses
        case .requestLapses, .proofTooLate, .watchEnds: .unknown
        }
    }
}

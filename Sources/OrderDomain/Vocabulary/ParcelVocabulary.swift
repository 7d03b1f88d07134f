/// Where a parcel is (CONTRACT 2), in the order that G5 and R1.1 compare by; see ``rank``.
public enum Stage: UInt8, Named {
    case unknown
    case collected
    case inTransit
    case outForDelivery
    case atPickupPoint
    case inLocker
    case signed
    case intercepted
    case rejected
    case returning
    case returned
    case lost
    case deliveryFailed

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .unknown: "unknown"
        case .collected: "collected"
        case .inTransit: "in_transit"
        case .outForDelivery: "out_for_delivery"
        case .atPickupPoint: "at_pickup_point"
        case .inLocker: "in_locker"
        case .signed: "signed"
        case .intercepted: "intercepted"
        case .rejected: "rejected"
        case .returning: "returning"
        case .returned: "returned"
        case .lost: "lost"
        case .deliveryFailed: "delivery_failed"
        }
    }

    /// The place in CONTRACT 2's order; `deliveryFailed` ranks as `outForDelivery`.
    @inlinable
    public var rank: UInt8 { self == .deliveryFailed ? Self.outForDelivery.rawValue : rawValue }

    /// The class that scenes distinguish (CONTRACT 2).
    public var stageClass: StageClass {
        switch self {
        case .unknown: .unknown
        case .collected, .inTransit, .outForDelivery: .moving
        case .deliveryFailed: .failed
        case .atPickupPoint, .inLocker: .stored
        case .signed: .signed
        case .intercepted, .rejected, .returning, .returned: .turnedBack
        case .lost: .lost
        }
    }
}

/// The classes of ``Stage`` (CONTRACT 2).
public enum StageClass: UInt8, Sendable { case unknown, moving, failed, stored, signed, turnedBack, lost }

/// Whether the buyer really has the parcel (CONTRACT 2).
public enum Verdict: UInt8, Named {
    case pickedUp
    case notPickedUp
    case undetermined
    case notSigned

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .pickedUp: "picked_up"
        case .notPickedUp: "not_picked_up"
        case .undetermined: "undetermined"
        case .notSigned: "not_signed"
        }
    }
}

/// The rows of DOMAIN 1.
public enum Row: UInt8, Named {
    case collectedAtStation
    case collectedWithCode
    case signedByRecipient
    case arrivedAtStation
    case placedInLocker
    case signedByOther
    case leftAtAddress
    case signedAtDepot

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .collectedAtStation: "collected_at_station"
        case .collectedWithCode: "collected_with_code"
        case .signedByRecipient: "signed_by_recipient"
        case .arrivedAtStation: "arrived_at_station"
        case .placedInLocker: "placed_in_locker"
        case .signedByOther: "signed_by_other"
        case .leftAtAddress: "left_at_address"
        case .signedAtDepot: "signed_at_depot"
        }
    }

    /// The row's id in DOMAIN 1.
    public var policy: StaticString {
        switch self {
        case .collectedAtStation: "T.a"
        case .collectedWithCode: "T.b"
        case .signedByRecipient: "T.c"
        case .arrivedAtStation: "T.d"
        case .placedInLocker: "T.e"
        case .signedByOther: "T.f"
        case .leftAtAddress: "T.g"
        case .signedAtDepot: "T.h"
        }
    }

    /// Whether the row counts as picked up by the buyer (DOMAIN 1).
    public var countsAsPickedUp: Bool {
        switch self {
        case .collectedAtStation, .collectedWithCode, .signedByRecipient: true
        case .arrivedAtStation, .placedInLocker, .signedByOther, .leftAtAddress, .signedAtDepot: false
        }
    }
}

/// What is wrong with a parcel beside its stage (CONTRACT 2).
public enum Problem: UInt8, Named {
    case outOfArea
    case noOutlet
    case outletSuspended
    case damaged

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .outOfArea: "out_of_area"
        case .noOutlet: "no_outlet"
        case .outletSuspended: "outlet_suspended"
        case .damaged: "damaged"
        }
    }
}

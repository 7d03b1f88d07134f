import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 3.1 and P7.1: what starts each clock, what ends it, and what goes out in between.
@Suite struct PinduoduoClockTests {
    private static let signed: [Happening] = [.placed(), .order(.grouped, 0.5), .shipped(), .pickedUp(12)]
    private static let refundOnly: [Happening] = signed + [.requested(20)]
    private static let returnRefund: [Happening] = signed + [.requested(20, .returnRefund)]

    /// All four points of a clock that ends at `end`, each over the one before.
    private static func rings(
        _ clock: String, at end: Int, on leg: String = "", then outcome: String = "system_refunds"
    ) -> [String] {
        [(24, "left:24"), (6, "left:6"), (1, "left:1"), (0, "expired")].map { hours, left in
            let over = hours == 24 ? "" : " over deadline \(clock)"
            return "@\(end - hours) deadline \(clock)\(leg) \(left) \(outcome) due:\(end)\(over)"
        }
    }

    @Test(arguments: [
        SceneCase(
            "P1.1: 48 hours, warned at 24, 6 and 1", on: .pinduoduo, given: refundOnly, until: 1_000,
            then: rings("P1.1", at: 68)),
        SceneCase(
            "P1.1: an answer at the last instant is in time", on: .pinduoduo, given: refundOnly,
            when: [.afterSale(.merchantAgreed, 68)],
            then: Array(rings("P1.1", at: 68).prefix(3)) + [
                "withdraw P1.1 over deadline P1.1",
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
            ]),
        SceneCase(
            "P1.1: a second later it has expired, and the expiry stands", on: .pinduoduo, given: refundOnly,
            when: [.afterSale(.merchantAgreed, Hour(68).secondLater)],
            then: rings("P1.1", at: 68) + [
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2"
            ]),
        SceneCase(
            "P1.1: agreeing on a refusal ends it", on: .pinduoduo,
            given: [.placed(), .shipped(), .track(10, .outForDelivery), .requested(20)],
            when: [.afterSale(.agreedOnRefusal, 30)], until: 1_000, then: []),
        SceneCase(
            "P1.1: a `modified` behind that agreement starts it anew (R3.5)", on: .pinduoduo,
            given: [
                .placed(), .shipped(), .track(10, .outForDelivery), .requested(20),
                .afterSale(.agreedOnRefusal, 30),
            ],
            when: [.modified(40, nil, .other)], until: 64,
            then: [
                "agree_on_refusal P3.1 YT1 due:88", "@64 deadline P1.1 left:24 system_refunds due:88",
            ]),
        SceneCase(
            "P1.1: cancelled", on: .pinduoduo, given: refundOnly, when: [.afterSale(.cancelled, 30)],
            until: 1_000, then: ["withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2"]),
        SceneCase(
            "P1.1 ends and P1.3 starts at a rejection: seven days without a warning", on: .pinduoduo,
            given: refundOnly, when: [.afterSale(.merchantRejected, 30)], until: 1_000,
            then: [
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
                "@198 deadline P1.3 expired due:198",
            ]),
        SceneCase(
            "P1.3: made anew, P1.1 starts again", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantRejected, 30)], when: [.requested(40)], until: 64,
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:88",
                "@64 deadline P1.1 left:24 system_refunds due:88",
            ]),
        SceneCase(
            "P1.3: intervention ends it", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantRejected, 30)],
            when: [.afterSale(.platformIntervened, 40)], until: 1_000, then: []),
        SceneCase(
            "P1.3: arbitration ends it", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantRejected, 30)], when: [.afterSale(.arbitrated, 40)],
            until: 1_000, then: []),
        SceneCase(
            "P2.1: return-refund, 48 hours", on: .pinduoduo, given: returnRefund, until: 1_000,
            then: rings("P2.1", at: 68)),
        SceneCase(
            "a `modified` that changes nothing starts nothing anew", on: .pinduoduo, given: returnRefund,
            when: [.modified(30, nil, .quality)], until: 1_000, then: rings("P2.1", at: 68)),
        SceneCase(
            "a `modified` of the type ends P2.1 and starts P1.1 (R3.5)", on: .pinduoduo, given: returnRefund,
            when: [.modified(30, .refundOnly)], until: 54,
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:78",
                "@54 deadline P1.1 left:24 system_refunds due:78",
            ]),
        SceneCase(
            "P2.3: seven days to enter the waybill, without a warning", on: .pinduoduo, given: returnRefund,
            when: [.afterSale(.merchantAgreed, 30)], until: 1_000,
            then: ["@198 deadline P2.3 expired due:198"]),
        SceneCase(
            "P2.4: the waybill ends P2.3 and gives the merchant seven days", on: .pinduoduo,
            given: returnRefund + [.afterSale(.merchantAgreed, 30)], when: [.returnShipped(48)],
            until: 1_000, then: rings("P2.4", at: 216, on: " RT1")),
        SceneCase(
            "P2.4: a second waybill starts it anew (R3.8)", on: .pinduoduo,
            given: returnRefund + [.afterSale(.merchantAgreed, 30), .returnShipped(48)],
            when: [.returnShipped(60, "RT2")], until: 204,
            then: ["@204 deadline P2.4 RT2 left:24 system_refunds due:228"]),
        SceneCase(
            "P2.4: the signature of the return does not end it", on: .pinduoduo,
            given: returnRefund + [.afterSale(.merchantAgreed, 30), .returnShipped(48)],
            when: [.pickedUp(60).on("RT1")], until: 192,
            then: ["@192 deadline P2.4 RT1 left:24 system_refunds due:216"]),
        SceneCase(
            "P2.5: the buyer cancels at the last instant, the goods already on their way back",
            on: .pinduoduo,
            given: returnRefund + [.afterSale(.merchantAgreed, 30), .returnShipped(48)],
            when: [.afterSale(.cancelled, 216)], until: 1_000,
            then: Array(rings("P2.4", at: 216, on: " RT1").prefix(3)) + [
                "withdraw P2.4 RT1 over deadline P2.4"
            ]),
        SceneCase(
            "P2.4: the refund does", on: .pinduoduo,
            given: returnRefund + [.afterSale(.merchantAgreed, 30), .returnShipped(48)],
            when: [.afterSale(.refunded, 60)], until: 1_000, then: []),
    ])
    func ofARequest(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "P1.2 and P2.2: 15 days after receipt is confirmed, in the order of their ids", on: .pinduoduo,
            given: signed, when: [.order(.receiptConfirmed, 24)], until: 1_000,
            then: [
                "@384 -: deadline P1.2 expired window_closes due:384",
                "@384 -: deadline P2.2 expired window_closes due:384",
            ]),
        SceneCase(
            "P2.2 is not for special goods", on: .pinduoduo,
            given: [.placed(.fresh), .order(.grouped, 0.5), .shipped()],
            when: [.order(.receiptConfirmed, 24)], until: 1_000,
            then: ["@384 -: deadline P1.2 expired window_closes due:384"]),
        SceneCase(
            "P1.2 needs the group", on: .pinduoduo, given: [.placed(), .shipped()],
            when: [.order(.receiptConfirmed, 24)], until: 1_000,
            then: ["@384 -: deadline P2.2 expired window_closes due:384"]),
        SceneCase(
            "P2.2 needs a shipment", on: .pinduoduo, given: [.placed(), .order(.grouped, 0.5)],
            when: [.order(.receiptConfirmed, 24)], until: 1_000,
            then: ["@384 -: deadline P1.2 expired window_closes due:384"]),
        SceneCase(
            "the order's `closed` ends both", on: .pinduoduo,
            given: signed + [.order(.receiptConfirmed, 24)], when: [.order(.orderClosed, 384)],
            until: 1_000, then: []),
        SceneCase(
            "the promised date moves P1.2 (`deadline_changed` names an order's clock)", on: .pinduoduo,
            given: signed + [.order(.receiptConfirmed, 24)], when: [.deadlineChanged(25, to: 500, .p1_2)],
            until: 1_000,
            then: [
                "@384 -: deadline P2.2 expired window_closes due:384",
                "@500 -: deadline P1.2 expired window_closes due:500",
            ]),
    ])
    func ofTheOrder(_ row: SceneCase) { row.check() }

    private static let afterIntervention: [Happening] =
        refundOnly + [
            .afterSale(.merchantRejected, 30), .afterSale(.platformIntervened, 40),
        ]

    @Test(arguments: [
        SceneCase(
            "P7.1: refunded after an intervention: seven days to appeal", on: .pinduoduo,
            given: afterIntervention, when: [.afterSale(.refunded, 50)], until: 1_000,
            then: rings("P7.1", at: 218, then: "window_closes")),
        SceneCase(
            "P7.1: refunded after the answer clock had run out", on: .pinduoduo,
            given: refundOnly + [.track(69, .inTransit)], when: [.afterSale(.refunded, 70)], until: 214,
            then: [
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
                "@214 deadline P7.1 left:24 window_closes due:238",
            ]),
        SceneCase(
            "P7.1: not after an answer in time", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantAgreed, 30)], when: [.afterSale(.refunded, 40)],
            until: 1_000, then: []),
        SceneCase(
            "P7.1: nor after an answer at the last instant", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantAgreed, 68)], when: [.afterSale(.refunded, 100)],
            until: 1_000, then: []),
        SceneCase(
            "P7.1: nor where the refund itself was the answer", on: .pinduoduo, given: refundOnly,
            when: [.afterSale(.refunded, 68)], until: 1_000,
            then: Array(rings("P1.1", at: 68).prefix(3)) + [
                "withdraw P1.1 over deadline P1.1",
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
            ]),
        SceneCase(
            "P7.1: a second refund of the after-sale starts it anew", on: .pinduoduo,
            given: afterIntervention + [
                .afterSale(.refunded, 50), .requested(60), .afterSale(.refunded, 68), .track(200, .inTransit),
            ],
            until: 212,
            then: ["@212 deadline P7.1 left:24 window_closes due:236"]),
        SceneCase(
            "P7.1: nothing ends it, not even a new round", on: .pinduoduo,
            given: afterIntervention + [.afterSale(.refunded, 50)],
            when: [.requested(60), .afterSale(.cancelled, 61)], until: 194,
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:108",
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
                "@194 deadline P7.1 left:24 window_closes due:218",
            ]),
    ])
    func p7_1(_ row: SceneCase) { row.check() }
}

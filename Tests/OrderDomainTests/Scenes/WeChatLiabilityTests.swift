import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 2, last table: what a rejection makes the merchant liable for, and what averts it.
@Suite struct WeChatLiabilityTests {
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]
    private static let reject: [Happening] = [.afterSale(.merchantRejected, 30)]

    private static func pickedUp(_ goods: Goods, _ type: RequestType, _ reason: RequestReason) -> [Happening]
    {
        [.placed(goods), .shipped(), .pickedUp(12), .requested(20, type, reason)]
    }

    @Test(arguments: [
        SceneCase(
            "W1.1 without an intercept",
            given: onTheWay + [.requested(20)], when: reject,
            then: [
                "withdraw W1.1 YT1 over intercept W1.1",
                "liability W1.1 YT1 missing:intercept merchant_liable",
            ]),
        SceneCase(
            "W1.2 without a negotiation",
            given: onTheWay + [.track(12, .outForDelivery), .requested(20)], when: reject,
            then: [
                "withdraw W1.2 YT1 refuse_delivery over negotiate W1.2",
                "liability W1.2 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W1.3 without a negotiation",
            given: [.placed(.fresh), .shipped(), .requested(20)], when: reject,
            then: [
                "withdraw W1.3 YT1 cancel over negotiate W1.3",
                "liability W1.3 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W2.1 without a recall",
            given: [.placed(), .shipped(), .inLocker(10), .requested(20)], when: reject,
            then: [
                "withdraw W2.1 YT1 over recall W2.1", "liability W2.1 YT1 missing:recall merchant_liable",
            ]),
        SceneCase(
            "W2.1 with a recall, and no proof of it",
            given: [.placed(), .shipped(), .inLocker(10), .requested(20), .afterSale(.recallRequested, 21)],
            when: reject, then: ["liability W2.1 YT1 missing:recall_record merchant_liable"]),
        SceneCase(
            "W2.2 without a negotiation",
            given: [
                .placed(), .shipped(), .inLocker(10), .requested(20), .afterSale(.recallRequested, 21),
                .afterSale(.recallFailed, 22),
            ],
            when: reject,
            then: [
                "withdraw W2.2 YT1 refuse_or_return over negotiate W2.2",
                "liability W2.2 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W2.3 is a refund that is owed",
            given: onTheWay + [.track(12, .lost), .requested(20)], when: reject,
            then: [
                "withdraw W2.3 YT1 over refund W2.3", "liability W2.3 YT1 missing:refund merchant_liable",
            ]),
        SceneCase(
            "W3.1 without a negotiation",
            given: pickedUp(.underwear, .refundOnly, .quality), when: reject,
            then: [
                "withdraw W3.1 YT1 supplement_evidence over negotiate W3.1",
                "liability W3.1 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W3.2a without a negotiation",
            given: pickedUp(.fresh, .returnRefund, .quality), when: reject,
            then: [
                "withdraw W3.2a YT1 change_to_refund_only over negotiate W3.2a",
                "liability W3.2a YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W3.2b without a negotiation",
            given: [
                .placed(), .shipped(), .inLocker(10), .requested(20), .afterSale(.recallRequested, 21),
                .afterSale(.recallSucceeded, 22), .modified(23, .returnRefund),
            ],
            when: reject,
            then: [
                "withdraw W3.2b YT1 change_to_refund_only over negotiate W3.2b",
                "liability W3.2b YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W3.2c without a negotiation",
            given: pickedUp(.plain, .refundOnly, .quality), when: reject,
            then: [
                "withdraw W3.2c YT1 change_to_return_refund over negotiate W3.2c",
                "liability W3.2c YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W3.3 without a negotiation",
            given: pickedUp(.underwear, .returnRefund, .other), when: reject,
            then: [
                "withdraw W3.3 YT1 cancel over negotiate W3.3",
                "liability W3.3 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "W3.4 without one of the two kinds of proof; another kind is none",
            given: pickedUp(.plain, .refundOnly, .quality) + [
                .sent(21, .changeToReturnRefund), .declined(22, .changeToReturnRefund),
                .evidence(23, .goodsPapers),
            ],
            when: reject,
            then: [
                "withdraw W3.4 YT1 over evidence W3.4",
                "liability W3.4 YT1 missing:pickup_proof merchant_liable",
            ]),
    ])
    func aRejectionWithoutTheStep(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "W1.1: the intercept was asked for",
            given: onTheWay + [.requested(20), .afterSale(.interceptRequested, 21)], when: reject, then: []),
        SceneCase(
            "W1.2: a negotiation was sent, though the buyer declined it",
            given: onTheWay + [
                .track(12, .outForDelivery), .requested(20), .sent(21, .refuseDelivery),
                .declined(22, .refuseDelivery),
            ],
            when: reject, then: []),
        SceneCase(
            "W1.2: any proposal sent in that row averts it (R4.4), though the ask stands",
            given: onTheWay + [.track(12, .outForDelivery), .requested(20), .sent(21, .smallPayment)],
            when: reject, then: ["withdraw W1.2 YT1 refuse_delivery over negotiate W1.2"]),
        SceneCase(
            "W2.1: recalled and proven, by whichever after-sale",
            given: [
                .placed(), .shipped(), .inLocker(10), .requested(20), .requested(20).of("A2"),
                .afterSale(.recallRequested, 21).of("A2"), .evidence(22, .recallRecord).of("A2"),
            ],
            when: reject, then: []),
        SceneCase(
            "W3.4: the red-seal statement was handed in",
            given: pickedUp(.plain, .refundOnly, .quality) + [
                .sent(21, .changeToReturnRefund), .declined(22, .changeToReturnRefund),
                .evidence(23, .redSealStatement),
            ],
            when: reject, then: []),
        SceneCase(
            "no W row holds: a rejection costs nothing",
            given: pickedUp(.plain, .returnRefund, .unwanted), when: reject, then: []),
        SceneCase(
            "agreeing costs nothing",
            given: onTheWay + [.requested(20)], when: [.afterSale(.merchantAgreed, 30)],
            then: ["withdraw W1.1 YT1 over intercept W1.1"]),
        SceneCase(
            "G7 and G1 are no W rows: a rejection there is not predicted",
            given: [.placed(), .requested(20)], when: reject, then: ["withdraw G1 over refund G1"]),
    ])
    func theStepWasTakenInTime(_ row: SceneCase) { row.check() }

    private static let liable: [Happening] = onTheWay + [.requested(20), .afterSale(.merchantRejected, 30)]

    @Test(arguments: [
        SceneCase(
            "a late event shows that the intercept had been asked for in time (G11)",
            given: liable, when: [.afterSale(.interceptRequested, 25).arriving(40)],
            then: ["withdraw W1.1 YT1 over liability W1.1"]),
        SceneCase(
            "an intercept asked for after the rejection changes nothing",
            given: liable, when: [.afterSale(.interceptRequested, 31)], then: []),
        SceneCase(
            "a late track puts the parcel on delivery before the rejection: another row, another step",
            given: liable, when: [.track(25, .outForDelivery).arriving(40)],
            then: [
                "withdraw W1.1 YT1 over liability W1.1",
                "liability W1.2 YT1 missing:negotiation merchant_liable",
            ]),
        SceneCase(
            "the request is cancelled", given: liable, when: [.afterSale(.cancelled, 40)],
            then: ["withdraw W1.1 YT1 over liability W1.1"]),
        SceneCase(
            "the request is refunded", given: liable, when: [.afterSale(.refunded, 40)],
            then: ["withdraw W1.1 YT1 over liability W1.1"]),
        SceneCase(
            "the request is made anew: its liability is gone, its row asks again",
            given: liable, when: [.requested(40)],
            then: ["withdraw W1.1 YT1 over liability W1.1", "intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "what the parcel does after the rejection leaves the judgement alone",
            given: liable, when: [.track(40, .outForDelivery), .pickedUp(41)], then: []),
    ])
    func whatBecomesOfAJudgement(_ row: SceneCase) { row.check() }
}

import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 7: what follows for every platform.
@Suite struct GeneralRuleTests {
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "G1: placed here and not shipped: refund", given: [.placed()], when: [.requested(5)],
            then: ["refund G1"]),
        SceneCase(
            "G1 gives way when the parcel leaves",
            given: [.placed(), .requested(5)], when: [.shipped(6)],
            then: ["intercept W1.1 YT1 merchant_liable over refund G1"]),
        SceneCase(
            "G1 is for refund-only", given: [.placed()], when: [.requested(5, .returnRefund)], then: []),
        SceneCase(
            "G2: refused at the door: refund",
            given: onTheWay + [.requested(20)], when: [.track(21, .rejected)],
            then: ["refund G2 YT1 over intercept W1.1"]),
        SceneCase(
            "G2: intercepted, by the courier's own word",
            given: onTheWay + [.requested(20)], when: [.track(21, .intercepted)],
            then: ["refund G2 YT1 over intercept W1.1"]),
        SceneCase(
            "G2: the tool's success turns the parcel back (R1.6)",
            given: onTheWay + [.requested(20), .afterSale(.interceptRequested, 21)],
            when: [.afterSale(.interceptSucceeded, 22)], then: ["refund G2 YT1"]),
        SceneCase(
            "G2: asked for after it came back",
            given: onTheWay + [.track(12, .returning), .track(15, .returned)], when: [.requested(20)],
            then: ["refund G2 YT1"]),
        SceneCase(
            "G2 is for refund-only",
            given: onTheWay + [.track(12, .returned)], when: [.requested(20, .returnRefund)], then: []),
        SceneCase(
            "G2 is over when refunded, without a withdrawal",
            given: onTheWay + [.track(12, .returned), .requested(20)],
            when: [.afterSale(.refunded, 21)], then: []),
        SceneCase(
            "G3: undetermined counts as not picked up, and beside it who signed is asked",
            given: onTheWay + [.signedByNobody(12)], when: [.requested(20)],
            then: ["recall W2.1 YT1 merchant_liable", "inquire G3 YT1"]),
        SceneCase(
            "G3: the answer to who signed takes both back",
            given: onTheWay + [.signedByNobody(12), .requested(20)], when: [.pickedUp(21)],
            then: [
                "withdraw G3 YT1 over inquire G3",
                "negotiate W3.2c YT1 change_to_return_refund merchant_liable over recall W2.1",
            ]),
        SceneCase(
            "G3 is for refund-only (R6.1)",
            given: onTheWay + [.signedByNobody(12)], when: [.requested(20, .returnRefund)], then: []),
        SceneCase(
            "G3: who signed is asked once, and stands on beside W2.2",
            given: onTheWay + [.signedByNobody(12), .requested(20), .afterSale(.recallRequested, 21)],
            when: [.afterSale(.recallFailed, 22)],
            then: ["negotiate W2.2 YT1 refuse_or_return merchant_liable"]),
        SceneCase(
            "G4: cancelled: what stands is withdrawn",
            given: onTheWay + [.requested(20)], when: [.afterSale(.cancelled, 21)],
            then: ["withdraw W1.1 YT1 over intercept W1.1"]),
        SceneCase(
            "G4: closed", given: onTheWay + [.requested(20)], when: [.afterSale(.afterSaleClosed, 21)],
            then: ["withdraw W1.1 YT1 over intercept W1.1"]),
        SceneCase(
            "G4: another step replaces the one before",
            given: onTheWay + [.requested(20)], when: [.track(21, .outForDelivery), .inLocker(22)],
            then: [
                "negotiate W1.2 YT1 refuse_delivery merchant_liable over intercept W1.1",
                "recall W2.1 YT1 merchant_liable over negotiate W1.2",
            ]),
        SceneCase(
            "G4: the request changes its type to one that no row knows",
            given: onTheWay + [.requested(20)], when: [.modified(21, .exchange)],
            then: ["withdraw W1.1 YT1 over intercept W1.1"]),
    ])
    func requestsAndParcels(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "less than the order's amount: money is discussed, not the parcel",
            given: onTheWay, when: [.requested(20, fen: 5_000)], then: ["handover G7 YT1"]),
        SceneCase(
            "one fen less is rounding", given: onTheWay, when: [.requested(20, fen: 9_899)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "two fen less are not", given: onTheWay, when: [.requested(20, fen: 9_898)],
            then: ["handover G7 YT1"]),
        SceneCase(
            "refundableFen stands before the order's amount",
            given: onTheWay, when: [.requested(20, fen: 5_000, refundable: 5_000)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "with several parcels the order's amount tells nothing",
            given: onTheWay + [.shipped(2, "YT2")], when: [.requested(20, fen: 5_000, on: "YT1")],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "with several parcels refundableFen does (R6.6)",
            given: onTheWay + [.shipped(2, "YT2")],
            when: [.requested(20, fen: 3_000, refundable: 5_000, on: "YT1")], then: ["handover G7 YT1"]),
        SceneCase(
            "a replaced parcel is none (R6.6)",
            given: [.placed(), .shipped(), .shipped(5, "YT2", replaces: "YT1")],
            when: [.requested(20, fen: 5_000)], then: ["handover G7 YT2"]),
        SceneCase(
            "in place of G1", given: [.placed()], when: [.requested(5, fen: 100)], then: ["handover G7"]),
        SceneCase(
            "in place of G2", given: onTheWay + [.track(12, .returned)], when: [.requested(20, fen: 100)],
            then: ["handover G7 YT1"]),
        SceneCase(
            "in place of W2.1, and G3 still asks who signed",
            given: onTheWay + [.signedByNobody(12)], when: [.requested(20, fen: 100)],
            then: ["inquire G3 YT1", "handover G7 YT1"]),
        SceneCase(
            "not in place of W1.3",
            given: [.placed(.fresh), .shipped()], when: [.requested(20, fen: 100)],
            then: ["negotiate W1.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "not in place of W2.3", given: onTheWay + [.track(12, .lost)], when: [.requested(20, fen: 100)],
            then: ["refund W2.3 YT1 merchant_liable"]),
        SceneCase(
            "not in place of W3.2c", given: onTheWay + [.pickedUp(12)], when: [.requested(20, fen: 100)],
            then: ["negotiate W3.2c YT1 change_to_return_refund merchant_liable"]),
        SceneCase(
            "an amount that is not known counts as full (G10)",
            given: [.shipped()], when: [.requested(20, fen: 1)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
    ])
    func g7(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "a refusal is undone by another attempt: the refund is withdrawn",
            given: onTheWay + [.requested(20), .track(21, .rejected)], when: [.track(22, .outForDelivery)],
            then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable over refund G2"]),
        SceneCase(
            "from then on a signature in person proves nothing",
            given: onTheWay + [.track(12, .rejected), .track(13, .outForDelivery), .pickedUp(14)],
            when: [.requested(20)], then: ["recall W2.1 YT1 merchant_liable", "inquire G3 YT1"]),
        SceneCase(
            "words of return undo nothing",
            given: onTheWay + [.requested(20), .track(21, .rejected)],
            when: [.track(22, .outForDelivery, speaksOfReturn: true)], then: []),
        SceneCase(
            "nor does a track behind 退回",
            given: onTheWay + [.requested(20), .track(21, .rejected), .track(22, .returning)],
            when: [.track(23, .outForDelivery)], then: []),
        SceneCase(
            "nor behind an intercept",
            given: onTheWay + [.requested(20), .track(21, .intercepted)], when: [.track(22, .outForDelivery)],
            then: []),
        SceneCase(
            "the next signature is the sender's: the refund stands",
            given: onTheWay + [.requested(20), .track(21, .rejected)], when: [.pickedUp(30)], then: []),
    ])
    func g9(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "an unknown order waits", when: [.requested(5)], until: 28, then: []),
        SceneCase(
            "after 24 hours it goes to a person, never as money", when: [.requested(5)], until: 29,
            then: ["@29 handover G10"]),
        SceneCase(
            "24 hours from the record's timestamp where that is earlier (R3.11)",
            when: [Happening.requested(15).arriving(5)], until: 29, then: ["@29 handover G10"]),
        SceneCase(
            "`placed` releases it", given: [.requested(5)], when: [.placed(at: 6)], until: 100,
            then: ["refund G1"]),
        SceneCase(
            "`shipped` releases it, and nothing is refunded unseen", given: [.requested(5)],
            when: [.shipped(6)], until: 100, then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "a track does not release it (R3.11)", given: [.requested(5)], when: [.track(6, .inTransit)],
            until: 29, then: ["@29 handover G10"]),
        SceneCase(
            "an order that comes after the wait takes the handover back",
            given: [.requested(5), .track(40, .collected)], when: [.placed(at: 41), .shipped(42)],
            then: ["intercept W1.1 YT1 merchant_liable over handover G10"]),
        SceneCase(
            "a request that is cancelled meanwhile waits no more",
            given: [.requested(5)], when: [.afterSale(.cancelled, 6)], until: 100, then: []),
        SceneCase(
            "made anew, it waits from then",
            given: [.requested(5)], when: [.requested(15)], until: 39, then: ["@39 handover G10"]),
        SceneCase(
            "the handover names the parcel that the request names",
            when: [.requested(5, on: "YT1")], until: 29, then: ["@29 handover G10 YT1"]),
        SceneCase(
            "the platform's clocks run meanwhile; at one instant G10 stands before P1.1", on: .pinduoduo,
            when: [.requested(5)], until: 53,
            then: [
                "@29 handover G10 due:53", "@29 deadline P1.1 left:24 system_refunds due:53",
                "@47 deadline P1.1 left:6 system_refunds due:53 over deadline P1.1",
                "@52 deadline P1.1 left:1 system_refunds due:53 over deadline P1.1",
                "@53 deadline P1.1 expired system_refunds due:53 over deadline P1.1",
            ]),
    ])
    func g10(_ row: SceneCase) { row.check() }

    /// G6: another platform's rows do not leak; `ifSkipped` is unknown and nobody is judged.
    @Test(arguments: [Platform.douyin, .taobao])
    func g6BorrowsSomeRows(_ platform: Platform) {
        let rows = [
            SceneCase(
                "W1.1", on: platform, given: Self.onTheWay, when: [.requested(20)],
                then: ["intercept W1.1 YT1"]),
            SceneCase(
                "W1.2", on: platform, given: Self.onTheWay + [.track(12, .outForDelivery)],
                when: [.requested(20)], then: ["negotiate W1.2 YT1 refuse_delivery"]),
            SceneCase(
                "not W1.3", on: platform, given: [.placed(.fresh), .shipped()], when: [.requested(20)],
                then: ["intercept W1.1 YT1"]),
            SceneCase(
                "W2.1", on: platform, given: Self.onTheWay + [.inLocker(12)], when: [.requested(20)],
                then: ["recall W2.1 YT1"]),
            SceneCase(
                "W2.2", on: platform,
                given: Self.onTheWay + [.inLocker(12), .requested(20), .afterSale(.recallRequested, 21)],
                when: [.afterSale(.recallFailed, 22)], then: ["negotiate W2.2 YT1 refuse_or_return"]),
            SceneCase(
                "W2.3", on: platform, given: Self.onTheWay + [.track(12, .lost)], when: [.requested(20)],
                then: ["refund W2.3 YT1"]),
            SceneCase(
                "W3.2c", on: platform, given: Self.onTheWay + [.pickedUp(12)],
                when: [.requested(20, .refundOnly, .quality)],
                then: ["negotiate W3.2c YT1 change_to_return_refund"]),
            SceneCase(
                "not W3.1", on: platform, given: [.placed(.underwear), .shipped(), .pickedUp(12)],
                when: [.requested(20, .refundOnly, .quality)],
                then: ["negotiate W3.2c YT1 change_to_return_refund"]),
            SceneCase(
                "not W3.2a", on: platform, given: [.placed(.fresh), .shipped(), .pickedUp(12)],
                when: [.requested(20, .returnRefund, .quality)], then: []),
            SceneCase(
                "not W3.4", on: platform,
                given: Self.onTheWay + [.pickedUp(12), .requested(20), .sent(21, .changeToReturnRefund)],
                when: [.declined(22, .changeToReturnRefund)], then: []),
        ]
        for row in rows { row.check() }
    }

    @Test func g6NoLiabilityOutsideWeChat() {
        var story = Story(.taobao)
        story.take(Self.onTheWay + [.requested(20), .afterSale(.merchantRejected, 30)])
        #expect(story.said == ["intercept W1.1 YT1", "withdraw W1.1 YT1 over intercept W1.1"])
    }
}

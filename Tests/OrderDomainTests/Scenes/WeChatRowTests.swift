import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 2 row by row: which row holds, what it asks, and what then does not go out.
@Suite struct WeChatRowTests {
    /// A parcel on its way, refund-only asked for at 20.
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "W1.1: shipped and not yet out for delivery: intercept",
            given: onTheWay, when: [.requested(20)], then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "W1.1: also before the first scan",
            given: [.placed(), .shipped()], when: [.requested(20)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "W1.1 holds whatever the reason",
            given: onTheWay, when: [.requested(20, .refundOnly, .quality)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "W1.1 is for refund-only: a return-refund of a moving parcel asks nothing",
            given: onTheWay, when: [.requested(20, .returnRefund)], then: []),
        SceneCase(
            "an exchange asks nothing", given: onTheWay, when: [.requested(20, .exchange)], then: []),
        SceneCase(
            "W1.2: out for delivery: negotiate refusal",
            given: onTheWay + [.track(12, .outForDelivery)], when: [.requested(20)],
            then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "W1.2: delivery failed",
            given: onTheWay + [.track(12, .deliveryFailed)], when: [.requested(20)],
            then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "W1.2: the intercept failed",
            given: onTheWay + [.requested(20), .afterSale(.interceptRequested, 21)],
            when: [.afterSale(.interceptFailed, 22)],
            then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "W1.3: perishable goods are never intercepted",
            given: [.placed(.fresh), .shipped(), .track(10, .inTransit)], when: [.requested(20)],
            then: ["negotiate W1.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "W1.3 holds in place of W1.2 too",
            given: [.placed(.fresh), .shipped(), .track(10, .outForDelivery)], when: [.requested(20)],
            then: ["negotiate W1.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "W1.3 needs all items to be perishable",
            given: [.placed(.fresh, .plain), .shipped(), .track(10, .inTransit)], when: [.requested(20)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "W1.3 looks at the items of the parcel where it names them",
            given: [.placed(.fresh, .plain), .shipped(1, items: ["FRESH"])], when: [.requested(20)],
            then: ["negotiate W1.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "W2.1: a perishable parcel in a locker is recalled (R6.1)",
            given: [.placed(.fresh), .shipped(), .inLocker(10)], when: [.requested(20)],
            then: ["recall W2.1 YT1 merchant_liable"]),
        SceneCase(
            "W2.1: at a station",
            given: onTheWay + [.track(12, .atPickupPoint, .notPickedUp, row: .arrivedAtStation)],
            when: [.requested(20)], then: ["recall W2.1 YT1 merchant_liable"]),
        SceneCase(
            "W2.1: signed by somebody else",
            given: onTheWay + [.signedByFamily(12)], when: [.requested(20)],
            then: ["recall W2.1 YT1 merchant_liable"]),
        SceneCase(
            "W2.2: the recall failed",
            given: onTheWay + [.inLocker(12), .requested(20), .afterSale(.recallRequested, 21)],
            when: [.afterSale(.recallFailed, 22)],
            then: ["negotiate W2.2 YT1 refuse_or_return merchant_liable"]),
        SceneCase(
            "W2.3: the parcel is lost",
            given: onTheWay + [.track(12, .lost)], when: [.requested(20)],
            then: ["refund W2.3 YT1 merchant_liable"]),
        SceneCase(
            "W2.3 holds for a return-refund of a picked-up parcel as well, by any fault",
            given: onTheWay + [.pickedUp(12), .requested(20, .returnRefund, .damaged)],
            when: [.fault(21, .wrongAddress)], then: ["refund W2.3 YT1 merchant_liable"]),
        SceneCase(
            "W2.3 stands before G2: refund with the merchant's liability",
            given: onTheWay + [.track(12, .returned), .requested(20)], when: [.fault(21, .damaged)],
            then: ["refund W2.3 YT1 merchant_liable over refund G2"]),
        SceneCase(
            "a courier's fault before any request is nothing (R6.2)",
            given: onTheWay + [.pickedUp(12)],
            when: [.fault(19, .lost), .requested(20, .returnRefund, .damaged)], then: []),
        SceneCase(
            "a courier's fault belongs to its round: a request made anew does not know it (R6.2)",
            given: onTheWay + [.requested(20), .fault(21, .lost)], when: [.requested(30)],
            then: ["intercept W1.1 YT1 merchant_liable over refund W2.3"]),
    ])
    func beforeTheBuyerHasIt(_ row: SceneCase) { row.check() }

    private static func pickedUp(_ goods: Goods) -> [Happening] {
        [.placed(goods), .shipped(), .pickedUp(12)]
    }

    @Test(arguments: [
        SceneCase(
            "W3.1: quality complaint on goods without 7-day return",
            given: pickedUp(.underwear), when: [.requested(20, .refundOnly, .quality)],
            then: ["negotiate W3.1 YT1 supplement_evidence merchant_liable"]),
        SceneCase(
            "W3.1: perishable goods count as without 7-day return (R6.1)",
            given: pickedUp(.fresh), when: [.requested(20, .refundOnly, .damaged)],
            then: ["negotiate W3.1 YT1 supplement_evidence merchant_liable"]),
        SceneCase(
            "W3.2a: quality complaint, return-refund of perishable goods",
            given: pickedUp(.fresh), when: [.requested(20, .returnRefund, .quality)],
            then: ["negotiate W3.2a YT1 change_to_refund_only merchant_liable"]),
        SceneCase(
            "W3.2a: of low-value goods",
            given: pickedUp(.sticker), when: [.requested(20, .returnRefund, .damaged)],
            then: ["negotiate W3.2a YT1 change_to_refund_only merchant_liable"]),
        SceneCase(
            "W3.2a is not for goods that can well come back",
            given: pickedUp(.plain), when: [.requested(20, .returnRefund, .quality)], then: []),
        SceneCase(
            "W3.2c: the buyer holds ordinary goods",
            given: pickedUp(.plain), when: [.requested(20, .refundOnly, .quality)],
            then: ["negotiate W3.2c YT1 change_to_return_refund merchant_liable"]),
        SceneCase(
            "W3.2c is not for low-value goods, which nobody sends back",
            given: pickedUp(.sticker), when: [.requested(20, .refundOnly, .unwanted)], then: []),
        SceneCase(
            "W3.2c is not for perishable goods",
            given: pickedUp(.fresh), when: [.requested(20, .refundOnly, .missingItem)], then: []),
        SceneCase(
            "W3.3: personal reason, goods without 7-day return",
            given: pickedUp(.underwear), when: [.requested(20, .refundOnly, .other)],
            then: ["negotiate W3.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "W3.3 holds for a return-refund too (R6.1)",
            given: pickedUp(.underwear), when: [.requested(20, .returnRefund, .unwanted)],
            then: ["negotiate W3.3 YT1 cancel merchant_liable"]),
        SceneCase(
            "W3.2b: recalled out of a locker, the buyer asks for return-refund",
            given: [.placed(), .shipped(), .inLocker(12), .requested(20), .afterSale(.recallRequested, 21)],
            when: [.afterSale(.recallSucceeded, 22), .modified(23, .returnRefund)],
            then: [
                "refund G2 YT1",
                "negotiate W3.2b YT1 change_to_refund_only merchant_liable over refund G2",
            ]),
        SceneCase(
            "W3.2b is not for a parcel that was recalled after its signature",
            given: [
                .placed(), .shipped(), .signedByFamily(12), .requested(20),
                .afterSale(.recallRequested, 21), .afterSale(.recallSucceeded, 22),
            ],
            when: [.modified(23, .returnRefund)], then: ["withdraw G2 YT1 over refund G2"]),
        SceneCase(
            "W3.4: the buyer refuses the negotiation of a W3 row: proof of pick-up",
            given: pickedUp(.plain) + [.requested(20), .sent(21, .changeToReturnRefund)],
            when: [.declined(22, .changeToReturnRefund)],
            then: ["evidence W3.4 YT1 red_seal_statement pickup_code_record merchant_liable"]),
        SceneCase(
            "W3.4: or lets it time out",
            given: pickedUp(.underwear) + [.requested(20), .sent(21, .cancel)],
            when: [.negotiation(.negotiationExpired, 22, .cancel)],
            then: ["evidence W3.4 YT1 red_seal_statement pickup_code_record merchant_liable"]),
        SceneCase(
            "W3.4 needs the newest negotiation: a second one is open",
            given: pickedUp(.plain) + [.requested(20), .sent(21, .cancel), .sent(22, .changeToReturnRefund)],
            when: [.declined(23, .cancel)], then: []),
        SceneCase(
            "W3.4 is not for a negotiation of an earlier row",
            given: [
                .placed(), .shipped(), .track(10, .outForDelivery), .requested(20),
                .sent(21, .refuseDelivery),
                .pickedUp(22),
            ],
            when: [.declined(23, .refuseDelivery)], then: []),
        SceneCase(
            "W3.4 ends with either kind of proof, and with no other",
            given: pickedUp(.plain) + [
                .requested(20), .sent(21, .changeToReturnRefund), .declined(22, .changeToReturnRefund),
            ],
            when: [
                .evidence(23, .weighingPhoto), .evidence(24, .pickupCodeRecord),
                .afterSale(.merchantRejected, 25),
            ],
            then: []),
        SceneCase(
            "accepting a negotiation changes nothing by itself",
            given: pickedUp(.plain) + [.requested(20), .sent(21, .changeToReturnRefund)],
            when: [.negotiation(.negotiationAccepted, 22, .changeToReturnRefund)], then: []),
    ])
    func afterTheBuyerHasIt(_ row: SceneCase) { row.check() }
}

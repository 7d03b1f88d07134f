import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 3.2 (P3.1–P3.3) and 3.4 (P5.1–P5.6). P1.1's `due:` is on every ask of a refund-only request.
@Suite struct PinduoduoRefundTests {
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "P3.1: agree on refusal, and before delivery intercept beside it", on: .pinduoduo,
            given: onTheWay, when: [.requested(20)],
            then: ["intercept P3.1 YT1 due:68", "agree_on_refusal P3.1 YT1 due:68"]),
        SceneCase(
            "P3.1: out for delivery it is too late to intercept", on: .pinduoduo,
            given: onTheWay + [.track(12, .outForDelivery)], when: [.requested(20)],
            then: ["agree_on_refusal P3.1 YT1 due:68"]),
        SceneCase(
            "P3.1: stored in a locker counts as unsigned", on: .pinduoduo,
            given: onTheWay + [.inLocker(12)], when: [.requested(20)],
            then: ["agree_on_refusal P3.1 YT1 due:68"]),
        SceneCase(
            "P3.1: the intercept is withdrawn when the parcel goes on delivery", on: .pinduoduo,
            given: onTheWay + [.requested(20)], when: [.track(21, .outForDelivery)],
            then: ["withdraw P3.1 YT1 over intercept P3.1"]),
        SceneCase(
            "P3.1: agreed, nothing more is asked", on: .pinduoduo, given: onTheWay + [.requested(20)],
            when: [.afterSale(.interceptRequested, 21), .afterSale(.agreedOnRefusal, 22)], then: []),
        SceneCase(
            "P3.1: an intercept that failed is not asked for again (R4.5)", on: .pinduoduo,
            given: onTheWay + [.requested(20), .afterSale(.interceptRequested, 21)],
            when: [.afterSale(.interceptFailed, 22), .track(23, .collected)], then: []),
        SceneCase(
            "P3.1: after the agreement a refusal is refunded by the system", on: .pinduoduo,
            given: onTheWay + [
                .requested(20), .afterSale(.interceptRequested, 21), .afterSale(.agreedOnRefusal, 22),
            ],
            when: [.track(30, .rejected)], then: ["refund P3.1 YT1 system_refunds"]),
        SceneCase(
            "G2: refused without an agreement", on: .pinduoduo, given: onTheWay + [.requested(20)],
            when: [.track(30, .rejected)],
            then: [
                "withdraw P3.1 YT1 over agree_on_refusal P3.1",
                "refund G2 YT1 due:68 over intercept P3.1",
            ]),
        SceneCase(
            "P3.2: signed: a small payment for quality", on: .pinduoduo, given: onTheWay + [.pickedUp(12)],
            when: [.requested(20, .refundOnly, .quality)],
            then: ["negotiate P3.2 YT1 small_payment due:68"]),
        SceneCase(
            "P3.2: for what is missing", on: .pinduoduo, given: onTheWay + [.pickedUp(12)],
            when: [.requested(20, .refundOnly, .missingItem)],
            then: ["negotiate P3.2 YT1 small_payment due:68"]),
        SceneCase(
            "P3.2: for special goods by category", on: .pinduoduo,
            given: [.placed(.topUp), .shipped(), .pickedUp(12)], when: [.requested(20)],
            then: ["negotiate P3.2 YT1 small_payment due:68"]),
        SceneCase(
            "P3.2: otherwise return-refund, whoever signed", on: .pinduoduo,
            given: onTheWay + [.signedByFamily(12)], when: [.requested(20)],
            then: ["negotiate P3.2 YT1 change_to_return_refund due:68"]),
        SceneCase(
            "P3.2: where nobody knows who signed, that is asked beside it", on: .pinduoduo,
            given: onTheWay + [.signedByNobody(12)], when: [.requested(20)],
            then: ["negotiate P3.2 YT1 change_to_return_refund due:68", "inquire G3 YT1 due:68"]),
        SceneCase(
            "P3.3: reason logistics stands before P3.1", on: .pinduoduo, given: onTheWay,
            when: [.requested(20, .refundOnly, .logistics)], then: ["inquire P3.3 YT1 due:68"]),
        SceneCase(
            "P3.3: and before P3.2", on: .pinduoduo, given: onTheWay + [.pickedUp(12)],
            when: [.requested(20, .refundOnly, .logistics)], then: ["inquire P3.3 YT1 due:68"]),
        SceneCase(
            "P3.3: delivery failed", on: .pinduoduo, given: onTheWay + [.track(12, .deliveryFailed)],
            when: [.requested(20)], then: ["inquire P3.3 YT1 due:68"]),
        SceneCase(
            "P3.3: lost, and no W2.3", on: .pinduoduo, given: onTheWay + [.track(12, .lost)],
            when: [.requested(20)], then: ["inquire P3.3 YT1 due:68"]),
        SceneCase(
            "a turned-back parcel stands before P3.3 (R6.3)", on: .pinduoduo,
            given: onTheWay + [.track(12, .returned)], when: [.requested(20, .refundOnly, .logistics)],
            then: ["refund G2 YT1 due:68"]),
        SceneCase(
            "G1 before shipment", on: .pinduoduo, given: [.placed()], when: [.requested(5)],
            then: ["refund G1 due:53"]),
        SceneCase(
            "G7 in place of G1", on: .pinduoduo, given: [.placed()], when: [.requested(5, fen: 1)],
            then: ["handover G7 due:53"]),
        SceneCase(
            "G7 has no part in P3 (R6.3)", on: .pinduoduo, given: onTheWay,
            when: [.requested(20, fen: 1)],
            then: ["intercept P3.1 YT1 due:68", "agree_on_refusal P3.1 YT1 due:68"]),
        SceneCase(
            "a rejection brings no liability", on: .pinduoduo,
            given: onTheWay + [.pickedUp(12), .requested(20)], when: [.afterSale(.merchantRejected, 21)],
            then: ["withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2"]),
        SceneCase(
            "return-refund of ordinary goods asks nothing", on: .pinduoduo,
            given: onTheWay + [.pickedUp(12)], when: [.requested(20, .returnRefund, .quality)], then: []),
    ])
    func p3(_ row: SceneCase) { row.check() }

    private static let signed: [Happening] = [.placed(), .shipped(), .pickedUp(12)]

    private static func priceRequest(
        _ at: Hour, opened: Bool? = nil, activated: Bool? = nil, sameItem: Bool? = nil,
        elsewhere: Bool? = nil
    ) -> [Happening] {
        [
            .requested(
                at, .priceProtection, .other, opened: opened, activated: activated, sameItem: sameItem,
                foundElsewhere: elsewhere)
        ]
    }

    @Test(arguments: [
        SceneCase(
            "P5.1: not shipped", on: .pinduoduo, given: [.placed()], when: priceRequest(5),
            then: ["guide P5.1"]),
        SceneCase(
            "P5.2: shipped, not signed", on: .pinduoduo, given: onTheWay, when: priceRequest(20),
            then: ["guide P5.2 YT1"]),
        SceneCase(
            "P5.3: signed and unopened", on: .pinduoduo, given: signed, when: priceRequest(20),
            then: ["guide P5.3 YT1"]),
        SceneCase(
            "P5.4: opened, same item, at seven days to the second", on: .pinduoduo, given: signed,
            when: priceRequest(.day(7), opened: true, sameItem: true), then: ["guide P5.4 YT1"]),
        SceneCase(
            "P5.4: activated counts as opened (R6.3)", on: .pinduoduo, given: signed,
            when: priceRequest(20, activated: true, sameItem: true), then: ["guide P5.4 YT1"]),
        SceneCase(
            "P5.4: seven days count from the group's completion where there is one", on: .pinduoduo,
            given: [.placed(), .order(.grouped, 24), .shipped(25), .pickedUp(30)],
            when: priceRequest(.day(8), opened: true, sameItem: true), then: ["guide P5.4 YT1"]),
        SceneCase(
            "P5.5: a second later", on: .pinduoduo, given: signed,
            when: priceRequest(Hour.day(7).secondLater, opened: true, sameItem: true),
            then: ["handover P5.5 YT1"]),
        SceneCase(
            "P5.5: another item id", on: .pinduoduo, given: signed, when: priceRequest(20, opened: true),
            then: ["handover P5.5 YT1"]),
        SceneCase(
            "P5.6: found elsewhere within 24 hours, whatever the parcel does", on: .pinduoduo,
            given: signed, when: priceRequest(24, opened: true, elsewhere: true), then: ["guide P5.6 YT1"]),
        SceneCase(
            "P5.6: later it is a handover", on: .pinduoduo, given: [.placed()],
            when: priceRequest(Hour(integerLiteral: 24).secondLater, elsewhere: true),
            then: ["handover P5.6"]),
        SceneCase(
            "price protection is no refund: no clock runs", on: .pinduoduo, given: signed,
            when: priceRequest(20), until: .day(30), then: ["guide P5.3 YT1"]),
    ])
    func p5(_ row: SceneCase) { row.check() }
}

import OrderDomain
import Testing

@testable import OrderStories

/// G5, R6.6: which parcel a request is about; several parcels, several requests.
@Suite struct ParcelChoiceTests {
    /// YT1 and YT2, both asked about at 20 by a request that names none.
    private static func two(_ tracks: Happening...) -> [Happening] {
        [.placed(), .shipped(1, "YT1"), .shipped(1, "YT2")] + tracks
    }

    @Test(arguments: [
        SceneCase(
            "the least advanced by stage",
            given: two(.track(10, .outForDelivery), .track(11, .inTransit).on("YT2")),
            when: [.requested(20)], then: ["intercept W1.1 YT2 merchant_liable"]),
        SceneCase(
            "of one stage the first by waybill",
            given: two(.track(10, .inTransit).on("YT2"), .track(11, .inTransit)), when: [.requested(20)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "a failed delivery ranks as out for delivery",
            given: two(.track(10, .deliveryFailed), .inLocker(11).on("YT2")), when: [.requested(20)],
            then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "turned back, lost and replaced parcels come last",
            given: two(.track(10, .rejected), .pickedUp(11).on("YT2")), when: [.requested(20)],
            then: ["negotiate W3.2c YT2 change_to_return_refund merchant_liable"]),
        SceneCase(
            "lost", given: two(.track(10, .lost), .pickedUp(11).on("YT2")), when: [.requested(20)],
            then: ["negotiate W3.2c YT2 change_to_return_refund merchant_liable"]),
        SceneCase(
            "where all are back the least advanced of them",
            given: two(.track(10, .returned), .track(11, .rejected).on("YT2")), when: [.requested(20)],
            then: ["refund G2 YT2"]),
        SceneCase(
            "the parcel that the request names",
            given: two(.track(10, .inTransit), .inLocker(11).on("YT2")), when: [.requested(20, on: "YT2")],
            then: ["recall W2.1 YT2 merchant_liable"]),
        SceneCase(
            "a name that no parcel has leaves G5 to decide",
            given: two(.track(10, .inTransit)), when: [.requested(20, on: "YT7")],
            then: ["intercept W1.1 YT2 merchant_liable"]),
        SceneCase(
            "named before it ships, it is judged when it does",
            given: two(.track(10, .inTransit)) + [.requested(20, on: "YT7")],
            when: [.shipped(21, "YT7"), .track(22, .outForDelivery).on("YT7")],
            then: [
                "intercept W1.1 YT7 merchant_liable over intercept W1.1",
                "negotiate W1.2 YT7 refuse_delivery merchant_liable over intercept W1.1",
            ]),
        SceneCase(
            "a replaced parcel's request is judged by its replacement (R6.6)",
            given: two(.track(10, .inTransit)) + [
                .shipped(12, "YT3", replaces: "YT2"), .inLocker(13).on("YT3"),
            ],
            when: [.requested(20, on: "YT2")], then: ["recall W2.1 YT3 merchant_liable"]),
        SceneCase(
            "replacements of replacements, and a ring of them, come to an end",
            given: [
                .placed(), .shipped(1, "YT1", replaces: "YT3"), .shipped(2, "YT2", replaces: "YT1"),
                .shipped(3, "YT3", replaces: "YT2"),
            ],
            when: [.requested(20, on: "YT1")], then: ["intercept W1.1 YT3 merchant_liable"]),
        SceneCase(
            "the parcel changes when another falls behind",
            given: two(.track(10, .inTransit), .track(10, .inTransit).on("YT2")) + [.requested(20)],
            when: [.inLocker(21)],
            then: ["intercept W1.1 YT2 merchant_liable over intercept W1.1"]),
        SceneCase(
            "a tool without a waybill is about the request's parcel",
            given: two(.track(10, .outForDelivery), .track(11, .inTransit).on("YT2")) + [.requested(20)],
            when: [.afterSale(.interceptRequested, 21), .afterSale(.interceptFailed, 22)],
            then: ["negotiate W1.2 YT2 refuse_delivery merchant_liable"]),
        SceneCase(
            "a return leg is no parcel of G5",
            given: [
                .placed(), .requested(5, .returnRefund), .returnShipped(6), .track(7, .inTransit).on("RT1"),
            ],
            when: [.requested(20).of("A2")], then: ["A2: refund G1"]),
    ])
    func g5(_ row: SceneCase) { row.check() }

    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "an intercept is asked once a parcel, for the first open request (R4.5)",
            given: onTheWay, when: [.requested(20).of("A2"), .requested(21)],
            then: ["A2: intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "the first is the one whose first `requested` is oldest, also when it arrives late",
            given: onTheWay + [.requested(20)], when: [Happening.requested(15).of("A2").arriving(21)],
            then: ["withdraw W1.1 YT1 over intercept W1.1", "A2: intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "when the first is cancelled the next one asks",
            given: onTheWay + [.requested(20), .requested(21).of("A2")], when: [.afterSale(.cancelled, 22)],
            then: ["withdraw W1.1 YT1 over intercept W1.1", "A2: intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "once it was requested it is never asked again, by nobody",
            given: onTheWay + [.requested(20), .afterSale(.interceptRequested, 21)],
            when: [.requested(22).of("A2"), .afterSale(.cancelled, 23), .requested(24)], then: []),
        SceneCase(
            "two requests about two parcels: one intercept each",
            given: onTheWay + [.shipped(2, "YT2")],
            when: [.requested(20, on: "YT1"), .requested(21, on: "YT2").of("A2")],
            then: [
                "intercept W1.1 YT1 merchant_liable", "A2: intercept W1.1 YT2 merchant_liable",
            ]),
        SceneCase(
            "negotiations are asked for each request",
            given: onTheWay + [.track(12, .outForDelivery)], when: [.requested(20), .requested(21).of("A2")],
            then: [
                "negotiate W1.2 YT1 refuse_delivery merchant_liable",
                "A2: negotiate W1.2 YT1 refuse_delivery merchant_liable",
            ]),
        SceneCase(
            "cancelled and made anew: asked anew",
            given: onTheWay + [.requested(20)], when: [.afterSale(.cancelled, 21), .requested(22)],
            then: ["withdraw W1.1 YT1 over intercept W1.1", "intercept W1.1 YT1 merchant_liable"]),
    ])
    func severalRequests(_ row: SceneCase) { row.check() }
}

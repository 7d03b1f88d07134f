import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 5: B1.1–B1.3, B2.1, B7.1; R6.5.
@Suite struct TaobaoTests {
    private static let signed: [Happening] = [.placed(), .shipped(), .pickedUp(12)]

    @Test(arguments: [
        SceneCase(
            "B1.1: 168 hours from the exact signing time, without a warning", on: .taobao, given: signed,
            until: 180, then: ["@180 -: deadline B1.1 expired window_closes due:180"]),
        SceneCase(
            "B1.1: whoever signed", on: .taobao, given: [.placed(), .shipped(), .signedByFamily(12)],
            until: 180, then: ["@180 -: deadline B1.1 expired window_closes due:180"]),
        SceneCase(
            "B1.1: a parcel in a locker is not signed", on: .taobao,
            given: [.placed(), .shipped(), .inLocker(12)], until: 1_000, then: []),
        SceneCase(
            "B1.1: only the date is known: 168 hours from 00:00 of the next day", on: .taobao,
            given: [.placed(), .shipped(), .dated(0, .signed, .pickedUp, row: .signedByRecipient)],
            until: 300, then: ["@192 -: deadline B1.1 expired window_closes due:192"]),
        SceneCase(
            "B1.1: goods without 7-day return have no window", on: .taobao,
            given: [.placed(.underwear), .shipped(), .pickedUp(12)], until: 300, then: []),
        SceneCase(
            "B1.1: one item with it is enough", on: .taobao,
            given: [.placed(.underwear, .plain), .shipped(), .pickedUp(12)], until: 180,
            then: ["@180 -: deadline B1.1 expired window_closes due:180"]),
        SceneCase(
            "B1.1: a return-refund request ends it, at the last instant", on: .taobao, given: signed,
            when: [.requested(180, .returnRefund)], until: 300, then: []),
        SceneCase(
            "B1.1: a refund-only request does not", on: .taobao, given: signed,
            when: [.requested(100)], until: 180,
            then: [
                "negotiate W3.2c YT1 change_to_return_refund",
                "@180 -: deadline B1.1 expired window_closes due:180",
            ]),
        SceneCase(
            "B1.1: a late request that came in time withdraws the expiry (G11)", on: .taobao,
            given: signed + [.track(200, .inTransit)],
            when: [Happening.requested(170, .returnRefund).arriving(201)],
            then: ["-: withdraw B1.1 over deadline B1.1"]),
        SceneCase(
            "B1.2: a no-reason return after B1.1 is a handover", on: .taobao, given: signed,
            when: [.requested(Hour(180).secondLater, .returnRefund, .other)],
            then: [
                "@180 -: deadline B1.1 expired window_closes due:180", "handover B1.2 YT1",
            ]),
        SceneCase(
            "B1.2 is for no-reason returns", on: .taobao, given: signed,
            when: [.requested(200, .returnRefund, .quality)],
            then: ["@180 -: deadline B1.1 expired window_closes due:180"]),
        SceneCase(
            "B1.3: something is missing within 24 hours: resend", on: .taobao, given: signed,
            when: [.requested(36, .refundOnly, .missingItem)], then: ["negotiate B1.3 YT1 resend"]),
        SceneCase(
            "B1.3: of any type (R6.5)", on: .taobao, given: signed,
            when: [.requested(36, .exchange, .missingItem)], then: ["negotiate B1.3 YT1 resend"]),
        SceneCase(
            "B1.3: later it is a handover", on: .taobao, given: signed,
            when: [.requested(Hour(36).secondLater, .refundOnly, .missingItem)],
            then: ["handover B1.3 YT1"]),
        SceneCase(
            "B1.3: before the signature the W rows hold", on: .taobao,
            given: [.placed(), .shipped(), .track(10, .inTransit)],
            when: [.requested(11, .refundOnly, .missingItem)], then: ["intercept W1.1 YT1"]),
    ])
    func b1(_ row: SceneCase) { row.check() }

    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "B2.1: out of area, while no request is open", on: .taobao, given: onTheWay,
            when: [.track(12, .inTransit, problem: .outOfArea)], then: ["-: inquire B2.1 YT1"]),
        SceneCase(
            "B2.1: no outlet, told by a text of no stage", on: .taobao, given: onTheWay,
            when: [.track(12, .unknown, problem: .noOutlet)], then: ["-: inquire B2.1 YT1"]),
        SceneCase(
            "B2.1: outlet suspended, beside the request's own row", on: .taobao,
            given: onTheWay + [.requested(11)], when: [.track(12, .inTransit, problem: .outletSuspended)],
            then: ["-: inquire B2.1 YT1"]),
        SceneCase(
            "B2.1 is not for damage", on: .taobao, given: onTheWay,
            when: [.track(12, .inTransit, problem: .damaged)], then: []),
        SceneCase(
            "B2.1: another problem is the same question", on: .taobao,
            given: onTheWay + [.track(12, .inTransit, problem: .outOfArea)],
            when: [.track(13, .inTransit, problem: .noOutlet)], then: []),
        SceneCase(
            "B2.1: the parcel moves on: withdrawn", on: .taobao,
            given: onTheWay + [.track(12, .inTransit, problem: .outOfArea)],
            when: [.track(13, .outForDelivery)], then: ["-: withdraw B2.1 YT1 over inquire B2.1"]),
        SceneCase(
            "B2.1 is asked per parcel", on: .taobao, given: onTheWay + [.shipped(2, "YT2")],
            when: [
                .track(12, .inTransit, problem: .outOfArea),
                .track(12, .inTransit, problem: .outOfArea).on("YT2"),
            ],
            then: ["-: inquire B2.1 YT1", "-: inquire B2.1 YT2"]),
        SceneCase(
            "B2.1 is Taobao's alone (R6.5)", on: .douyin, given: onTheWay,
            when: [.track(12, .inTransit, problem: .outOfArea)], then: []),
        SceneCase(
            "B7.1: not picked up when the order succeeds, and the watch of 15 days", on: .taobao,
            given: onTheWay + [.signedByFamily(12)], when: [.order(.succeeded, 30)], until: .day(17),
            then: [
                "-: inquire B7.1 YT1", "@180 -: deadline B1.1 expired window_closes due:180",
                "@390 -: deadline B7.1 expired due:390",
            ]),
        SceneCase(
            "B7.1: picked up later: withdrawn (R6.5)", on: .taobao,
            given: onTheWay + [.order(.succeeded, 30)], when: [.pickedUp(40)],
            then: ["-: withdraw B7.1 YT1 over inquire B7.1"]),
        SceneCase(
            "B7.1: picked up by then: nothing is asked", on: .taobao, given: signed,
            when: [.order(.succeeded, 30)], then: []),
        SceneCase(
            "B7.1: a replaced parcel is not asked about", on: .taobao,
            given: onTheWay + [.shipped(11, "YT2", replaces: "YT1"), .pickedUp(20).on("YT2")],
            when: [.order(.succeeded, 30)], then: []),
        SceneCase(
            "B7.1: a late track shows that it had been picked up: withdrawn (G11)", on: .taobao,
            given: onTheWay + [.order(.succeeded, 30)], when: [.pickedUp(29).arriving(40)],
            then: ["-: withdraw B7.1 YT1 over inquire B7.1"]),
    ])
    func b2AndB7(_ row: SceneCase) { row.check() }
}

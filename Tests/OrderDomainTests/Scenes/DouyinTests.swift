import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 4: D1.1–D1.4, D2.0–D2.3, D3.1 and D3.2; R3.8, R3.9, R6.5.
@Suite struct DouyinTests {
    /// A return-refund that was agreed; the buyer sent back at 48.
    private static let sentBack: [Happening] = [
        .placed(), .shipped(), .pickedUp(12), .requested(20, .returnRefund), .afterSale(.merchantAgreed, 21),
        .returnShipped(48),
    ]
    private static let signedBack: [Happening] = sentBack + [.pickedUp(72).on("RT1")]
    private static let inspect = "evidence D2.0 RT1 label_and_goods_photo unboxing_video due:120"

    @Test(arguments: [
        SceneCase(
            "D1.2: seven days from the return waybill, warned three times", on: .douyin, given: sentBack,
            until: 216,
            then: [
                "@192 deadline D1.2 RT1 left:24 system_refunds due:216", "@192 guide D1.3 RT1 due:216",
                "@210 deadline D1.2 RT1 left:6 system_refunds due:216 over deadline D1.2",
                "@215 deadline D1.2 RT1 left:1 system_refunds due:216 over deadline D1.2",
                "@216 withdraw D1.3 RT1 over guide D1.3",
                "@216 deadline D1.2 RT1 expired system_refunds due:216 over deadline D1.2",
            ]),
        SceneCase(
            "D1.1: the signature starts 48 hours and asks for the inspection", on: .douyin, given: sentBack,
            when: [.signedByFamily(72).on("RT1")], until: 120,
            then: [
                inspect, "@96 deadline D1.1 RT1 left:24 system_refunds due:120",
                "@114 deadline D1.1 RT1 left:6 system_refunds due:120 over deadline D1.1",
                "@119 deadline D1.1 RT1 left:1 system_refunds due:120 over deadline D1.1",
                "@120 deadline D1.1 RT1 expired system_refunds due:120 over deadline D1.1",
            ]),
        SceneCase(
            "D1.1: the refund ends it", on: .douyin, given: signedBack, when: [.afterSale(.refunded, 100)],
            until: .day(30),
            then: [
                "@96 deadline D1.1 RT1 left:24 system_refunds due:120",
                "withdraw D1.1 RT1 over deadline D1.1", "withdraw D2.0 RT1 over evidence D2.0",
            ]),
        SceneCase(
            "D1.1: a rejection ends it, and D1.4 gives the buyer 48 hours without a warning", on: .douyin,
            given: signedBack, when: [.afterSale(.merchantRejected, 80)], until: .day(30),
            then: [
                "withdraw D2.0 RT1 over evidence D2.0", "@128 deadline D1.4 expired due:128",
            ]),
        SceneCase(
            "D1.1: a signature behind the rejection starts nothing", on: .douyin,
            given: sentBack + [.afterSale(.merchantRejected, 60)], when: [.pickedUp(72).on("RT1")],
            until: .day(30), then: ["@108 deadline D1.4 expired due:108"]),
        SceneCase(
            "D1.4: ends by intervention", on: .douyin,
            given: signedBack + [.afterSale(.merchantRejected, 80)],
            when: [.afterSale(.platformIntervened, 128)], until: .day(30), then: []),
        SceneCase(
            "D1.4: ends by a new request", on: .douyin,
            given: signedBack + [.afterSale(.merchantRejected, 80)],
            when: [.requested(90, .returnRefund)], until: .day(30), then: []),
        SceneCase(
            "D1.2: a second waybill starts it anew, and only the newest leg counts (R3.8)", on: .douyin,
            given: sentBack, when: [.returnShipped(60, "RT2"), .pickedUp(72).on("RT1")], until: 204,
            then: ["@204 deadline D1.2 RT2 left:24 system_refunds due:228", "@204 guide D1.3 RT2 due:228"]),
        SceneCase(
            "D1.3: extended once, from five days on: seven days more", on: .douyin, given: sentBack,
            when: [.afterSale(.receiptExtended, 168), .afterSale(.receiptExtended, 200)], until: 360,
            then: ["@360 deadline D1.2 RT1 left:24 system_refunds due:384"]),
        SceneCase(
            "D1.3: a second before five days it is nothing", on: .douyin, given: sentBack,
            when: [.afterSale(.receiptExtended, Hour(168).secondEarlier)], until: 192,
            then: ["@192 deadline D1.2 RT1 left:24 system_refunds due:216", "@192 guide D1.3 RT1 due:216"]),
        SceneCase(
            "D1.3: the guide ends by the extension, and the moved clock's warning is withdrawn", on: .douyin,
            given: sentBack + [.track(193, .collected)], when: [.afterSale(.receiptExtended, 194)],
            until: 200,
            then: ["withdraw D1.2 RT1 over deadline D1.2"]),
        SceneCase(
            "D1.3: the signature ends the guide with its clock", on: .douyin,
            given: sentBack + [.track(193, .collected)], when: [.pickedUp(194).on("RT1")], until: 200,
            then: [
                "withdraw D1.2 RT1 over deadline D1.2",
                "evidence D2.0 RT1 label_and_goods_photo unboxing_video due:242 over guide D1.3",
            ]),
        SceneCase(
            "D1.2: the platform moves the end for a holiday", on: .douyin, given: sentBack,
            when: [.deadlineChanged(50, to: 300, .d1_2)], until: 276,
            then: ["@276 deadline D1.2 RT1 left:24 system_refunds due:300", "@276 guide D1.3 RT1 due:300"]),
    ])
    func d1(_ row: SceneCase) { row.check() }

    private static func inspected(
        _ finding: InspectionFinding, _ fault: InspectionFault, _ then: String, _ why: String
    ) -> SceneCase {
        SceneCase(
            why, on: .douyin, given: signedBack, when: [.inspected(73, finding, fault)],
            then: [then + " due:120 over evidence D2.0"])
    }

    @Test(arguments: [
        inspected(.hurtsResale, .courier, "guide D2.1 RT1", "D2.1: the courier's fault: claim"),
        inspected(
            .hurtsResale, .quality, "negotiate D2.1 RT1 compensate",
            "D2.1: quality: never agree and then refuse"),
        inspected(.hurtsResale, .none, "negotiate D2.1 RT1 cancel", "D2.1: otherwise cancel"),
        inspected(.wrongItem, .none, "negotiate D2.2 RT1 cancel", "D2.2: 拍A退B"),
        inspected(.missingItem, .courier, "guide D2.3 RT1", "D2.3: the courier's fault"),
        inspected(.missingItem, .none, "negotiate D2.3 RT1 small_payment", "D2.3: deduct"),
        SceneCase(
            "nothing found: nothing is asked", on: .douyin, given: signedBack,
            when: [.inspected(73, .ok, .none)], then: ["withdraw D2.0 RT1 over evidence D2.0"]),
        SceneCase(
            "D2.0: both kinds of proof end it, limits or not", on: .douyin, given: signedBack,
            when: [
                .evidence(73, .labelAndGoodsPhoto), .evidence(74, .unboxingVideo, format: "gif"),
                .track(75, .returned).on("RT1"),
            ],
            then: []),
        SceneCase(
            "D2.x: a negotiation that was sent ends the ask", on: .douyin,
            given: signedBack + [.inspected(73, .wrongItem, .none)],
            when: [.sent(74, .cancel), .declined(75, .cancel)], then: []),
        SceneCase(
            "D2.x ask after an agreement and until the rejection (R4.6)", on: .douyin,
            given: signedBack + [.inspected(73, .wrongItem, .none)],
            when: [.afterSale(.merchantRejected, 74)],
            then: ["withdraw D2.2 RT1 cancel over negotiate D2.2"]),
        SceneCase(
            "a new round does not know the former one's finding (R3.5)", on: .douyin,
            given: signedBack + [.inspected(73, .wrongItem, .none)],
            when: [.requested(80, .returnRefund)], then: ["withdraw D2.2 RT1 cancel over negotiate D2.2"]),
    ])
    func d2(_ row: SceneCase) { row.check() }

    private static func guaranteed(fresh: Bool = false, allergy: Bool = false) -> [Happening] {
        [.placed(fresh: fresh, allergy: allergy), .shipped(), .pickedUp(12)]
    }

    @Test(arguments: [
        SceneCase(
            "D3.1: a quality complaint within 24 hours of signing, at its last instant", on: .douyin,
            given: guaranteed(fresh: true), when: [.requested(36, .refundOnly, .quality)],
            then: ["negotiate D3.1 YT1 compensate"]),
        SceneCase(
            "D3.1: a second later the window has closed", on: .douyin, given: guaranteed(fresh: true),
            when: [.requested(Hour(36).secondLater, .refundOnly, .quality)],
            then: [
                "@36 -: deadline D3.1 expired window_closes due:36",
                "negotiate W3.2c YT1 change_to_return_refund",
            ]),
        SceneCase(
            "D3.1 holds for a return-refund too", on: .douyin, given: guaranteed(fresh: true),
            when: [.requested(30, .returnRefund, .damaged)], then: ["negotiate D3.1 YT1 compensate"]),
        SceneCase(
            "D3.1 is about quality", on: .douyin, given: guaranteed(fresh: true), when: [.requested(30)],
            then: ["negotiate W3.2c YT1 change_to_return_refund"]),
        SceneCase(
            "D3.1 needs the service", on: .douyin, given: guaranteed(),
            when: [.requested(30, .refundOnly, .quality)],
            then: ["negotiate W3.2c YT1 change_to_return_refund"]),
        SceneCase(
            "D3.2: 60 days for an allergy", on: .douyin, given: guaranteed(allergy: true),
            when: [.requested(.day(60), .returnRefund, .quality)], until: .day(70),
            then: [
                "negotiate D3.2 YT1 compensate", "@1452 -: deadline D3.2 expired window_closes due:1452",
            ]),
        SceneCase(
            "both services: the first window decides", on: .douyin,
            given: guaranteed(fresh: true, allergy: true), when: [.requested(30, .refundOnly, .quality)],
            then: ["negotiate D3.1 YT1 compensate"]),
        SceneCase(
            "D3.x and D2.x stand side by side (R6.5)", on: .douyin,
            given: guaranteed(allergy: true) + [
                .requested(20, .returnRefund, .quality), .returnShipped(48), .pickedUp(72).on("RT1"),
            ],
            when: [.inspected(73, .hurtsResale, .quality)],
            then: ["negotiate D2.1 RT1 compensate due:120 over evidence D2.0"]),
        SceneCase(
            "the windows are the order's, from its first signed parcel (R3.7)", on: .douyin,
            given: guaranteed(fresh: true) + [.shipped(13, "YT2"), .pickedUp(30).on("YT2")], until: .day(9),
            then: ["@36 -: deadline D3.1 expired window_closes due:36"]),
    ])
    func d3(_ row: SceneCase) { row.check() }
}

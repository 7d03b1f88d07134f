import OrderDomain
import Testing

@testable import OrderStories

/// CONTRACT 2 "once", R4.2–R4.6, R2.5: what goes out anew, what replaces what, in which order.
@Suite struct OnceTests {
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]
    private static let pickedUp: [Happening] = [.placed(), .shipped(), .pickedUp(12)]

    @Test(arguments: [
        SceneCase(
            "while it is still what the state asks, nothing new goes out",
            given: onTheWay + [.requested(20)],
            when: [.track(21, .inTransit), .track(22, .collected), .modified(23, nil, .quality)], then: []),
        SceneCase(
            "a step that was taken is over: neither superseded nor withdrawn",
            given: onTheWay + [.requested(20)],
            when: [.afterSale(.interceptRequested, 21), .afterSale(.cancelled, 22)], then: []),
        SceneCase(
            "a sent negotiation satisfies its row, also after it was declined there",
            given: onTheWay + [.track(12, .outForDelivery), .requested(20)],
            when: [.sent(21, .refuseDelivery), .declined(22, .refuseDelivery)], then: []),
        SceneCase(
            "one sent in another row and declined satisfies nothing",
            given: [.placed(), .shipped(), .requested(20, .refundOnly, .other), .sent(21, .refuseDelivery)],
            when: [.track(22, .outForDelivery), .declined(23, .refuseDelivery)],
            then: [
                "withdraw W1.1 YT1 over intercept W1.1",
                "negotiate W1.2 YT1 refuse_delivery merchant_liable",
            ]),
        SceneCase(
            "one sent before the request was made anew is old",
            given: onTheWay + [.track(12, .outForDelivery), .requested(20), .sent(21, .refuseDelivery)],
            when: [.requested(22)], then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "a `modified` makes it old as well",
            given: onTheWay + [.track(12, .outForDelivery), .requested(20), .sent(21, .refuseDelivery)],
            when: [.modified(22, nil, .other)], then: ["negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "after an agreement no row asks (R4.6)",
            given: onTheWay + [.requested(20), .afterSale(.merchantAgreed, 21)],
            when: [.track(22, .outForDelivery), .pickedUp(23)], then: []),
        SceneCase(
            "until a `modified` asks anew",
            given: onTheWay + [.requested(20), .afterSale(.merchantRejected, 21)],
            when: [.modified(22, nil, .other)],
            then: [
                "withdraw W1.1 YT1 over liability W1.1", "intercept W1.1 YT1 merchant_liable",
            ]),
        SceneCase(
            "a request that comes before its order and late is judged once",
            when: [
                .requested(20), .track(10, .inTransit).arriving(30), .shipped(1).arriving(31),
                .placed().arriving(32),
            ],
            then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "a `modified` that comes before its request is nothing until it says as much as one",
            given: onTheWay, when: [.modified(19, .refundOnly), .modified(20, nil, .other, fen: 9_900)],
            then: []),
        SceneCase(
            "a `modified` that does say as much opens it",
            given: onTheWay, when: [.modified(19, .refundOnly, .other, fen: 9_900)],
            then: ["intercept W1.1 YT1 merchant_liable"]),
    ])
    func anew(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "a new action supersedes the old one of its kind first (R4.2)", on: .pinduoduo,
            given: [.placed(.phone), .shipped(), .track(10, .inTransit), .requested(20)],
            when: [.modified(21, .returnRefund)],
            then: [
                "withdraw P3.1 YT1 over agree_on_refusal P3.1",
                "negotiate P4.1 YT1 supplement_evidence due:69 over intercept P3.1",
            ]),
        SceneCase(
            "the old one of its kind, though another stands before it", on: .wechatChannels,
            given: onTheWay + [.signedByNobody(12), .requested(20)], when: [.track(21, .deliveryFailed)],
            then: [
                "withdraw G3 YT1 over inquire G3",
                "negotiate W1.2 YT1 refuse_delivery merchant_liable over recall W2.1",
            ]),
        SceneCase(
            "an inquiry supersedes an inquiry", on: .pinduoduo,
            given: [.placed(), .shipped(), .signedByNobody(12), .requested(20)],
            when: [.modified(21, nil, .logistics)],
            then: [
                "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2",
                "inquire P3.3 YT1 due:68 over inquire G3",
            ]),
        SceneCase(
            "a liability neither replaces nor is replaced",
            given: onTheWay + [.requested(20), .afterSale(.merchantRejected, 30)],
            when: [.requested(40)],
            then: ["withdraw W1.1 YT1 over liability W1.1", "intercept W1.1 YT1 merchant_liable"]),
    ])
    func superseding(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "of one record: withdrawals first, then CONTRACT 3's order, each after-sale by itself",
            on: .taobao,
            given: [
                .placed(), .shipped(), .track(10, .inTransit), .requested(20).of("A2"),
                .requested(21, .returnRefund),
            ],
            when: [.track(22, .outForDelivery, problem: .outOfArea)],
            then: [
                "-: inquire B2.1 YT1",
                "A2: negotiate W1.2 YT1 refuse_delivery over intercept W1.1",
            ]),
        SceneCase(
            "withdrawals stand by policy, then by what they withdraw", on: .pinduoduo,
            given: onTheWay + [.requested(20), .track(45, .inTransit)], when: [.afterSale(.cancelled, 46)],
            then: [
                "withdraw P1.1 over deadline P1.1", "withdraw P3.1 YT1 over intercept P3.1",
                "withdraw P3.1 YT1 over agree_on_refusal P3.1",
            ]),
        SceneCase(
            "after-sales by their id, what has none first", on: .pinduoduo, given: pickedUp,
            when: [.requested(20).of("A10"), .requested(20).of("A9")],
            then: [
                "A10: negotiate P3.2 YT1 change_to_return_refund due:68",
                "A9: negotiate P3.2 YT1 change_to_return_refund due:68",
            ]),
        SceneCase(
            "one track for two after-sales: by id, whichever was first", on: .pinduoduo,
            given: onTheWay + [.requested(20).of("A9"), .requested(21).of("A10")], when: [.pickedUp(22)],
            then: [
                "A10: negotiate P3.2 YT1 change_to_return_refund due:69 over agree_on_refusal P3.1",
                "A9: withdraw P3.1 YT1 over agree_on_refusal P3.1",
                "A9: negotiate P3.2 YT1 change_to_return_refund due:68 over intercept P3.1",
            ]),
    ])
    func order(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "what comes back after its withdrawal with equal fields names that withdrawal (R4.1)",
            on: .pinduoduo,
            given: pickedUp + [.track(100, .inTransit), .requested(20).arriving(100)],
            when: [.deadlineChanged(101, to: 200), .deadlineChanged(102, to: 68)],
            then: [
                "withdraw P1.1 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over withdraw P1.1",
            ]),
        SceneCase(
            "and a third time the newest withdrawal", on: .pinduoduo,
            given: pickedUp + [.track(100, .inTransit), .requested(20).arriving(100)],
            when: [
                .deadlineChanged(101, to: 200), .deadlineChanged(102, to: 68), .deadlineChanged(103, to: 200),
                .deadlineChanged(104, to: 68),
            ],
            then: [
                "withdraw P1.1 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over withdraw P1.1",
                "withdraw P1.1 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over withdraw P1.1",
            ]),
        SceneCase(
            "`dueAt` is the earliest refund clock that has neither ended nor passed (R4.8)",
            on: .pinduoduo, given: onTheWay + [.requested(20)],
            when: [.track(70, .outForDelivery), .pickedUp(71)],
            then: [
                "@44 deadline P1.1 left:24 system_refunds due:68",
                "@62 deadline P1.1 left:6 system_refunds due:68 over deadline P1.1",
                "@67 deadline P1.1 left:1 system_refunds due:68 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over deadline P1.1",
                "withdraw P3.1 YT1 over intercept P3.1",
                "negotiate P3.2 YT1 change_to_return_refund over agree_on_refusal P3.1",
            ]),
        SceneCase(
            "at the due itself it has not passed", on: .pinduoduo,
            given: onTheWay + [.requested(20), .track(67.5, .outForDelivery)], when: [.pickedUp(68)],
            then: ["negotiate P3.2 YT1 change_to_return_refund due:68 over agree_on_refusal P3.1"]),
        SceneCase(
            "where events disagree on the platform the newest holds (R4.8)",
            given: onTheWay, when: [.requested(20).by(.taobao)], then: ["intercept W1.1 YT1"]),
    ])
    func fields(_ row: SceneCase) { row.check() }

    @Test func theRequestVersionCountsInTheSet() {
        var story = Story()
        story.take([.placed(), .requested(20), .modified(30, nil, .other), .requested(10).arriving(40)])
        #expect(story.fold.requests.map(\.version) == [3])
    }
}

import OrderDomain
import Testing

@testable import OrderStories

/// R3: points, jumps, moved and ended clocks, and what late events make of an expiry.
@Suite struct ClockMechanismTests {
    private static let refundOnly: [Happening] = [.placed(), .shipped(), .pickedUp(12), .requested(20)]
    private static let ask = "withdraw P3.2 YT1 change_to_return_refund over negotiate P3.2"

    @Test(arguments: [
        SceneCase(
            "however far time jumps, each point fires by itself, before the record", on: .pinduoduo,
            given: refundOnly, when: [.track(5_000, .inTransit)],
            then: [
                "@44 deadline P1.1 left:24 system_refunds due:68",
                "@62 deadline P1.1 left:6 system_refunds due:68 over deadline P1.1",
                "@67 deadline P1.1 left:1 system_refunds due:68 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over deadline P1.1",
            ]),
        SceneCase(
            "a due equal to the record's instant waits", on: .pinduoduo,
            given: refundOnly + [.track(67.5, .inTransit)], when: [.track(68, .inTransit)], then: []),
        SceneCase(
            "a clock that is set late drops the warnings behind task time", on: .pinduoduo,
            given: [.placed(), .shipped(), .pickedUp(12), .track(63, .inTransit)],
            when: [Happening.requested(20).arriving(63)], until: 100,
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:68",
                "@67 deadline P1.1 left:1 system_refunds due:68",
                "@68 deadline P1.1 expired system_refunds due:68 over deadline P1.1",
            ]),
        SceneCase(
            "a clock whose end is past fires at once, behind the record's outputs (R3.2)", on: .pinduoduo,
            given: [.placed(), .shipped(), .pickedUp(12), .track(200, .inTransit)],
            when: [Happening.requested(20).arriving(200)],
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:68",
                "@68 deadline P1.1 expired system_refunds due:68",
            ]),
        SceneCase(
            "an answer with the wrong date brings the expiry, whenever it arrives", on: .pinduoduo,
            given: refundOnly, when: [.afterSale(.merchantRejected, 69), .afterSale(.cancelled, 70)],
            then: [
                "@44 deadline P1.1 left:24 system_refunds due:68",
                "@62 deadline P1.1 left:6 system_refunds due:68 over deadline P1.1",
                "@67 deadline P1.1 left:1 system_refunds due:68 over deadline P1.1",
                "@68 deadline P1.1 expired system_refunds due:68 over deadline P1.1", ask,
            ]),
        SceneCase(
            "an answer with a date far behind the due, told in time, ends nothing", on: .pinduoduo,
            given: refundOnly, when: [Happening.afterSale(.merchantAgreed, 5_000).arriving(30)], until: 44,
            then: [ask, "@44 deadline P1.1 left:24 system_refunds due:68"]),
        SceneCase(
            "one event of the future fires nothing before its record's own time", on: .pinduoduo,
            given: refundOnly, when: [Happening.track(5_000, .inTransit).arriving(21)], then: []),
        SceneCase(
            "a late answer that came in time withdraws the expiry (G11)", on: .pinduoduo,
            given: refundOnly + [.track(80, .inTransit)],
            when: [Happening.afterSale(.merchantAgreed, 60).arriving(80)],
            then: ["withdraw P1.1 over deadline P1.1", ask]),
        SceneCase(
            "a late answer behind the due does not", on: .pinduoduo,
            given: refundOnly + [.track(80, .inTransit)],
            when: [Happening.afterSale(.merchantAgreed, 69).arriving(80)], then: [ask]),
    ])
    func points(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "shortened: the points move with the end, those behind are dropped", on: .pinduoduo,
            given: refundOnly, when: [.deadlineChanged(21, to: 44)], until: 100,
            then: [
                "@38 deadline P1.1 left:6 system_refunds due:44",
                "@43 deadline P1.1 left:1 system_refunds due:44 over deadline P1.1",
                "@44 deadline P1.1 expired system_refunds due:44 over deadline P1.1",
            ]),
        SceneCase(
            "a warning at the clock's own start is dropped", on: .pinduoduo,
            given: [.placed(), .shipped(), .pickedUp(12)],
            when: [.requested(20), .deadlineChanged(20, to: 44)], until: 40,
            then: [
                "negotiate P3.2 YT1 change_to_return_refund due:68",
                "@38 deadline P1.1 left:6 system_refunds due:44",
            ]),
        SceneCase(
            "extended: the standing warning is withdrawn, the points are set anew", on: .pinduoduo,
            given: refundOnly + [.track(45, .inTransit)], when: [.deadlineChanged(46, to: 100)], until: 80,
            then: [
                "withdraw P1.1 over deadline P1.1", "@76 deadline P1.1 left:24 system_refunds due:100",
            ]),
        SceneCase(
            "extended at the last instant it has not run out", on: .pinduoduo,
            given: refundOnly + [.track(67.5, .inTransit)], when: [.deadlineChanged(68, to: 100)], until: 76,
            then: [
                "withdraw P1.1 over deadline P1.1", "@76 deadline P1.1 left:24 system_refunds due:100",
            ]),
        SceneCase(
            "an expired clock that is moved runs again: its expiry is withdrawn (R3.6)", on: .pinduoduo,
            given: refundOnly + [.track(70, .inTransit)], when: [.deadlineChanged(71, to: 100)], until: 94,
            then: [
                "withdraw P1.1 over deadline P1.1", "@76 deadline P1.1 left:24 system_refunds due:100",
                "@94 deadline P1.1 left:6 system_refunds due:100 over deadline P1.1",
            ]),
        SceneCase(
            "moved into the past it expires at once", on: .pinduoduo, given: refundOnly,
            when: [.deadlineChanged(40, to: 30)],
            then: ["@30 deadline P1.1 expired system_refunds due:30"]),
        SceneCase(
            "moved back to where it was it comes again, and names its withdrawal (R4.1)", on: .pinduoduo,
            given: refundOnly + [.track(45, .inTransit), .deadlineChanged(46, to: 90)],
            when: [Happening.deadlineChanged(47, to: 68)], until: 62,
            then: ["@62 deadline P1.1 left:6 system_refunds due:68"]),
        SceneCase(
            "one that has not started is not moved", on: .pinduoduo, given: refundOnly,
            when: [.deadlineChanged(21, to: 44, .p2_4)], until: 44,
            then: ["@44 deadline P1.1 left:24 system_refunds due:68"]),
        SceneCase(
            "one that has ended is not moved", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantRejected, 30)],
            when: [.deadlineChanged(31, to: 300, .p1_1)], until: 198,
            then: ["@198 deadline P1.3 expired due:198"]),
        SceneCase(
            "without a name the current step's clock moves, which is the last started", on: .pinduoduo,
            given: refundOnly + [.afterSale(.merchantRejected, 30)], when: [.deadlineChanged(31, to: 60)],
            until: 300, then: ["@60 deadline P1.3 expired due:60"]),
        SceneCase(
            "an ordinary action that goes out later carries the moved due", on: .pinduoduo,
            given: [.placed(), .shipped(), .requested(20), .deadlineChanged(21, to: 44)],
            when: [.pickedUp(22)],
            then: [
                "withdraw P3.1 YT1 over agree_on_refusal P3.1",
                "negotiate P3.2 YT1 change_to_return_refund due:44 over intercept P3.1",
            ]),
    ])
    func moved(_ row: SceneCase) { row.check() }

    @Test(arguments: [
        SceneCase(
            "two after-sales due at one instant: by afterSaleId, then clock, then what remains",
            on: .pinduoduo,
            given: refundOnly + [Happening.requested(20, .returnRefund).of("A2")], until: 62,
            then: [
                "@44 deadline P1.1 left:24 system_refunds due:68",
                "@44 A2: deadline P2.1 left:24 system_refunds due:68",
                "@62 deadline P1.1 left:6 system_refunds due:68 over deadline P1.1",
                "@62 A2: deadline P2.1 left:6 system_refunds due:68 over deadline P2.1",
            ]),
        SceneCase(
            "the order's own clock stands before the after-sales'", on: .douyin,
            given: [
                .placed(fresh: true), .shipped(), .pickedUp(36), .requested(2, .returnRefund),
                .returnShipped(3), .pickedUp(12).on("RT1"),
            ],
            until: 60,
            then: [
                "@36 deadline D1.1 RT1 left:24 system_refunds due:60",
                "@54 deadline D1.1 RT1 left:6 system_refunds due:60 over deadline D1.1",
                "@59 deadline D1.1 RT1 left:1 system_refunds due:60 over deadline D1.1",
                "@60 -: deadline D3.1 expired window_closes due:60",
                "@60 deadline D1.1 RT1 expired system_refunds due:60 over deadline D1.1",
            ]),
        SceneCase(
            "a new round ends the former one's clocks (R3.5)", on: .pinduoduo, given: refundOnly,
            when: [.requested(50)], until: 74,
            then: [
                "@44 deadline P1.1 left:24 system_refunds due:68", "withdraw P1.1 over deadline P1.1",
                "@74 deadline P1.1 left:24 system_refunds due:98",
            ]),
        SceneCase(
            "a clock of WeChat there is none", given: [.placed(), .shipped(), .requested(20)], until: 5_000,
            then: []),
    ])
    func several(_ row: SceneCase) { row.check() }

    @Test func otherWarningsByConfiguration() {
        var clocks = ClockTable.ofTheDocuments
        clocks[.p1_1].warnings = []
        clocks[.p1_3].warnings = [.hours(48)]
        var story = Story(.pinduoduo, clocks: clocks)
        story.take(Self.refundOnly + [.afterSale(.merchantRejected, 69)])
        story.run(until: 237)
        #expect(
            story.said.filter { $0.contains("deadline") } == [
                "@68 deadline P1.1 expired system_refunds due:68", "@189 deadline P1.3 left:48 due:237",
                "@237 deadline P1.3 expired due:237 over deadline P1.3",
            ])
    }

    @Test func anOrderOfWhichNothingIsLeftWaitsForNothing() {
        var story = Story(.pinduoduo)
        story.take(Self.refundOnly)
        #expect(story.nextDue == 44)
        story.take([.afterSale(.cancelled, 30)])
        #expect(story.nextDue == nil)
    }

    @Test func forgettingWaitsForWhatIsOpenAndForTheLastClock() {
        var story = Story(.pinduoduo)
        story.take(Self.refundOnly)
        #expect(story.forgetAt == nil, "a request is open")
        story.take([.afterSale(.merchantRejected, 30), .afterSale(.cancelled, 31)])
        #expect(story.forgetAt == Hour(31) + .day(90), "newest event + 90 days")
        story.take([
            .order(.grouped, 32), .order(.receiptConfirmed, 33), .deadlineChanged(34, to: .day(200), .p1_2),
        ])
        #expect(story.forgetAt == nil, "P1.2 runs")
        story.run(until: .day(200))
        #expect(story.forgetAt == .day(200), "when the last clock ended")
    }
}

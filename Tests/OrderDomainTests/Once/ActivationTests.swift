import OrderDomain
import Testing

@testable import OrderStories

/// R4.7, CONTRACT 5: `activate-from`.
@Suite struct ActivationTests {
    private static let onTheWay: [Happening] = [.placed(), .shipped(), .track(10, .inTransit)]

    @Test(arguments: [
        SceneCase(
            "before it nothing goes out; at it what then stands does, once",
            given: onTheWay, when: [.requested(20), .track(21, .outForDelivery)], until: 200,
            activateFrom: 100, then: ["@100 negotiate W1.2 YT1 refuse_delivery merchant_liable"]),
        SceneCase(
            "what came and went before it is nothing", given: onTheWay,
            when: [.requested(20), .afterSale(.cancelled, 21)], until: 200, activateFrom: 100, then: []),
        SceneCase(
            "a step taken before it is not asked", given: onTheWay,
            when: [.requested(20), .afterSale(.interceptRequested, 21)], until: 200, activateFrom: 100,
            then: []),
        SceneCase(
            "standing liabilities too", given: onTheWay,
            when: [.requested(20), .afterSale(.merchantRejected, 21)], until: 200, activateFrom: 100,
            then: ["@100 liability W1.1 YT1 missing:intercept merchant_liable"]),
        SceneCase(
            "past clock points not, later ones as ever", on: .pinduoduo, given: [],
            when: onTheWay + [.requested(20)], until: 68, activateFrom: 62.5,
            then: [
                "@62:30:00 intercept P3.1 YT1 due:68", "@62:30:00 agree_on_refusal P3.1 YT1 due:68",
                "@67 deadline P1.1 left:1 system_refunds due:68",
                "@68 deadline P1.1 expired system_refunds due:68 over deadline P1.1",
            ]),
        SceneCase(
            "at the instant itself it is active", given: onTheWay, when: [.requested(20)], until: 200,
            activateFrom: 20, then: ["intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "a record behind it finds the order activated first", given: onTheWay + [.requested(20)],
            when: [.track(101, .outForDelivery)], activateFrom: 100,
            then: [
                "@100 intercept W1.1 YT1 merchant_liable",
                "negotiate W1.2 YT1 refuse_delivery merchant_liable over intercept W1.1",
            ]),
        SceneCase(
            "a late event of before it is suppressed, and issued at once by the clock that is past",
            given: onTheWay + [.track(150, .inTransit)], when: [.requested(20).arriving(150)],
            activateFrom: 100, then: ["@100 intercept W1.1 YT1 merchant_liable"]),
        SceneCase(
            "an order whose wait ran out before it goes out at it", when: [.requested(5)], until: 200,
            activateFrom: 100, then: ["@100 handover G10"]),
    ])
    func activation(_ row: SceneCase) { row.check() }

    @Test func verdictsGoOutAlways() {
        var story = Story()
        story.policy.activateFrom = Hour(100).instant
        story.take(Self.onTheWay + [.requested(20), .track(21, .outForDelivery)])
        #expect(story.verdicts.count == 2)
        #expect(story.said.isEmpty)
        #expect(story.nextDue == 100)
    }

    @Test func itsCauseIsTheEventWhoseActionWasSuppressedFirst() {
        var story = Story()
        story.policy.activateFrom = Hour(100).instant
        story.take(Self.onTheWay + [.requested(20).named("R1"), .track(21, .outForDelivery)])
        #expect(story.log.text(story.log.ledger.suppressed) == "R1")
    }
}

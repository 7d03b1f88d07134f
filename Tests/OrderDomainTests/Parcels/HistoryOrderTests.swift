import OrderDomain
import Testing

@testable import OrderStories

/// R1.1: the order of events of one instant, and where a late event goes.
@Suite struct HistoryOrderTests {
    private static let instant = Instant(milliseconds: 1_772_380_800_000)

    /// Everything that can happen, in the order of R1.1.
    private static let sequence: [EventKind] = [
        .placed, .grouped, .shipped, .receiptConfirmed, .succeeded, .orderClosed, .track, .requested,
        .modified, .deadlineChanged, .interceptRequested, .interceptSucceeded, .interceptFailed,
        .recallRequested, .recallSucceeded, .recallFailed, .negotiationSent, .negotiationAccepted,
        .negotiationDeclined, .negotiationExpired, .evidenceSubmitted, .courierFault, .returnShipped,
        .receiptExtended, .returnReceived, .returnInspected, .merchantAgreed, .agreedOnRefusal,
        .merchantRejected, .platformIntervened, .arbitrated, .refunded, .cancelled, .afterSaleClosed,
    ]

    private static func event(_ kind: EventKind, hash: UInt64 = 1, at: Instant = instant) -> LoggedEvent {
        LoggedEvent(kind, at: at, idHash: hash)
    }

    @Test func theSequenceNamesEveryKind() { #expect(Set(Self.sequence) == Set(EventKind.allCases)) }

    @Test func kindsOfOneInstant() {
        for (place, kind) in Self.sequence.enumerated() {
            for later in Self.sequence[(place + 1)...] {
                // Whatever their hashes say.
                let (a, b) = (Self.event(kind, hash: 9), Self.event(later, hash: 1))
                #expect(LoggedEvent.precedes(a, b) && !LoggedEvent.precedes(b, a), "\(kind) \(later)")
            }
        }
    }

    @Test func anEarlierInstantStandsBeforeAnyKind() {
        let later = Instant(milliseconds: Self.instant.milliseconds + 1)
        #expect(LoggedEvent.precedes(Self.event(.afterSaleClosed), Self.event(.placed, at: later)))
    }

    @Test func tracksStandByStage() {
        let stages: [Stage] = [
            .unknown, .collected, .inTransit, .outForDelivery, .atPickupPoint, .inLocker, .signed,
            .intercepted, .rejected, .returning, .returned, .lost,
        ]
        func track(_ stage: Stage, hash: UInt64) -> LoggedEvent {
            var event = Self.event(.track, hash: hash)
            event.facts = TrackFacts(Reading(stage: stage, verdict: .notSigned))
            return event
        }
        for (earlier, later) in zip(stages, stages.dropFirst()) {
            #expect(
                LoggedEvent.precedes(track(earlier, hash: 2), track(later, hash: 1)), "\(earlier) \(later)")
        }
        #expect(LoggedEvent.precedes(track(.deliveryFailed, hash: 1), track(.outForDelivery, hash: 2)))
        #expect(LoggedEvent.precedes(track(.outForDelivery, hash: 1), track(.deliveryFailed, hash: 2)))
    }

    @Test func theHashIsUnsigned() {
        #expect(LoggedEvent.precedes(Self.event(.placed, hash: 1), Self.event(.placed, hash: .max)))
    }

    /// Computed with `xxh3.py` of the oracle.
    @Test func theHashIsXXH3OfTheID() {
        let id = Array("O0001-1".utf8)
        #expect(hash64(id.span) == 0x5EC8_2362_6C1A_B947)
        #expect(hash64([UInt8]().span) == 0x2D06_8005_38D3_94C2)
    }

    @Test func aLateEventTakesItsPlace() {
        var story = Story()
        story.take([.placed(), .shipped(), .track(20, .outForDelivery), .track(10, .inTransit)])
        #expect(story.log.events.map(\.kind) == [.placed, .shipped, .track, .track])
        #expect(story.log.events.map { Hour($0.at) } == [0, 1, 10, 20])
    }

    @Test func aDuplicateIsOneOfItsRoleAndID() {
        var story = Story()
        story.take([.placed().named("X"), .track(5, .inTransit).named("X"), .placed(at: 9).named("X")])
        #expect(story.log.events.map(\.kind) == [.placed, .track])
        #expect(story.verdicts.map(\.description) == ["@5 YT1 in_transit not_signed"])
    }

    @Test func moreThanTwoThousandEventsAreRefused() {
        var story = Story()
        story.take([.placed()])
        for number in 1..<OrderLog.maximumEvents {
            story.insertOnly(.track(Hour(milliseconds: Int64(number) * 1_000), .inTransit))
        }
        #expect(story.log.events.count == 2_000)
        let next = Happening.track(2, .signed).inputEvent(of: .wechatChannels, timestamp: Hour(2).instant)
        let again = Happening.placed().inputEvent(of: .wechatChannels, timestamp: Hour(2).instant)
        #expect(story.log.admission(of: next) == .full)
        #expect(story.log.admission(of: again) == .duplicate)
    }
}

import OrderDomain
import Testing
import Wire

@testable import OrderStories
@testable import StreamTask

/// R2.2: tracks that no order claims, and how long tracks are kept for further links.
@Suite struct UnlinkedTests {
    @Test func aTrackThatNoOrderClaimsIsADeadLetterAtItsDue() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10).arriving(12))
        #expect(try run.run(until: Hour.day(30) + 12) == ["@732 dead unlinked T10"])
        #expect(run.tasks.heldTracks == 0)
        #expect(run.tasks.deadLetters == [.unlinked: 1])
    }

    /// A due equal to task time waits, as that of any clock.
    @Test func itIsHeldUpToItsDue() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10))
        #expect(try run.take(.placed("O2", Hour.day(30) + 10)) == [])
        #expect(try run.take(.placed("O3", (Hour.day(30) + 10).secondLater)) == ["@730 dead unlinked T10"])
    }

    @Test func itsBytesKeyAndHeadersAreUntouched() throws {
        var run = try TaskRun()
        let track = TestRecord.track("YT1", 10).in(3)
        try run.take(track)
        try run.run(until: .day(40))
        let letter = try #require(run.outputs.last)
        #expect(letter.bytes == Array(track.payload.utf8))
        #expect(letter.key == "YT1")
        #expect(letter.headers["dl.topic"] == "courier.tracking")
        #expect(letter.headers["dl.partition"] == "3")
        #expect(letter.headers["dl.offset"] == "0")
    }

    /// The time is that of the task which read the track, not of the task of any order.
    @Test func anotherTasksTimeMakesNothingDue() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10).in(1))
        #expect(try run.take(.placed("O1", .day(50)).in(0)) == [])
        #expect(try run.take(.placed("O2", .day(51)).in(1)) == ["@730 dead unlinked T10"])
    }

    @Test func aTrackThatWentToAnOrderIsForgottenInSilence() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1), .track("YT1", 10))
        #expect(try run.run(until: .day(40)) == [])
        #expect(try run.take(.shipped("O2", "YT1", .day(41))) == [], "and a later link does not see it")
    }

    @Test func aCopyBehindTheDeadLetterIsNew() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10))
        try run.run(until: .day(31))
        try run.take(.track("YT1", 10).arriving(.day(32)))
        #expect(run.tasks.heldTracks == 1)
        #expect(try run.take(.shipped("O1", "YT1", .day(33))) == ["@792 O1/YT1 in_transit"])
    }

    @Test func unlinkedAfterIsConfigured() throws {
        var run = try TaskRun { $0.unlinkedAfter = .hours(5) }
        try run.take(.track("YT1", 10), .track("YT2", 11))
        #expect(try run.run(until: 15) == ["@15 dead unlinked T10"])
        #expect(try run.run(until: 16) == ["@16 dead unlinked T11"])
    }

    /// R2.2: fires before the orders' clocks of the same due; of one due what was kept first stands first.
    @Test func itStandsBeforeTheOrdersClocks() throws {
        var run = try TaskRun { $0.unlinkedAfter = .hours(24) }
        try run.take(.track("YT1", 5, id: "B"), .track("YT2", 5, id: "A"), .requested("O1", 5))
        #expect(
            try run.run(until: 29) == [
                "@29 dead unlinked B", "@29 dead unlinked A", "@29 O1 handover G10",
            ])
    }
}

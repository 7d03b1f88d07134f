import OrderDomain
import Testing

@testable import OrderStories
@testable import StreamTask

/// CONTRACT 4, R2.3, R2.5, R2.6: what moves a task's time, and what falls due between records.
@Suite struct TaskTimeTests {
    @Test func timeIsTheEarlierOfEventAndRecord() throws {
        var run = try TaskRun()
        try run.take(.placed("O1", 20).arriving(10))
        #expect(run.tasks.task(0)?.time == Hour(10).instant, "an event with a wrong date")
        try run.take(.placed("O2", 12).arriving(30))
        #expect(run.tasks.task(0)?.time == Hour(12).instant, "a late record")
        try run.take(.placed("O3", 5).arriving(31))
        #expect(run.tasks.task(0)?.time == Hour(12).instant, "it never falls")
    }

    @Test func badRecordsDuplicatesAndHeldTracksMoveNothing() throws {
        var run = try TaskRun()
        try run.take(.placed("O1", 1))
        try run.take(
            .placed("O1", 1).arriving(50), TestRecord.placed("O2", 60).with { $0.payload = "{" },
            .track("YT1", 70))
        #expect(run.tasks.task(0)?.time == Hour(1).instant)
    }

    @Test func tasksShareNoClock() throws {
        var run = try TaskRun()
        try run.take(.requested("O1", 1).in(1))
        #expect(try run.take(.placed("O2", 100).in(2)) == [])
        #expect(try run.take(.placed("O3", 100).in(1)) == ["@25 O1 handover G10"])
    }

    /// R2.3: the held tracks' own times raise task time behind the link, not before it.
    @Test func heldTracksRaiseTimeBehindTheirLink() throws {
        var run = try TaskRun()
        try run.take(.requested("O9", 1), .track("YT1", 30))
        // The link's own time is 2; the track's, at most the link's timestamp, is 30.
        #expect(try run.take(.shipped("O1", "YT1", 2).arriving(40)) == ["@40 O1/YT1 in_transit"])
        #expect(run.tasks.task(0)?.time == Hour(30).instant)
        #expect(try run.take(.placed("O2", 31)) == ["@25 O9 handover G10"])
    }

    /// A clock fires before the record that lets it fire, and sees nothing of it.
    @Test func whatFallsDueStandsBeforeItsRecord() throws {
        var run = try TaskRun()
        try run.take(
            .placed("O1", 0).with { $0.payload = $0.payload.replacing("wechat_channels", with: "pinduoduo") })
        try run.take(.requested("O1", 1, on: "pinduoduo"))
        let lines = try run.take(
            TestRecord.afterSale("merchant_rejected", "O1", 44, on: "pinduoduo"))
        #expect(
            lines == [
                "@25 O1 deadline P1.1", "@43 O1 deadline P1.1", "@44 O1 withdraw G1", "@44 O1 withdraw P1.1",
            ])
    }

    @Test func anAnswerAtTheLastInstantIsInTime() throws {
        var run = try TaskRun()
        try run.take(.requested("O1", 1))
        #expect(try run.take(.placed("O1", 25)) == ["@25 O1 refund G1"], "G10's wait ends with it")
    }

    @Test func ofOneDueOrdersStandByTheirIDs() throws {
        var run = try TaskRun()
        try run.take(.requested("O9", 1), .requested("O10", 1).in(0), .requested("O2", 0.5))
        #expect(
            try run.run(until: 25) == [
                "@24:30:00 O2 handover G10", "@25 O10 handover G10", "@25 O9 handover G10",
            ])
    }

    /// R2.5: what `--until` fires stands in the order of dues over all tasks.
    @Test func untilRunsOverAllTasksInTheOrderOfDues() throws {
        var run = try TaskRun()
        try run.take(.requested("O3", 1).in(0), .requested("O2", 2).in(1), .requested("O1", 3).in(0))
        #expect(
            try run.run(until: 27) == [
                "@25 O3 handover G10", "@26 O2 handover G10", "@27 O1 handover G10",
            ])
        #expect(try run.run(until: .day(1_000)) == [], "each once")
    }

    // MARK: - forget-after

    @Test func anOrderIsForgottenWithATombstoneAVerdict() throws {
        var run = try TaskRun()
        try run.take(
            .placed("O1"), .shipped("O1", "YT2", 1), .shipped("O1", "YT1", 2), .track("YT2", 10),
            .track("YT1", 11))
        #expect(run.tasks.orderCount == 1)
        let lines = try run.run(until: Hour.day(90) + 11)
        #expect(lines == ["@2171 O1/YT1 forgotten", "@2171 O1/YT2 forgotten"])
        #expect(run.tasks.orderCount == 0)
    }

    @Test func anOrderWithAnOpenRequestIsNotForgotten() throws {
        var run = try TaskRun()
        try run.take(.placed("O1"), .requested("O1", 1))
        #expect(try run.run(until: .day(900)) == [])
        try run.take(.afterSale("cancelled", "O1", .day(901)))
        try run.run(until: .day(991))
        #expect(run.tasks.orderCount == 0)
    }

    /// CONTRACT 5: later events are those of an unknown order.
    @Test func whatComesBehindIsOfAnUnknownOrder() throws {
        var run = try TaskRun()
        try run.take(.placed("O1"))
        try run.run(until: .day(91))
        #expect(try run.take(.requested("O1", .day(92))) == [])
        #expect(try run.run(until: .day(93)) == ["@2232 O1 handover G10"])
    }

    @Test func aForgottenOrdersFirstRecordIsAppliedToNothing() throws {
        var run = try TaskRun { $0.forgetAfter = .hours(10) }
        try run.take(.direct("O1", "YT1", 1))
        #expect(
            try run.take(.direct("O1", "YT1", 12, .onDelivery)) == [
                "@11 O1/YT1 forgotten", "@12 O1/YT1 out_for_delivery",
            ])
        #expect(run.outputs.last?.value["supersedes"] == "<null>")
    }
}

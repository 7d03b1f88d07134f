import OrderDomain
import Testing

@testable import OrderStories
@testable import StreamTask

/// What must never show in the outputs: when they are taken away, and how many partitions there are.
@Suite struct DeterminismTests {
    /// A day of three orders that share a waybill, with a request each.
    private static let day: [TestRecord] = [
        .placed("O1"), .placed("O2"), .shipped("O1", "YT1", 1), .track("YT1", 2), .shipped("O2", "YT1", 3),
        .requested("O1", 4), .direct("O3", "YT3", 5), .requested("O2", 6), .track("YT1", 7, .onDelivery),
        .requested("O4", 8), .afterSale("merchant_rejected", "O1", 9), .track("YT1", 10, .byNobody),
        .shipped("O3", "YT1", 11), .track("YT1", 12, .pickedUp), .placed("O5", 40),
    ]

    @Test func whenTheOutputsAreTakenDoesNotShow() throws {
        var oneByOne = try TaskRun()
        try oneByOne.take(all: Self.day)
        var together = try TaskRun()
        for (number, record) in Self.day.enumerated() {
            let clock = RecordClock(timestamp: record.at.instant, isKnown: true, judge: record.at.instant)
            let offset = Self.day[..<number].count { $0.topic == record.topic }
            try together.tasks.process(
                record.record(offset: Int64(offset)), role: record.role, clock: clock)
        }
        try together.run(until: 40)
        try oneByOne.run(until: 40)
        #expect(!oneByOne.outputs.isEmpty)
        #expect(together.outputs.map(\.bytes) == oneByOne.outputs.map(\.bytes))
        #expect(together.outputs.map(\.description) == oneByOne.outputs.map(\.description))
    }

    /// R2.4: the id of a given output does not depend on the partition count.
    @Test func partitionsDoNotShowInIDs() throws {
        var one = try TaskRun()
        try one.take(all: Self.day)
        var many = try TaskRun()
        try many.take(all: Self.day.map { $0.in(Int32($0.key?.utf8.last ?? 0) % 4) })
        func ids(_ outputs: [TaskOutput]) -> Set<String> {
            Set(outputs.compactMap { $0.value["verdictId"] ?? $0.value["actionId"] })
        }
        // O4's wait runs out in one task's time only; everything else goes out on both.
        #expect(ids(many.outputs).isSubset(of: ids(one.outputs)))
        #expect(ids(many.outputs).count > 10)
    }

    /// R2.5: of one record, verdicts stand before actions, each order by itself.
    @Test func theOrderOfOneRecordsOutputs() throws {
        var run = try TaskRun()
        try run.take(all: Array(Self.day.prefix(8)))
        #expect(
            try run.take(.track("YT1", 7, .onDelivery)) == [
                "@7 O1/YT1 out_for_delivery", "@7 O1 negotiate W1.2", "@7 O2/YT1 out_for_delivery",
                "@7 O2 negotiate W1.2",
            ])
    }

    @Test func activationIsAClockOfEveryOrder() throws {
        var run = try TaskRun { $0.settlement.activateFrom = Hour(20).instant }
        try run.take(all: Array(Self.day.prefix(10)))
        #expect(run.outputs.allSatisfy { $0.key?.contains("/") == true }, "verdicts go out always")
        #expect(try run.run(until: 20) == ["@20 O1 negotiate W1.2", "@20 O2 negotiate W1.2"])
    }
}

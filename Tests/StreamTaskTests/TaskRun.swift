import Foundation
import LogModel
import OrderDomain
import RuleLoading
import Wire

@testable import OrderStories
@testable import StreamTask

/// A set of tasks under the rules inside the binary, fed record by record; what goes out, as lines.
struct TaskRun: ~Copyable {
    private static let rules = Result { () throws(RuleFileError) in try RuleSet.embedded() }

    var tasks: TaskSet
    /// What went out so far.
    private(set) var outputs: [TaskOutput] = []
    private var offsets: [String: Int64] = [:]
    private var arrived = Hour(milliseconds: .min)

    init(_ change: (inout TaskSettings) -> Void = { _ in }) throws {
        let rules = try Self.rules.get()
        var settings = TaskSettings(clocks: .ofTheDocuments)
        change(&settings)
        tasks = TaskSet(table: rules.table, settings: settings)
    }

    /// Takes records in, one after the other; what went out for them, and before them.
    @discardableResult
    mutating func take(_ records: TestRecord...) throws -> [String] { try take(all: records) }

    @discardableResult
    mutating func take(all records: [TestRecord]) throws -> [String] {
        let before = outputs.count
        for record in records { try takeOne(record) }
        return outputs[before...].map(\.description)
    }

    private mutating func takeOne(_ record: TestRecord) throws {
        arrived = record.arrival ?? max(arrived, record.at)
        let place = "\(record.topic)-\(record.partition)"
        let offset = offsets[place, default: 0]
        offsets[place] = offset + 1
        let clock = RecordClock(timestamp: arrived.instant, isKnown: true, judge: arrived.instant)
        try tasks.process(record.record(offset: offset), role: record.role, clock: clock)
        try drain()
    }

    /// Lets the clocks of all tasks run on; what went out.
    @discardableResult
    mutating func run(until hour: Hour) throws -> [String] {
        let before = outputs.count
        while try tasks.fireNext(until: hour.instant) {}
        try drain()
        return outputs[before...].map(\.description)
    }

    private mutating func drain() throws {
        for entry in tasks.outputs.entries {
            outputs.append(try TaskOutput(entry, of: tasks.outputs.bytes))
        }
        tasks.outputs.removeAll()
    }
}

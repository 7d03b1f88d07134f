import Foundation
import Glibc
import KafkaHarness
import Testing

/// A process that is killed while it works, and whose `state-dir` is not what it was when it starts again.
struct StateDirectoryRounds {
    let count: Int
    let orders: Int
    let seed: Int

    /// - Parameter report: Takes a line a round.
    func run(on stage: Stage, report: (String) -> Void = { _ in }) throws {
        let other = try strangersDirectory(on: stage)
        let pipeline = try Pipeline(on: stage.address)
        try pipeline.load(SampleHistory.records(orders: orders, seed: seed, partitions: 6))
        let place = StateDirectoryFault.Place(
            state: pipeline.folder.appending(path: "state-a"),
            older: pipeline.folder.appending(path: "older"), foreign: other.state)
        var reasons: [String: Int] = [:]
        var fault = "nothing"
        let total = pipeline.input.count
        for round in 1...count {
            let member = try pipeline.start()
            try pipeline.waitForProgress(total * round / (count + 2), of: [member])
            // Somewhere within the next transactions.
            usleep(.random(in: 0..<60_000))
            member.crash()
            let opened = Self.opened(by: member)
            reasons.merge(opened) { $0 + $1 }
            report("round \(round), behind \(fault): \(opened.sorted { $0.key < $1.key })")
            fault = try apply(round, place)
        }
        #expect(pipeline.progress < total, "it was done before the last kill")
        let last = try pipeline.start()
        try pipeline.waitForEnd(of: last)
        #expect(try last.stop() == 0, "\(last.log)")
        reasons.merge(Self.opened(by: last)) { $0 + $1 }
        report("in all: \(reasons.sorted { $0.key < $1.key })")
        try pipeline.verify()
        // Directories were believed, and others were not.
        #expect(reasons["loaded", default: 0] > 0)
        #expect(reasons["damaged", default: 0] + reasons["foreign", default: 0] > 0)
        withExtendedLifetime(other.pipeline) {}
    }

    private func apply(_ round: Int, _ place: StateDirectoryFault.Place) throws -> String {
        // Rounds of one kind lie apart, so that a copy is some rounds old when it comes back.
        if round % StateDirectoryFault.allCases.count == 2 {
            try? FileManager.default.removeItem(at: place.older)
            try FileManager.default.copyItem(at: place.state, to: place.older)
        }
        let kind = StateDirectoryFault.allCases[round % StateDirectoryFault.allCases.count]
        return try kind.apply(to: place) ?? "nothing (\(kind) found no file)"
    }

    /// How often the tasks' directories were loaded, or rebuilt and for which reason.
    private static func opened(by member: Member) -> [String: Int] {
        let rebuilt = member.events("state-rebuilt").compactMap { $0.text("reason") }
        let loaded = member.events("state-loaded").map { _ in "loaded" }
        return Dictionary((rebuilt + loaded).map { ($0, 1) }) { $0 + $1 }
    }

    /// The directory that another group left behind.
    private func strangersDirectory(on stage: Stage) throws -> (pipeline: Pipeline, state: URL) {
        let pipeline = try Pipeline(on: stage.address)
        try pipeline.load(SampleHistory.records(orders: 60, seed: seed + 1, partitions: 6))
        let member = try pipeline.start()
        try pipeline.waitForEnd(of: member)
        #expect(try member.stop() == 0, "\(member.log)")
        return (pipeline, pipeline.folder.appending(path: "state-a"))
    }
}

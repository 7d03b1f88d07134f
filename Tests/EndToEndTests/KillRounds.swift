import Foundation
import Glibc
import KafkaHarness
import Testing

/// A process that is killed while it works, started again and killed again, at random places spread over the
/// input.
struct KillRounds {
    /// How often; `QIANSHOU_KILL_ROUNDS` gives another number, and then every round is told on stdout.
    let count: Int
    private let isTold: Bool

    init(usually count: Int) {
        let asked = ProcessInfo.processInfo.environment["QIANSHOU_KILL_ROUNDS"].flatMap { Int($0) }
        (self.count, isTold) = (asked ?? count, asked != nil)
    }

    func run(on stage: Stage) throws {
        let pipeline = try Pipeline(on: stage.address)
        let orders = 500 + 80 * count
        try pipeline.load(SampleHistory.records(orders: orders, seed: 3, partitions: 6))
        let total = pipeline.input.count
        tell("rounds: \(count), \(total) records of \(orders) orders, 6 partitions, 1 worker")
        for round in 1...count {
            let member = try pipeline.start()
            try pipeline.waitForProgress(total * round / (count + 2), of: [member])
            // Somewhere within the next transactions.
            let wait = useconds_t.random(in: 0..<60_000)
            usleep(wait)
            member.crash()
            let restored = member.events("restored").compactMap { $0.text("records") }.joined(separator: "+")
            tell(
                "round \(round): kill -9 \(wait) us behind \(pipeline.progress) committed records;"
                    + " restored \(restored.isEmpty ? "nothing" : restored) from the changelog")
        }
        #expect(pipeline.progress < total, "it was done before the last kill")
        let last = try pipeline.start()
        try pipeline.waitForEnd(of: last)
        #expect(try last.stop() == 0, "\(last.log)")
        try pipeline.verify()
        if isTold {
            let comparison = Comparison(
                expected: try pipeline.reference(),
                found: pipeline.outputs(try pipeline.committedOutputs()))
            tell("\(comparison)")
        }
    }

    private func tell(_ line: String) {
        if isTold { print(line) }
    }
}

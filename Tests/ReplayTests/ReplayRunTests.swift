import Glibc
import OrderDomain
import Replay
import RuleLoading
import StreamTask
import Testing
import Wire

/// A whole replay: dumps in, output lines out.
@Suite struct ReplayRunTests {
    private let rules: RuleSet
    private let folder: DumpFolder

    init() throws {
        rules = try RuleSet.embedded()
        folder = try DumpFolder()
    }

    @Test(arguments: [2, 3, 8])
    func threads_never_show_in_the_outputs(_ threads: Int) throws {
        let dump = try folder.write(Self.manyTracks)
        let alone = try replay(dump, threads: 1)
        #expect(alone.summary.records == 3_000)
        #expect(alone.summary.outputs[.verdicts, default: 0] > 1_000)
        let together = try replay(dump, threads: threads)
        #expect(together.digest == alone.digest)
        #expect(together.summary.outputs == alone.summary.outputs)
    }

    @Test func bad_records_are_counted_by_reason_and_the_rest_goes_on() throws {
        let good = Self.track(2, order: 1, event: 1, hour: 1)
        let lines = [
            Self.envelope(0, payload: "null"), Self.envelope(1, payload: #""{""#), good,
            Self.envelope(3, payload: #""{\"waybillNo\":\"W\"}""#),
        ]
        let run = try replay(try folder.write(lines.joined(separator: "\n") + "\n"), threads: 1)
        #expect(run.summary.deadLetters == [.empty: 1, .json: 1, .missing: 1])
        #expect(run.summary.outputs == [.deadLetter: 3, .verdicts: 1])
        #expect(run.summary.hasBadRecords)
    }

    @Test func outputs_that_cannot_be_written_end_the_replay_with_the_reason() throws {
        let dump = try folder.write(Self.manyTracks)
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        var sink = OutputSink(descriptor: full, digests: false)
        let index = try DumpIndex([dump], .contract())
        let replayer = Replayer(table: rules.table, settings: settings(threads: 1))
        var failure: ReplayFailure?
        do throws(ReplayFailure) { _ = try replayer.run(index, into: &sink) } catch { failure = error }
        #expect(failure == .output(ENOSPC))
    }

    // MARK: - Dumps

    /// 600 orders of five tracks each, interleaved: more than two windows.
    private static let manyTracks: String = {
        var lines: [String] = []
        for event in 0..<5 {
            for order in 0..<600 {
                lines.append(track(event * 600 + order, order: order, event: event, hour: event * 10))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    private static let texts = [
        "快件已揽收", "快件离开【示例转运中心】", "快件正在派送，派件员电话13900000000", "已签收，签收人：门卫", "已签收，签收人：本人",
    ]

    private static func track(_ offset: Int, order: Int, event: Int, hour: Int) -> String {
        let day = hour < 24 ? 2 : 3
        let time = "2026-03-0\(day)T\(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00+08:00"
        let payload =
            #"{\"eventId\":\"E\#(offset)\",\"orderId\":\"O\#(order)\",\"waybillNo\":\"W\#(order)\","#
            + #"\"courier\":\"yuantong\",\"occurredAt\":\"\#(time)\",\"description\":\"\#(texts[event])\"}"#
        return envelope(offset, key: "O\(order)", payload: "\"\(payload)\"")
    }

    private static func envelope(_ offset: Int, key: String = "k", payload: String) -> String {
        #"{"topic":"courier.tracking","partition":0,"offset":\#(offset),"ts":\#(1_772_500_000_000 + offset),"#
            + #""key":"\#(key)","payload":\#(payload)}"#
    }

    // MARK: - Running

    private func settings(threads: Int) -> ReplaySettings {
        var settings = ReplaySettings(tasks: TaskSettings(clocks: rules.clocks))
        settings.threads = threads
        return settings
    }

    private func replay(
        _ dump: String, threads: Int
    ) throws -> (digest: Fingerprint?, summary: ReplaySummary) {
        let index = try DumpIndex([dump], .contract())
        var sink = OutputSink(descriptor: nil, digests: true)
        let summary = try Replayer(table: rules.table, settings: settings(threads: threads))
            .run(index, into: &sink)
        return (sink.digest, summary)
    }
}

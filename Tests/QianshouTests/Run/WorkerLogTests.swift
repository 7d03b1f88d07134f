import EventLog
import StreamTask
import Synchronization
import Testing

@testable import qianshou

@Suite struct WorkerLogTests {
    private static let fault = WorkerFault(name: "_TRANSPORT", text: "broker down")
    private static let gapMend = "find out what was lost; start with --accept-gap, or take a new group"
    private static let input = InputPartition(.tracks, 3)

    @Test(
        arguments: [
            (.ready([0, 1, 5]), "info event=ready worker=2 tasks=0,1,5"),
            (.assigned([1]), "info event=assigned worker=2 tasks=1"),
            (.revoked(isLost: true), "info event=revoked worker=2 reason=lost"),
            (.revoked(isLost: false), "info event=revoked worker=2 reason=rebalance"),
            (.restored(tasks: [1], records: 7), "info event=restored worker=2 tasks=1 records=7"),
            (
                .retrying(fault, pause: 200),
                "warn event=infrastructure-fault worker=2 error=_TRANSPORT "
                    + #"text="broker down" pause_ms=200"#
            ),
            (
                .rewound(fault),
                #"warn event=transaction-aborted worker=2 error=_TRANSPORT text="broker down""#
            ),
            (.producerRenewed, "info event=producer-renewed worker=2"),
            (.doubtResolved(wasCommitted: true), "info event=outcome-known worker=2 reason=committed"),
            (.doubtResolved(wasCommitted: false), "info event=outcome-known worker=2 reason=not-committed"),
            (.noTwin, "info event=no-twin worker=2"),
            (
                .gapAccepted(input, committed: 5, next: 9),
                "warn event=gap-accepted worker=2 topic=courier.tracking partition=3 committed=5 start=9"
            ),
            (
                .unrouted(4),
                #"warn event=tracks-unrouted worker=2 records=4 mend="set the key 'partitioner'""#
            ),
            (.stopAbandoned, "warn event=stop-abandoned worker=2"),
            (.notReady(.unassigned), "warn event=not-ready worker=2 reason=unassigned"),
            (
                .notReady(.fault(fault)),
                "warn event=not-ready worker=2 reason=infrastructure-fault error=_TRANSPORT "
                    + #"text="broker down""#
            ),
            (
                .notReady(.stateMemory(bytes: 9, limit: 5)),
                "warn event=not-ready worker=2 reason=state-memory bytes=9 end=5 "
                    + #"mend="start more processes, or raise state-memory""#
            ),
            (
                .notReady(.gap(input, committed: 5, start: 9, end: 12)),
                "warn event=not-ready worker=2 reason=offset-gap topic=courier.tracking partition=3 "
                    + #"committed=5 start=9 end=12 mend="\#(gapMend)""#
            ),
            (
                .notReady(.gap(input, committed: nil, start: 9, end: 12)),
                "warn event=not-ready worker=2 reason=offset-gap topic=courier.tracking partition=3 "
                    + #"start=9 end=12 mend="\#(gapMend)""#
            ),
            (
                .notReady(.stateGone(3)),
                "warn event=not-ready worker=2 reason=state-gone partition=3 "
                    + #"mend="take a new group, which reads from the start""#
            ),
            (
                .notReady(.noOffsets(input)),
                "warn event=not-ready worker=2 reason=no-offsets topic=courier.tracking partition=3 "
                    + #"mend="set auto.offset.reset to earliest or latest""#
            ),
            (
                .notReady(.split(3)),
                "warn event=not-ready worker=2 reason=split partition=3 "
                    + #"mend="let all members subscribe to the same topics: run one version""#
            ),
            (
                .notReady(.repartitioned(fault)),
                "warn event=not-ready worker=2 reason=repartitioned error=_TRANSPORT "
                    + #"text="broker down" "#
                    + #"mend="drain, then replay into new topics""#
            ),
        ] as [(WorkerNote, String)])
    func everyNoteIsOneLine(note: WorkerNote, line: String) {
        let written = LineBox()
        let log = EventLog(format: .logfmt, clock: { 0 }, sink: written.take)
        WorkerLog(log: log, worker: 2, topics: TopicSetting()).tell(note)
        #expect(written.lines() == ["time=1970-01-01T00:00:00.000Z level=\(line)"])
    }

    @Test(
        arguments: [
            (.done, 0, nil),
            (.misconfigured(fault), 2, #"error event=refused worker=2 error=_TRANSPORT text="broker down""#),
            (
                .fenced(by: "qianshou-host-1-0f"), 3,
                "error event=fenced worker=2 client=qianshou-host-1-0f "
                    + #"mend="stop one of the two, or give each an 'instance' of its own""#
            ),
        ] as [(WorkerExit, Int32, String?)])
    func everyEndHasItsExitCodeAndItsLine(exit: WorkerExit, code: Int32, line: String?) {
        let written = LineBox()
        let log = EventLog(format: .logfmt, clock: { 0 }, sink: written.take)
        #expect(WorkerLog(log: log, worker: 2, topics: TopicSetting()).tell(exit) == code)
        #expect(written.lines() == (line.map { ["time=1970-01-01T00:00:00.000Z level=\($0)"] } ?? []))
    }

    /// Lines in memory.
    private final class LineBox: Sendable {
        private let kept = Mutex<[String]>([])
        @Sendable func take(_ line: [UInt8]) {
            kept.withLock { $0.append(String(decoding: line.dropLast(), as: UTF8.self)) }
        }
        func lines() -> [String] { kept.withLock { $0 } }
    }
}

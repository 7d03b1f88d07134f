import EventLog
import Testing

@Suite struct RepeatTests {
    private let recorder = Recorder()
    private let log: EventLog

    init() { log = recorder.log() }

    private func fault(_ error: String, worker: Int = 0, pause: Int = 1) {
        log.log(.fault, worker: worker, .error(error), .number(.pauseMilliseconds, pause))
    }

    @Test func theFirstIsWrittenAndThoseThatFollowAreCounted() {
        for pause in 1...5 { fault("_TRANSPORT", pause: pause) }
        #expect(recorder.events() == ["event=infrastructure-fault worker=0 error=_TRANSPORT pause_ms=1"])
        recorder.pass(milliseconds: 9_999)
        log.tick()
        #expect(recorder.events() == [])
        recorder.pass(milliseconds: 1)
        log.tick()
        #expect(
            recorder.events() == [
                "event=infrastructure-fault worker=0 error=_TRANSPORT pause_ms=5 repeated=4"
            ])
    }

    @Test func aFaultThatGoesOnIsOneLineAWindow() {
        var lines = 0
        for _ in 0..<100 {
            fault("_TRANSPORT")
            recorder.pass(milliseconds: 1_000)
            log.tick()
            lines += recorder.events().count
        }
        #expect(lines == 11)
    }

    @Test func aWindowWithoutRepeatsLeavesNothingBehind() {
        fault("_TRANSPORT")
        recorder.pass(milliseconds: 10_000)
        fault("_TRANSPORT")
        #expect(recorder.events().count == 2)
    }

    @Test func eventsDifferByErrorPartitionAndWorkerAndNotByCounts() {
        fault("_TRANSPORT")
        fault("_TIMED_OUT")
        fault("_TRANSPORT", worker: 1)
        fault("_TRANSPORT", pause: 400)
        #expect(recorder.events().count == 3)
    }

    @Test func librdkafkasLinesThatDifferByDigitsAreOne() {
        for port in 9_092...9_099 {
            log.librdkafka(
                severity: 3, facility: "FAIL", text: "127.0.0.1:\(port): refused (after \(port * 7)ms)")
        }
        #expect(recorder.events().count == 1)
        log.flush()
        #expect(recorder.events().first?.hasSuffix("repeated=7") == true)
    }

    @Test func librdkafkasOwnCountsDoNotTellItsLinesApart() {
        for ending in ["", ", 1 identical error(s) suppressed", ", 30 identical error(s) suppressed"] {
            log.librdkafka(
                severity: 3, facility: "FAIL",
                text: "host:9092/1: refused (after 0ms in state CONNECT\(ending))")
        }
        #expect(recorder.events().count == 1)
        log.flush()
        #expect(recorder.events().first?.hasSuffix("repeated=2") == true)
    }

    @Test func whatChangesHowThingsStandIsAlwaysWrittenBehindTheCounts() {
        fault("_TRANSPORT")
        fault("_TRANSPORT")
        fault("_TRANSPORT", worker: 1)
        fault("_TRANSPORT", worker: 1)
        _ = recorder.events()
        log.log(.ready, worker: 1)
        log.log(.ready, worker: 1)
        #expect(
            recorder.events() == [
                "event=infrastructure-fault worker=1 error=_TRANSPORT pause_ms=1 repeated=1",
                "event=ready worker=1", "event=ready worker=1",
            ])
        log.log(.stopped, .number(.code, 0))
        #expect(recorder.events().first?.contains("worker=0") == true)
    }

    @Test func aClockThatIsSetBackEndsTheWindow() {
        fault("_TRANSPORT")
        fault("_TRANSPORT")
        recorder.pass(milliseconds: -3_600_000)
        log.tick()
        #expect(recorder.events().count == 2)
    }

    @Test func onlySoManyKindsAreKeptAndTheOldestIsToldFirst() {
        for worker in 0..<100 { fault("_TRANSPORT", worker: worker) }
        fault("_TRANSPORT", worker: 99)
        #expect(recorder.events().count == 100)
        fault("_TRANSPORT", worker: 0)
        #expect(recorder.events().count == 1, "the first kind had given way, so it is told again")
    }

    @Test func threadsWriteWholeLines() async {
        let log = self.log
        await withTaskGroup { group in
            for worker in 0..<8 {
                group.addTask { for _ in 0..<100 { log.log(.ready, worker: worker) } }
            }
        }
        let lines = recorder.lines()
        #expect(lines.count == 800)
        #expect(lines.allSatisfy { $0.hasPrefix("time=2026") && $0.contains("event=ready worker=") })
    }
}

import EventLog
import Testing

@Suite struct LogLineTests {
    private let recorder = Recorder()

    @Test func aLineHasTimeLevelEventWorkerAndItsFields() {
        recorder.log().log(
            .restored, worker: 1, .name(.topic, "qianshou-state-changelog"), .number(.partition, 3),
            .number(.records, 12_000), .word(.reason, "start"))
        #expect(
            recorder.lines() == [
                "time=2026-03-02T02:00:00.000Z level=info event=restored worker=1 "
                    + "topic=qianshou-state-changelog partition=3 records=12000 reason=start"
            ])
    }

    @Test func numbersAreNumbersInJSON() {
        recorder.pass(milliseconds: 7)
        recorder.log(.json).log(.fault, .error("_TIMED_OUT"), .number(.pauseMilliseconds, 200))
        #expect(
            recorder.lines() == [
                #"{"time":"2026-03-02T02:00:00.007Z","level":"warn","event":"infrastructure-fault","#
                    + #""error":"_TIMED_OUT","pause_ms":200}"#
            ])
    }

    @Test(
        arguments: [
            (0, "error"), (2, "error"), (3, "warn"), (4, "warn"), (5, "info"), (6, "info"), (7, "debug"),
        ] as [(Int32, String)])
    func librdkafkasLinesKeepTheirGravity(severity: Int32, level: String) {
        recorder.log().librdkafka(severity: severity, facility: "FAIL", text: "a \"b\"\n=c", worker: 0)
        let line = recorder.lines().first.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
        #expect(
            line == #"level=\#(level) event=librdkafka worker=0 facility=FAIL text="a \"b\"\n=c""#)
    }

    @Test func aLongLineOfLibrdkafkaIsCut() {
        recorder.log().librdkafka(severity: 6, facility: "X", text: String(repeating: "a", count: 5_000))
        #expect(recorder.lines().first?.utf8.count ?? 0 < 1_200)
    }

    @Test(arguments: [
        ("courier.tracking", "courier.tracking"), ("127.0.0.1:9092", "127.0.0.1:9092"),
        ("User:qianshou", "User:qianshou"), ("张三 x", "???????x"),
        ("a\nb=\"c\"", "a?b??c?"),
    ])
    func aNameKeepsTheLettersOfNamesAlone(text: String, shown: String) {
        #expect(LogName(text).description == shown)
    }

    @Test func aSentenceIsMadeOfTheSourceNamesAndNumbers() {
        let topic = LogName("order.events")
        let text: LogText = "\(topic) has \(6) partitions"
        recorder.log().log(.refused, .text(.fault, text))
        #expect(recorder.lines().first?.hasSuffix(#"fault="order.events has 6 partitions""#) == true)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_123, "2000-02-29T00:00:00.123Z"),
        ] as [(Int64, String)])
    func timesAreRFC3339InUTC(time: Int64, written: String) {
        recorder.pass(milliseconds: time - 1_772_416_800_000)
        recorder.log().log(.ready)
        #expect(recorder.lines() == ["time=\(written) level=info event=ready"])
    }
}

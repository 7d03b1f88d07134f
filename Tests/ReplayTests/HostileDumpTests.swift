import Glibc
import Replay
import Testing

/// Dumps that no tool writes: each is read or refused, and time stays linear in their length.
@Suite struct HostileDumpTests {
    private let folder: DumpFolder

    init() throws { folder = try DumpFolder() }

    @Test func aPayloadOf8MiBComesBack() throws {
        let payload = String(repeating: "\u{202E}\u{301}\\u0000", count: 760_000)
        let index = try index("{\"topic\":\"order.events\",\"payload\":\"\(payload)\"}\n")
        var record = RawRecord()
        index.load(0, into: &record)
        #expect(record.payloadBytes?.count == 760_000 * 6)
    }

    @Test(arguments: ["[", "{\"a\":", "{\"topic\":"])
    func tenThousandBracketsAreNoRecord(_ bracket: String) throws {
        for line in [
            String(repeating: bracket, count: 10_000), "{\"x\":" + String(repeating: "[", count: 10_000),
        ] {
            let path = try folder.write(line + "\n")
            #expect(throws: DumpFailure.noRecord(file: path, line: 1)) {
                try DumpIndex([path], .contract())
            }
        }
    }

    /// A plain payload is judged by the decoder, whatever it is.
    @Test func tenThousandBracketsAreAPlainPayload() throws {
        let path = try folder.write(String(repeating: "[", count: 10_000) + "\n{}\n")
        #expect(try DumpIndex([path], .contract(payloadTopic: "order.events")).count == 2)
    }

    /// Sixteen times the dump may take ten times sixteen as long; a quadratic reader takes 256 times.
    @Test(arguments: [
        #"{"topic":"order.events","payload":""}"#, #"{"topic":"order.events"} "#, "% a tool's line\n", " ",
        "\n", "\u{FEFF}\n", #"{"topic":"other"}"#,
        "{\"topic\":\"order.events\",\"headers\":[\"a\",\"b\"]}\r\n",
    ])
    func timeIsLinearInTheDump(_ piece: String) throws {
        func spent(_ count: Int) throws -> Duration {
            let path = try folder.write(String(repeating: piece, count: count) + "\n")
            let before = threadTime()
            _ = try DumpIndex([path], .contract())
            return threadTime() - before
        }
        _ = try spent(100)
        let (short, long) = (try spent(2_500), try spent(40_000))
        #expect(long < short * 160 + .milliseconds(50), "\(long) after \(short)")
    }

    private func index(_ text: String) throws -> DumpIndex {
        try DumpIndex([try folder.write(text)], .contract())
    }
}

/// CPU time of this thread: other tests run beside.
private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

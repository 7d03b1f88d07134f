import Glibc
import OrderDomain
import Testing
import Wire

/// Payloads that no producer writes: each is judged, and time stays linear in their length.
@Suite struct HostilePayloadTests {
    /// As long as a text may be: CONTRACT's 8 MiB less what stands around it.
    private static let longest = RecordDecoder.maxBytes - 256

    @Test(arguments: [
        ("\\u0000", "\0"), ("\u{202E}", "\u{202E}"), ("\u{301}", "\u{301}"), ("\\u202e", "\u{202E}"),
        ("\\ud83d\\ude42", "🙂"), ("【", "【"), ("&#", "&#"),
    ])
    func aTextOf8MiBIsRead(_ written: String, _ text: String) throws {
        let count = Self.longest / written.utf8.count
        let event = try Sample.decode(
            Sample.track(#""description":"\#(String(repeating: written, count: count))""#), .tracks)
        #expect(event.text.count == count * text.utf8.count)
        #expect(event.heap[event.text.bounds].suffix(text.utf8.count).elementsEqual(text.utf8))
    }

    @Test func moreThan8MiBIsNot() {
        let payload = Sample.track(
            #""description":"\#(String(repeating: "x", count: RecordDecoder.maxBytes))""#)
        #expect(throws: BadRecord(.size)) { try Sample.decode(payload, .tracks) }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func tenThousandBracketsAreTooDeep(_ bracket: String) {
        let open = String(repeating: bracket, count: 10_000)
        for payload in [open, "{\"x\":" + open, Sample.track("\"more\":" + open)] {
            #expect(throws: BadRecord(.depth)) { try Sample.decode(payload, .tracks) }
        }
    }

    @Test func tenThousandClosedBracketsInARowAreNotDeep() throws {
        let row = String(repeating: "[],{},", count: 10_000)
        let event = try Sample.decode(Sample.track("\"more\":[\(row)0]"), .tracks)
        #expect(event.kind == .track)
    }

    /// A lone half of a surrogate pair is no text (R5.1); whole pairs are.
    @Test(arguments: ["\\ud83d", "\\ude42", "\\ud83d\\ud83d", "\\ud83dx", "\\ud83d\\u0041"])
    func aLoneSurrogateIsFoundAtTheEndOfALongText(_ half: String) {
        let text = String(repeating: "快", count: 100_000) + half
        #expect(throws: BadRecord(.json)) {
            try Sample.decode(Sample.track(#""description":"\#(text)""#), .tracks)
        }
    }

    /// Sixteen times the payload may take ten times sixteen as long; a quadratic reader takes 256 times.
    @Test(arguments: [
        ("\"more\":[", "0,", "0]"), ("\"more\":[", "[],", "0]"), ("\"more\":[", "\"\\n\",", "0]"),
        ("\"n\":0", ",\"\\u006eame\":0", ""), ("\"n\":0", ",\"description2\":\"快\"", ""),
        ("\"more\":\"", "\\\\", "\""), ("\"more\":\"", "\\\"", "\""), ("\"more\":0", " ", ""),
    ])
    func timeIsLinearInThePayload(_ start: String, _ piece: String, _ end: String) throws {
        func spent(_ count: Int) throws -> Duration {
            let text = Sample.track(start + String(repeating: piece, count: count) + end)
            let before = threadTime()
            _ = try Sample.decode(text, .tracks)
            return threadTime() - before
        }
        _ = try spent(1_000)
        let (short, long) = (try spent(10_000), try spent(160_000))
        #expect(long < short * 160 + .milliseconds(50), "\(long) after \(short)")
    }

    @Test func listsOfAnOrderMayBeLong() throws {
        let items = String(repeating: #"{"itemId":"i","perishable":true},"#, count: 50_000)
        let event = try Sample.decode(
            Sample.order("placed", #""amountFen":1,"items":[\#(items){}]"#), .orders)
        #expect(event.items.count == 50_001)
    }
}

/// CPU time of this thread: other tests run beside.
private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

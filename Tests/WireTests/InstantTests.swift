import OrderDomain
import Testing
import Wire

/// CONTRACT 1: what is read as an instant, what is not, and how instants are written.
@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T08:00:00+08:00", 0), ("2026-03-02T10:00:00+08:00", 1_772_416_800_000),
        ("2026-03-02T10:00:00", 1_772_416_800_000), ("2026-03-02 10:00:00", 1_772_416_800_000),
        ("2026/03/02 10:00", 1_772_416_800_000), ("2026-03-02t02:00:00z", 1_772_416_800_000),
        ("2026-03-02T10:00:00+0800", 1_772_416_800_000), ("2026-03-02T10:00+08", 1_772_416_800_000),
        ("2026-03-01T22:30:00-0330", 1_772_416_800_000), ("2026-03-02T10:00:00.5", 1_772_416_800_500),
        ("2026-03-02T10:00:00.25Z", 1_772_445_600_250),
        ("2026-03-02T10:00:00.1239999+08:00", 1_772_416_800_123),
        ("2026-03-02T10:00:00.000000001", 1_772_416_800_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
        ("2000-02-29T00:00:00Z", 951_782_400_000), ("1969-12-31T23:59:59.999Z", -1),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ("2026-03-02T10:00:00+23:59", 1_772_359_260_000),
    ])
    func reads(_ text: String, _ milliseconds: Int64) {
        #expect(read(text)?.instant.milliseconds == milliseconds)
        #expect(read(text, date: true)?.midnight == nil)
    }

    @Test(arguments: [
        "", "2026", "2026-03-02T", "2026-03-02T10", "2026-03-02T1000", "2026-3-2T10:00", "26-03-02T10:00",
        "2026-03/02T10:00", "2026.03.02T10:00", "2026-02-29T00:00", "1900-02-29T00:00", "2026-04-31T00:00",
        "2026-00-01T00:00", "2026-13-01T00:00", "2026-01-00T00:00", "0000-01-01T00:00", "2026-03-02T24:00:00",
        "2026-03-02T10:60:00", "2026-03-02T10:00:60", "2026-03-02T10:00:00.", "2026-03-02T10:00.5",
        "2026-03-02T10:00:00.1234567890", "2026-03-02T10:00:00+8", "2026-03-02T10:00:00+08:",
        "2026-03-02T10:00:00+24",
        "2026-03-02T10:00:00+08:60", "2026-03-02T10:00:00+080", "2026-03-02T10:00:00Z ",
        " 2026-03-02T10:00:00",
        "2026-03-02T10:00:00 +08:00", "2026-03-02  10:00", "２026-03-02T10:00", "1772416800",
    ])
    func refuses(_ text: String) {
        #expect(read(text) == nil)
        #expect(read(text, date: true) == nil)
    }

    @Test(arguments: ["2026-03-05", "2026/03/05"])
    func reads_a_plain_date_where_it_may_stand(_ text: String) {
        #expect(read(text) == nil)
        let reading = read(text, date: true)
        #expect(reading?.midnight?.milliseconds == 1_772_640_000_000)
        #expect(reading?.instant.milliseconds == 1_772_726_399_000)
    }

    /// Every day of an era of 400 years, and some beyond.
    @Test func whatIsWrittenIsReadAsItWas() {
        for day in Array(-72_000...74_000) + Array(stride(from: 74_000, through: 2_930_000, by: 97)) {
            let written = Instant(milliseconds: Int64(day) * 86_400_000 + 3_661_007)
            var out: [UInt8] = []
            out.appendInstant(written)
            #expect(read(String(decoding: out, as: UTF8.self))?.instant == written)
        }
    }

    /// Where nothing of ours lies, but nothing may trap either.
    @Test(arguments: [Int64.min, .max, -1 << 53, 1 << 53])
    func writesFarInstants(_ milliseconds: Int64) {
        var out: [UInt8] = []
        out.appendInstant(Instant(milliseconds: milliseconds))
        #expect(String(decoding: out, as: UTF8.self).hasSuffix("+08:00"))
    }

    @Test(arguments: [
        (0, "1970-01-01T08:00:00+08:00"), (1_772_416_800_000, "2026-03-02T10:00:00+08:00"),
        (1_772_416_800_007, "2026-03-02T10:00:00.007+08:00"),
        (1_709_136_000_000, "2024-02-29T00:00:00+08:00"),
        (-1, "1970-01-01T07:59:59.999+08:00"), (253_402_271_999_000, "9999-12-31T23:59:59+08:00"),
        (-62_135_596_800_000, "0001-01-01T08:00:00+08:00"),
    ])
    func writes(_ milliseconds: Int64, _ text: String) {
        var out: [UInt8] = []
        out.appendInstant(Instant(milliseconds: milliseconds))
        #expect(String(decoding: out, as: UTF8.self) == text)
    }

    @Test func reads_what_it_writes_on_every_day_of_four_centuries() {
        for day in stride(from: Int64(-200 * 365), to: 200 * 365, by: 1) {
            let instant = Instant(milliseconds: day * 86_400_000 + 12_345_678)
            var out: [UInt8] = []
            out.appendInstant(instant)
            #expect(read(String(decoding: out, as: UTF8.self))?.instant == instant)
        }
    }

    private func read(_ text: String, date: Bool = false) -> InstantText? {
        Array(text.utf8).withUnsafeBufferPointer { InstantText($0, allowingDate: date) }
    }
}

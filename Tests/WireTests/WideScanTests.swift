import CByteScan
import Testing

@testable import OrderStories

/// The long scans answer the same 64 bytes at a time and 16; where the machine has no wide ones there is
/// nothing to compare.
@Suite(.enabled(if: qs_is_wide())) struct WideScanTests {
    /// What bodies of strings are made of: plain runs, escapes good and bad, characters of every length.
    private static let pieces: [[UInt8]] =
        [
            "a", "0123456789abcdef", "签收", "取件码是请及时领取包裹", "\\\"", "\\\\", "\\n", "\\u7b7e", "\\ud83d\\udce6",
            "\\ud83d", "\\udce6", "\\x", "\\u12g4", "é", "📦", "\u{1}", "ༀ", "\u{D7FF}",
        ].map { Array($0.utf8) } + [
            [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0x80], [0xFF], [0xE7], [0xE7, 0xAD],
        ]

    @Test func bothAnswerTheSame() {
        var random = SplitMix(seed: 23)
        for _ in 0..<40_000 {
            var bytes = [UInt8](repeating: 0x20, count: 16)  // What may be read in front.
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                bytes += Self.pieces.randomElement(using: &random) ?? []
            }
            if Bool.random(using: &random) { bytes.append(UInt8(ascii: "\"")) }
            if Bool.random(using: &random) { bytes += Array("}, and more".utf8) }
            bytes.withUnsafeBufferPointer { Self.compare(UnsafeBufferPointer(rebasing: $0.dropFirst(16))) }
        }
    }

    private static func compare(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        let (wide, narrow) = (qs_wide_scan_string(base, text.count), qs_narrow_scan_string(base, text.count))
        #expect(wide.count == narrow.count && wide.marks == narrow.marks, "\(Array(text))")
        let plain = qs_wide_scan_plain_text(base, text.count)
        let plainNarrow = qs_narrow_scan_plain_text(base, text.count, 16)
        #expect(plain == plainNarrow, "\(Array(text))")
        guard wide.marks & UInt32(QS_STRING_BAD | QS_STRING_OPEN) == 0 else { return }
        let pressed = unescaped(text, wide.count) { qs_wide_unescape($0, $1, $2) }
        #expect(pressed == unescaped(text, wide.count) { qs_narrow_unescape($0, $1, $2) }, "\(Array(text))")
    }

    private static func unescaped(
        _ text: UnsafeBufferPointer<UInt8>, _ count: Int,
        _ unescape: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> Int
    ) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { room, written in
            written = unescape(text.baseAddress, count, room.baseAddress)
        }
    }
}

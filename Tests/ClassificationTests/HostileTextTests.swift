import Classification
import OrderDomain
import RuleLoading
import Testing

/// Texts that no courier writes: nothing breaks, and time stays linear in their length.
@Suite struct HostileTextTests {
    @Test(arguments: [
        "【", "】", "(((([[[[", "【】", "\0", "\u{FEFF}\u{200B}\u{202E}", "&#", "&#x;", "&nbsp", "<", "<a",
        "签收人：",
        "由", "：：：", "，。，。", "凭", "签收人签收人", "本人", "，", "退", "&#99999999;", "🙂",
    ])
    func anythingIsRead(_ piece: String) throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        for count in [1, 2, 3, 97, 10_000] {
            let reading = classifier.read(String(repeating: piece, count: count))
            #expect(reading.verdict != .pickedUp)
        }
    }

    @Test func malformedBytesAreReadByteByByte() throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        let none: [UInt8] = []
        for bytes in [[0xFF], [0xE7, 0xAD], [0xF0, 0x9F, 0x99], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]]
        {
            let text = bytes + Array("，已签收，签收人：本人，".utf8) + bytes
            let reading = classifier.classify(
                text.span, courier: none.span, provider: none.span, code: none.span)
            #expect(reading.row == .signedByRecipient)
            var heap: [UInt8] = []
            _ = classifier.appendShown(text.span, reading, to: &heap)
        }
    }

    @Test func whatStandsFirstDecidesInATextWithoutEnd() throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        let text = "快件已由本人签收。" + String(repeating: "您的快件正在路上，", count: 100_000) + "退回"
        let reading = classifier.read(text)
        #expect(reading.row == .signedByRecipient)
        #expect(reading.speaksOfReturn)
    }

    /// The longest text that a record can hold (CONTRACT 1), and what is shown of it (R1.10).
    @Test(arguments: ["\u{301}", "\u{202E}", "\0", "("])
    func aTextOf8MiBIsRead(_ piece: String) throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        let hostile = String(repeating: piece, count: 8 * 1024 * 1024 / piece.utf8.count)
        let (text, none) = (Array(("快件已由本人签收，" + hostile).utf8), [UInt8]())
        let reading = classifier.classify(text.span, courier: none.span, provider: none.span, code: none.span)
        #expect(reading.row == .signedByRecipient)
        var heap: [UInt8] = []
        let shown = classifier.appendShown(text.span, reading, to: &heap)
        let window = String(decoding: heap[shown.text.bounds], as: UTF8.self)
        #expect(window.hasPrefix("快件已由本人签收") && window.unicodeScalars.count == 300)
    }

    @Test(arguments: ["【", "签收人：", "快件", "1-"])
    func timeIsLinearInTheLength(_ piece: String) throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        func spent(_ count: Int) -> Duration {
            let text = Array(String(repeating: piece, count: count).utf8)
            let none: [UInt8] = []
            return ContinuousClock().measure {
                _ = classifier.classify(text.span, courier: none.span, provider: none.span, code: none.span)
            }
        }
        _ = spent(1_000)
        let (short, long) = (spent(20_000), spent(320_000))
        #expect(
            long < short * 160 + .milliseconds(50), "16 times the text took \(long / short) times as long")
    }

    @Test func theFirstFailedConditionOfANearMissIsTold() throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        _ = classifier.read("请凭取件码在菜鸟驿站取件")
        #expect(classifier.firstFailure(of: "code.done") == "tense: is asked")
        _ = classifier.read("快件已由家人签收")
        #expect(classifier.firstFailure(of: "signed.own") == "who: is other")
        _ = classifier.read("快件已由本人签收")
        #expect(classifier.firstFailure(of: "signed.own") == nil)
    }
}

import Classification
import OrderDomain
import RuleLoading
import Testing

/// What a classifier remembers of the texts before never shows: it answers as one that has read nothing.
@Suite struct DecisionMemoryTests {
    /// Names of one to nine characters: gaps between terms of every width that is told apart, and wider.
    private static let names = (1...9).map { String("王小明欧阳娜娜某某".prefix($0)) }

    private static let wordings = [
        "【\u{1}市】已签收，签收人：\u{1}", "快件已由\u{1}代收，请凭取件码\u{1}领取", "派件员：\u{1}，电话1\u{1}，正在派送",
        "\u{1}签收", "已签收\u{1}本人", "快件已放在\u{1}门卫处", "客户拒收，\u{1}退回", "签收人是\u{1}的家人，在\u{1}驿站",
        "\u{1}", "由\u{1}签收，超区\u{1}", "您的快件已送达\u{1}丰巢柜(\u{1}旁)，收件人：\u{1}",
    ]

    private static let texts = wordings.flatMap { wording in
        names.map { wording.replacing("\u{1}", with: $0) }
    }

    @Test func aTextThatComesAgainReadsAsTheFirstTime() throws {
        let texts = try Self.texts + EmbeddedRules.loaded.get().examples.prefix(300).map(\.text)
        var practised = Classifier(table: try EmbeddedRules.loaded.get().table)
        for text in texts { _ = Self.read(text, with: &practised) }
        for text in texts.reversed() {
            var fresh = Classifier(table: try EmbeddedRules.loaded.get().table)
            #expect(Self.read(text, with: &practised) == Self.read(text, with: &fresh), "\(text)")
        }
    }

    /// The courier's own rules are asked first, so that one wording may mean two things.
    @Test func oneCouriersAnswerIsNotAnothers() throws {
        var practised = Classifier(table: try EmbeddedRules.loaded.get().table)
        for example in try EmbeddedRules.loaded.get().examples where !example.courier.isEmpty {
            for courier in [example.courier, "", "shunfeng", "jd", "ems"] {
                var fresh = Classifier(table: try EmbeddedRules.loaded.get().table)
                #expect(
                    Self.read(example.text, of: courier, with: &practised)
                        == Self.read(example.text, of: courier, with: &fresh), "\(courier): \(example.text)")
            }
        }
    }

    /// The reading, the text as outputs show it, and its match.
    private static func read(
        _ text: String, of courier: String = "", with classifier: inout Classifier
    ) -> [String] {
        let (bytes, courier, none) = (Array(text.utf8), Array(courier.utf8), [UInt8]())
        let reading = classifier.classify(
            bytes.span, courier: courier.span, provider: none.span, code: none.span)
        var heap: [UInt8] = []
        let shown = classifier.appendShown(bytes.span, reading, to: &heap)
        let words = [shown.text, shown.match].map { String(decoding: heap[$0.bounds], as: UTF8.self) }
        return ["\(reading)"] + words
    }
}

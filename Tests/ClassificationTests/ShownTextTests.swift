import Classification
import OrderDomain
import RuleLoading
import Testing

/// What outputs show of a text (R1.10).
@Suite struct ShownTextTests {
    @Test(arguments: [
        ("电话13800000000", "电话1**********"), ("电话138 0000 0000", "电话1************"),
        ("0571-88000000", "0************"), ("1234", "1234"), ("１２３４５", "１****"), ("1--23456", "1--2****"),
        ("3-2-1001", "3*******"), ("3-2-10", "3-2-10"), ("12:34:56", "12:34:56"),
    ])
    func digitsKeepTheirFirst(_ text: String, _ shown: String) throws {
        #expect(try show(text).text == shown)
    }

    @Test(arguments: [
        ("已签收，签收人：王小明", "已签收，签收人：王**"), ("签收人是【王小明】，感谢", "签收人是【王**】，感谢"),
        ("快件已由【王小明】签收", "快件已由【王**】签收"), ("派件员：张三丰，电话", "派件员：张**，电话"),
        ("快递员张三正在派送", "快递员张*正在派送"), ("【城西网点】的李小龙(电话)已取件", "【城西网点】的李**(电话)已取件"),
        ("快件交给赵敏，正在派送", "快件交给赵*，正在派送"), ("签收人：家门口", "签收人：家门口"),
        ("签收人：本人", "签收人：本人"), ("快递员正在派送", "快递员正在派送"),
    ])
    func namesInSlotsKeepTheirFirst(_ text: String, _ shown: String) throws {
        #expect(try show(text).text == shown)
    }

    @Test func theMatchIsMaskedAsItsPartOfTheText() throws {
        let shown = try show("【杭州市】已签收，签收人：王小明13800000000，感谢使用")
        #expect(shown.match == "已签收" || shown.text.contains(shown.match))
        #expect(!shown.text.contains("小明") && !shown.text.contains("3800000"))
    }

    @Test func theWindowHasTheMatchInItsMiddle() throws {
        let shown = try show(String(repeating: "前", count: 400) + "已签收，" + String(repeating: "后", count: 400))
        #expect(shown.text.count == 300)
        #expect(shown.match == "已签收")
        #expect(shown.text.hasPrefix(String(repeating: "前", count: 148) + "已签收"))
    }

    @Test func noPhoneAndNoNameOfAnExampleSurvives() throws {
        for example in try EmbeddedRules.loaded.get().examples {
            let shown = try show(example.text + "，派件员：欧阳某某(13800000000)，签收人：诸葛某某")
            #expect(!shown.text.contains("阳某") && !shown.text.contains("葛某"), "\(shown.text)")
            #expect(longestDigitRun(shown.text) < 5, "\(shown.text)")
        }
    }

    private func show(_ text: String) throws -> (text: String, match: String) {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        let (bytes, none) = (Array(text.utf8), [UInt8]())
        let reading = classifier.classify(
            bytes.span, courier: none.span, provider: none.span, code: none.span)
        var heap: [UInt8] = []
        let ranges = classifier.appendShown(bytes.span, reading, to: &heap)
        return (
            String(decoding: heap[ranges.text.bounds], as: UTF8.self),
            String(decoding: heap[ranges.match.bounds], as: UTF8.self)
        )
    }

    private func longestDigitRun(_ text: String) -> Int {
        text.split { !("0"..."9").contains($0) }.map(\.count).max() ?? 0
    }
}

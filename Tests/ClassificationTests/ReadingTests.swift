import Classification
import OrderDomain
import RuleLoading
import Testing

/// How lines read under the rules inside the binary.
@Suite struct ReadingTests {
    @Test(arguments: [
        ("快件已由本人签收", "picked_up", "signed_by_recipient"),
        ("由本人 代签收", "picked_up", "signed_by_recipient"),
        ("已签收，签收人凭取货码签收。", "picked_up", "collected_with_code"),
        ("您的快件已取走【某小区丰巢柜】", "picked_up", "collected_with_code"),
        ("您已在某小区南门店完成取件", "picked_up", "collected_at_station"),
        ("快件已由某某学院收发室菜鸟驿站代收", "not_picked_up", "arrived_at_station"),
        ("他人代收：丰巢", "not_picked_up", "placed_in_locker"),
        ("快件已在【东城】签收，签收人：家门口", "not_picked_up", "left_at_address"),
        ("您的快件已投递，收件人：门卫", "not_picked_up", "signed_by_other"),
        ("客户已在城南网点签收", "not_picked_up", "signed_at_depot"),
    ])
    func proofAndItsOpposite(_ text: String, _ verdict: String, _ row: String) throws {
        let reading = try read(text)
        #expect("\(reading.verdict.name)" == verdict)
        #expect(reading.row.map { "\($0.name)" } == row)
    }

    @Test(arguments: [
        ("已签收", Stage.signed, Verdict.undetermined),
        ("已签收，签收人：王五", .signed, .undetermined),
        ("请您准备签收", .unknown, .notSigned),
        ("签收失败", .deliveryFailed, .notSigned),
        ("快件正在派送，也可放置代收点", .outForDelivery, .notSigned),
        ("您的快件已被城东店拒收", .deliveryFailed, .notSigned),
        ("收件人拒收", .rejected, .notSigned),
        ("退件已签收，签收人凭取件码签收", .returned, .notSigned),
        ("快件已存入丰巢，超时将退回寄件人", .inLocker, .notPickedUp),
        ("【城西网点】的王五已取件", .collected, .notSigned),
        ("", .unknown, .notSigned),
    ])
    func stages(_ text: String, _ stage: Stage, _ verdict: Verdict) throws {
        let reading = try read(text)
        #expect(reading.stage == stage)
        #expect(reading.verdict == verdict)
    }

    @Test(arguments: ["您的快件已簽收，簽收人：本人", "您的快件已签收，签收人&#65306;本人", "签 收 人 ： 本 人", "签收人:本人　已签收"])
    func formsOfWritingMakeNoDifference(_ text: String) throws {
        #expect(try read(text).row == .signedByRecipient)
    }

    @Test(arguments: ["退回", "快件退件中", "返程", "轉寄", "转寄至"])
    func wordsOfReturnAreHeard(_ text: String) throws { #expect(try read(text).speaksOfReturn) }

    @Test func aPickedUpLineHasStageRowAndMatch() throws {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        for example in try EmbeddedRules.loaded.get().examples {
            let reading = classifier.read(example.text)
            guard reading.verdict == .pickedUp else { continue }
            #expect(reading.stage == .signed && reading.row?.countsAsPickedUp == true, "\(example.text)")
            #expect(!reading.match.isEmpty && reading.rule != nil, "\(example.text)")
        }
    }

    private func read(_ text: String) throws -> Reading {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        return classifier.read(text)
    }
}

extension Classifier {
    /// Reads a text without a status.
    mutating func read(_ text: String, courier: String = "") -> Reading {
        let (bytes, code, none) = (Array(text.utf8), Array(courier.utf8), [UInt8]())
        return classify(bytes.span, courier: code.span, provider: none.span, code: none.span)
    }
}

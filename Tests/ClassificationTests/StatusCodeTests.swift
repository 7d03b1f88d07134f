import Classification
import OrderDomain
import RuleLoading
import Testing

/// Text and code together (G8).
@Suite struct StatusCodeTests {
    /// The same number means different things at different providers.
    @Test(arguments: [
        ("kuaidi100", "201", Stage.deliveryFailed), ("kdniao", "201", .inTransit),
        ("kuaidi100", "202", .unknown), ("kdniao", "202", .outForDelivery),
        ("jtexpress", "202", .atPickupPoint),
        ("kuaidi100", "304", .signed), ("kdniao", "304", .signed), ("sf", "204", .outForDelivery),
        ("kuaidi100", "401", .unknown), ("kuaidi100", "14", .returned), ("jtexpress", "14", .returning),
        ("kuaidi100", "4", .returned), ("wechat", "4", .signed), ("showapi", "4", .signed),
        ("nobody", "301", .unknown), ("kuaidi100", "no such code", .unknown),
    ])
    func aCodeIsReadWithItsProvider(_ provider: String, _ code: String, _ stage: Stage) throws {
        #expect(try read("您的订单已打印面单", provider, code).stage == stage)
    }

    @Test(arguments: [
        ("kuaidi100", "301", Verdict.undetermined, false), ("kuaidi100", "303", .notPickedUp, false),
        ("kdniao", "304", .notPickedUp, false), ("kuaidi100", "501", .notPickedUp, false),
        ("kuaidi100", "203", .notSigned, false), ("kuaidi100", "5", .undetermined, false),
    ])
    func anUndeterminedTextDisagreesWithNothing(
        _ provider: String, _ code: String, _ verdict: Verdict, _ disagrees: Bool
    ) throws {
        let reading = try read("您的快件已签收", provider, code)
        #expect(reading.verdict == verdict)
        #expect(reading.disagrees == disagrees)
    }

    @Test(arguments: [("快件已由本人签收", "5", true), ("快件已由本人签收", "301", false), ("快件正在派送", "3", true)])
    func theTextDecidesAndTheReadingSaysSo(_ text: String, _ code: String, _ disagrees: Bool) throws {
        let (alone, both) = (try read(text, "", ""), try read(text, "kuaidi100", code))
        #expect((both.stage, both.verdict) == (alone.stage, alone.verdict))
        #expect(both.disagrees == disagrees)
    }

    @Test func anEntryThatTellsTheRowGivesIt() throws {
        #expect(try read("您的快件已签收", "sto", "4").row == .leftAtAddress)
        #expect(try read("您的快件已签收", "kuaidi100", "303").row == nil)
    }

    private func read(_ text: String, _ provider: String, _ code: String) throws -> Reading {
        var classifier = Classifier(table: try EmbeddedRules.loaded.get().table)
        let (text, provider, code, none) = (
            Array(text.utf8), Array(provider.utf8), Array(code.utf8), [UInt8]()
        )
        return classifier.classify(
            text.span, courier: none.span, provider: provider.span, code: code.span)
    }
}

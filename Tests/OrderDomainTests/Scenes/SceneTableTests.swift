import OrderDomain
import Testing

@testable import OrderStories

/// `SceneRow`'s tables, of which docs/SCENES.md is made, are what the fold asks.
@Suite struct SceneTableTests {
    private static let seeds: Range<UInt64> = 0..<1_500

    /// What random histories seldom bring about.
    private static let written: [(Platform, [Happening])] = {
        let shipped: [Happening] = [.placed(), .shipped()]
        let reject: [Happening] = [.afterSale(.merchantRejected, 30)]
        func pickedUp(_ goods: Goods, _ type: RequestType, _ reason: RequestReason) -> [Happening] {
            [.placed(goods), .shipped(), .pickedUp(12), .requested(20, type, reason)] + reject
        }
        let recalled: [Happening] = [.inLocker(10), .requested(20), .afterSale(.recallRequested, 21)]
        let declined: [Happening] = [
            .pickedUp(12), .requested(20), .sent(21, .changeToReturnRefund),
            .declined(22, .changeToReturnRefund),
        ]
        return [
            (.wechatChannels, shipped + recalled + reject), (.wechatChannels, shipped + declined + reject),
            (.wechatChannels, pickedUp(.fresh, .refundOnly, .quality)),
            (.wechatChannels, pickedUp(.fresh, .returnRefund, .quality)),
            (.wechatChannels, pickedUp(.fresh, .refundOnly, .unwanted)), (.douyin, [.requested(20)]),
        ]
    }()

    /// Everything that these and random histories made the fold ask, a line each.
    private static let asked: Set<String> = {
        var facts: Set<String> = []
        for (platform, events) in written {
            var story = Story(platform)
            story.take(events)
            story.run(until: .day(100))
            for action in story.actions { facts.formUnion(fact(action, on: platform)) }
        }
        for seed in seeds {
            var history = RandomHistory(seed: seed)
            var story = Story(history.platform)
            story.take(history.events())
            story.run(until: .day(100))
            for action in story.actions { facts.formUnion(fact(action, on: history.platform)) }
        }
        return facts
    }()

    private static func fact(_ action: ActionLine, on platform: Platform) -> [String] {
        let place = "\(platform.name) \(action.policy) \(action.kind.name)"
        switch action.kind {
        case .deadline, .withdraw: return []  // A clock's, and a step's end.
        case .liability: return ["\(place) \(action.missing.map { "\($0.name)" } ?? "-")"]
        case .intercept, .recall, .negotiate, .refund, .agreeOnRefusal, .evidence, .inquire, .guide,
            .handover:
            let proposal = action.proposal.map { "\($0.name)" } ?? "-"
            return ["\(place) \(proposal) \(action.ifSkipped.name)"]
        }
    }

    /// The same of the tables.
    private static let told: Set<String> = {
        var facts: Set<String> = []
        for row in SceneRow.allCases {
            for platform in row.platforms {
                for step in row.steps {
                    let proposal = step.proposal.map { "\($0.name)" } ?? "-"
                    let skipped = row.ifSkipped(on: platform).name
                    facts.insert(
                        "\(platform.name) \(row.policy.name) \(step.kind.name) \(proposal) \(skipped)")
                }
                if platform != .wechatChannels { continue }
                for missing in row.liabilities {
                    facts.insert("\(platform.name) \(row.policy.name) liability \(missing.name)")
                }
            }
        }
        return facts
    }()

    @Test func theTablesTellEverythingThatIsAsked() {
        #expect(Self.asked.subtracting(Self.told).sorted() == [])
    }

    @Test func everythingThatTheTablesTellIsAsked() {
        #expect(Self.told.subtracting(Self.asked).sorted() == [])
    }
}

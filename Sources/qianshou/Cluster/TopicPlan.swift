internal import OrderDomain

/// All topics of a configuration, in the order that they are made and checked in.
struct TopicPlan: Equatable {
    let topics: [PlannedTopic]

    /// The keys of the topics that others write to.
    private static let inputs = ["orders", "tracks", "aftersales", "service"]
    private static let hops = ["waybill-links", "linked-tracks"]

    /// The topics of those names.
    ///
    /// - Parameters:
    ///   - names: The key `topics`.
    ///   - group: The key `group`, which the changelog is named by.
    init(_ names: TopicSetting, group: String) {
        let inputs = Self.inputs.map { PlannedTopic(name: names[$0], use: .input) }
        let hops = Self.hops.map { PlannedTopic(name: names[$0], use: .hop) }
        let state = [
            PlannedTopic(name: Self.changelog(of: group), use: .changelog),
            PlannedTopic(name: names["verdicts"], use: .verdicts),
        ]
        let actions = ActionKind.allCases.map {
            PlannedTopic(name: "\(names["actions"]).\($0.name)", use: .actions)
        }
        topics =
            inputs + hops + state + actions + [PlannedTopic(name: names["dead-letter"], use: .deadLetter)]
    }

    /// The topic that holds the state of a group's tasks.
    static func changelog(of group: String) -> String { "\(group)-state-changelog" }

    /// Topics that a worker subscribes to.
    var subscribed: [PlannedTopic] { topics.filter { $0.use == .input || $0.use == .hop } }

    /// The topic that two of its uses share; `nil` where each has its own.
    var shared: String? {
        var seen: Set<String> = []
        return topics.first { !seen.insert($0.name).inserted }?.name
    }
}

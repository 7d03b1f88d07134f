internal import EventLog

/// What `topics create` does, decided before anything is made.
struct CreationPlan: Equatable {
    /// A topic, and whether it is made or there.
    struct Step: Equatable {
        let topic: PlannedTopic
        let isThere: Bool
    }

    /// The partitions of what is made.
    let partitions: Int
    let steps: [Step]

    /// CONTRACT 5.
    static let defaultPartitions = 6

    /// - Parameter partitions: What `--partitions` says; without it what is there gives the count.
    /// - Throws: Where the topics that are there have different counts, or another one than is asked for.
    init(
        _ plan: TopicPlan, _ cluster: ClusterDescription, partitions asked: Int?
    ) throws(Refusal) {
        if let shared = plan.shared {
            throw Refusal(
                text: "topic \(LogName(shared)) would serve two uses",
                mend: "give each a name of its own in 'topics'")
        }
        let counts = plan.counts(cluster)
        let found = counts.first?.partitions
        if counts.contains(where: { $0.partitions != found }) {
            throw Refusal(
                text: "the topics are not co-partitioned: \(TopicPlan.told(counts))",
                mend: "a task needs one partition number of each; make new topics with one count")
        }
        if let found, let asked, asked != found {
            let told = TopicPlan.told(counts)
            throw Refusal(
                text: "--partitions \(asked): there are topics with \(found) partitions, as \(told)",
                mend: "write --partitions \(found), or leave it out")
        }
        self.partitions = found ?? asked ?? Self.defaultPartitions
        steps = plan.topics.map { Step(topic: $0, isThere: cluster.topics[$0.name] != nil) }
    }

    /// The topics to make.
    var missing: [PlannedTopic] { steps.filter { !$0.isThere }.map(\.topic) }
}

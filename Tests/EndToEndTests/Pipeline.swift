import Foundation
import KafkaHarness
import KafkaTransport

/// Topics, a group and a configuration of their own on the suite's broker, and what runs on them.
final class Pipeline {
    let name: String
    let partitions: Int32
    let address: String
    let folder: URL
    /// What was loaded, with the topics' own names and the offsets that it has there.
    private(set) var input: [DumpRecord] = []
    private let settings: [String]
    private let offsets: GroupOffsets

    /// Makes the topics.
    ///
    /// - Parameters:
    ///   - settings: Lines of the configuration, in place of those below.
    ///   - kafka: librdkafka's properties, in place of those below.
    init(
        on address: String, partitions: Int32 = 6, settings: [String: String] = [:],
        kafka: [String: String] = [:], isMade: Bool = true
    ) throws {
        (self.address, self.partitions) = (address, partitions)
        name = "e\(UUID().uuidString.prefix(8).lowercased())"
        folder = FileManager.default.temporaryDirectory.appending(path: "end-to-end-\(name)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.settings = Self.lines(name, address, settings, kafka)
        offsets = try GroupOffsets(of: name, on: address)
        try Data(self.settings.joined(separator: "\n").utf8).write(to: URL(filePath: configuration))
        if isMade { try makeTopics() }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var configuration: String { folder.appending(path: "qianshou.yaml").path }

    private static func lines(
        _ name: String, _ address: String, _ settings: [String: String], _ kafka: [String: String]
    ) -> [String] {
        let properties = [
            "bootstrap.servers": address, "session.timeout.ms": "6000", "heartbeat.interval.ms": "500",
            "transaction.timeout.ms": "5000", "fetch.wait.max.ms": "20", "reconnect.backoff.max.ms": "500",
        ].merging(kafka) { _, given in given }
        let values = [
            "group": name, "threads": "1", "commit-interval": "20ms", "commit-records": "400",
            "clock": "stream",
        ].merging(settings) { _, given in given }
        let topics = Role.allCases.map { "\($0.key): \(name)-\($0.rawValue)" }
        return ["kafka:"] + properties.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            + ["topics: {\(topics.joined(separator: ", "))}", ""]
    }

    // MARK: - Topics

    /// A topic's role in the configuration; the raw value is how the topic's name ends.
    enum Role: String, CaseIterable {
        case tracks, orders, aftersales, service, links, linked, verdicts, actions, dead

        var key: String {
            switch self {
            case .links: "waybill-links"
            case .linked: "linked-tracks"
            case .dead: "dead-letter"
            case .tracks, .orders, .aftersales, .service, .verdicts, .actions: rawValue
            }
        }

        /// The default name, which the generator writes.
        var generated: String {
            switch self {
            case .tracks: "courier.tracking"
            case .orders: "order.events"
            case .aftersales: "aftersales.events"
            case .service, .links, .linked, .verdicts, .actions, .dead: rawValue
            }
        }

        static let inputs: [Role] = [.tracks, .orders, .aftersales, .service]
    }

    func topic(_ role: Role) -> String { "\(name)-\(role.rawValue)" }

    static let actionKinds = [
        "intercept", "recall", "negotiate", "refund", "agree_on_refusal", "evidence", "deadline", "liability",
        "inquire", "guide", "handover", "withdraw",
    ]

    var outputTopics: [String] {
        [topic(.verdicts), topic(.dead)] + Self.actionKinds.map { "\(topic(.actions)).\($0)" }
    }

    func all(of topics: [String]) -> [TopicPartition] {
        topics.flatMap { topic in (0..<partitions).map { TopicPartition(topic, $0) } }
    }

    /// Inputs are made here; verdicts too, so that the broker does not compact them before they are compared
    /// (their old timestamps roll segments at once). The program makes the rest.
    private func makeTopics() throws {
        try ClusterTool(address).makeTopics(
            Role.inputs.map { NewTopic(topic($0), partitionCount: partitions) } + [verdictTopic()])
        let made = try Binary.run([
            "topics", "create", "--config", configuration, "--partitions", "\(partitions)",
        ])
        guard made.code == 0 else {
            throw TestFailure.unexpected("topics create: \(made.lines.joined(separator: "\n"))")
        }
    }

    private func verdictTopic() -> NewTopic {
        NewTopic(
            topic(.verdicts), partitionCount: partitions,
            settings: [
                (name: "cleanup.policy", value: "compact"),
                (name: "min.compaction.lag.ms", value: "\(Int64.max)"),
                (name: "message.timestamp.type", value: "CreateTime"),
                (name: "message.timestamp.before.max.ms", value: "\(Int64.max)"),
                (name: "message.timestamp.after.max.ms", value: "\(Int64.max)"),
            ])
    }

    // MARK: - Input

    /// Appends records to the input topics, in order.
    func load(_ records: [DumpRecord]) throws {
        var next: [TopicPartition: Int64] = [:]
        for record in input { next[TopicPartition(record.topic, record.partition), default: 0] += 1 }
        let producer = try InputProducer(address)
        for var record in records {
            if let role = Role.inputs.first(where: { $0.generated == record.topic }) {
                record.topic = topic(role)
            }
            let partition = TopicPartition(record.topic, record.partition)
            record.offset = next[partition, default: 0]
            next[partition] = record.offset + 1
            try producer.send(record)
            input.append(record)
        }
        try producer.flush()
    }

    // MARK: - Processes

    /// Starts a process.
    ///
    /// - Parameter place: Tells state directories apart; the instance's name where none is given.
    func start(_ instance: String = "a", place: String? = nil, _ more: String...) throws -> Member {
        let state = folder.appending(path: "state-\(place ?? instance)").path
        return try Member(
            ["--config", configuration, "--instance", instance, "--state-dir", state, "--log-format", "json"]
                + more, instance: instance)
    }

    /// How many input records the group has committed; the last known where the broker does not say.
    var progress: Int {
        offsets.sum(of: all(of: Role.inputs.map(topic)))
    }

    /// Waits until the group has committed so many records of the input.
    func waitForProgress(_ count: Int, of members: [Member]) throws {
        let logs = { members.map(\.log).joined(separator: "\n---\n") }
        try eventually("\(count) of \(input.count) records, there are \(progress); logs:\n\(logs())") {
            if progress >= count { return true }
            if let ended = members.first(where: \.hasEnded) {
                throw TestFailure.unexpected(
                    "\(ended.instance) ended, exit \(try ended.waitForEnd()):\n\(ended.log)")
            }
            return false
        }
    }

    /// Waits until all of the input is committed.
    func waitForEnd(of members: Member...) throws { try waitForProgress(input.count, of: members) }

    /// The committed offset of a partition.
    func committed(_ partition: TopicPartition) throws -> Int64? { try offsets.committed([partition])[0] }

    /// The committed offsets of partitions.
    func offsets(of partitions: [TopicPartition]) throws -> [Int64?] { try offsets.committed(partitions) }
}

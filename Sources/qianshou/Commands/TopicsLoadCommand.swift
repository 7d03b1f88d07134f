internal import KafkaTransport
internal import OrderDomain
internal import Replay

/// `qianshou topics load`: plays dumps of the input topics into Kafka, as `replay` reads them.
enum TopicsLoadCommand {
    private static let table = FlagTable(
        command: "qianshou topics load", operands: "DUMP…",
        summary:
            "Writes dumps of the input topics into Kafka: partitions, keys, headers and times as they were.",
        flags: [
            .takes("TOPIC", "topic", "the dumps are plain payloads of this topic, one a line"),
            .toggle("allow-torn", "take what is whole before a torn end of a dump"),
        ] + ConfigurationKey.flags(of: [.group]))

    /// Brokers that are being started are waited for.
    private static let patience = Duration.seconds(30)

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            if parsed.operands.isEmpty { throw .missingOperand("DUMP") }
            do throws(ConfigurationFault) {
                return try load(parsed, Configuration(parsed))
            } catch {
                return Command.refuse(table.command, error.message)
            }
        }
    }

    private static func load(
        _ parsed: ParsedArguments, _ configuration: Configuration
    ) throws(ConfigurationFault) -> Int32 {
        let properties = try configuration.kafkaProperties()
        try properties.check()
        let group = try configuration.effective(.group).text
        let topics = try configuration.topics()
        let loader = try DumpLoader(properties, group: group)
        let reader = try ClusterReader(properties)
        let index: DumpIndex
        do throws(DumpFailure) {
            index = try DumpIndex(parsed.operands, options(parsed, topics))
        } catch { return Command.refuse(table.command, error.message) }
        do throws(LoadFailure) {
            let cluster = try describe(TopicPlan(topics, group: group), reader)
            for (topic, count) in zip(index.topics, try loader.load(index, into: cluster)) {
                print("\(topic.name): \(count) records loaded")
            }
            return ExitCode.done
        } catch {
            return Command.refuse(table.command, error.message)
        }
    }

    private static func options(_ parsed: ParsedArguments, _ topics: TopicSetting) -> DumpOptions {
        let roles: [(String, Role)] = [("orders", .orders), ("tracks", .tracks), ("aftersales", .afterSales)]
        return DumpOptions(
            topics: roles.map { .init(topics[$0.0], $0.1) }, payloadTopic: parsed.value("topic"),
            allowTorn: parsed.has("allow-torn"))
    }

    private static func describe(
        _ plan: TopicPlan, _ reader: borrowing ClusterReader
    ) throws(LoadFailure) -> ClusterDescription {
        do throws(BrokerAway) {
            return try reader.describe(plan, within: patience)
        } catch { throw .away(error) }
    }
}

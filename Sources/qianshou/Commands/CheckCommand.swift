internal import EventLog
internal import KafkaTransport

/// `qianshou check`: looks at everything that `run` needs, and changes nothing.
///
/// A line of stdout for each thing, and 1 where one is a fault. A broken configuration is what it is for
/// every command: one line on stderr, and 2 (CONTRACT 4).
enum CheckCommand {
    private static let table = FlagTable(
        command: "qianshou check", operands: "",
        summary: "Checks configuration, brokers, topics, rights, disk and clock before a start: a line each.",
        flags: ConfigurationKey.flags)

    /// Brokers that do not answer within this are told as a fault.
    private static let patience = Duration.seconds(10)

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(ConfigurationFault) {
                let configuration = try RunConfiguration(Configuration(parsed))
                let cluster = try ClusterReader(configuration.kafka)
                try configuration.checkProducer()
                print(Finding.fine("the configuration is read, and librdkafka takes its properties").line)
                return look(configuration, cluster)
            } catch {
                return Command.refuse(table.command, error.message)
            }
        }
    }

    /// Prints every finding.
    ///
    /// - Returns: 1 where one is a fault.
    private static func look(
        _ configuration: RunConfiguration, _ cluster: borrowing ClusterReader
    ) -> Int32 {
        var isFaulty = false
        func tell(_ findings: [Finding]) {
            for finding in findings { print(finding.line) }
            isFaulty = isFaulty || findings.contains { $0.mend != nil }
        }
        tell(
            StateFolderProbe(path: configuration.stateDirectory, instance: configuration.instance)
                .findings(memory: configuration.stateMemory.bytes(of: MachineMemory.bytes())))
        let plan = configuration.plan
        do throws(BrokerAway) {
            let description = try cluster.describe(plan, within: patience)
            tell([.fine("a broker answers")])
            let checks = ClusterChecks(plan: plan, largestMessage: configuration.largestMessage)
            tell(checks.findings(description))
            // A topic that is not there has no rights to try.
            guard plan.topics.allSatisfy({ description.topics[$0.name] != nil }) else {
                return ExitCode.badRecords
            }
            tell(rightFindings(configuration, plan))
            tell([ClockProbe(settings: configuration.kafka, plan: plan).finding()].compactMap(\.self))
        } catch {
            print("fault  \(error.message)")
            isFaulty = true
        }
        return isFaulty ? ExitCode.badRecords : ExitCode.done
    }

    private static func rightFindings(
        _ configuration: RunConfiguration, _ plan: TopicPlan
    ) -> [Finding] {
        let probe = RightsProbe(settings: configuration.kafka, plan: plan, group: configuration.group)
        let denials = probe.denials()
        if denials.isEmpty { return [.fine("topics may be read and written, the group may be joined")] }
        return denials.map(\.finding)
    }
}

internal import EventLog
internal import KafkaTransport

/// `qianshou check`: looks at everything that `run` needs, and changes nothing.
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
                print("fault  \(error.message)")
                return ExitCode.badRecords
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
        tell(diskFindings(configuration))
        let plan = configuration.plan
        do throws(KafkaError) {
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
            tell([
                .fault(
                    "no broker answers (\(LogName(error.detail.name)))",
                    mend: "see to the brokers and to bootstrap.servers")
            ])
        }
        return isFaulty ? ExitCode.badRecords : ExitCode.done
    }

    private static func diskFindings(_ configuration: RunConfiguration) -> [Finding] {
        do throws(Refusal) {
            let folder = try StateFolder.hold(configuration.stateDirectory)
            let need = configuration.stateMemory.bytes(of: MachineMemory.bytes())
            let held = Finding.fine("state-dir can be written, and nobody holds it")
            return [held, room(folder.freeBytes, need: need)].compactMap(\.self)
        } catch {
            return [.fault(error.text, mend: error.mend)]
        }
    }

    /// The state on disk is a snapshot and logs; the former ones stay until the new snapshot is valid: four
    /// times the memory.
    static func room(_ free: Int?, need memory: Int) -> Finding? {
        guard let free else { return nil }
        let (megabytes, need) = (free >> 20, memory >> 18)
        if megabytes >= need { return .fine("state-dir has \(megabytes) MiB free") }
        return .fault(
            "state-dir has \(megabytes) MiB free, a state of state-memory takes \(need) MiB",
            mend: "make room, or lower state-memory")
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

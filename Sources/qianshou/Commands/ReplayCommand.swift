internal import Glibc
internal import OrderDomain
internal import Replay
internal import RuleLoading
internal import StreamTask
internal import Wire

/// `qianshou replay`: topic dumps in, verdicts, actions and dead letters out as NDJSON (CONTRACT 4).
enum ReplayCommand {
    private static let table = FlagTable(
        command: "qianshou replay", operands: "DUMP…",
        summary:
            "Replays topic dumps (kcat -J, or plain NDJSON with --topic) and prints the outputs as NDJSON.",
        flags: [
            .takes("FILE", "output", "write the outputs there, not to stdout", letter: "o"),
            .takes("INSTANT", "until", "let clocks run on up to this instant after the last record"),
            .takes("TOPIC", "topic", "the dumps are plain payloads of this topic, one a line"),
            .takes("DIR", "rules", "read the rules of this directory, not those inside the binary"),
            .takes(
                "N", "threads", "load, decode and classify on so many threads; the bytes stay the same (1)"),
            .toggle("digest", "print one hash of all outputs; without --output they are not written"),
            .toggle("allow-torn", "take what is whole before a torn end of a dump"),
            .takes("FILE", "config", "read this configuration; flags and QIANSHOU_… variables beat it"),
            .takes("INSTANT", "activate-from", "earlier events build state and emit no action"),
            .takes("DURATION", "max-ahead", "how far an event may lie after its record (24h)"),
            .takes("DURATION", "unlinked-after", "how long a track waits for its order (30d)"),
            .takes("DURATION", "forget-after", "how long an order is held after its last event (90d)"),
            .takes("VERDICT", "undetermined-as", "what an undetermined signature counts as (not_picked_up)"),
        ])

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            if parsed.operands.isEmpty { throw .missingOperand("DUMP") }
            let until = try parsed.instant("until")
            do throws(ConfigurationFault) {
                let configuration = try Configuration(parsed)
                let rules = try configuration.ruleSet()
                return replay(parsed, rules, try settings(configuration, rules, until: until))
            } catch {
                return Command.refuse("qianshou replay", error.message)
            }
        }
    }

    private static func settings(
        _ configuration: Configuration, _ rules: RuleSet, until: Instant?
    ) throws(ConfigurationFault) -> ReplaySettings {
        var settings = ReplaySettings(tasks: try configuration.taskSettings(rules))
        settings.outputs = try configuration.topics().outputs
        settings.until = until
        // More threads than this only wait for the one that applies.
        settings.threads = min(try configuration.count(.threads) ?? 1, 64)
        return settings
    }

    private static func replay(
        _ parsed: ParsedArguments, _ rules: RuleSet, _ settings: ReplaySettings
    ) -> Int32 {
        let names = settings.tasks.topics
        let topics = [Role.orders, .tracks, .afterSales].map {
            DumpOptions.Topic(String(decoding: names[$0], as: UTF8.self), $0)
        }
        let options = DumpOptions(
            topics: topics, payloadTopic: parsed.value("topic"), allowTorn: parsed.has("allow-torn"),
            maxAhead: settings.tasks.maxAhead)
        do throws(DumpFailure) {
            let index = try DumpIndex(parsed.operands, options)
            return try run(index, parsed, rules, settings)
        } catch {
            return Command.refuse("qianshou replay", error.message)
        }
    }

    private static func run(
        _ index: DumpIndex, _ parsed: ParsedArguments, _ rules: RuleSet, _ settings: ReplaySettings
    ) throws(DumpFailure) -> Int32 {
        let digests = parsed.has("digest")
        var descriptor: Int32? = digests ? nil : STDOUT_FILENO
        if let path = parsed.value("output") {
            let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            if file < 0 {
                return Command.refuse(
                    "qianshou replay", "--output: \(path) cannot be written (errno \(errno)); name another")
            }
            descriptor = file
        }
        var sink = OutputSink(descriptor: descriptor, digests: digests)
        do throws(ReplayFailure) {
            let replayer = Replayer(table: rules.table, settings: settings)
            let summary = try replayer.run(index, into: &sink)
            if let digest = sink.digest { print(hex(digest)) }
            ReplayReport.write(summary)
            return summary.hasBadRecords ? ExitCode.badRecords : ExitCode.done
        } catch {
            return ReplayReport.refuse(error)
        }
    }
}

private func hex(_ digest: Fingerprint) -> String {
    var bytes: [UInt8] = []
    digest.appendHex(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

extension ParsedArguments {
    /// A flag's instant; a plain date is none.
    func instant(_ name: String) throws(UsageError) -> Instant? {
        try value(name, mend: instantMend, parseInstant)
    }
}

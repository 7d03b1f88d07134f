internal import OrderDomain
internal import Replay
internal import StreamTask
internal import Wire

/// The closing lines of a replay, on stderr: one `name value` a line, no content of any record.
enum ReplayReport {
    static func write(_ summary: ReplaySummary) {
        var lines = ["records \(summary.records)"]
        if summary.wasSorted { lines.append("sorted-in-memory by offset: the lines did not stand in order") }
        for (topic, count) in summary.outputs.map({ (name(of: $0.key), $0.value) }).sorted(by: <) {
            lines.append("\(topic) \(count)")
        }
        for (reason, count) in summary.deadLetters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("dead-letter.\(reason.name) \(count)")
        }
        lines.append("held-tracks \(summary.heldTracks)")
        lines.append("orders \(summary.orders)")
        if summary.orders > 0 { lines.append("state-bytes-per-order \(summary.stateBytes / summary.orders)") }
        if summary.skippedRecords > 0 { lines.append("skipped-records \(summary.skippedRecords)") }
        if summary.skippedLines > 0 { lines.append("skipped-tool-lines \(summary.skippedLines)") }
        StandardError.write(lines.joined(separator: "\n") + "\n")
    }

    static func refuse(_ failure: ReplayFailure) -> Int32 {
        switch failure {
        case .output(let code):
            return Command.refuse(
                "qianshou replay",
                "the outputs cannot be written (errno \(code)); make room or name another file")
        case .corrupt(let fault):
            StandardError.write("qianshou replay: a state record does not read (\(fault.cause)); report it\n")
            return ExitCode.ownFault
        }
    }

    private static func name(of topic: OutputTopic) -> String {
        switch topic {
        case .verdicts: "verdicts"
        case .deadLetter: "dead-letters"
        case .changelog, .waybillLinks, .linkedTracks: "internal"
        case .actions(let kind): "actions.\(kind.name)"
        }
    }
}

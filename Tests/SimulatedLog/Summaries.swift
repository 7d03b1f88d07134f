internal import StreamTask

// One line a step, for the trace of a seed that failed.

extension WorkerAction {
    /// Whether the broker may be out of reach just then.
    var mayFail: Bool {
        switch self {
        case .fetchOffsets, .restore, .readChangelog, .assign, .askEnds, .askChangelogEnds, .findTwin,
            .rejoin:
            true
        case .wait, .renewProducer, .take, .begin, .produce, .commit, .abort, .unassign, .leave: false
        }
    }

    var summary: String {
        switch self {
        case .assign(let offsets): "assign \(offsets.summary)"
        case .take(let input, let limit): "take \(input.topic)-\(input.partition), at most \(limit)"
        case .commit(let offsets, let tag): "commit \(offsets.summary) as \(tag.text)"
        case .restore(let list): "restore \(list.summary)"
        case .wait, .renewProducer, .fetchOffsets, .readChangelog, .begin, .produce, .abort, .askEnds,
            .askChangelogEnds, .unassign, .findTwin, .rejoin, .leave:
            "\(self)"
        }
    }
}

extension WorkerInput {
    var summary: String {
        switch self {
        case .assigned(let list): "assigned \(Set(list.map(\.partition)).sorted())"
        case .offsets(let list):
            "offsets "
                + list.map {
                    "\($0.input.topic)-\($0.input.partition):\($0.committed ?? -1)/\($0.end)"
                        + ($0.tag.map { " \($0.text)" } ?? "")
                }.joined(separator: " ")
        case .restored(let list): "restored \(list.summary)"
        case .ends(let list): "ends \(list.summary)"
        case .changelogEnds(let list): "changelog ends \(list.summary)"
        case .revoked, .consumerFenced, .consumerFailed, .repartitioned, .stop, .failed, .producerReady,
            .producerFailed, .restoring, .changelogGone, .opened, .endOfPartition, .took, .inputFailed,
            .begun, .produced,
            .produceFailed, .committed, .commitFailed, .aborted, .unassigned, .twin, .rejoined:
            "\(self)"
        }
    }
}

extension [InputOffset] {
    fileprivate var summary: String {
        map { "\($0.input.topic)-\($0.input.partition):\($0.offset)" }.joined(separator: " ")
    }
}

extension [ChangelogPosition] {
    fileprivate var summary: String {
        map { "\($0.partition):\($0.offset ?? -1)" }.joined(separator: " ")
    }
}

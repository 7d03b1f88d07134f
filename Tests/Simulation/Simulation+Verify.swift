internal import OrderDomain
internal import SimulatedLog
internal import StreamTask

// What was committed against what the same records give without a log.

extension Simulation {
    /// 0 lost, 0 duplicate, 0 ghost, 0 misordered, equal bytes; offsets and state that agree.
    func verify() -> [String] {
        for worker in workers { tally.add(worker) }
        let until = plan.family == .wall ? settings.wall(log.now) : nil
        let reference: Reference
        do throws(CorruptState) {
            reference = try Reference(
                produced, table: settings.table, settings: settings.tasks, until: until)
        } catch {
            return ["the reference: \(error)"]
        }
        let found = committedOutputs()
        var faults = backlog + stateFaults()
        if plan.family.isExact {
            faults += Self.differences(reference.outputs, found)
        } else {
            faults += looseDifferences(reference.outputs, found)
        }
        return faults
    }

    private func committedOutputs() -> [OutputPlace: [OutputRecord]] {
        var found: [OutputPlace: [OutputRecord]] = [:]
        for topic in OutputTopic.all where topic.isForOthers {
            for partition in 0..<plan.partitionCount {
                for record in log[.output(topic), partition].committedRecords {
                    found[OutputPlace(topic: topic, key: record.key), default: []].append(
                        OutputRecord(record))
                }
            }
        }
        return found
    }

    // MARK: - Every byte

    private static func differences(
        _ expected: [OutputPlace: [OutputRecord]], _ found: [OutputPlace: [OutputRecord]]
    ) -> [String] {
        var all: [String] = []
        for (place, records) in expected {
            let other = found[place] ?? []
            if records == other { continue }
            let index = zip(records, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            let at = index ?? min(records.count, other.count)
            all.append(
                "\(place.topic): \(records.count) outputs of a key became \(other.count); at \(at) "
                    + "expected \(at < records.count ? records[at].text : "none"), "
                    + "found \(at < other.count ? other[at].text : "none")")
        }
        for (place, records) in found where expected[place] == nil {
            all.append("\(place.topic): a ghost, \(records[0].text)")
        }
        return all.sorted()
    }

    // MARK: - What does not depend on arrival (R2.7)

    private func looseDifferences(
        _ expected: [OutputPlace: [OutputRecord]], _ found: [OutputPlace: [OutputRecord]]
    ) -> [String] {
        var all: [String] = []
        for (place, records) in expected where place.topic == .verdicts {
            let (mine, its) = (records.last.map(Self.tuple), found[place]?.last.map(Self.tuple))
            if mine != its { all.append("verdict: expected \(mine ?? []), found \(its ?? [])") }
        }
        for place in found.keys where place.topic == .verdicts && expected[place] == nil {
            all.append("verdict: a ghost, \(String(decoding: place.key ?? [], as: UTF8.self))")
        }
        var seen: Set<String> = []
        for (place, records) in found {
            for record in records {
                guard let id = record.field("verdictId") ?? record.field("actionId") else { continue }
                if !seen.insert("\(place.topic) \(id)").inserted { all.append("twice: \(record.text)") }
            }
        }
        let (mine, its) = (Self.deadLetters(expected), Self.deadLetters(found))
        if mine != its { all.append("dead letters: expected \(mine), found \(its)") }
        return all.sorted()
    }

    private static func tuple(_ record: OutputRecord) -> [String?] {
        [record.text.prefix { $0 != ":" }.split(separator: " ").last.map(String.init)]
            + ["stage", "verdict", "row", "problem"].map { record.field($0) }
    }

    private static func deadLetters(_ outputs: [OutputPlace: [OutputRecord]]) -> [String] {
        outputs.filter { $0.key.topic == .deadLetter }.values.joined().map { record in
            ["dl.topic", "dl.partition", "dl.offset", "dl.reason"].map { record.header($0) }
                .joined(separator: " ")
        }.sorted()
    }

    // MARK: - State

    /// The changelog, folded by key, is what the task's owner holds.
    private func stateFaults() -> [String] {
        var all: [String] = []
        for partition in 0..<plan.partitionCount {
            var folded: [[UInt8]: StoredRecord] = [:]
            for record in log[.output(.changelog), partition].committedRecords {
                folded[record.key ?? []] = record.value == nil ? nil : record
            }
            let owners = workers.filter { $0.worker.stateCount(of: partition) != nil && $0.owns(partition) }
            guard let owner = owners.first, owners.count == 1 else {
                all.append("task \(partition) has \(owners.count) owners")
                continue
            }
            if owner.worker.stateCount(of: partition) != folded.count {
                all.append("task \(partition): \(folded.count) keys in the changelog, other in its state")
            }
            for (key, record) in folded {
                let held = owner.worker.state(of: partition, key.span)
                if held?.value == record.value && held?.due == record.due { continue }
                all.append("task \(partition): state and changelog differ in \(key)")
            }
        }
        return all.sorted()
    }
}

extension OutputTopic {
    /// Whether it is written for others, and not for ourselves.
    var isForOthers: Bool {
        switch self {
        case .verdicts, .deadLetter, .actions: true
        case .changelog, .waybillLinks, .linkedTracks: false
        }
    }
}

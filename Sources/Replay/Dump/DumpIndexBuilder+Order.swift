internal import OrderDomain
internal import Wire

extension DumpIndexBuilder {
    /// Numbers of the entries in the order of ``DumpIndex``; sets their places on the way.
    mutating func order() throws(DumpFailure) -> [UInt32] {
        guard hasOffsets else { return orderWithoutOffsets() }
        var order = byRun()
        var ranges: [Range<Int>] = []
        var start = 0
        for run in runs {
            let whole = start..<start + run.count
            if !run.isAscending { sort(&order, whole) }
            let range = run.isAscending ? whole : try dropRepeated(&order, whole)
            place(order, range)
            ranges.append(range)
            start = whole.upperBound
        }
        return merge(order, ranges)
    }

    /// Numbers of the entries, run by run, each run as it was read.
    private func byRun() -> [UInt32] {
        var next: [Int] = []
        var start = 0
        for run in runs {
            next.append(start)
            start += run.count
        }
        var order = [UInt32](repeating: 0, count: entries.count)
        for i in entries.indices {
            let run = entries[i].run
            order[next[run]] = UInt32(i)
            next[run] += 1
        }
        return order
    }

    /// Puts a run in order of offset, where it was not read so.
    private mutating func sort(_ order: inout [UInt32], _ range: Range<Int>) {
        let entries = entries
        let isBefore = { (a: UInt32, b: UInt32) in
            let (left, right) = (entries[Int(a)].offset ?? 0, entries[Int(b)].offset ?? 0)
            return left == right ? a < b : left < right
        }
        let isSorted = range.dropFirst().allSatisfy { !isBefore(order[$0], order[$0 - 1]) }
        guard !isSorted else { return }
        wasInOrder = false
        order[range].sort(by: isBefore)
    }

    /// Keeps one record of each offset of a sorted run, at the front of `range`; what is left of it.
    private func dropRepeated(_ order: inout [UInt32], _ range: Range<Int>) throws(DumpFailure) -> Range<Int>
    {
        var end = range.lowerBound
        for at in range {
            let entry = entries[Int(order[at])]
            if end > range.lowerBound {
                let kept = entries[Int(order[end - 1])]
                if kept.offset == entry.offset {
                    try checkSame(kept, entry)
                    continue
                }
            }
            order[end] = order[at]
            end += 1
        }
        return range.lowerBound..<end
    }

    private func checkSame(_ kept: DumpEntry, _ entry: DumpEntry) throws(DumpFailure) {
        var (one, other) = (RawRecord(), RawRecord())
        files.load(kept, into: &one)
        files.load(entry, into: &other)
        guard kept.timestamp == entry.timestamp, one.holdsSame(as: other) else {
            let name = topics[Int(entry.topic)].name
            throw .twice(topic: name, partition: entry.partition, offset: entry.offset ?? 0)
        }
    }

    /// Sets the places of a run (R2.0).
    private mutating func place(_ order: [UInt32], _ range: Range<Int>) {
        var place: Int64 = 0
        var isKnown = false
        for at in range {
            let i = Int(order[at])
            if entries[i].hasGoodTimestamp {
                place = max(place, entries[i].timestamp.milliseconds)
                isKnown = true
            } else if !isKnown, let occurred = occurredAt(entries[i]) {
                place = max(place, occurred.milliseconds)
            }
            entries[i].settle(place: place, isKnown: isKnown)
        }
    }

    /// What the record's payload says, where it is good.
    private mutating func occurredAt(_ entry: DumpEntry) -> Instant? {
        files.load(entry, into: &record)
        let own = entry.hasGoodTimestamp ? entry.timestamp : nil
        let loaded = record  // A second reference, because a span of `record` would hold all of `self`.
        do {
            try decoder.decode(
                loaded.payloadBytes, role: entry.role, timestamp: own, judge: own ?? newestGood, into: &event)
            return event.at
        } catch {
            return nil
        }
    }

    /// R2.0's merge: the runs' heads by (place, role, partition, offset).
    private func merge(_ order: [UInt32], _ ranges: [Range<Int>]) -> [UInt32] {
        var heads = MergeHeads()
        for (run, range) in ranges.enumerated() where !range.isEmpty { heads.insert(head(order, range, run)) }
        var merged: [UInt32] = []
        merged.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        while let first = heads.first {  // Bound: one turn a record.
            merged.append(order[first.position])
            let rest = first.position + 1..<ranges[first.run].upperBound
            if rest.isEmpty { heads.removeFirst() } else { heads.replaceFirst(head(order, rest, first.run)) }
        }
        return merged
    }

    private func head(_ order: [UInt32], _ rest: Range<Int>, _ run: Int) -> MergeHeads.Head {
        let entry = entries[Int(order[rest.lowerBound])]
        return MergeHeads.Head(
            place: entry.place.milliseconds, role: entry.role.rawValue, partition: entry.partition,
            offset: entry.offset ?? 0, run: run, position: rest.lowerBound)
    }

    /// CONTRACT 4: by (`occurredAt`, role, bytes), bad records as if at 1970.
    ///
    /// Every payload is decoded.
    private mutating func orderWithoutOffsets() -> [UInt32] {
        var keys: [Int64] = []
        keys.reserveCapacity(entries.count)
        for i in entries.indices {
            let occurred = occurredAt(entries[i])
            keys.append(occurred?.milliseconds ?? 0)
            let own = entries[i].hasGoodTimestamp
            let place = own ? entries[i].timestamp.milliseconds : max(0, occurred?.milliseconds ?? 0)
            entries[i].settle(place: place, isKnown: own)
        }
        var (one, other) = (RawRecord(), RawRecord())
        return (0..<UInt32(entries.count)).sorted { a, b in
            let (left, right) = (entries[Int(a)], entries[Int(b)])
            if keys[Int(a)] != keys[Int(b)] { return keys[Int(a)] < keys[Int(b)] }
            if left.role != right.role { return left.role.rawValue < right.role.rawValue }
            files.load(left, into: &one)
            files.load(right, into: &other)
            if !one.holdsSamePayload(as: other) { return one.payloadPrecedes(other) }
            // What the rule leaves open is told by the rest, so that shuffled lines change nothing.
            if left.partition != right.partition { return left.partition < right.partition }
            if left.timestamp != right.timestamp { return left.timestamp < right.timestamp }
            return one.heap.lexicographicallyPrecedes(other.heap)
        }
    }
}

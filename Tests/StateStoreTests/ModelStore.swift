/// What a store must do, written down with a dictionary and no thought of cost.
struct ModelStore {
    struct Record: Equatable {
        var value: [UInt8]
        var due: Int64?
    }

    private(set) var records: [[UInt8]: Record] = [:]
    private var committed: [[UInt8]: Record] = [:]

    /// Keys that changed since the last commit, in the order of first change.
    private var changed: [[UInt8]] = []

    /// What a transaction changed: a key, its record now.
    struct Change: Equatable {
        var key: [UInt8]
        var record: Record?
    }

    var staged: [Change] { changed.map { Change(key: $0, record: records[$0]) } }

    mutating func stage(_ key: [UInt8], _ value: [UInt8], due: Int64?) {
        records[key] = Record(value: value, due: due)
        note(key)
    }

    mutating func remove(_ key: [UInt8]) {
        guard records.removeValue(forKey: key) != nil else { return }
        note(key)
        if committed[key] == nil { changed.removeAll { $0 == key } }
    }

    mutating func restore(_ key: [UInt8], _ value: [UInt8]?, due: Int64?) {
        records[key] = value.map { Record(value: $0, due: due) }
        committed = records
    }

    mutating func commit() {
        committed = records
        changed = []
    }

    mutating func rollback() {
        records = committed
        changed = []
    }

    mutating func removeAll() { self = ModelStore() }

    private mutating func note(_ key: [UInt8]) {
        if !changed.contains(key) { changed.append(key) }
    }

    func nextDue(before bound: Int64, inclusive: Bool) -> (due: Int64, key: [UInt8])? {
        records.compactMap { key, record in record.due.map { (due: $0, key: key) } }
            .filter { $0.due < bound || (inclusive && $0.due == bound) }
            .min { $0.due != $1.due ? $0.due < $1.due : $0.key.lexicographicallyPrecedes($1.key) }
    }

    mutating func popDue(before bound: Int64, inclusive: Bool) -> (due: Int64, key: [UInt8])? {
        guard let next = nextDue(before: bound, inclusive: inclusive) else { return nil }
        records[next.key]?.due = nil
        note(next.key)
        return next
    }
}

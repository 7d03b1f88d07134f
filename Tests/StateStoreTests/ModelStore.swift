/// What a store must do, written down with a dictionary and no thought of cost.
struct ModelStore {
    struct Record: Equatable {
        var value: [UInt8]
        var due: Int64?
    }

    private(set) var records: [[UInt8]: Record] = [:]
    private var committed: [[UInt8]: Record] = [:]

    mutating func stage(_ key: [UInt8], _ value: [UInt8], due: Int64?) {
        records[key] = Record(value: value, due: due)
    }

    mutating func remove(_ key: [UInt8]) { records[key] = nil }

    mutating func commit() { committed = records }

    mutating func rollback() { records = committed }

    func nextDue(before bound: Int64, inclusive: Bool) -> (due: Int64, key: [UInt8])? {
        records.compactMap { key, record in record.due.map { (due: $0, key: key) } }
            .filter { $0.due < bound || (inclusive && $0.due == bound) }
            .min { $0.due != $1.due ? $0.due < $1.due : $0.key.lexicographicallyPrecedes($1.key) }
    }

    mutating func popDue(before bound: Int64, inclusive: Bool) -> (due: Int64, key: [UInt8])? {
        guard let next = nextDue(before: bound, inclusive: inclusive) else { return nil }
        records[next.key]?.due = nil
        return next
    }
}

internal import LogModel
public import OrderDomain
internal import Wire

// What falls due between records (R2.2, R3.1).

extension TaskSet {
    /// Fires what fell due in these tasks before their time, in the order of dues over all of them, then
    /// of task numbers.
    mutating func fire(in numbers: [Int32]) throws(CorruptState) {
        while let number = earliest(
            of: numbers,
            due: { tasks, hop, number in
                guard let time = tasks[number]?.time else { return nil }
                return hop.nextDue(in: number, before: time, inclusive: false)
            })
        {
            try expire(in: number)
        }
    }

    /// Fires everything that falls due up to and at `instant`, in all tasks: the end of a replay with
    /// `--until` (CONTRACT 4).
    public mutating func fireAll(until instant: Instant) throws(CorruptState) {
        let numbers = Array(tasks.keys)
        while let number = earliest(
            of: numbers,
            due: { _, hop, number in hop.nextDue(in: number, before: instant, inclusive: true) })
        {
            try expire(in: number)
        }
    }

    private func earliest(
        of numbers: [Int32],
        due: (borrowing [Int32: StreamTask], borrowing WaybillHop, Int32) -> Instant?
    ) -> Int32? {
        var best: (due: Instant, number: Int32)?
        for number in numbers {
            guard let due = due(tasks, hop, number) else { continue }
            guard let standing = best else {
                best = (due, number)
                continue
            }
            if due < standing.due || (due == standing.due && number < standing.number) {
                best = (due, number)
            }
        }
        return best?.number
    }

    /// R2.2: a kept track that no order received is a dead letter; one that went to an order is forgotten.
    private mutating func expire(in number: Int32) throws(CorruptState) {
        let due = hop.nextDue(in: number, before: Instant(milliseconds: .max), inclusive: true)
        guard let track = try hop.expire(in: number) else { return }
        deadLetter(track.record, .unlinked, at: due ?? track.due)
    }
}

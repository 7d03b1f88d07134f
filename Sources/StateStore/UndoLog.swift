/// What a rollback has to put back: one step a key that the open transaction changed, in the order of first
/// change.
///
/// No value and no key is copied: a record's first change writes a new block, the old one stays where it
/// is until the commit, and each of the two has the key.
struct UndoLog {
    struct Step {
        /// The key's block now; its former one, marked, where the key was removed. ``BlockLocation/none`` for
        /// a key that was new and is gone again.
        var current: BlockLocation
        /// The key's block at the last commit; ``BlockLocation/none`` where there was none. The same as
        /// `current` where the due alone changed.
        let former: BlockLocation
        /// The due at the last commit.
        let formerDue: Int64
    }

    private(set) var steps: [Step] = []
    /// Steps of keys that were new and are gone again.
    private(set) var voidCount = 0
    /// Keys that were there at the last commit and are not now.
    var removedCount = 0

    /// Bytes of the log.
    var residentBytes: Int { steps.capacity * MemoryLayout<Step>.stride }

    /// Begins a key's step.
    ///
    /// - Returns: Its number, which `current` is to carry.
    mutating func begin(current: BlockLocation, former: BlockLocation, formerDue: Int64) -> UInt32 {
        steps.append(Step(current: current, former: former, formerDue: formerDue))
        return UInt32(steps.count - 1)
    }

    /// Whether the open transaction changed the record at `location`.
    ///
    /// The step that the block names must name the block: so a number left over from an earlier transaction
    /// is seen through, and nothing has to be reset at a commit.
    func covers(_ block: Block, at location: BlockLocation) -> Bool {
        let step = Int(block.step)
        return step < steps.count && steps[step].current == location
    }

    /// Whether nothing at `location` is needed for a rollback.
    func mayOverwrite(_ block: Block, at location: BlockLocation) -> Bool {
        covers(block, at: location) && steps[Int(block.step)].former != location
    }

    /// Notes that a key's record lies in another block now.
    mutating func move(_ step: UInt32, to location: BlockLocation) { steps[Int(step)].current = location }

    /// Notes that a new key is gone again.
    mutating func void(_ step: UInt32) {
        steps[Int(step)].current = .none
        voidCount += 1
    }

    /// Forgets everything and keeps the buffer.
    mutating func removeAll() {
        steps.removeAll(keepingCapacity: true)
        voidCount = 0
        removedCount = 0
    }
}

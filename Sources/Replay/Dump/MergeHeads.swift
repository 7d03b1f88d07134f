/// The next record of each run, smallest first: a binary heap.
struct MergeHeads {
    /// One run's next record.
    struct Head {
        var place: Int64
        var role: UInt8
        var partition: Int32
        var offset: Int64
        /// The run, and where in the order of runs the record stands.
        var run: Int
        var position: Int

        /// By (place, role, partition, offset) (CONTRACT 4); topics of one role by their run.
        @inline(__always)
        func precedes(_ other: Self) -> Bool {
            if place != other.place { return place < other.place }
            if role != other.role { return role < other.role }
            if partition != other.partition { return partition < other.partition }
            return (offset, run) < (other.offset, other.run)
        }
    }

    private var heap: [Head] = []

    /// The smallest.
    var first: Head? { heap.first }

    mutating func insert(_ head: Head) {
        heap.append(head)
        var child = heap.count - 1
        while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the smallest out and `head` in.
    mutating func replaceFirst(_ head: Head) {
        heap[0] = head
        sink()
    }

    mutating func removeFirst() {
        let last = heap.removeLast()
        if !heap.isEmpty { replaceFirst(last) }
    }

    private mutating func sink() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
            guard heap[child].precedes(heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}

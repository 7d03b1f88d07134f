internal import OrderDomain

/// When kept tracks fall due, a heap a task. Holds one entry a kept track, which bounds it.
struct KeptDues {
    private struct Entry {
        var due: Instant
        var sequence: UInt64
        var waybill: [UInt8]
    }

    private var heaps: [Int32: [Entry]] = [:]

    /// The earliest due of a task.
    func next(in task: Int32) -> Instant? { heaps[task]?.first?.due }

    mutating func add(_ due: Instant, sequence: UInt64, waybill: Span<UInt8>, task: Int32) {
        let bytes = waybill.withUnsafeBufferPointer { Array($0) }
        Self.push(Entry(due: due, sequence: sequence, waybill: bytes), onto: &heaps[task, default: []])
    }

    mutating func removeNext(in task: Int32) -> (waybill: [UInt8], sequence: UInt64)? {
        guard let index = heaps.index(forKey: task), !heaps.values[index].isEmpty else { return nil }
        let entry = Self.pop(&heaps.values[index])
        return (entry.waybill, entry.sequence)
    }

    /// Of one due, what was kept first falls due first.
    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        a.due == b.due ? a.sequence < b.sequence : a.due < b.due
    }

    private static func push(_ entry: Entry, onto heap: inout [Entry]) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, precedes(heap[child], heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private static func pop(_ heap: inout [Entry]) -> Entry {
        heap.swapAt(0, heap.count - 1)
        let top = heap.removeLast()
        var parent = 0
        while true {  // Ends at a leaf: the heap's depth bounds it.
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && precedes(heap[child], heap[least]) {
                least = child
            }
            if least == parent { return top }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

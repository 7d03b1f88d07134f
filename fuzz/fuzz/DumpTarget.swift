import OrderDomain
import Replay

/// Any bytes as a dump. The first byte chooses plain payloads and torn ends.

enum DumpTarget {
    private static let file = InputFile()
    nonisolated(unsafe) private static var record = RawRecord()

    static func run(_ input: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let choice = input.first else { return 0 }
        file.hold(input.dropFirst())
        var options = DumpOptions(topics: [
            DumpOptions.Topic("order.events", .orders), DumpOptions.Topic("courier.tracking", .tracks),
            DumpOptions.Topic("aftersales.events", .afterSales),
        ])
        options.allowTorn = choice & 1 != 0
        if choice & 2 != 0 { options.payloadTopic = "courier.tracking" }
        do throws(DumpFailure) {
            // Some inputs stand twice, as a dump in two files may.
            let index = try DumpIndex(choice & 4 != 0 ? [file.path, file.path] : [file.path], options)
            check(index, options)
        } catch {
            promise(!error.message.isEmpty, "a dump is refused in words")
        }
        return 0
    }

    private static func check(_ index: borrowing DumpIndex, _ options: DumpOptions) {
        for position in 0..<index.count {
            index.load(position, into: &record)
            let entry = index[position]
            promise(options.payloadTopic == nil || entry.role == .tracks, "plain payloads are of one topic")
            promise(
                record.payload.map { $0.bounds.upperBound <= record.heap.count } ?? true,
                "it lies in the heap")
            if position > 0 {
                promise(index[position - 1].place <= entry.place || entry.offset == nil, "places rise")
            }
        }
    }
}

internal import OrderDomain
package import SimulatedLog
package import StreamTask

/// A small random history of orders over several partitions: late and doubled records, corrections, clocks
/// that run out, and a few bad ones. In the order of arrival.
package struct History {
    package private(set) var records: [InputRecord] = []
    /// The largest timestamp.
    package private(set) var end: Int64 = Self.start

    /// 2026-03-02T10:00:00+08:00.
    static let start: Int64 = 1_772_416_800_000
    static let hour: Int64 = 3_600_000

    /// - Parameters:
    ///   - partitioner: By which all records are spread.
    ///   - hops: Whether tracks are keyed by waybill.
    package init(dice: Dice, partitioning: KeyPartitioning, hops: Bool, orders: Int) {
        var maker = HistoryMaker(dice: dice, hops: hops)
        for number in 0..<orders { maker.tell(orderNumber: number) }
        if dice.chance(300) { maker.tellBad() }
        let told = maker.told.enumerated().sorted {
            ($0.element.arrival, $0.offset) < ($1.element.arrival, $1.offset)
        }
        for (_, record) in told {
            let partition = partitioning.partition(of: record.key.span)
            records.append(
                InputRecord(
                    topic: record.topic, partition: partition, timestamp: record.arrival, key: record.key,
                    value: record.value))
            end = max(end, record.arrival)
        }
    }
}

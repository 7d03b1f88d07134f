internal import OrderDomain

/// The keys of a live task's state and of its changelog.
///
/// An order's key is its orderId; the others begin with a byte that no UTF-8 text begins with, so that
/// no orderId can be taken for one. Of one due, a store gives those first: kept tracks fall due before
/// the orders' clocks (R2.2).
enum StateKey {
    /// The task's own record (``TaskRecord``).
    static let task: [UInt8] = [0xFF]
    /// What a waybill's key begins with.
    static let waybillMark: UInt8 = 0xFE

    /// Makes `key` a waybill's.
    static func waybill(_ waybill: Span<UInt8>, into key: inout [UInt8]) {
        key.clear()
        key.append(waybillMark)
        waybill.withUnsafeBufferPointer { key.append(contentsOf: $0) }
    }

    /// Whether a key is a waybill's.
    static func isWaybill(_ key: [UInt8]) -> Bool { key.first == waybillMark }
}

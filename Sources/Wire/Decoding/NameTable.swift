/// A fixed set of names, found in about 4 ns.
///
/// At most 127 names.
struct NameTable {
    private var slots: [Slot]
    private static let mask: UInt64 = 255

    private struct Slot {
        var name = ShortName.none
        var value: UInt8 = 0
    }

    /// A table that answers the value beside each name.
    ///
    /// Names are distinct and at most 24 bytes.
    init(_ entries: [(name: StaticString, value: UInt8)]) {
        precondition(entries.count < 128, "half the slots stay free, so that every search ends")
        slots = [Slot](repeating: Slot(), count: Int(Self.mask) + 1)
        for (name, value) in entries {
            let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            guard let short = ShortName(bytes) else {
                preconditionFailure("a table's name is at most 24 bytes")
            }
            slots[slot(of: short)] = Slot(name: short, value: value)
        }
    }

    /// The value of `name`, or `nil`.
    @inline(__always)
    func value(of name: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard let short = ShortName(name) else { return nil }
        let found = slots[slot(of: short)]
        return found.name == .none ? nil : found.value
    }

    /// The slot that holds `name`, or the free one where it belongs.
    ///
    /// Bound: half the slots are free.
    @inline(__always)
    private func slot(of name: ShortName) -> Int {
        var at = name.hash & Self.mask
        while slots[Int(at)].name != name, slots[Int(at)].name != .none { at = (at + 1) & Self.mask }
        return Int(at)
    }
}

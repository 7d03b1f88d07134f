internal import OrderDomain

/// Some of the names of a closed set, found in about 4 ns.
struct NameTable<Member: Named> {
    private var slots: [Slot]
    private static var mask: UInt64 { 255 }

    private struct Slot {
        var name = ShortName.none
        var member: Member?
    }

    /// A table of `members`, at most 127, whose names are distinct and at most 24 bytes.
    init(_ members: [Member]) {
        precondition(members.count < 128, "half the slots stay free, so that every search ends")
        slots = [Slot](repeating: Slot(), count: Int(Self.mask) + 1)
        for member in members {
            let name = member.name
            let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            guard let short = ShortName(bytes) else {
                preconditionFailure("a table's name is at most 24 bytes")
            }
            slots[slot(of: short)] = Slot(name: short, member: member)
        }
    }

    /// The member of that name, or `nil`.
    @inline(__always)
    func member(named name: UnsafeBufferPointer<UInt8>) -> Member? {
        guard let short = ShortName(name) else { return nil }
        return slots[slot(of: short)].member
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

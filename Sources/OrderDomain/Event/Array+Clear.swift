extension Array {
    /// As many elements are taken one by one.
    @usableFromInline
    static var few: Int { 4 }

    /// Forgets all elements and keeps the memory; next to nothing on an array of none or few elements, as
    /// most scratch arrays are most of the time, where `removeAll(keepingCapacity:)` costs a hundred
    /// instructions.
    @inlinable
    public mutating func clear() {
        if count > Self.few { return removeAll(keepingCapacity: true) }
        while !isEmpty { removeLast() }
    }
}

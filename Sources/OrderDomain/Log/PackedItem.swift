/// One item of an order as the log keeps it: 9 bytes, the hash of its id and its flags.
public struct PackedItem: Hashable, Sendable {
    /// Bytes a packed item takes.
    public static let size = 9

    /// XXH3-64 of `itemId`; 0 where it has none.
    public var idHash: UInt64
    /// ``Flags``.
    public var flags: Flags

    /// An item.
    public init(idHash: UInt64, flags: Flags) { (self.idHash, self.flags) = (idHash, flags) }

    /// What decisions read of an item (CONTRACT 1, R6.1, R6.3).
    public struct Flags: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Flags by their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// 生鲜/绿植.
        public static let perishable = Flags(rawValue: 1)
        /// No 7-day return.
        public static let noReturn = Flags(rawValue: 2)
        /// Low value.
        public static let lowValue = Flags(rawValue: 4)
        /// Digital goods (DOMAIN 3.3).
        public static let digital = Flags(rawValue: 8)
        /// Perishable or of category `fruit`, `fresh`, `virtual` (R6.3).
        public static let special = Flags(rawValue: 16)
    }
}

public import OrderDomain

/// What a provider's status code says (G8): one row of `rules/status-codes/`.
public struct StatusCode: Sendable, Equatable {
    /// The stage; never makes `picked_up` by itself.
    public var stage: Stage
    /// The code says proxy, station, locker, address or depot.
    public var isProxy: Bool
    /// The row, where the entry tells one of T.d–T.h.
    public var row: Row?

    /// An entry with every field given.
    public init(stage: Stage, isProxy: Bool, row: Row?) {
        (self.stage, self.isProxy, self.row) = (stage, isProxy, row)
    }
}

/// Status codes by (provider, code): open addressing over 64-bit hashes.
public struct StatusCodeTable: Sendable {
    private var hashes: [UInt64]
    private var entries: [StatusCode]
    private var mask: Int

    /// A table of the entries given; of two with one key the first counts.
    public init(_ codes: [(provider: [UInt8], code: [UInt8], entry: StatusCode)]) {
        var size = 16
        while size < codes.count * 2 { size *= 2 }
        hashes = [UInt64](repeating: 0, count: size)
        entries = [StatusCode](
            repeating: StatusCode(stage: .unknown, isProxy: false, row: nil), count: size)
        mask = size - 1
        for code in codes {
            let hash = Self.hash(code.provider.span, code.code.span)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & mask }
            if hashes[slot] == 0 { (hashes[slot], entries[slot]) = (hash, code.entry) }
        }
    }

    /// The entry of a code, or `nil`. About 15 ns.
    public func entry(provider: Span<UInt8>, code: Span<UInt8>) -> StatusCode? {
        if provider.isEmpty || code.isEmpty { return nil }
        let hash = Self.hash(provider, code)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return entries[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Mixes the two keys; never zero.
    private static func hash(_ provider: Span<UInt8>, _ code: Span<UInt8>) -> UInt64 {
        let mixed = hash64(provider) &* 0x9E37_79B9_7F4A_7C15 ^ hash64(code)
        return mixed == 0 ? 1 : mixed
    }
}

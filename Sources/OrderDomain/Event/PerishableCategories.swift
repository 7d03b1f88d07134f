/// Categories whose goods are taken as perishable, also where an item does not say so: a shop's setting.
///
/// Asked once an item of `placed`; linear in the categories.
public struct PerishableCategories: Equatable, Sendable {
    /// Every shop's; UTF-8 as items write them.
    public var common: [[UInt8]] = []
    /// Those of single shops, in place of ``common``.
    public var byShop: [Shop] = []

    /// A shop's own categories.
    public struct Shop: Equatable, Sendable {
        /// `shopId`.
        public var id: [UInt8]
        /// UTF-8 as items write them.
        public var categories: [[UInt8]]

        /// A shop's own categories.
        public init(id: [UInt8], categories: [[UInt8]]) { (self.id, self.categories) = (id, categories) }
    }

    /// None: items alone say what is perishable.
    public init() {}

    /// Whether there are none at all.
    public var isEmpty: Bool { common.isEmpty && byShop.isEmpty }

    /// The categories of a shop.
    func categories(of shop: Span<UInt8>) -> [[UInt8]] {
        byShop.first { $0.id.span.isSame(as: shop) }?.categories ?? common
    }
}

extension InputEvent {
    /// Marks the items of a `placed` whose category is taken as perishable.
    public mutating func markPerishable(_ setting: PerishableCategories) {
        guard kind == .placed, !setting.isEmpty else { return }
        let bytes = heap  // Held apart, so that a span of it does not hold the event.
        let categories = setting.categories(of: bytes.span.extracting(shop.bounds))
        for index in items.indices {
            let category = bytes.span.extracting(items[index].category.bounds)
            for name in categories where name.span.isSame(as: category) { items[index].perishable = true }
        }
    }
}

extension Span<UInt8> {
    fileprivate func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }
}

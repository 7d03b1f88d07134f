/// The noun phrase that the reader stands in: its head, and how far behind it the reader is.
struct NounPhrase {
    /// What its last noun is.
    var head: Who?
    /// Symbols that no term covers.
    var filler: Int32 = 0
    /// Such symbols since the head.
    var since: Int32 = 0
    /// 或, /, 、 stood behind the head.
    var joint = false
    /// A courier's name runs: what it is called tells nothing (前台, 近邻宝).
    var locked = false
    /// Something no term covers stands directly behind the head: 本人杰 is a name.
    var suffixed = false
    /// Where it began.
    var start: Int32 = 0

    var isEmpty: Bool { head == nil && filler == 0 }

    /// The head as a place.
    var place: Place? {
        switch head {
        case .station: .station
        case .locker: .locker
        case .address: .address
        case .depot: .depot
        case .hub: .hub
        case nil, .nobody, .bare, .own, .recipient, .other, .courier, .sender, .mixed, .denial, .asking: nil
        }
    }

    /// Takes the next noun in. The last one is the head (收发室菜鸟驿站 is a station), but a locker's
    /// brand keeps its 服务站, and 本人 beside another person is that person, or cannot be told.
    mutating func add(_ tags: TagSet) {
        guard !locked, let noun = Self.who(tags) else { return }
        head = merged(with: noun, isShop: tags.has(.shop) && !tags.has(.station))
        (since, joint, suffixed) = (0, false, false)
        locked = noun == .courier
    }

    /// The head once `noun` stands behind it.
    private func merged(with noun: Who, isShop: Bool) -> Who {
        if head == .locker && noun == .station && isShop { return .locker }
        if head == .own && noun == .other { return joint ? .mixed : .other }
        if head == .other && noun == .own { return .mixed }
        if head == .mixed && (noun == .own || noun == .other) { return .mixed }
        if head == .own && noun == .recipient { return .own }
        return noun
    }

    /// What a term's noun tags make of it.
    private static func who(_ tags: TagSet) -> Who? {
        if tags.meets(.places) {
            if tags.has(.locker) { return .locker }
            if tags.has(.station) || tags.has(.shop) { return .station }
            if tags.has(.address) { return .address }
            return tags.has(.depot) ? .depot : .hub
        }
        if tags.has(.own) { return .own }
        if tags.meets(.others) { return .other }
        if tags.has(.recipient) { return .recipient }
        if tags.has(.sender) { return .sender }
        return tags.has(.courier) ? .courier : nil
    }
}

extension TagSet {
    /// Persons who are neither buyer, courier nor sender.
    static let others = TagSet(
        rawValue: Tag.kin.bit | Tag.guardian.bit | Tag.stranger.bit)
}

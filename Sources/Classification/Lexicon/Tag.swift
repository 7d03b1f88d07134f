/// What a term of the lexicon means for the reading of a clause. A term may carry several.
///
/// The cases are the columns of ``TagSet``, one bit each; `rules/classification/lexicon.yaml` files
/// its terms under these names, and `docs/RULES.md` says in Chinese what each is for.
public enum Tag: UInt8, CaseIterable, Sendable {
    // Who: persons.
    case own, recipient, kin, guardian, stranger, courier, sender
    // Where: places, by the kind that decides a row of DOMAIN 1.
    case station, shop, locker, address, depot, hub
    // What happened.
    case sign, proxy, collect, store, deliver, dispatch, accept, arrive, move, refuse, back
    case intercept, lose, fail, absent, forward, undo, tail
    // By what means.
    case code, by
    // Whether it happened.
    case done, ongoing, await, ask, deny, suppose
    // How the sentence is built.
    case cut, stop, open, close, colon, joint, dash, of, passive, at, to, `is`, noise, info
    case signer, placeOpener
    // What is worth knowing beside.
    case again, consent, beside, photo, overdue
    // DOMAIN B2.1 and CONTRACT 2's problems.
    case outOfArea, noOutlet, suspended, damaged

    /// The tag's bit.
    @inlinable
    public var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The name that rule files use.
    public var name: String { "\(self)" }

    /// The tags by their names.
    public static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A set of ``Tag``s, one bit each.
public struct TagSet: OptionSet, Hashable, Sendable {
    /// The bits, by ``Tag/bit``.
    public let rawValue: UInt64

    /// A set by its bits.
    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The set of one tag.
    @inlinable
    public init(_ tag: Tag) { rawValue = tag.bit }

    /// The set of the tags given.
    @inlinable
    public init(_ tags: [Tag]) { rawValue = tags.reduce(0) { $0 | $1.bit } }

    /// Whether the two have a tag in common.
    @inlinable @inline(__always)
    public func meets(_ other: TagSet) -> Bool { rawValue & other.rawValue != 0 }

    /// Whether `tag` is in it.
    @inlinable @inline(__always)
    public func has(_ tag: Tag) -> Bool { rawValue & tag.bit != 0 }

    /// Its tags, in their order.
    public var tags: [Tag] { Tag.allCases.filter(has) }
}

extension TagSet {
    /// Terms that name a person.
    static let persons = TagSet(
        rawValue: Tag.own.bit | Tag.recipient.bit | Tag.kin.bit | Tag.guardian.bit | Tag.stranger.bit
            | Tag.sender.bit)
    /// Terms that name a place.
    static let places = TagSet(
        rawValue: Tag.station.bit | Tag.shop.bit | Tag.locker.bit | Tag.address.bit | Tag.depot.bit
            | Tag.hub.bit)
    /// Terms that head a noun phrase.
    static let nouns = persons.union(places)
    /// Terms that say what happened.
    static let acts = TagSet(
        rawValue: Tag.sign.bit | Tag.proxy.bit | Tag.collect.bit | Tag.store.bit | Tag.deliver.bit
            | Tag.dispatch.bit | Tag.accept.bit | Tag.arrive.bit | Tag.move.bit | Tag.refuse.bit
            | Tag.back.bit | Tag.intercept.bit | Tag.lose.bit | Tag.fail.bit | Tag.forward.bit
            | Tag.undo.bit)
    /// Terms that say whether an act happened.
    static let moods = TagSet(
        rawValue: Tag.done.bit | Tag.ongoing.bit | Tag.await.bit | Tag.ask.bit | Tag.deny.bit
            | Tag.suppose.bit)
    /// Acts by which somebody took the parcel: a bracket behind them holds who it was.
    static let takings = TagSet(rawValue: Tag.sign.bit | Tag.proxy.bit)
}

/// A field of a clause's frame: one value of a closed set, one bit each in the frame's word.
public protocol FrameField: CaseIterable, RawRepresentable, Sendable where RawValue == UInt8 {
    /// Where the field's bits begin in the word.
    static var shift: UInt64 { get }
}

extension FrameField {
    /// The value's bit in the frame's word.
    @inlinable
    public var bit: UInt64 { 1 << (Self.shift + UInt64(rawValue)) }

    /// All bits of the field.
    public static var mask: UInt64 { allCases.reduce(0) { $0 | $1.bit } }

    /// The name that rule files use.
    public var name: String { "\(self)" }
}

/// Who a clause says took or was given the parcel.
public enum Who: UInt8, FrameField {
    /// Nothing is said.
    case nobody
    /// Somebody or something that no term types: a name, a phone, 图片.
    case bare
    /// The recipient in person: 本人, 当面, 亲自.
    case own
    /// The buyer: 收件人, 客户, 您.
    case recipient
    /// Family, friend, guard, anybody else.
    case other
    /// A courier.
    case courier
    /// The sender or merchant.
    case sender
    case station, locker, address, depot, hub
    /// In person or somebody else: 本人或家人.
    case mixed
    /// The slot says that the parcel was not handed over: 公司件周一派送.
    case denial
    /// The slot asks somebody to collect: 抓紧时间取包裹.
    case asking

    /// Bits 0–15.
    @inlinable
    public static var shift: UInt64 { 0 }

    /// Whether it is a kind of place.
    var isPlace: Bool {
        switch self {
        case .station, .locker, .address, .depot, .hub: true
        case .nobody, .bare, .own, .recipient, .other, .courier, .sender, .mixed, .denial, .asking: false
        }
    }
}

/// By which construction a clause names its ``Who``.
public enum Via: UInt8, FrameField {
    case none
    /// 签收人：X, 代签收（X）, 收件人：X behind a delivery.
    case slot
    /// 由X…, 被X….
    case agent
    /// X签收, X已代收.
    case subject
    /// X alone between two delimiters.
    case alone

    /// Bits 16–20.
    @inlinable
    public static var shift: UInt64 { 16 }
}

/// The place a clause speaks of: the head of its phrase, i.e. its last place term.
public enum Place: UInt8, FrameField {
    case nowhere, station, locker, address, depot, hub
    /// A place that no term types.
    case unnamed

    /// Bits 21–27.
    @inlinable
    public static var shift: UInt64 { 21 }
}

/// Whether what a clause says happened; later cases beat earlier ones.
public enum Tense: UInt8, FrameField {
    case plain
    /// A word that no term covers stands in front of what is said: 打算本人签收. Proves nothing.
    case loose
    case done, ongoing, awaited, denied, asked, supposed

    /// Bits 28–35.
    @inlinable
    public static var shift: UInt64 { 28 }
}

/// By what means the parcel was taken.
public enum Means: UInt8, FrameField {
    case none
    /// 凭取件码.
    case code

    /// Bits 36–37.
    @inlinable
    public static var shift: UInt64 { 36 }
}

/// What a clause is in its line.
public enum Mode: UInt8, FrameField {
    case statement
    /// A bracket in front that tells nothing by itself: 【代收点】.
    case label

    /// Bits 38–39.
    @inlinable
    public static var shift: UInt64 { 38 }
}

/// Which name stood behind which, in the records before: producers write the fields of an event in one
/// order, so that most names are known by one comparison instead of a scan and a look-up.
///
/// A guess is compared with every byte of the text that it stands for, so that a wrong one costs a few
/// nanoseconds and changes nothing.
struct KeyGuesses: Sendable {
    /// The name that a guess stands behind: a field's place, or one of those below.
    typealias Place = UInt8

    /// Behind the opening of the record, of `status`, of `media`, of an item.
    static let record: Place = 63
    static let status: Place = 62
    static let media: Place = 61
    static let item: Place = 60
    /// Names of no field share a few places by their length.
    private static let unknown: Place = 48
    private static let unknownCount: Place = 12

    /// The longest name that is guessed, with its quotes and its colon.
    private static let longest = 24

    private var guesses = InlineArray<64, Guess>(repeating: Guess())

    /// A name with its quotes and its colon, as three words under their masks.
    struct Guess: Sendable {
        fileprivate var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        fileprivate var masks: (UInt64, UInt64, UInt64) = (0, 0, 0)
        /// Bytes up to behind the colon; 0 where nothing was learnt.
        fileprivate(set) var count = 0
        /// The field of that name; `nil` where it is none.
        fileprivate(set) var field: Field?
        /// Its own place, to guess the next name by.
        fileprivate(set) var place: Place = 0

        /// Bytes that must be there for it to be compared.
        @inline(__always)
        fileprivate var width: Int { count <= 8 ? 8 : 24 }

        /// Whether the text at `start`, at least ``width`` bytes, begins with it.
        @inline(__always)
        fileprivate func holds(at start: UnsafeRawPointer) -> Bool {
            let first = start.loadUnaligned(as: UInt64.self) & masks.0 ^ words.0
            if count <= 8 { return first == 0 && count > 0 }
            let second = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & masks.1 ^ words.1
            let third = start.loadUnaligned(fromByteOffset: 16, as: UInt64.self) & masks.2 ^ words.2
            return first | second | third == 0
        }
    }

    /// The guess for what stands behind `place`.
    @inline(__always)
    subscript(place: Place) -> Guess { guesses[Int(place)] }

    /// The place of a name.
    @inline(__always)
    static func place(of field: Field?, _ key: JSONToken) -> Place {
        field.map(\.rawValue) ?? unknown + Place(truncatingIfNeeded: key.count) % unknownCount
    }

    /// Learns that `key`, whose colon stands right behind it, stood behind `before`.
    mutating func learn(_ key: JSONToken, _ field: Field?, behind before: Place, in text: JSONCursor) {
        let count = key.count + 3
        guard key.kind == .string, count <= Self.longest, key.start + key.count + 2 == text.position,
            field == nil || guesses[Int(before)].field != field  // Too near the end to be compared.
        else { return }
        var guess = Guess()
        for index in 0..<count {
            let shift = UInt64(index & 7) * 8
            let (byte, mask) = (UInt64(text.bytes[key.start - 1 + index]) << shift, UInt64(255) << shift)
            switch index >> 3 {
            case 0: (guess.words.0, guess.masks.0) = (guess.words.0 | byte, guess.masks.0 | mask)
            case 1: (guess.words.1, guess.masks.1) = (guess.words.1 | byte, guess.masks.1 | mask)
            case _: (guess.words.2, guess.masks.2) = (guess.words.2 | byte, guess.masks.2 | mask)
            }
        }
        (guess.count, guess.field, guess.place) = (count, field, Self.place(of: field, key))
        guesses[Int(before)] = guess
    }
}

extension JSONCursor {
    /// Passes the name that `guess` stands for, with its colon, where it stands next.
    @inline(__always)
    mutating func pass(_ guess: KeyGuesses.Guess) -> Bool {
        guard let base = bytes.baseAddress, bytes.count - position >= guess.width,
            guess.holds(at: UnsafeRawPointer(base + position))
        else { return false }
        position += guess.count
        return true
    }
}

/// One clause of a text with its fields.
struct Clause {
    /// What its terms mean, names and courier slots left out.
    var tags = TagSet(rawValue: 0)
    var who = Who.nobody
    var via = Via.none
    var place = Place.nowhere
    var tense = Tense.plain
    var means = Means.none
    var mode = Mode.statement
    /// Its first token.
    var first: Int32 = 0
    /// Behind its last token.
    var last: Int32 = 0
    /// Symbols of what stands in its signer or agent slot.
    var slotStart: Int32 = 0
    var slotEnd: Int32 = 0

    /// The fields as one word, one bit a field.
    var frame: UInt64 { who.bit | via.bit | place.bit | tense.bit | means.bit | mode.bit }
}

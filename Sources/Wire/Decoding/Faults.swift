/// The faults of one record's fields; of several the first of `missing`, `type`, `enum`, `instant` is named
/// (R5.1), and of one reason the first field.
struct Faults {
    private var missing: Field?
    private var type: Field?
    private var unlisted: Field?
    private var instant: Field?

    mutating func missing(_ field: Field) { missing = missing ?? field }
    mutating func type(_ field: Field) { type = type ?? field }
    mutating func unlisted(_ field: Field) { unlisted = unlisted ?? field }
    mutating func instant(_ field: Field) { instant = instant ?? field }

    var first: BadRecord? {
        if let missing { return BadRecord(.missing, missing) }
        if let type { return BadRecord(.type, type) }
        if let unlisted { return BadRecord(.enum, unlisted) }
        return instant.map { BadRecord(.instant, $0) }
    }
}

internal import Wire

/// The first byte of what tasks send each other.
enum HopVersion {
    /// Text begins behind it: what anybody wrote into the topics by mistake is no newer version of ours, and
    /// must not stop the process for ever.
    static let last: UInt8 = 31

    /// - Throws: ``Wire/CorruptRecord``: `newer` for a version that this program does not know, `torn` for
    ///   what is none.
    static func check(_ version: UInt8, newest: UInt8) throws(CorruptRecord) {
        if version == 0 || version > last { throw .torn }
        if version > newest { throw .newer(version) }
    }
}

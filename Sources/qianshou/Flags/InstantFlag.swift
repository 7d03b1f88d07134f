internal import OrderDomain
internal import Wire

/// Reads an instant as CONTRACT writes them; a plain date is none.
func parseInstant(_ text: String) -> Instant? {
    Array(text.utf8).withUnsafeBufferPointer { InstantText($0, allowingDate: false)?.instant }
}

/// What ``parseInstant(_:)`` reads, for an error line.
let instantMend = "write an instant like 2026-03-02T10:00:00+08:00"

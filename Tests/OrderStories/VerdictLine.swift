import OrderDomain

/// A verdict as tables write it: `@10 YT1 signed picked_up signed_by_recipient`, where `@10` is the hour
/// of the track that it names.
struct VerdictLine: CustomStringConvertible {
    var id: Fingerprint
    var waybill: String
    var description: String
    /// The track that it names; `nil` where its words are no longer held (R1.4).
    var eventID: String?

    init(_ effect: VerdictEffect, _ log: borrowing OrderLog) {
        id = effect.id
        waybill = log.text(log.waybills[Int(effect.parcel.waybill)])
        eventID = effect.evidence.map { log.text(log.evidence[$0].eventID) }
        var words = [
            "@\(Hour(effect.at))", waybill, "\(effect.parcel.stage.name)", "\(effect.parcel.verdict.name)",
        ]
        if let row = effect.parcel.row { words.append("\(row.name)") }
        if let problem = effect.parcel.problem { words.append("problem:\(problem.name)") }
        if effect.disagrees { words.append("disagrees") }
        if eventID == nil { words.append("wordless") }
        description = words.joined(separator: " ")
    }
}

extension OrderLog {
    /// The bytes of a range as text.
    func text(_ range: ByteRange) -> String { String(decoding: heap[range.bounds], as: UTF8.self) }
}

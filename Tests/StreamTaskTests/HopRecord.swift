import Wire

@testable import StreamTask

/// A record of one of the two topics between tasks, whichever: what a golden line holds.
enum HopRecord {
    case link(LinkRecord)
    case tracks(LinkedTracks)

    /// - Throws: ``Wire/CorruptRecord``.
    init(of topic: String, decoding bytes: [UInt8]) throws(CorruptRecord) {
        self =
            topic == "waybill-links"
            ? .link(try LinkRecord(decoding: bytes.span)) : .tracks(try LinkedTracks(decoding: bytes.span))
    }

    /// The key of its topic.
    var topic: String {
        switch self {
        case .link: "waybill-links"
        case .tracks: "linked-tracks"
        }
    }

    /// Today's shape.
    var version: UInt8 {
        switch self {
        case .link: LinkRecord.version
        case .tracks: LinkedTracks.version
        }
    }

    func encode() -> [UInt8] {
        switch self {
        case .link(let link): link.encode()
        case .tracks(let tracks): tracks.encode()
        }
    }

    /// What it says, in words.
    var lines: [String] {
        switch self {
        case .link(let link):
            ["link to \(text(link.home.orderID)) in task \(link.home.task) by \(text(link.eventID))"]
        case .tracks(let tracks):
            ["\(tracks.tracks.count) tracks by \(text(tracks.linkEventID))"]
                + tracks.tracks.map(GoldenTrack.line)
        }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

internal import Wire

/// The names of an envelope's fields.
enum EnvelopeName: CaseIterable {
    case topic, partition, offset, ts, key, payload, headers

    /// The field that a name stands for; `nil` for any other.
    @inline(__always)
    init?(_ name: JSONToken, _ cursor: JSONCursor) {
        // Written without escapes, and so near the end of a record that eight bytes cannot be read only where
        // it is short: `{"ts":1}`.
        guard name.kind == .string, name.start + 8 <= cursor.bytes.count, name.count <= 9 else {
            self.init(spelled: name, cursor)
            return
        }
        let raw = UnsafeRawBufferPointer(cursor.bytes)
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: name.start, as: UInt64.self))
        let mask = name.count >= 8 ? UInt64.max : 1 << UInt64(name.count * 8) - 1
        switch word & mask {
        case 0x0000_0063_6970_6F74 where name.count == 5: self = .topic
        case 0x6F69_7469_7472_6170 where name.count == 9 && raw[name.start + 8] == UInt8(ascii: "n"):
            self = .partition
        case 0x0000_7465_7366_666F where name.count == 6: self = .offset
        case 0x0000_0000_0000_7374 where name.count == 2: self = .ts
        case 0x0000_0000_0079_656B where name.count == 3: self = .key
        case 0x0064_616F_6C79_6170 where name.count == 7: self = .payload
        case 0x0073_7265_6461_6568 where name.count == 7: self = .headers
        case _: return nil
        }
    }

    @inline(never)
    private init?(spelled name: JSONToken, _ cursor: JSONCursor) {
        for known in Self.allCases where cursor.text(of: name, is: known.name) {
            self = known
            return
        }
        return nil
    }

    /// The word in envelopes.
    private var name: StaticString {
        switch self {
        case .topic: "topic"
        case .partition: "partition"
        case .offset: "offset"
        case .ts: "ts"
        case .key: "key"
        case .payload: "payload"
        case .headers: "headers"
        }
    }
}

/// Where Java's producers put a key, written from the description of MurmurHash2 and not from the product.
enum Murmur2 {
    static func partition(of key: [UInt8], count: Int32) -> Int32 {
        Int32(bitPattern: hash(key) & 0x7FFF_FFFF) % count
    }

    private static func hash(_ bytes: [UInt8]) -> UInt32 {
        let mixer: UInt32 = 0x5BD1_E995
        var hash: UInt32 = 0x9747_B28C ^ UInt32(bytes.count)
        let whole = bytes.count / 4 * 4
        for start in stride(from: 0, to: whole, by: 4) {
            var word: UInt32 = 0
            for place in 0..<4 { word |= UInt32(bytes[start + place]) << UInt32(8 * place) }
            word = word &* mixer
            word = (word ^ word >> 24) &* mixer
            hash = hash &* mixer ^ word
        }
        if whole < bytes.count {
            for place in whole..<bytes.count { hash ^= UInt32(bytes[place]) << UInt32(8 * (place - whole)) }
            hash = hash &* mixer
        }
        hash = (hash ^ hash >> 13) &* mixer
        return hash ^ hash >> 15
    }
}

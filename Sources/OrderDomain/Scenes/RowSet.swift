/// A set of rows, a bit a row.
public struct RowSet: Equatable, Sendable {
    private var bits: UInt64 = 0

    init(_ rows: SceneRow...) { for row in rows { insert(row) } }

    mutating func insert(_ row: SceneRow) { bits |= 1 << UInt64(row.rawValue) }
    func contains(_ row: SceneRow) -> Bool { bits & 1 << UInt64(row.rawValue) != 0 }
    func intersects(_ other: Self) -> Bool { bits & other.bits != 0 }
}

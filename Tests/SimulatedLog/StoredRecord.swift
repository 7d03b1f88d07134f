package import LogModel

/// A record as a partition holds it.
package struct StoredRecord: Equatable, Sendable {
    package var offset: Int64 = -1
    /// In milliseconds.
    package var timestamp: Int64?
    package var key: [UInt8]?
    package var value: [UInt8]?
    package var headers: [Header] = []
    /// A changelog record's header `due`.
    package var due: Int64?

    package init(
        timestamp: Int64?, key: [UInt8]?, value: [UInt8]?, headers: [Header] = [], due: Int64? = nil
    ) {
        (self.timestamp, self.key, self.value) = (timestamp, key, value)
        (self.headers, self.due) = (headers, due)
    }
}

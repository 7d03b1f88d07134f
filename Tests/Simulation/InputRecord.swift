package import StreamTask

/// A record of a history, as its producer writes it.
package struct InputRecord {
    package var topic: InputTopic
    package var partition: Int32
    /// Where it came to lie; −1 before.
    package var offset: Int64 = -1
    /// In milliseconds, like everything here.
    package var timestamp: Int64
    package var key: [UInt8]?
    package var value: [UInt8]?
}

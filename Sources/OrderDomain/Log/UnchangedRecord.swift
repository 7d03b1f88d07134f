/// The bytes of a state record whose log has only been appended to since it was read: they are written
/// back as they are, instead of entry by entry. Ranges of the log's heap.
package struct UnchangedRecord: Sendable {
    /// The four tables of ids, with their counts.
    package var tables: ByteRange
    /// How many entries the four have together.
    package var tableEntries: Int
    /// The events, without their count.
    package var events: ByteRange
    /// How many events those are, the log's first ones.
    package var eventCount: Int
    /// The task that positions were written for.
    package var home: Int32

    package init(tables: ByteRange, tableEntries: Int, events: ByteRange, eventCount: Int, home: Int32) {
        (self.tables, self.tableEntries) = (tables, tableEntries)
        (self.events, self.eventCount, self.home) = (events, eventCount, home)
    }
}

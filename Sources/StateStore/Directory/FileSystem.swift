/// What a state directory needs of a file system, as values, so that a test can put a disk that lies in its
/// place.
///
/// Paths are texts, files are descriptors. None of this is called a record: a commit costs one call of
/// ``write``, two with a snapshot under way.
public struct FileSystem: Sendable {
    /// What makes a snapshot durable and then valid, in the order in which it has to be done.
    public enum Step: Sendable {
        /// Bring a file's bytes to the disk; by its descriptor and its path.
        case sync(Int32, String)
        /// Give a file another name.
        case rename(from: String, to: String)
        /// Bring a directory's names to the disk.
        case syncDirectory(String)
        /// Remove a file, if it is there.
        case remove(String)
    }

    /// Steps under way.
    public struct Pending: Sendable {
        /// Whether it has ended; throws what it failed at.
        public var isDone: @Sendable () throws(StateFailure) -> Bool
        /// Waits for its end, whichever it is.
        public var wait: @Sendable () -> Void

        /// Steps by their two questions.
        public init(
            isDone: @escaping @Sendable () throws(StateFailure) -> Bool, wait: @escaping @Sendable () -> Void
        ) {
            self.isDone = isDone
            self.wait = wait
        }
    }

    /// Names in a directory, which is made where it is missing.
    public var list: @Sendable (_ directory: String) throws(StateFailure) -> [String]
    /// Makes an empty file, in place of one of that name, to write at its end.
    public var create: @Sendable (_ path: String) throws(StateFailure) -> Int32
    /// Opens a file to read from its start and to write at its end.
    public var open: @Sendable (_ path: String) throws(StateFailure) -> Int32
    /// Bytes of a file.
    public var size: @Sendable (_ file: Int32) throws(StateFailure) -> Int
    /// Reads on into a buffer, as far as it goes; 0 at the end.
    public var read: @Sendable (_ file: Int32, UnsafeMutableRawBufferPointer) throws(StateFailure) -> Int
    /// Writes all of it.
    public var write: @Sendable (_ file: Int32, UnsafeRawBufferPointer) throws(StateFailure) -> Void
    /// Cuts a file off.
    public var truncate: @Sendable (_ file: Int32, _ size: Int) throws(StateFailure) -> Void
    /// Closes a file.
    public var close: @Sendable (_ file: Int32) -> Void
    /// Removes a file.
    public var remove: @Sendable (_ path: String) throws(StateFailure) -> Void
    /// Begins to do steps, one after the other, beside the caller, who may close their descriptors.
    public var publish: @Sendable ([Step]) -> Pending
    /// A number that no file before has got.
    public var newFileId: @Sendable () -> UInt64

    /// A file system of these functions.
    public init(
        list: @escaping @Sendable (String) throws(StateFailure) -> [String],
        create: @escaping @Sendable (String) throws(StateFailure) -> Int32,
        open: @escaping @Sendable (String) throws(StateFailure) -> Int32,
        size: @escaping @Sendable (Int32) throws(StateFailure) -> Int,
        read: @escaping @Sendable (Int32, UnsafeMutableRawBufferPointer) throws(StateFailure) -> Int,
        write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) throws(StateFailure) -> Void,
        truncate: @escaping @Sendable (Int32, Int) throws(StateFailure) -> Void,
        close: @escaping @Sendable (Int32) -> Void,
        remove: @escaping @Sendable (String) throws(StateFailure) -> Void,
        publish: @escaping @Sendable ([Step]) -> Pending,
        newFileId: @escaping @Sendable () -> UInt64
    ) {
        self.list = list
        self.create = create
        self.open = open
        self.size = size
        self.read = read
        self.write = write
        self.truncate = truncate
        self.close = close
        self.remove = remove
        self.publish = publish
        self.newFileId = newFileId
    }
}

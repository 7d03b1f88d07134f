/// When a snapshot begins and how fast it is written.
///
/// A snapshot begins when the logs since the last one have as many bytes as that one has, so a restart reads
/// about twice to two and a half times the state, and a byte of log costs about one byte of snapshot.
public struct SnapshotPacing: Sendable {
    /// Logs shorter than this are left as they are.
    public var fewestLogBytes: Int
    /// Bytes of snapshot written at one commit: twice those of the commit's own frame, within these bounds.
    /// The upper one is the longest stall: 4 MiB take about 10 ms of one core.
    public var bytesACommit: ClosedRange<Int>

    /// A pacing.
    public init(fewestLogBytes: Int, bytesACommit: ClosedRange<Int>) {
        self.fewestLogBytes = fewestLogBytes
        self.bytesACommit = bytesACommit
    }

    /// What a live worker takes.
    public static let standard = SnapshotPacing(
        fewestLogBytes: 16 << 20, bytesACommit: (1 << 20)...(4 << 20))

    func bytes(aFrameOf frameBytes: Int) -> Int {
        min(max(2 * frameBytes, bytesACommit.lowerBound), bytesACommit.upperBound)
    }
}

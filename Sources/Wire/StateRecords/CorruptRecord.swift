/// Why bytes are no state record of ours. Fatal: state is never guessed.
public enum CorruptRecord: Error, Equatable, Sendable {
    /// They end too early, or a length or an index points behind their end.
    case torn
    /// Their version is newer than this binary reads.
    case newer(UInt8)
}

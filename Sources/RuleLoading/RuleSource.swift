internal import CRuleTables
internal import FoundationEssentials

/// One rule file: its name below the rules' directory and its bytes.
public struct RuleSource: Sendable, Equatable {
    /// `classification/common.yaml`.
    public var name: String
    /// The file's bytes.
    public var bytes: [UInt8]

    /// A source with every field given.
    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    /// The folders that are read, and the only ones.
    public static let folders = ["classification", "clocks", "status-codes"]

    /// Whether it is one of `clocks/`.
    var isAboutClocks: Bool { name.hasPrefix("clocks/") }

    /// The files that the binary carries.
    public static func embedded() -> [RuleSource] {
        (0..<Int(qs_rule_file_count())).map { index in
            let file = qs_rule_file(index)
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
            return RuleSource(name: String(cString: file.name), bytes: Array(bytes))
        }
    }

    /// The `.yaml` files of a directory laid out as `rules/` is.
    ///
    /// - Throws: ``RuleFileError`` where the directory has no rules or a file cannot be read.
    public static func directory(_ path: String) throws(RuleFileError) -> [RuleSource] {
        guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
            throw RuleFileError(
                file: path, line: 0, what: "there is no directory here that this user may read",
                mend: "name one that is laid out as rules/ is")
        }
        var sources: [RuleSource] = []
        for folder in folders {
            let below = path + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: below)) ?? []
            for name in names.sorted() where name.hasSuffix(".yaml") {
                guard let data = FileManager.default.contents(atPath: below + "/" + name) else {
                    throw RuleFileError(
                        file: folder + "/" + name, line: 0, what: "the file cannot be read",
                        mend: "give this user the right to read it")
                }
                sources.append(RuleSource(name: folder + "/" + name, bytes: Array(data)))
            }
        }
        guard sources.contains(where: { $0.name.hasPrefix("classification/") }) else {
            throw RuleFileError(
                file: path, line: 0, what: "there are no classification rules here",
                mend: "name a directory that has classification/*.yaml, as rules/ has")
        }
        return sources
    }
}

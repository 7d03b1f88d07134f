import Foundation

/// The repository that these tests stand in, as text.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folders of `Sources`: one a target.
    static func targets() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The Swift files below `folder`, a part of `Sources` or `Tests`.
    static func swiftFiles(in folder: String) throws -> [SwiftFile] {
        try parsed.get().filter { $0.path.hasPrefix("\(folder)/") }
    }

    /// Read once for all tests.
    private static let parsed = Result {
        try (files(in: "Sources") + files(in: "Tests")).filter { $0.hasSuffix(".swift") }
            .map { SwiftFile(path: $0, source: try text(of: $0)) }
    }

    /// Paths of all files below `folder`, or `folder` itself where it is a file, from the root on.
    static func files(in folder: String) throws -> [String] {
        let base = root.appending(path: folder)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: base.path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else { return [folder] }
        return try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
            .filter { !$0.split(separator: "/").contains("__pycache__") }
            .map { "\(folder)/\($0)" }
            .filter { path in
                var isFolder: ObjCBool = false
                let exists = FileManager.default.fileExists(
                    atPath: root.appending(path: path).path, isDirectory: &isFolder)
                return exists && !isFolder.boolValue
            }
    }

    /// A file's text.
    static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }
}

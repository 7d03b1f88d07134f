import SimulatedDisk
import StateStore
import Testing

/// What a disk or a person may do to a directory: it is either exactly the state of a commit, or not used.
@Suite struct StateDirectoryDamageTests {
    private static let whole = CommittedDirectory()
    private static let names = [
        whole.paths.snapshot, whole.paths.first, whole.paths.second, whole.paths.partial,
    ]

    @Test func aWholeDirectoryGivesTheLastCommit() throws {
        #expect(try position(Self.whole.files) == Self.whole.position)
    }

    /// No byte is without meaning: whichever is flipped, less is restored than was there.
    @Test(arguments: names)
    func aFlippedByteIsNoticed(path: String) throws {
        var random = SplitMix(seed: 3)
        for at in 0..<Self.whole.files[path, default: []].count {
            var files = Self.whole.files
            files[path]?[at] ^= UInt8.random(in: 1...255, using: &random)
            try expectLess(files, path, "byte \(at)")
        }
    }

    @Test(arguments: names)
    func aFileIsCutAtAnyLength(path: String) throws {
        for length in 0..<Self.whole.files[path, default: []].count {
            var files = Self.whole.files
            files[path]?.removeSubrange(length...)
            try expectLess(files, path, "length \(length)")
        }
    }

    /// A hole, as a disk leaves that wrote the end before the middle.
    @Test(arguments: names)
    func aPieceIsZeros(path: String) throws {
        let count = Self.whole.files[path, default: []].count
        for start in stride(from: 0, to: count, by: 13) {
            var files = Self.whole.files
            let hole = start..<min(start + 64, count)
            files[path]?.replaceSubrange(hole, with: hole.map { _ in 0 })
            guard files != Self.whole.files else { continue }
            try expectLess(files, path, "from \(start)")
        }
    }

    @Test(arguments: names)
    func aFileIsMissing(path: String) throws {
        var files = Self.whole.files
        files[path] = nil
        try expectLess(files, path, "missing")
    }

    @Test(arguments: names, names)
    func twoFilesAreSwapped(one: String, other: String) throws {
        guard one != other else { return }
        var files = Self.whole.files
        (files[one], files[other]) = (files[other], files[one])
        _ = try position(files)
    }

    @Test(arguments: names, names)
    func aFileStandsForAnother(one: String, other: String) throws {
        guard one != other else { return }
        var files = Self.whole.files
        files[one] = files[other]
        try expectLess(files, one, "as \(other)")
    }

    @Test(arguments: names)
    func aFileIsSetBackToAnyEarlierCopy(path: String) throws {
        for earlier in Self.whole.earlier {
            for (_, bytes) in earlier.files {
                var files = Self.whole.files
                guard files[path] != bytes else { continue }
                files[path] = bytes
                try expectLess(files, path, "as at \(earlier.position)")
            }
        }
    }

    @Test func theDirectoryIsSetBackToAnyEarlierCopy() throws {
        var restored = 0
        for earlier in Self.whole.earlier {
            let position = try position(earlier.files)
            #expect(position == nil || position == earlier.position)
            restored += position == nil ? 0 : 1
        }
        #expect(restored > Self.whole.earlier.count / 2)
    }

    @Test func aTornEndThatIsLongerThanTheFileIsCutOff() throws {
        var files = Self.whole.files
        files[Self.whole.paths.second]? += [UInt8](repeating: 0xFF, count: 100)
        #expect(try position(files) == Self.whole.position)
    }

    /// The same commits written by another life of the directory: the files differ by their ids alone.
    @Test(arguments: names)
    func aFileOfAnotherLifeIsNotTaken(path: String) throws {
        var files = Self.whole.files
        files[path] = CommittedDirectory(diskSeed: 9).files[path]
        #expect(files[path] != Self.whole.files[path])
        try expectLess(files, path, "of another life")
    }

    /// - Returns: The position that was restored; `nil` where the state is to be rebuilt.
    private func position(_ files: CommittedDirectory.Files) throws -> Int64? {
        switch try #require(try Self.whole.open(files), "a state that was never committed") {
        case .restored(let position, _): position
        case .rebuild: nil
        }
    }

    /// What is damaged gives an earlier commit or none; a snapshot that is not finished is not looked at.
    private func expectLess(_ files: CommittedDirectory.Files, _ path: String, _ what: String) throws {
        let position = try position(files)
        switch path {
        case Self.whole.paths.partial: #expect(position == Self.whole.position, "\(path) \(what)")
        case Self.whole.paths.snapshot: #expect(position == nil, "\(path) \(what)")
        default: #expect(position ?? 0 < Self.whole.position, "\(path) \(what)")
        }
    }
}

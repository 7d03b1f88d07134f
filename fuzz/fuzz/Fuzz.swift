import CFuzzer
import Glibc

/// `fuzz TARGET [libFuzzer's flags and corpus]`: runs one target until its time or number of inputs is over.
///
/// Whatever traps, or breaks a promise that a target checks, ends the process with the input written to a file.
@main
enum Fuzz {
    static func main() {
        guard CommandLine.argc >= 2, let name = CommandLine.arguments.dropFirst().first,
            let target = Target(rawValue: name)
        else {
            print("usage: fuzz \(Target.allCases.map(\.rawValue).joined(separator: "|")) [FLAG…] [CORPUS]")
            exit(2)
        }
        // The target's name is taken out, so that libFuzzer sees its own arguments.
        var argc = CommandLine.argc - 1
        var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        argv?[0] = CommandLine.unsafeArgv[0]
        exit(LLVMFuzzerRunDriver(&argc, &argv, target.oneInput))
    }
}

/// What can be fuzzed.
enum Target: String, CaseIterable {
    case classifier
    case decoder
    case dump
    case replay
    case state

    /// libFuzzer's callback.
    var oneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 {
        switch self {
        case .classifier: { ClassifierTarget.run(input($0, $1)) }
        case .decoder: { DecoderTarget.run(input($0, $1)) }
        case .dump: { DumpTarget.run(input($0, $1)) }
        case .replay: { ReplayTarget.run(input($0, $1)) }
        case .state: { StateTarget.run(input($0, $1)) }
        }
    }
}

/// An input as libFuzzer gives it; valid during its callback.
private func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: count)
}

/// Ends the process where a promise is broken.
func promise(_ holds: Bool, _ what: StaticString) {
    if !holds { fatalError("broken promise: \(what)") }
}

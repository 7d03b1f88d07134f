import Foundation
import KafkaHarness

extension Pipeline {
    /// Starts a process whose files may not grow beyond a bound: what it writes behind that fails, as on a
    /// disk without room (EFBIG in place of ENOSPC).
    func start(_ instance: String, largestFileKiB: Int) throws -> Member {
        let state = folder.appending(path: "state-\(instance)").path
        // An ignored signal stays ignored in the program that takes the shell's place.
        let bound = "trap '' XFSZ; ulimit -f \(largestFileKiB); exec \"$@\""
        return try Member(
            [
                "--config", configuration, "--instance", instance, "--state-dir", state, "--log-format",
                "json",
            ],
            instance: instance, through: ["bash", "-c", bound, "bash"])
    }
}

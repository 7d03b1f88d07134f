import Glibc
import KafkaHarness
import Testing

extension EndToEnd {
    /// A broker that dies, and a network that does not do what it should.
    @Suite struct BrokerTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        private func loaded(
            orders: Int, seed: Int, kafka: [String: String] = [:]
        ) throws -> (Pipeline, Member) {
            let pipeline = try Pipeline(on: stage.address, kafka: kafka)
            try pipeline.load(SampleHistory.records(orders: orders, seed: seed, partitions: 6))
            return (pipeline, try pipeline.start())
        }

        private func finish(_ pipeline: Pipeline, _ member: Member) throws {
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            try pipeline.verify()
        }

        @Test func aBrokerThatDiesAndComesBack() throws {
            // A transaction that timed out meanwhile is aborted by the broker as it comes up, before it knows
            // that it leads its own partitions: then it writes no markers (docs/EXACTLY_ONCE.md).
            let (pipeline, member) = try loaded(
                orders: 600, seed: 21, kafka: ["transaction.timeout.ms": "60000"])
            try pipeline.waitForProgress(pipeline.input.count / 3, of: [member])
            try stage.broker.kill()
            try member.waitFor("infrastructure-fault")
            try stage.broker.start()
            try finish(pipeline, member)
        }

        @Test func aBrokerThatHangsForLongerThanTheSession() throws {
            let (pipeline, member) = try loaded(orders: 400, seed: 22)
            try pipeline.waitForProgress(pipeline.input.count / 3, of: [member])
            try stage.broker.pause()
            // The fault is a length of time: longer than session and transaction may last.
            sleep(8)
            try stage.broker.resume()
            try finish(pipeline, member)
        }

        @Test func aNetworkThatIsCutWithinTransactions() throws {
            let (pipeline, member) = try loaded(orders: 600, seed: 23)
            for part in 1...4 {
                try pipeline.waitForProgress(pipeline.input.count * part / 6, of: [member])
                let faults = member.events("infrastructure-fault").count
                try stage.network.cut()
                try member.waitFor("infrastructure-fault", times: faults + 1)
                try stage.network.heal()
            }
            try finish(pipeline, member)
        }

        /// Whether a commit is then in doubt or its offsets did not get through depends on the moment; both
        /// must end the same.
        @Test func answersThatVanishWhileTransactionsCommit() throws {
            let (pipeline, member) = try loaded(orders: 600, seed: 24)
            for part in 1...3 {
                try pipeline.waitForProgress(pipeline.input.count * part / 5, of: [member])
                let given = member.events("infrastructure-fault").count
                try stage.network.swallowAnswers()
                defer { try? stage.network.heal() }
                // Until the transaction is given up, and the producer with it.
                try member.waitFor("infrastructure-fault", times: given + 2)
            }
            try finish(pipeline, member)
        }

        @Test func aCoordinatorOutOfReachForLongerThanATransactionMayLast() throws {
            let (pipeline, member) = try loaded(orders: 400, seed: 25)
            try pipeline.waitForProgress(pipeline.input.count / 3, of: [member])
            try stage.network.cut()
            // The fault is a length of time.
            sleep(8)
            try stage.network.heal()
            try finish(pipeline, member)
        }

        /// As an expiring session of SASL does it: every connection ends, and the next one works.
        @Test func connectionsThatAreCutAgainAndAgain() throws {
            let (pipeline, member) = try loaded(orders: 600, seed: 26)
            for part in 1...6 {
                try pipeline.waitForProgress(pipeline.input.count * part / 8, of: [member])
                let told = member.events("librdkafka").count
                try stage.network.resetConnections(afterMilliseconds: 50)
                defer { try? stage.network.heal() }
                try member.waitFor("librdkafka", times: told + 1)
            }
            try finish(pipeline, member)
        }
    }
}

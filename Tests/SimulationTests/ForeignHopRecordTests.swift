import StreamTask
import Testing

/// What anybody wrote into one of the two topics between tasks: a dead letter, and the work goes on.
@Suite struct ForeignHopRecordTests {
    @Test(arguments: [InputTopic.waybillLinks, .linkedTracks]) func itIsADeadLetter(topic: InputTopic) throws
    {
        let lone = try LoneWorker(partitioner: .murmur2)
        lone.open(with: #"{"waybillNo":"YT1"}"#, key: "YT1", of: topic)
        #expect(lone.actUntil { $0 == .produce })
        #expect(lone.deadLetterReasons == ["type"])
        #expect(lone.actUntil(LoneWorker.isCommit))
    }
}

internal import KafkaTransport
internal import LogModel
internal import OrderDomain
internal import StreamTask

/// Hands a worker's outputs over to librdkafka.
struct OutgoingRecords: ~Copyable {
    private var headers = OutgoingHeaders()
    private var digits: [UInt8] = []
    /// By partition and topic, whether the open transaction has it.
    private var isRegistered: [Bool] = []
    private var firsts: [Int] = []
    /// How long a full queue is waited for, at a time, in milliseconds.
    private static let roomWait: Int32 = 100
    private static let due = Array("due".utf8)
    private static let schema = Array("schema".utf8)
    /// The value of the header `schema`, by ``OutputTopic/place``.
    private static let schemas: [[UInt8]?] = OutputTopic.all.map { topic in
        topic.schema.map { Array($0.description.utf8) }
    }

    /// Produces all of `outputs`.
    ///
    /// The first record of each partition goes before all others: the partitions are then registered with the
    /// transaction's coordinator in one request. A partition's records stay in their order.
    ///
    /// - Throws: Where the transaction cannot be committed any more.
    mutating func produce(
        _ outputs: borrowing OutputBuffer, through transaction: inout OpenTransaction
    ) throws(KafkaError) {
        findFirsts(of: outputs)
        for index in firsts { try produce(outputs, index, through: &transaction) }
        var next = 0
        for index in outputs.entries.indices {
            if next < firsts.count, firsts[next] == index {
                next += 1
            } else {
                try produce(outputs, index, through: &transaction)
            }
        }
    }

    /// Finds the first record of every partition that the transaction has nothing of yet.
    private mutating func findFirsts(of outputs: borrowing OutputBuffer) {
        firsts.removeAll(keepingCapacity: true)
        for index in outputs.entries.indices {
            let place = outputs.entries[index].topic.place
            let partition = Int(outputs.entries[index].partition)
            let slot = partition * OutputTopic.all.count + place
            while isRegistered.count <= slot { isRegistered.append(false) }  // Bound: the partitions.
            if isRegistered[slot] { continue }
            isRegistered[slot] = true
            firsts.append(index)
        }
    }

    private mutating func produce(
        _ outputs: borrowing OutputBuffer, _ index: Int, through transaction: inout OpenTransaction
    ) throws(KafkaError) {
        let bytes = outputs.bytes.span
        let entry = outputs.entries[index]
        fill(for: entry)
        let key = entry.hasKey ? bytes.extracting(entry.key.bounds) : nil
        let value = entry.hasValue ? bytes.extracting(entry.value.bounds) : nil
        // Bound: the broker takes records, or fails the transaction within its timeout.
        while !(try transaction.produce(
            topic: entry.topic.place, partition: entry.partition, key: key, value: value,
            timestamp: entry.timestamp.milliseconds, headers: &headers))
        {
            transaction.makeRoom(timeoutMilliseconds: Self.roomWait)
        }
    }

    /// A transaction has begun: it has no partition yet.
    mutating func begin() {
        for slot in isRegistered.indices { isRegistered[slot] = false }
    }

    private mutating func fill(for entry: borrowing OutputBuffer.Entry) {
        if let schema = Self.schemas[entry.topic.place] { headers.append(Self.schema.span, schema.span) }
        if entry.due != OutputBuffer.Entry.noDue {
            Self.write(entry.due, into: &digits)
            let digits = self.digits  // A second reference: a span of the field would hold all of `self`.
            headers.append(Self.due.span, digits.span)
        }
        for header in entry.headers { headers.append(header.name.span, header.value?.span) }
    }

    /// Writes a number's decimal digits in place of what was there, without a String: there is one for most
    /// changelog records.
    private static func write(_ number: Int64, into digits: inout [UInt8]) {
        digits.removeAll(keepingCapacity: true)
        var rest = number.magnitude
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        if number < 0 { digits.append(UInt8(ascii: "-")) }
        digits.reverse()
    }
}

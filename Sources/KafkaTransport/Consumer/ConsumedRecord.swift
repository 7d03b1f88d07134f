internal import CRdKafka
public import LogModel

/// One record in librdkafka's memory, for as long as it is lent.
public struct ConsumedRecord: ~Copyable {
    private let message: UnsafeMutablePointer<rd_kafka_message_t>

    init(_ message: UnsafeMutablePointer<rd_kafka_message_t>) { self.message = message }

    /// Its offset.
    public var offset: Int64 { message.pointee.offset }

    /// Its timestamp; `nil` where it has none.
    public var timestamp: RecordTimestamp? {
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let milliseconds = rd_kafka_message_timestamp(message, &kind)
        switch kind {
        case RD_KAFKA_TIMESTAMP_CREATE_TIME: return .create(milliseconds)
        case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: return .logAppend(milliseconds)
        case _: return nil
        }
    }

    /// Its key; `nil` is a null key.
    public var key: Span<UInt8>? {
        @_lifetime(borrow self) get {
            guard let bytes = message.pointee.key else { return nil }
            return span(bytes, message.pointee.key_len)
        }
    }

    /// Its value; `nil` is a null value.
    public var value: Span<UInt8>? {
        @_lifetime(borrow self) get {
            guard let bytes = message.pointee.payload else { return nil }
            return span(bytes, message.pointee.len)
        }
    }

    /// All headers in their order, copied. librdkafka reads them at the first call.
    public func headers() -> [Header] {
        var headers: OpaquePointer?
        guard rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR, let headers else {
            return []
        }
        return (0..<rd_kafka_header_cnt(headers)).compactMap { index in
            var name: UnsafePointer<CChar>?
            var value: UnsafeRawPointer?
            var size = 0
            let code = rd_kafka_header_get_all(headers, index, &name, &value, &size)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let name else { return nil }
            return Header(
                name: Array(String(cString: name).utf8),
                value: value.map { Array(UnsafeRawBufferPointer(start: $0, count: size)) })
        }
    }

    /// The value of the last header of that name; `nil` where there is none or its value is null.
    @_lifetime(borrow self)
    public func lastHeader(_ name: StaticString) -> Span<UInt8>? {
        var headers: OpaquePointer?
        var value: UnsafeRawPointer?
        var size = 0
        guard rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR, let headers,
            name.withUTF8Buffer({ bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    rd_kafka_header_get_last(headers, $0.baseAddress, &value, &size)
                }
            }) == RD_KAFKA_RESP_ERR_NO_ERROR,
            let value
        else { return nil }
        return span(value, size)
    }

    @_lifetime(borrow self)
    private func span(_ bytes: UnsafeRawPointer, _ count: Int) -> Span<UInt8> {
        let buffer = UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self)
        return _overrideLifetime(buffer.span, borrowing: self)
    }
}

/// The properties of librdkafka 2.0.2 that a text can set, with who reads them; the list of plug-ins is not
/// among them.
///
/// It serves suggestions and scopes, never a refusal: a newer librdkafka has more, and has the last word.
enum PropertyCatalogue {
    /// Who reads the property; every client where its name is not in the catalogue.
    static func scope(of name: String) -> PropertyScope {
        if consumers.contains(name) { return .consumer }
        return producers.contains(name) ? .producer : .every
    }

    /// The name that was most likely meant by one that is not in the catalogue; `nil` where the name is in
    /// it, or none is near.
    static func suggestion(for name: String) -> String? {
        all.contains(name) ? nil : nearest(to: name, among: all.sorted())
    }

    private static let all = consumers.union(producers).union(common)

    private static let consumers = names(
        """
        auto.commit.enable auto.commit.interval.ms auto.offset.reset check.crcs
        consume.callback.max.messages coordinator.query.interval.ms enable.auto.commit
        enable.auto.offset.store enable.partition.eof fetch.error.backoff.ms fetch.max.bytes
        fetch.message.max.bytes fetch.min.bytes fetch.wait.max.ms group.id group.instance.id
        group.protocol.type heartbeat.interval.ms isolation.level max.partition.fetch.bytes
        max.poll.interval.ms offset.store.method offset.store.path offset.store.sync.interval.ms
        partition.assignment.strategy queued.max.messages.kbytes queued.min.messages session.timeout.ms
        """)

    private static let producers = names(
        """
        acks batch.num.messages batch.size compression.codec compression.level compression.type
        delivery.report.only.error delivery.timeout.ms enable.gapless.guarantee enable.idempotence linger.ms
        message.send.max.retries message.timeout.ms partitioner produce.offset.report
        queue.buffering.backpressure.threshold queue.buffering.max.kbytes queue.buffering.max.messages
        queue.buffering.max.ms queuing.strategy request.required.acks request.timeout.ms retries
        retry.backoff.ms sticky.partitioning.linger.ms transaction.timeout.ms transactional.id
        """)

    private static let common = names(
        """
        allow.auto.create.topics api.version.fallback.ms api.version.request api.version.request.timeout.ms
        bootstrap.servers broker.address.family broker.address.ttl broker.version.fallback client.id
        client.rack connections.max.idle.ms debug enable.random.seed enable.sasl.oauthbearer.unsecure.jwt
        enable.ssl.certificate.verification enabled_events internal.termination.signal log.connection.close
        log.queue log.thread.name log_level max.in.flight max.in.flight.requests.per.connection
        message.copy.max.bytes message.max.bytes metadata.broker.list metadata.max.age.ms
        receive.message.max.bytes reconnect.backoff.jitter.ms reconnect.backoff.max.ms
        reconnect.backoff.ms sasl.kerberos.keytab sasl.kerberos.kinit.cmd
        sasl.kerberos.min.time.before.relogin sasl.kerberos.principal sasl.kerberos.service.name
        sasl.mechanism sasl.mechanisms sasl.oauthbearer.client.id sasl.oauthbearer.client.secret
        sasl.oauthbearer.config sasl.oauthbearer.extensions sasl.oauthbearer.method sasl.oauthbearer.scope
        sasl.oauthbearer.token.endpoint.url sasl.password sasl.username security.protocol
        socket.blocking.max.ms socket.connection.setup.timeout.ms socket.keepalive.enable socket.max.fails
        socket.nagle.disable socket.receive.buffer.bytes socket.send.buffer.bytes socket.timeout.ms
        ssl.ca.certificate.stores ssl.ca.location ssl.ca.pem ssl.certificate.location ssl.certificate.pem
        ssl.cipher.suites ssl.crl.location ssl.curves.list ssl.endpoint.identification.algorithm
        ssl.engine.id ssl.engine.location ssl.key.location ssl.key.password ssl.key.pem
        ssl.keystore.location ssl.keystore.password ssl.providers ssl.sigalgs.list statistics.interval.ms
        topic.blacklist topic.metadata.propagation.max.ms topic.metadata.refresh.fast.cnt
        topic.metadata.refresh.fast.interval.ms topic.metadata.refresh.interval.ms
        topic.metadata.refresh.sparse
        """)

    private static func names(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

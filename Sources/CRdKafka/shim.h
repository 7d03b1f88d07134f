#pragma once
#include <librdkafka/rdkafka.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>

// rd_kafka_producev is variadic and its tags are macros: neither reaches Swift.
// Copies key and value; takes `headers` (which may be NULL) only where it returns NO_ERROR.
// A NULL key or value is Kafka's null, one of length 0 with a pointer is empty.
static inline rd_kafka_resp_err_t qs_rd_kafka_produce(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *key, size_t key_size,
    const void *value, size_t value_size, int64_t timestamp_ms, rd_kafka_headers_t *headers) {
    return rd_kafka_producev(
        client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY((void *)key, key_size),
        RD_KAFKA_V_VALUE((void *)value, value_size), RD_KAFKA_V_TIMESTAMP(timestamp_ms),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
}

// Shapes glibc's allocator for what librdkafka does with it: see KafkaLibrary.shapeAllocator().
static inline void qs_shape_allocator(void) {
    mallopt(M_MXFAST, 0);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
}

// Swift's Glibc module leaves <sys/eventfd.h> out; this is what queues raise. Returns -1 where it fails.
static inline int qs_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

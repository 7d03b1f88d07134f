#pragma once
#include <stddef.h>
#include <stdint.h>

/// One rule file as the binary carries it.
struct qs_rule_file {
    const char *_Nonnull name;
    const uint8_t *_Nonnull bytes;
    ptrdiff_t count;
};

/// How many rule files the binary carries.
ptrdiff_t qs_rule_file_count(void);

/// A rule file by its index, below the count.
struct qs_rule_file qs_rule_file(ptrdiff_t index);

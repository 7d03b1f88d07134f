// The rule files, carried in the binary. clang lists embedded files among a unit's dependencies, so
// that a changed rule file rebuilds this one; a test compares the list with the folder.
#include "CRuleTables.h"

static const uint8_t f_classification_lexicon[] = {
#embed "../../rules/classification/lexicon.yaml"
};

static const uint8_t f_classification_masks[] = {
#embed "../../rules/classification/masks.yaml"
};

static const uint8_t f_classification_moving[] = {
#embed "../../rules/classification/moving.yaml"
};

static const uint8_t f_classification_picked_up[] = {
#embed "../../rules/classification/picked-up.yaml"
};

static const uint8_t f_classification_problems[] = {
#embed "../../rules/classification/problems.yaml"
};

static const uint8_t f_classification_shunfeng[] = {
#embed "../../rules/classification/shunfeng.yaml"
};

static const uint8_t f_classification_signed_by_others[] = {
#embed "../../rules/classification/signed-by-others.yaml"
};

static const uint8_t f_classification_signed[] = {
#embed "../../rules/classification/signed.yaml"
};

static const uint8_t f_classification_stored[] = {
#embed "../../rules/classification/stored.yaml"
};

static const uint8_t f_classification_turned_back[] = {
#embed "../../rules/classification/turned-back.yaml"
};

static const uint8_t f_classification_zhongtong[] = {
#embed "../../rules/classification/zhongtong.yaml"
};

static const struct qs_rule_file files[] = {
    {"classification/lexicon.yaml", f_classification_lexicon, sizeof f_classification_lexicon},
    {"classification/masks.yaml", f_classification_masks, sizeof f_classification_masks},
    {"classification/moving.yaml", f_classification_moving, sizeof f_classification_moving},
    {"classification/picked-up.yaml", f_classification_picked_up, sizeof f_classification_picked_up},
    {"classification/problems.yaml", f_classification_problems, sizeof f_classification_problems},
    {"classification/shunfeng.yaml", f_classification_shunfeng, sizeof f_classification_shunfeng},
    {"classification/signed-by-others.yaml", f_classification_signed_by_others, sizeof f_classification_signed_by_others},
    {"classification/signed.yaml", f_classification_signed, sizeof f_classification_signed},
    {"classification/stored.yaml", f_classification_stored, sizeof f_classification_stored},
    {"classification/turned-back.yaml", f_classification_turned_back, sizeof f_classification_turned_back},
    {"classification/zhongtong.yaml", f_classification_zhongtong, sizeof f_classification_zhongtong},
};

ptrdiff_t qs_rule_file_count(void) {
    return sizeof files / sizeof files[0];
}

struct qs_rule_file qs_rule_file(ptrdiff_t index) {
    return files[index];
}

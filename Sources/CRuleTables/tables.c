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

static const uint8_t f_clocks_douyin[] = {
#embed "../../rules/clocks/douyin.yaml"
};

static const uint8_t f_clocks_pinduoduo[] = {
#embed "../../rules/clocks/pinduoduo.yaml"
};

static const uint8_t f_clocks_taobao[] = {
#embed "../../rules/clocks/taobao.yaml"
};

static const uint8_t f_status_codes_17track[] = {
#embed "../../rules/status-codes/17track.yaml"
};

static const uint8_t f_status_codes_aftership[] = {
#embed "../../rules/status-codes/aftership.yaml"
};

static const uint8_t f_status_codes_cainiao[] = {
#embed "../../rules/status-codes/cainiao.yaml"
};

static const uint8_t f_status_codes_debang[] = {
#embed "../../rules/status-codes/debang.yaml"
};

static const uint8_t f_status_codes_douyin[] = {
#embed "../../rules/status-codes/douyin.yaml"
};

static const uint8_t f_status_codes_ems[] = {
#embed "../../rules/status-codes/ems.yaml"
};

static const uint8_t f_status_codes_jd[] = {
#embed "../../rules/status-codes/jd.yaml"
};

static const uint8_t f_status_codes_jtexpress[] = {
#embed "../../rules/status-codes/jtexpress.yaml"
};

static const uint8_t f_status_codes_kdniao[] = {
#embed "../../rules/status-codes/kdniao.yaml"
};

static const uint8_t f_status_codes_kuaidi100[] = {
#embed "../../rules/status-codes/kuaidi100.yaml"
};

static const uint8_t f_status_codes_sf[] = {
#embed "../../rules/status-codes/sf.yaml"
};

static const uint8_t f_status_codes_showapi[] = {
#embed "../../rules/status-codes/showapi.yaml"
};

static const uint8_t f_status_codes_sto[] = {
#embed "../../rules/status-codes/sto.yaml"
};

static const uint8_t f_status_codes_taobao[] = {
#embed "../../rules/status-codes/taobao.yaml"
};

static const uint8_t f_status_codes_trackingmore[] = {
#embed "../../rules/status-codes/trackingmore.yaml"
};

static const uint8_t f_status_codes_wechat[] = {
#embed "../../rules/status-codes/wechat.yaml"
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
    {"clocks/douyin.yaml", f_clocks_douyin, sizeof f_clocks_douyin},
    {"clocks/pinduoduo.yaml", f_clocks_pinduoduo, sizeof f_clocks_pinduoduo},
    {"clocks/taobao.yaml", f_clocks_taobao, sizeof f_clocks_taobao},
    {"status-codes/17track.yaml", f_status_codes_17track, sizeof f_status_codes_17track},
    {"status-codes/aftership.yaml", f_status_codes_aftership, sizeof f_status_codes_aftership},
    {"status-codes/cainiao.yaml", f_status_codes_cainiao, sizeof f_status_codes_cainiao},
    {"status-codes/debang.yaml", f_status_codes_debang, sizeof f_status_codes_debang},
    {"status-codes/douyin.yaml", f_status_codes_douyin, sizeof f_status_codes_douyin},
    {"status-codes/ems.yaml", f_status_codes_ems, sizeof f_status_codes_ems},
    {"status-codes/jd.yaml", f_status_codes_jd, sizeof f_status_codes_jd},
    {"status-codes/jtexpress.yaml", f_status_codes_jtexpress, sizeof f_status_codes_jtexpress},
    {"status-codes/kdniao.yaml", f_status_codes_kdniao, sizeof f_status_codes_kdniao},
    {"status-codes/kuaidi100.yaml", f_status_codes_kuaidi100, sizeof f_status_codes_kuaidi100},
    {"status-codes/sf.yaml", f_status_codes_sf, sizeof f_status_codes_sf},
    {"status-codes/showapi.yaml", f_status_codes_showapi, sizeof f_status_codes_showapi},
    {"status-codes/sto.yaml", f_status_codes_sto, sizeof f_status_codes_sto},
    {"status-codes/taobao.yaml", f_status_codes_taobao, sizeof f_status_codes_taobao},
    {"status-codes/trackingmore.yaml", f_status_codes_trackingmore, sizeof f_status_codes_trackingmore},
    {"status-codes/wechat.yaml", f_status_codes_wechat, sizeof f_status_codes_wechat},
};

ptrdiff_t qs_rule_file_count(void) {
    return sizeof files / sizeof files[0];
}

struct qs_rule_file qs_rule_file(ptrdiff_t index) {
    return files[index];
}

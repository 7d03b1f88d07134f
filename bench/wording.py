"""What couriers write, in their manner; every line made up here. {…} are filled in by generate.py."""

COURIERS = ["shunfeng", "yuantong", "zhongtong", "shentong", "yunda", "jtexpress", "jd", "ems", "debangkuaidi"]
PREFIX = {"shunfeng": "SF", "yuantong": "YT", "zhongtong": "73", "shentong": "77", "yunda": "46", "jtexpress": "JT",
          "jd": "JDVB", "ems": "EB", "debangkuaidi": "DPK"}
CITIES = ["嘉兴市", "无锡市", "佛山市", "泉州市", "绵阳市", "襄阳市", "洛阳市", "保定市", "烟台市", "赣州市", "桂林市", "遵义市"]
HUBS = ["北区转运中心", "航空集散中心", "陆运枢纽", "东部分拨中心", "中心场", "二级分拣场"]
OUTLETS = ["湖滨网点", "新城营业部", "老街营业点", "高铁站经营部", "大学路网点", "工业园一部"]
STATIONS = ["菜鸟驿站(梧桐苑店)", "妈妈驿站(春晓路店)", "兔喜生活(青年城店)", "邻里驿站(南苑小区店)", "快递超市(师院东门店)"]
SHOPS = ["好邻居超市", "阿婆水果店", "书香文具店"]
LOCKERS = ["丰巢智能柜(6栋架空层)", "丰巢快递柜(西门门卫旁)", "速递易柜(物业楼下)"]
COURIER_NAMES = ["孙师傅", "何师傅", "梁伟", "许强", "邓师傅", "曹磊"]
FAMILY = ["家人", "妈妈", "老公", "爷爷"]
OTHERS = ["同事", "邻居", "朋友", "保安", "门卫大叔"]
PLACES = ["门口鞋柜", "家门口", "消防栓箱", "电表箱", "公司前台", "传达室"]

COLLECTED = ["【{from}】{outlet} 已收取快件，收件员{man}", "{man}已上门揽件，{from}{outlet}", "快件在{from}{outlet}揽收完成"]
TRANSIT = ["【{from}】快件由{hub}发出，下一站{to}{hub2}", "快件抵达{to}{hub2}", "【{to}】{hub2}分拣完成，发往{outlet2}",
           "车辆已从{from}{hub}驶出", "快件运输中，预计次日抵达{to}"]
ARRIVED = ["【{to}】快件到达{outlet2}，等待安排派送", "{to}{outlet2}已收到快件"]
OUT = ["【{to}】{outlet2}{man2}({phone})正在为您派件", "快件派送中，派件员{man2}，联系电话{phone}",
       "{man2}已带上您的快件出发，请保持手机畅通({phone})"]
STORED_STATION = ["快件已暂放{station}，请凭取件码{code}尽快取件", "【{to}】已到{station}，营业至21:30，请及时领取",
                  "快件已由{station}代收，取件码{code}"]
STORED_SHOP = ["快件已送至{shop}代收点，请尽快前往领取"]
STORED_LOCKER = ["您的快件已存入{locker}，请凭取件码{code}取出", "已投放至{locker}，24小时内免费存放"]
TAKEN_STATION = ["客户已在{station}取走快件", "您已到{station}完成取件，欢迎再次光临"]
TAKEN_CODE = ["已签收，客户凭取件码在{station}取件", "快件已凭取件码签收，取件点：{station}"]
TAKEN_LOCKER = ["快件已从{locker}凭取件码取出", "收件人凭取件码打开{locker}取走快件"]
SELF = ["快件已签收，签收人：本人", "【{to}】已签收，签收人是本人，派件员{man2}({phone})", "收件人本人当面签收，祝您生活愉快"]
BARE = ["快件已签收", "【{to}】已签收，感谢使用，期待再次为您服务"]
BY_FAMILY = ["快件已签收，签收人：{family}代收", "已由{family}签收，如有疑问请联系{man2}({phone})"]
BY_OTHER = ["已签收，签收人：{other}", "快件由{other}代签收，派件员{man2}"]
AT_ADDRESS = ["快件已放{place}，请及时取回，电话{phone}", "已签收，签收人：{place}"]
AT_DEPOT = ["快件已在{to}{outlet2}签收，签收人：{outlet2}", "【{to}】已签收，由{outlet2}网点代签"]
FAILED = ["派送失败：收件人电话无人接听，将再次派送", "【{to}】因客户要求改日配送，派送未成功"]
REFUSED = ["收件人拒收，快件将退回寄件方", "【{to}】派件不成功，原因：客户拒收"]
RETURNING = ["快件退回中，已由{to}{hub2}发往{from}", "退件已发出，目的地{from}{outlet}"]
RETURNED = ["退件已由寄件人签收", "快件已退回寄件网点，寄件人签收"]
INTERCEPTED = ["快件已被拦截，将原路退回", "拦截成功，快件退回{from}"]
LOST = ["快件疑似遗失，正在核查，请联系客服"]
OUT_OF_AREA = ["【{to}】地址超出派送范围，请联系网点自提或转寄"]
ADVERT = ["您的订单已由仓库打包完成", "下载官方App，寄件立减三元"]
BACK_SIGNED = ["已签收，签收人：仓库收货组", "快件已签收，签收人：本人"]

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>A line of business: its GB/T 4754 code, the words of its firms' names, yearly revenue a head in thousand yuan, and how common it is.</summary>
internal sealed record DemonstrationIndustry(string Code, string CompanyWord, string? ShopWord, int RevenueAHead, int Weight, bool IsTechnical = false)
{
    public bool IsManufacturing => Code[0] == 'C';

    public bool IsSoftware => Code == "I6531";

    public static IReadOnlyList<DemonstrationIndustry> All { get; } =
    [
        new("A0111", "生态农业", "种植园", 180, 6),
        new("C1391", "薯业", "粉丝加工坊", 380, 3),
        new("C1469", "调味食品", "酱菜坊", 420, 3),
        new("C1761", "针织", null, 260, 3),
        new("C1811", "服饰", "制衣店", 240, 4),
        new("C2039", "竹木制品", "木器店", 280, 4),
        new("C2312", "印务", "印刷店", 260, 2),
        new("C2710", "药业", null, 720, 2, IsTechnical: true),
        new("C2929", "塑业", null, 460, 3),
        new("C3021", "水泥制品", "预制件场", 420, 3),
        new("C3039", "新型建材", null, 520, 4, IsTechnical: true),
        new("C3240", "合金材料", null, 1_100, 3, IsTechnical: true),
        new("C3311", "钢结构", "铁艺加工部", 480, 4),
        new("C3393", "精密锻造", null, 560, 3, IsTechnical: true),
        new("C3463", "分离装备", null, 610, 2, IsTechnical: true),
        new("C3484", "机械", "机械加工部", 430, 6, IsTechnical: true),
        new("C3511", "矿山机械", null, 580, 5, IsTechnical: true),
        new("C3599", "智能装备", null, 640, 4, IsTechnical: true),
        new("C3670", "汽车零部件", null, 590, 3, IsTechnical: true),
        new("C3824", "电子元件", null, 620, 3, IsTechnical: true),
        new("C3990", "电子科技", null, 540, 3, IsTechnical: true),
        new("E4790", "建筑工程", "装饰工程部", 510, 6),
        new("F5179", "机电贸易", "五金机电店", 920, 6),
        new("F5211", "商贸", "百货店", 760, 10),
        new("F5229", "食品销售", "副食店", 640, 8),
        new("F5239", "日用品", "便利店", 520, 10),
        new("G5431", "物流", "货运服务部", 420, 5),
        new("H6110", "酒店管理", "宾馆", 190, 3),
        new("H6210", "餐饮管理", "餐馆", 170, 9),
        new("I6531", "信息技术", null, 380, 4, IsTechnical: true),
        new("K7010", "置业", null, 1_300, 1),
        new("L7271", "安保", null, 110, 2),
        new("M7320", "工程技术", null, 360, 3, IsTechnical: true),
        new("N7820", "环境工程", null, 240, 2),
        new("O8060", "文化传播", "照相馆", 190, 3),
        new("O8111", "汽车服务", "汽车修理店", 280, 5),
        new("P8394", "教育咨询", "托管中心", 150, 3),
        new("R8810", "文化创意", null, 170, 2),
    ];
}

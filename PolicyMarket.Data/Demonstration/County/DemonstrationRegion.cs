namespace PolicyMarket.Data.Demonstration.County;

/// <summary>The county of the demonstration: 涟源市, a county-level city of 娄底市 in 湖南省.</summary>
internal sealed record DemonstrationRegion(string Region, string Name)
{
    public static DemonstrationRegion Home { get; } = new("431382", "涟源市");

    /// <summary>Its towns, which small businesses carry in their names, with the number of businesses in a thousand.</summary>
    public static IReadOnlyList<(string Name, int Weight)> Towns { get; } =
    [
        ("蓝田", 330),
        ("六亩塘镇", 95),
        ("石马山", 80),
        ("桥头河镇", 70),
        ("杨市镇", 65),
        ("七星街镇", 50),
        ("斗笠山镇", 45),
        ("渡头塘镇", 40),
        ("白马镇", 40),
        ("湄江镇", 35),
        ("安平镇", 35),
        ("伏口镇", 35),
        ("枫坪镇", 25),
        ("茅塘镇", 20),
        ("荷塘镇", 15),
        ("金石镇", 10),
        ("龙塘镇", 10),
    ];
}

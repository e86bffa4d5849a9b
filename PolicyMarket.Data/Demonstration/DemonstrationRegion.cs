namespace PolicyMarket.Data.Demonstration;

/// <summary>Where demonstration firms are registered: 涟源 and its neighbours, with the number of firms in a thousand.</summary>
internal sealed record DemonstrationRegion(string Region, string Name, int Weight)
{
    public static DemonstrationRegion Home { get; } = new("431382", "涟源市", 700);

    public static IReadOnlyList<DemonstrationRegion> All { get; } =
    [
        Home,
        new("431302", "娄底市娄星区", 90),
        new("431381", "冷水江市", 50),
        new("431321", "双峰县", 50),
        new("431322", "新化县", 40),
        new("430582", "邵东市", 30),
        new("430182", "宁乡市", 20),
        new("430381", "湘乡市", 20),
    ];
}

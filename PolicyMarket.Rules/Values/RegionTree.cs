namespace PolicyMarket.Rules.Values;

/// <summary>Provinces, cities and counties of GB/T 2260 (regions.csv, 3,348 rows).</summary>
public static class RegionTree
{
    /// <summary>Rows that only hold a level together and are never part of an address.</summary>
    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal) { "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划" };

    private static readonly Lazy<CodeTable> Table = new(() => CodeTable.Read(Starter.StarterFiles.Regions, (code, table) => ParentIn(code, table)));

    private static readonly Lazy<IReadOnlyList<RegionCode>> AllCodes = new(() => [.. Table.Value.Codes.Select(code => new RegionCode(code))]);

    /// <summary>In the order of the codes.</summary>
    public static IReadOnlyList<RegionCode> All => AllCodes.Value;

    public static bool Exists(string? code) => code is not null && Table.Value.Contains(code);

    /// <summary>The short name ("涟源市"); an unknown code is its own name.</summary>
    public static string Name(string code) => Table.Value.NameOf(code) ?? code;

    public static string Name(RegionCode code) => Name(code.Value);

    /// <summary>"湖南省娄底市涟源市"; 全国 for no code; an unknown code is its own name.</summary>
    public static string FullName(string? code)
    {
        if (code is null)
        {
            return "全国";
        }

        if (Table.Value.NameOf(code) is not { } name)
        {
            return code;
        }

        var full = name;
        for (var above = ParentOf(code); above is not null; above = ParentOf(above))
        {
            if (Name(above) is var step && !Connectors.Contains(step))
            {
                full = step + full;
            }
        }

        return full;
    }

    public static string FullName(RegionCode code) => FullName(code.Value);

    /// <summary>The level below, in the order of the codes; provinces for no code.</summary>
    public static IReadOnlyList<RegionCode> Children(string? code) => [.. Table.Value.ChildrenOf(code ?? "").Select(child => new RegionCode(child))];

    public static IReadOnlyList<RegionCode> Children(RegionCode code) => Children(code.Value);

    internal static string? ParentOf(string code) => ParentIn(code, Table.Value);

    private static string? ParentIn(string code, CodeTable table)
    {
        if (code.Length != 6 || code.EndsWith("0000", StringComparison.Ordinal))
        {
            return null;
        }

        var city = code[..4] + "00";
        var parent = code.EndsWith("00", StringComparison.Ordinal) || !table.Contains(city) ? code[..2] + "0000" : city;
        return table.Contains(parent) ? parent : null;
    }
}

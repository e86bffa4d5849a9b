namespace PolicyMarket.Rules.Values;

/// <summary>Sections, divisions, groups and classes of GB/T 4754-2017 (industries.csv, 1,971 rows).</summary>
public static class IndustryTree
{
    private static readonly Lazy<CodeTable> Table = new(() => CodeTable.Read(Starter.StarterFiles.Industries, (code, table) => ParentIn(code, table)));

    private static readonly Lazy<IReadOnlyList<IndustryCode>> AllCodes = new(() => [.. Table.Value.Codes.Select(code => new IndustryCode(code))]);

    private static readonly Lazy<Dictionary<string, string>> ByDigits = new(() =>
        Table.Value.Codes.Where(code => code.Length > 1).ToDictionary(code => code[1..], StringComparer.Ordinal)
    );

    /// <summary>In file order: a section before what belongs to it.</summary>
    public static IReadOnlyList<IndustryCode> All => AllCodes.Value;

    public static bool Exists(string? code) => code is not null && Table.Value.Contains(code);

    /// <summary>An unknown code is its own name.</summary>
    public static string Name(string code) => Table.Value.NameOf(code) ?? code;

    public static string Name(IndustryCode code) => Name(code.Value);

    /// <summary>The level below, in file order; sections for no code.</summary>
    public static IReadOnlyList<IndustryCode> Children(string? code) => [.. Table.Value.ChildrenOf(code ?? "").Select(child => new IndustryCode(child))];

    public static IReadOnlyList<IndustryCode> Children(IndustryCode code) => Children(code.Value);

    internal static string? ParentOf(string code) => ParentIn(code, Table.Value);

    internal static string? WithSection(string digits) => ByDigits.Value.GetValueOrDefault(digits);

    private static string? ParentIn(string code, CodeTable table)
    {
        for (var length = code.Length - 1; length > 0; length--)
        {
            if (table.Contains(code[..length]))
            {
                return code[..length];
            }
        }

        return null;
    }
}

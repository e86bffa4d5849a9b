using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Values;

/// <summary>A code table of two columns (code, name) in file order, with children by parent.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);
    private readonly List<string> codes = [];

    private CodeTable() { }

    public IReadOnlyList<string> Codes => codes;

    public static CodeTable Read(string resource, Func<string, CodeTable, string?> parentOf)
    {
        var table = new CodeTable();
        using var reader = new StreamReader(StarterFiles.Open(resource));
        reader.ReadLine(); // column names
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0)
            {
                table.names.Add(line[..comma], line[(comma + 1)..]);
                table.codes.Add(line[..comma]);
            }
        }

        foreach (var code in table.codes)
        {
            var parent = parentOf(code, table) ?? "";
            if (!table.children.TryGetValue(parent, out var below))
            {
                table.children[parent] = below = [];
            }

            below.Add(code);
        }

        return table;
    }

    public bool Contains(string code) => names.ContainsKey(code);

    public string? NameOf(string code) => names.GetValueOrDefault(code);

    /// <summary>In file order; the empty text stands for the root.</summary>
    public IReadOnlyList<string> ChildrenOf(string parent) => children.TryGetValue(parent, out var below) ? below : [];
}

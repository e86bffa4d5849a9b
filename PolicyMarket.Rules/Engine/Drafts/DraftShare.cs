using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>A part of the eligible firms: its key (null: not known), how many firms, and their sum in fen.</summary>
public sealed record DraftShare(string? Key, int Firms, long Fen)
{
    /// <summary>
    /// The eligible rows by a code or text attribute, the most firms first, then by key. KeyOf turns a code into the key under which it is counted, for example
    /// a county into its city; rows without the fact have the key null.
    /// </summary>
    /// <exception cref="OverflowException">A sum leaves the range of 64-bit fen.</exception>
    public static ImmutableArray<DraftShare> By(DraftRows rows, FactTable table, string attribute, Func<string, string> keyOf)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.RowCount, table.RowCount);
        var column = table.Column(attribute) as TextColumn;
        var (keys, places) = KeysOf(column, keyOf);
        var firms = new int[keys.Count + 1];
        var sums = new Int128[keys.Count + 1];
        foreach (var row in rows.Eligible)
        {
            var place = column?.IsKnown(row) == true ? places[column.Ids[row]] : keys.Count;
            firms[place]++;
            sums[place] += rows.FenOf(row) ?? 0;
        }

        return
        [
            .. Enumerable
                .Range(0, firms.Length)
                .Where(place => firms[place] > 0)
                .Select(place => new DraftShare(place < keys.Count ? keys[place] : null, firms[place], checked((long)sums[place])))
                .OrderByDescending(share => share.Firms)
                .ThenBy(share => share.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The keys, and for each number of the column's dictionary the place of its key.</summary>
    private static (List<string> Keys, int[] Places) KeysOf(TextColumn? column, Func<string, string> keyOf)
    {
        var (keys, byKey) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var places = new int[column?.Texts.Count ?? 0];
        for (var id = 0; id < places.Length; id++)
        {
            var key = keyOf(column!.Texts[id].Value); // places is empty without a column
            if (!byKey.TryGetValue(key, out places[id]))
            {
                places[id] = byKey[key] = keys.Count;
                keys.Add(key);
            }
        }

        return (keys, places);
    }
}

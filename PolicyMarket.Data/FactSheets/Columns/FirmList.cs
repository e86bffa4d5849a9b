using System.Text;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Ids and regions of firms by rising id; a region's text is held once however many firms lie in it.</summary>
internal sealed class FirmList
{
    private readonly Dictionary<byte[], string> known = new(Utf8Texts.Comparer);

    public List<long> Ids { get; } = [];

    public List<string?> Regions { get; } = [];

    /// <summary>An empty text: no region.</summary>
    public void Add(long id, ReadOnlySpan<byte> region)
    {
        Ids.Add(id);
        Regions.Add(region.IsEmpty ? null : TextOf(region));
    }

    private string TextOf(ReadOnlySpan<byte> utf8)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(utf8, out var text))
        {
            lookup[utf8] = text = Encoding.UTF8.GetString(utf8);
        }

        return text;
    }
}

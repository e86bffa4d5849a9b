namespace PolicyMarket.Data.Casework.Loading;

/// <summary>Facts by firm, in the order of the ids.</summary>
internal sealed class FirmFactTable
{
    public SortedDictionary<long, List<object>> ByFirm { get; } = [];

    public void Add(long firmId, object fact)
    {
        if (!ByFirm.TryGetValue(firmId, out var facts))
        {
            ByFirm[firmId] = facts = [];
        }

        facts.Add(fact);
    }
}

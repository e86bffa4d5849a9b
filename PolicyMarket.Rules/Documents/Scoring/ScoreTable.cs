namespace PolicyMarket.Rules.Documents.Scoring;

/// <summary>Hits, extra and missed findings by kind of field, in the order in which the kinds were first seen.</summary>
public sealed class ScoreTable
{
    private readonly Dictionary<string, ScoreCount> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public IEnumerable<(string Field, ScoreCount Count)> Rows => _order.Select(name => (name, _counts[name]));

    /// <summary>Zeros for a field that was never counted.</summary>
    public ScoreCount Of(string field) => _counts.GetValueOrDefault(field);

    internal void Add(string field, int hits, int extra, int missed)
    {
        if (!_counts.ContainsKey(field))
        {
            _order.Add(field);
        }

        _counts[field] = _counts.GetValueOrDefault(field).Plus(hits, extra, missed);
    }

    internal void AddOne(string field, string? gold, string? read)
    {
        var (isGold, isRead) = (!string.IsNullOrEmpty(gold), !string.IsNullOrEmpty(read));
        if (!isGold && !isRead)
        {
            return;
        }

        var isSame = isGold && isRead && string.Equals(gold, read, StringComparison.Ordinal);
        Add(field, isSame ? 1 : 0, isRead && !isSame ? 1 : 0, isGold && !isSame ? 1 : 0);
    }

    /// <summary>Compares as multisets.</summary>
    internal void AddSets(string field, IEnumerable<string> gold, IEnumerable<string> read)
    {
        var left = gold.GroupBy(one => one, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var (hits, extra) = (0, 0);
        foreach (var one in read)
        {
            if (left.TryGetValue(one, out var count) && count > 0)
            {
                left[one] = count - 1;
                hits++;
            }
            else
            {
                extra++;
            }
        }

        Add(field, hits, extra, left.Values.Sum());
    }
}

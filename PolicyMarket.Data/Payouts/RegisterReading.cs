namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Register status of some firms. Closed: firm id to status in words, of closed firms only. Damaged: firms with a fact sheet that cannot be relied on,
/// so that their status is in doubt.
/// </summary>
internal sealed record RegisterReading(IReadOnlyDictionary<long, string> Closed, IReadOnlySet<long> Damaged);

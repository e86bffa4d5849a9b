namespace PolicyMarket.Data.Demonstration;

/// <summary>Divides offers into shares that one officer may approve alone.</summary>
internal static class OfferShares
{
    /// <summary>Below the default of Offers:SecondOfficerYuan, fen.</summary>
    private const long MostFen = 900_000_00;

    /// <summary>The ids in their order; an offer above the limit is a share of its own.</summary>
    public static IEnumerable<long[]> Of(IEnumerable<(long Id, long Fen)> offers)
    {
        var share = new List<long>();
        var sum = 0L;
        foreach (var (id, fen) in offers)
        {
            if (share.Count > 0 && sum + fen > MostFen)
            {
                yield return [.. share];
                share.Clear();
                sum = 0;
            }

            share.Add(id);
            sum += fen;
        }

        if (share.Count > 0)
        {
            yield return [.. share];
        }
    }
}

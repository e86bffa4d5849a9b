namespace PolicyMarket.Data.Offers;

/// <summary>How many offers an action took, and their sum in fen.</summary>
public sealed record PreCheckDone(int Count, long TotalFen)
{
    internal static PreCheckDone Of(IReadOnlyCollection<Offer> offers) => new(offers.Count, offers.Sum(o => o.AmountFen));
}

namespace PolicyMarket.Data.Oversight;

/// <summary>The five figures of one year up to a day, inclusive. Sums in fen.</summary>
/// <param name="PaidFen">What arrived at the banks and did not come back.</param>
/// <param name="Firms">Firms that it arrived at.</param>
/// <param name="MedianDays">Calendar days from the match to the account, the median of all payments; null without payments.</param>
/// <param name="DueCount">Claims that are past their last day for payment and were not paid by then.</param>
/// <param name="Entitled">Firms to which money was offered early enough to be judged.</param>
/// <param name="Unreached">Those of them that have claimed nothing.</param>
public sealed record YearFigures(
    int Year,
    DateOnly Until,
    long PaidFen,
    int Firms,
    int? MedianDays,
    int DueCount,
    long DueFen,
    int Entitled,
    int Unreached
)
{
    /// <summary>应享未享率, from 0 to 1; null while no firm can be judged.</summary>
    public decimal? UnreachedShare => Entitled == 0 ? null : (decimal)Unreached / Entitled;
}

using PolicyMarket.Data.Ledger;

namespace PolicyMarket.Web.Ledger;

/// <summary>The trial balance of a range of days, the closings of months, and the month that comes next (null: no posting).</summary>
/// <param name="CanPropose">The next month is over and has no request that waits.</param>
public sealed record LedgerView(TrialBalance Trial, IReadOnlyList<TrialRow> Rows, IReadOnlyList<LedgerPeriod> Periods, string? NextMonth, bool CanPropose);

/// <summary>A line of the trial balance with its fund.</summary>
public sealed record TrialRow(string FundCode, string FundName, TrialBalanceLine Line);

/// <summary>A fund for the choice of one.</summary>
public sealed record FundChoice(long FundId, string Code, string Name);

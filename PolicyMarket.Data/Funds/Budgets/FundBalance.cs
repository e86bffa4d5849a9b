namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>
/// Where a fund's fen are now. Granted = available + reserved + approved + paid; expected (offers that firms have not answered) and returned (ever sent back by
/// the bank) are for information.
/// </summary>
public sealed record FundBalance(
    long FundId,
    string Code,
    string Name,
    string? DepartmentName,
    int Year,
    DateOnly LastDay,
    bool IsOpen,
    long GrantedFen,
    long AvailableFen,
    long ExpectedFen,
    long ReservedFen,
    long ApprovedFen,
    long PaidFen,
    long ReturnedFen
);

using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>A firm's account as finance verifies it, with what waits for it and who else has the number.</summary>
public sealed record DeskAccountRow(
    long Id,
    string FirmName,
    string CreditCode,
    string Holder,
    string BankName,
    string Number,
    bool IsVerified,
    int WaitingPayouts,
    long WaitingFen,
    IReadOnlyList<string> AlsoOf
);

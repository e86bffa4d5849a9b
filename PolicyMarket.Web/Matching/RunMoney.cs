namespace PolicyMarket.Web.Matching;

/// <summary>How far the firms and the money of the offers have come: matched, before the firm, confirmed, paid; firms are counted once.</summary>
public sealed record RunMoney(
    int FirmsOffered,
    int FirmsPushed,
    int FirmsConfirmed,
    int FirmsPaid,
    long OfferedFen,
    long PushedFen,
    long ConfirmedFen,
    long PaidFen
);

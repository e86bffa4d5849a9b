namespace PolicyMarket.Data.Ledger;

/// <summary>The places where a fund's fen can be; every entry moves fen between two of them.</summary>
public enum LedgerAccount
{
    /// <summary>Where budget comes from: the treasury, outside the fund (goes negative as budget is granted).</summary>
    Treasury,

    /// <summary>可用.</summary>
    Available,

    /// <summary>已预留: promised to a confirmed claim.</summary>
    Reserved,

    /// <summary>已批准: in an approved batch, on its way to the bank.</summary>
    Approved,

    /// <summary>已支付.</summary>
    Paid,
}

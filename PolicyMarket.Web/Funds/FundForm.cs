namespace PolicyMarket.Web.Funds;

/// <summary>Kinds of dialog about a fund.</summary>
public enum FundFormKind
{
    Create,
    Grant,
    YearEnd,
    Assign,
}

/// <summary>Fields of the dialogs about funds, as typed; each kind uses its own.</summary>
public sealed class FundForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public int Year { get; set; }

    public decimal? Yuan { get; set; }

    public string? Note { get; set; }

    public string? ApprovalCode { get; set; }

    public DateTime? LastDay { get; set; }

    public long? FundId { get; set; }
}

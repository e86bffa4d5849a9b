using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms;

/// <summary>All that the firm's home shows. Excluded: what it would have, but for 就高不重复. DataAsOf is the business date of the last finished run.</summary>
public sealed record FirmHome(
    string FirmName,
    DateOnly? DataAsOf,
    IReadOnlyList<OfferCard> Offers,
    IReadOnlyList<CloseCard> Close,
    IReadOnlyList<OneFactCard> OneFact,
    IReadOnlyList<ApplyCard> ToApply,
    IReadOnlyList<ExcludedItem> Excluded,
    IReadOnlyList<ClaimCard> UnderWay
)
{
    /// <summary>Why the firm's data cannot be read now, for the firm; null: they can.</summary>
    public string? DamageNote { get; init; }

    /// <summary>The account that a confirmation proposes: bank and masked number; null: none is registered.</summary>
    public string? Account { get; init; }

    /// <summary>The bank has verified that account.</summary>
    public bool IsAccountVerified { get; init; }

    /// <summary>Offers that departments still check.</summary>
    public IReadOnlyList<CheckCard> InCheck { get; init; } = [];

    /// <summary>Offers that the firm declined and can still take back.</summary>
    public IReadOnlyList<DeclinedCard> Declined { get; init; } = [];

    /// <summary>Enjoyed in declarations, never paid out.</summary>
    public IReadOnlyList<FirmRelief> Reliefs { get; init; } = [];

    public IReadOnlyList<RightCard> Rights { get; init; } = [];

    /// <summary>Sums that arrived this year, the latest first; the figures count all, the list is bounded.</summary>
    public IReadOnlyList<PaidCard> Paid { get; init; } = [];

    public long PaidThisYearFen { get; init; }

    public int PaidThisYearCount { get; init; }

    /// <summary>Disputes of data that wait for an answer.</summary>
    public int OpenDisputes { get; init; }

    public int Year { get; init; }

    public long AvailableFen => Offers.Sum(o => o.AmountFen);

    /// <summary>Reliefs that are not enjoyed yet.</summary>
    public IEnumerable<FirmRelief> OpenReliefs => Reliefs.Where(relief => !relief.IsEnjoyed);

    /// <summary>Their worth in fen; those without a sum count as nothing.</summary>
    public long ReliefFen => OpenReliefs.Sum(relief => relief.WorthFen ?? 0);

    public IEnumerable<RightCard> Qualifications => Rights.Where(right => right.Kind == BenefitKind.Qualification);

    public IEnumerable<RightCard> Entitlements => Rights.Where(right => right.Kind == BenefitKind.Entitlement);
}

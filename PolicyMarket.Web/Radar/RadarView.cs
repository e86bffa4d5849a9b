using System.Collections.Immutable;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Radar;

/// <summary>Policies that need work, as one person may see them.</summary>
/// <param name="MayDraft">True for an officer of a department, who can begin a draft from a row.</param>
/// <param name="RunDate">Business date of the last finished run; null: none has finished, and figures of runs are missing.</param>
public sealed record RadarView(
    bool MayDraft,
    DateOnly? RunDate,
    ImmutableArray<RadarDocument> Documents,
    ImmutableArray<RadarMode> Modes,
    ImmutableArray<RadarOverlap> Overlaps
);

/// <summary>An item of a row.</summary>
public sealed record RadarItem(long ItemId, string Code, string Title, string Department);

/// <summary>
/// A document with the items that end on one day, and what hangs on them. LastDay null: the text names no end, and no department has confirmed one.
/// </summary>
public sealed record RadarDocument(
    string Title,
    string? DocumentNumber,
    DateOnly? LastDay,
    int? DaysLeft,
    ImmutableArray<RadarItem> Items,
    int Offers,
    long OffersFen,
    int Claims,
    long ClaimsFen
)
{
    public RadarEnd End =>
        DaysLeft switch
        {
            null => RadarEnd.Unstated,
            < 0 => RadarEnd.Passed,
            <= 7 => RadarEnd.Week,
            <= 30 => RadarEnd.Month,
            _ => RadarEnd.Quarter,
        };
}

/// <summary>How near the end is, the most urgent first.</summary>
public enum RadarEnd
{
    Passed,
    Week,
    Month,
    Quarter,
    Unstated,
}

/// <summary>
/// An item that firms apply for, and the tests for 免申即享 that it fails. Eligible firms and fen are of the last run: what would be offered without an
/// application.
/// </summary>
public sealed record RadarMode(RadarItem Item, string Mode, ImmutableArray<AdmissionResult> Failed, long Eligible, long EligibleFen);

/// <summary>
/// Two awards that pay on the same base and exclude each other in no group. DoubleFen: over the firms that can have both, the sum of the smaller award.
/// </summary>
public sealed record RadarOverlap(RadarItem First, RadarItem Second, ImmutableArray<string> Bases, string? Group, long Firms, long DoubleFen);

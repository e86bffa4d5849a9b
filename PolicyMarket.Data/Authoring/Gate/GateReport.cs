using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Gate.Lints;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// 发布前核对: what a new version does against the one in force, over all firms of its territory. Sums in fen; the former figures are 0 for a new item.
/// </summary>
public sealed record GateReport
{
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Number of the version in force; null for a new item.</summary>
    public required int? BaseNumber { get; init; }

    /// <summary>Firms that were counted, and those left out because a sheet of theirs is damaged.</summary>
    public required int FirmCount { get; init; }
    public required int FirmsLeftOut { get; init; }
    public required long EligibleBefore { get; init; }
    public required long EligibleAfter { get; init; }
    public required long UnknownBefore { get; init; }
    public required long UnknownAfter { get; init; }
    public required long TotalBeforeFen { get; init; }
    public required long TotalAfterFen { get; init; }
    public required int Gains { get; init; }
    public required int Loses { get; init; }
    public required int Changes { get; init; }
    public required int Unclear { get; init; }

    /// <summary>Firms that had the item or one of its group for the period, and get nothing more.</summary>
    public required int AlreadyHad { get; init; }

    /// <summary>Only values, ceilings, sums and dates differ: the light path.</summary>
    public required bool IsNumbersOnly { get; init; }
    public required int SampleSize { get; init; }
    public required int SampleDifferences { get; init; }
    public required int OpenOffers { get; init; }
    public required long OpenOffersFen { get; init; }
    public required int OpenClaims { get; init; }
    public required long OpenClaimsFen { get; init; }
    public required string? FundName { get; init; }
    public required long? FundAvailableFen { get; init; }

    /// <summary>The worked cases of the item; empty also in a check of before there were any.</summary>
    public ImmutableArray<GateCase> Cases { get; init; } = [];

    /// <summary>Conditions and tiers that the cases decide, and all there are.</summary>
    public int CasesDecide { get; init; }
    public int CasesCouldDecide { get; init; }

    /// <summary>The state of the cases: the latest row of any of them.</summary>
    public long CaseStamp { get; init; }
    public ImmutableArray<GateRate> Rates { get; init; } = [];
    public ImmutableArray<GateFinding> Findings { get; init; } = [];

    public long DifferenceFen => TotalAfterFen - TotalBeforeFen;

    public bool IsBlocked => Findings.Any(finding => finding.Severity == GateSeverity.Blocking);

    /// <summary>Findings for which the second person gives a reason.</summary>
    public IEnumerable<GateFinding> ToAcknowledge => Findings.Where(finding => finding.Severity == GateSeverity.Acknowledge);

    /// <summary>"217 家新增，3 家失去，12 家金额变化，合计 +4,100,000.00 元".</summary>
    public string Sentence => GateWording.Sentence(this);
}

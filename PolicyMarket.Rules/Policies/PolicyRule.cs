using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Policies;

/// <summary>The smallest paying grain of a policy: who may have it and how much; Cap is in yuan.</summary>
public sealed record PolicyRule
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required PolicyText Document { get; init; }

    public required string Category { get; init; }

    public required ClaimMode Mode { get; init; }

    public required string Department { get; init; }

    public required string Summary { get; init; }

    public required Condition Conditions { get; init; }

    /// <summary>
    /// The conditions of the text where <see cref="Jurisdiction.Apply"/> has put the territory in front of them; null where Conditions are those of the text.
    /// </summary>
    public Condition? WrittenConditions { get; init; }

    /// <summary>The kind of benefit as the file names it; null where an older file names none.</summary>
    public BenefitKind? DeclaredBenefit { get; init; }

    /// <summary>The kind of benefit, by the stated default where the file names none.</summary>
    public BenefitKind Benefit => DeclaredBenefit ?? BenefitDefaults.KindOf(Category, Amount is not null, Cap is not null);

    /// <summary>True for an award alone: only then may an offer, a claim, a payout or a disclosure arise.</summary>
    public bool IsPaidOut => Benefit == BenefitKind.Award;

    /// <summary>GB/T 2260 region of the issuing authority as the file names it; null: that of the document.</summary>
    public string? DeclaredTerritory { get; init; }

    /// <summary>True for an item that firms outside the territory may have too.</summary>
    public bool IsOpenToAnywhere { get; init; }

    /// <summary>Where a firm must be registered; null for the whole country.</summary>
    public string? Territory => IsOpenToAnywhere ? null : DeclaredTerritory ?? Document.Region;

    /// <summary>Where and how a relief is enjoyed, in words.</summary>
    public string? Where { get; init; }

    /// <summary>The attribute that tells afterwards whether a relief was enjoyed: true, or a number above zero.</summary>
    public string? EnjoyedBy { get; init; }

    /// <summary>Items or benefits that an entitlement or a qualification opens.</summary>
    public OpenedItems Opens { get; init; } = OpenedItems.None;

    /// <summary>The disclosure as the file names it; null where it names none.</summary>
    public DisclosureKind? DeclaredDisclosure { get; init; }

    /// <summary>Scope of disclosure; none for an item that is not paid out, whatever the file says.</summary>
    public DisclosureKind Disclosure => IsPaidOut ? DeclaredDisclosure ?? BenefitDefaults.DisclosureOf(Benefit) : DisclosureKind.None;

    /// <summary>The legal ground of the disclosure, or of keeping it.</summary>
    public string? DisclosureGround { get; init; }

    /// <summary>承诺年限: years from the payment on during which the firm must stay registered in the territory; null: no promise.</summary>
    public int? StayYears { get; init; }

    /// <summary>The days by which results are fixed and money is paid, as far as they are known.</summary>
    public ItemSchedule Schedule { get; init; } = ItemSchedule.Unknown;

    /// <summary>Where, with which papers and with whom the item is applied for, as far as the file says.</summary>
    public ItemHandling Handling { get; init; } = ItemHandling.Unknown;

    /// <summary>True where the firm hands in an application: not for what is matched or follows from a list, nor for a relief, which is declared.</summary>
    public bool IsAppliedFor => Benefit != BenefitKind.Relief && Mode is not (ClaimMode.ApplyFree or ClaimMode.OnRecognition);

    /// <summary>The formula as written, or the table as a formula; null when there is none.</summary>
    public required string? AmountText { get; init; }

    /// <summary>The formula; of an amount by table the table as one expression, so that all that tells or computes amounts knows one form.</summary>
    public required FeelExpression? Amount { get; init; }

    /// <summary>The table that the amount is read from; null where a formula is written.</summary>
    public DecisionTable? AmountTable { get; init; }

    /// <summary>Ids of the items whose determined amounts the formula uses, ordinal order.</summary>
    public ImmutableArray<string> Awards => Amount?.Awards ?? [];

    public required decimal? Cap { get; init; }

    /// <summary>Of the items of one group only the best is paid.</summary>
    public required string? ExclusiveGroup { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>
    /// The finest period of the facts that the rule names; null where all are states or the catalogue is not known. No part of the exchange form.
    /// </summary>
    public PeriodUnit? FinestPeriod { get; init; }

    public required string Source { get; init; }

    /// <summary>"page": read in the document; "known": from well-known national rules.</summary>
    public required string Confidence { get; init; }

    /// <summary>The days on which the item can be claimed; null: as long as its document is in force.</summary>
    public ApplicationWindow? Window { get; init; }

    public AmountKind AmountKind =>
        (Amount, Cap) switch
        {
            (not null, _) => AmountKind.Formula,
            (null, not null) => AmountKind.DiscretionaryUpToCap,
            (null, null) => AmountKind.Qualification,
        };

    /// <summary>SHA-256 of the canonical exchange form, in lower-case hex; equal texts have equal fingerprints.</summary>
    public string Fingerprint => PolicyExchange.FingerprintOf(this);

    /// <summary>Validity of the item: of its document, and within its window.</summary>
    public Validity ValidityOn(DateOnly date) =>
        Document.ValidityOn(date) switch
        {
            Validity.Expired => Validity.Expired,
            _ when Window?.To < date => Validity.Expired,
            Validity.NotYet => Validity.NotYet,
            _ when Window?.From > date => Validity.NotYet,
            var validity => validity,
        };

    /// <summary>
    /// The status of application by the dates; null where no date says whether the item is open: an undated document that no department has confirmed.
    /// </summary>
    /// <param name="confirmedUntil">A department's word for an undated document, inclusive.</param>
    public ApplicationStatus? ApplicationOn(DateOnly date, DateOnly? confirmedUntil) =>
        ValidityOn(date) switch
        {
            Validity.NotYet => ApplicationStatus.NotStarted,
            Validity.Expired => ApplicationStatus.Closed,
            Validity.InForce => ApplicationStatus.Open,
            Validity.Undated when Window is not null || confirmedUntil >= date => ApplicationStatus.Open,
            Validity.Undated => null,
            var validity => throw new InvalidOperationException($"The unknown validity {validity}."),
        };

    /// <summary>
    /// The last day on which the item can be claimed, inclusive: the end of its document (of an undated one the day until which a department has
    /// confirmed it) or the end of its window, whichever is earlier. Null: no end is known, so the item is not in force.
    /// </summary>
    public DateOnly? LastDay(DateOnly? confirmedUntil) =>
        (Document.EffectiveTo ?? confirmedUntil) switch
        {
            { } end when Window?.To is { } closing && closing < end => closing,
            var end => end,
        };
}

using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>One text of an item, immutable once published (a trigger refuses updates). Natural key: item + number.</summary>
public sealed class PolicyItemVersion : IPublicContent
{
    internal PolicyItemVersion() { }

    public long Id { get; private set; }
    public long ItemId { get; internal init; }
    public PolicyItem? Item { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; internal init; }
    public string Title { get; internal init; } = "";
    public string Summary { get; internal init; } = "";
    public string Category { get; internal init; } = "";
    public ClaimMode Mode { get; internal init; }

    /// <summary>The kind of benefit as the text names it; null for older texts.</summary>
    public BenefitKind? DeclaredBenefit { get; internal init; }

    /// <summary>The kind of benefit, by the stated default where the text names none.</summary>
    [NotMapped]
    public BenefitKind Benefit => DeclaredBenefit ?? BenefitDefaults.KindOf(Category, AmountText is not null, CapFen is not null);

    /// <summary>The disclosure as the text names it; null where it names none.</summary>
    public DisclosureKind? DeclaredDisclosure { get; internal init; }

    /// <summary>Scope of disclosure; none for an item that is not paid out.</summary>
    [NotMapped]
    public DisclosureKind Disclosure => IsPaidOut ? DeclaredDisclosure ?? BenefitDefaults.DisclosureOf(Benefit) : DisclosureKind.None;

    /// <summary>True for an award alone: only then may an offer, a claim, a payout or a disclosure arise.</summary>
    [NotMapped]
    public bool IsPaidOut => Benefit == BenefitKind.Award;
    public Frequency Frequency { get; internal init; }

    /// <summary>All departments that the item names, as written (工信、统计).</summary>
    public string DepartmentText { get; internal init; } = "";
    public string? ExclusiveGroup { get; internal init; }
    public string? AmountText { get; internal init; }

    /// <summary>Ceiling in fen; null: none.</summary>
    public long? CapFen { get; internal init; }

    /// <summary>The item in the exchange form, from which the rule is read again.</summary>
    public string RuleJson { get; internal init; } = "";

    /// <summary>SHA-256 of the canonical rule, hex.</summary>
    public string Fingerprint { get; internal init; } = "";
    public DateTime PublishedAt { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PolicyItemVersionConfiguration : IEntityTypeConfiguration<PolicyItemVersion>
{
    public void Configure(EntityTypeBuilder<PolicyItemVersion> builder)
    {
        builder.ToTable("PolicyItemVersions");
        builder.HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
    }
}

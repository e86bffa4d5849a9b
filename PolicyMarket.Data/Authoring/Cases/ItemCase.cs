using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>
/// 算例: a worked case of an item in one of its wordings. It belongs to the item's code within a department, not to a draft. The latest row of a number counts; a
/// withdrawn one has a last row that says so. Append-only and sealed. Natural key: department + item code + number + sequence.
/// </summary>
public sealed class ItemCase
{
    internal ItemCase() { }

    public long Id { get; private set; }
    public long DepartmentId { get; internal init; }
    public string ItemCode { get; internal init; } = "";

    /// <summary>From 1 within the item, never given twice.</summary>
    public int Number { get; internal init; }

    /// <summary>From 1 within the number, without gaps.</summary>
    public int Sequence { get; internal init; }
    public bool IsWithdrawn { get; internal init; }
    public CaseOrigin Origin { get; internal init; }

    /// <summary>The name that the officer chose; never that of a real firm by itself.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The day for which the case is computed.</summary>
    public DateOnly AsOf { get; internal init; }

    /// <summary><see cref="CaseFacts"/> as JSON.</summary>
    public string Facts { get; internal init; } = "";
    public OutcomeKind Outcome { get; internal init; }

    /// <summary>The expected sum; null: none.</summary>
    public long? AmountFen { get; internal init; }

    /// <summary>Why it was changed or withdrawn; empty for a first row.</summary>
    public string Reason { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }

    /// <summary>The case; facts that the catalogue does not know any more throw.</summary>
    public RuleCase Read(AttributeCatalog catalog) => new(Name, CaseFacts.Read(Facts, catalog).Required, AsOf, new CaseExpectation(Outcome, AmountFen));
}

/// <summary>Table and natural key.</summary>
internal sealed class ItemCaseConfiguration : IEntityTypeConfiguration<ItemCase>
{
    public void Configure(EntityTypeBuilder<ItemCase> builder)
    {
        builder.ToTable("ItemCases");
        builder
            .HasIndex(c => new
            {
                c.DepartmentId,
                c.ItemCode,
                c.Number,
                c.Sequence,
            })
            .IsUnique();
        builder.HasOne<Department>().WithMany().HasForeignKey(c => c.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

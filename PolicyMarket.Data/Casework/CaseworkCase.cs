using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Casework;

/// <summary>督办件: what a casework rule has found, until its cause is gone. Natural key: kind + subject + episode; at most one episode is open.</summary>
public sealed class CaseworkCase
{
    internal CaseworkCase() { }

    public long Id { get; private set; }
    public CaseKind Kind { get; internal init; }

    /// <summary>Subject of the case, e.g. "offer:17"; see <see cref="CaseKind"/>.</summary>
    public string Subject { get; internal init; } = "";

    /// <summary>From 1: the same subject after its earlier case has ended.</summary>
    public int Episode { get; internal init; }

    /// <summary>Null for a batch, which concerns many firms.</summary>
    public long? FirmId { get; internal init; }
    public Firm? Firm { get; internal init; }
    public long? DepartmentId { get; internal set; }
    public Department? Department { get; internal init; }
    public CaseActor Actor { get; internal set; }
    public CaseLight Light { get; internal set; }

    /// <summary>0: the light alone; 1: supervisors of the department; 2: the supervising office.</summary>
    public int Level { get; internal set; }

    /// <summary>The reason in one or two sentences.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>Name of the rule.</summary>
    public string Rule { get; internal set; } = "";

    /// <summary>The fired rules with the facts that they matched, one per line.</summary>
    public string Why { get; internal set; } = "";

    /// <summary>The facts that make it another case when they change.</summary>
    public string Evidence { get; internal init; } = "";
    public long AmountFen { get; internal set; }

    /// <summary>Last day, inclusive: of the thing that waits, or for dealing with the finding.</summary>
    public DateOnly Due { get; internal set; }
    public CaseState State { get; internal set; }
    public DateTime OpenedAt { get; internal init; }

    /// <summary>When light, level or reason last changed.</summary>
    public DateTime ChangedAt { get; internal set; }
    public DateTime? ClosedAt { get; internal set; }

    /// <summary>The person who dismissed it; null while open and when its cause is gone.</summary>
    public long? ClosedByPersonId { get; internal set; }
    public string? CloseReason { get; internal set; }

    /// <summary>True until those who must act have been told of the present light and level.</summary>
    public bool IsNoticeDue { get; internal set; }

    internal void Apply(CaseFinding finding, string rule, string why, DateTime at)
    {
        var isWorse = finding.Light > Light || finding.Level > Level;
        (Light, Level, Reason, Rule, Why, ChangedAt) = (finding.Light, finding.Level, finding.Reason, rule, why, at);
        (DepartmentId, Actor, AmountFen) = (finding.DepartmentId, finding.Actor, finding.AmountFen);
        if (Waits(Kind))
        {
            Due = finding.Due;
        }

        IsNoticeDue |= isWorse;
    }

    internal void Close(CaseState to, DateTime at, PersonId? personId, string reason)
    {
        State = CaseMoves.Table.Move($"case {Id}", State, to);
        (ClosedAt, ClosedByPersonId, CloseReason, IsNoticeDue) = (at, personId, reason, false);
    }

    /// <summary>The deadline is that of the thing that waits and moves with it; other kinds keep the one of the day on which they were opened.</summary>
    internal static bool Waits(CaseKind kind) =>
        kind is CaseKind.PreCheckWaits or CaseKind.DataWaits or CaseKind.OfferWaits or CaseKind.ClaimWaits or CaseKind.BatchWaits or CaseKind.DisputeWaits;
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class CaseworkCaseConfiguration : IEntityTypeConfiguration<CaseworkCase>
{
    public void Configure(EntityTypeBuilder<CaseworkCase> builder)
    {
        builder.ToTable("CaseworkCases", t => t.HasCheckConstraint("CK_CaseworkCases_Level", "\"Level\" BETWEEN 0 AND 2"));
        builder
            .HasIndex(c => new
            {
                c.Kind,
                c.Subject,
                c.Episode,
            })
            .IsUnique();
        builder.HasIndex(c => new { c.Kind, c.Subject }, "IX_CaseworkCases_OneOpen").IsUnique().HasFilter("\"State\" = 'Open'");
        builder.HasIndex(c => new
        {
            c.State,
            c.Light,
            c.DepartmentId,
        });
        builder.HasIndex(c => c.FirmId);
        builder.HasIndex(c => c.IsNoticeDue).HasFilter("\"IsNoticeDue\"");
        builder.HasOne(c => c.Firm).WithMany().HasForeignKey(c => c.FirmId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Department).WithMany().HasForeignKey(c => c.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

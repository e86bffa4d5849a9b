using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Disputes;

/// <summary>数据异议: a firm says that a delivered value about it is wrong. Natural key while it waits: firm + fact.</summary>
public sealed class FactDispute
{
    internal FactDispute() { }

    public long Id { get; private set; }
    public long FirmId { get; internal init; }
    public Firm? Firm { get; internal init; }

    /// <summary>Name of the fact, with its view where the firm's page shows one, e.g. "revenue" or "revenue@history".</summary>
    public string Fact { get; internal init; } = "";

    /// <summary>The fact in Chinese, as the firm saw it.</summary>
    public string Label { get; internal init; } = "";

    /// <summary>The disputed value in words.</summary>
    public string ValueText { get; internal init; } = "";

    /// <summary>Key of the delivering department, e.g. "税务".</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Period that the value speaks of; empty for a state.</summary>
    public string Period { get; internal init; } = "";

    /// <summary>As-of date of the delivery.</summary>
    public DateOnly AsOf { get; internal init; }

    /// <summary>The value as the firm says that it should be.</summary>
    public string ClaimedText { get; internal init; } = "";

    /// <summary>Why, in the firm's words.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The department that answers.</summary>
    public long DepartmentId { get; internal init; }
    public Department? Department { get; internal init; }
    public DisputeState State { get; internal set; }
    public DateTime RaisedAt { get; internal init; }
    public long RaisedByPersonId { get; internal init; }

    /// <summary>Last day for the answer, inclusive.</summary>
    public DateOnly Due { get; internal init; }
    public string? Reply { get; internal set; }
    public DateTime? AnsweredAt { get; internal set; }
    public long? AnsweredByPersonId { get; internal set; }

    internal void Answer(DisputeState to, string reply, PersonId personId, DateTime at)
    {
        State = DisputeMoves.Table.Move($"dispute {Id}", State, to);
        (Reply, AnsweredByPersonId, AnsweredAt) = (reply, personId, at);
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FactDisputeConfiguration : IEntityTypeConfiguration<FactDispute>
{
    public void Configure(EntityTypeBuilder<FactDispute> builder)
    {
        builder.ToTable("FactDisputes");
        builder.HasIndex(d => new { d.FirmId, d.Fact }, "IX_FactDisputes_OneWaiting").IsUnique().HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(d => new { d.FirmId, d.RaisedAt });
        builder.HasIndex(d => new
        {
            d.DepartmentId,
            d.State,
            d.Due,
        });
        builder.HasOne(d => d.Firm).WithMany().HasForeignKey(d => d.FirmId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Department).WithMany().HasForeignKey(d => d.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

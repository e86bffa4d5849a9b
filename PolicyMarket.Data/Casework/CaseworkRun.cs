using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Casework;

/// <summary>One evaluation of all firms. A row without an end was cut short; the next run does everything again and finds most of it done.</summary>
public sealed class CaseworkRun
{
    internal CaseworkRun() { }

    public long Id { get; private set; }
    public DateOnly BusinessDate { get; internal init; }
    public string Actor { get; internal init; } = "";
    public DateTime StartedAt { get; internal init; }
    public DateTime? FinishedAt { get; internal set; }
    public int FirmCount { get; internal set; }
    public int FactCount { get; internal set; }
    public int FindingCount { get; internal set; }
    public int OpenedCount { get; internal set; }
    public int ChangedCount { get; internal set; }
    public int SettledCount { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class CaseworkRunConfiguration : IEntityTypeConfiguration<CaseworkRun>
{
    public void Configure(EntityTypeBuilder<CaseworkRun> builder)
    {
        builder.ToTable("CaseworkRuns");
        builder.HasIndex(r => new { r.BusinessDate, r.FinishedAt });
    }
}

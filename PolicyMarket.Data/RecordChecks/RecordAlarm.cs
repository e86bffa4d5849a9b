using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// 记录警报: records disagree with their seals or with each other, found by a check or by a workflow that relied on them. Natural key: the set of findings,
/// while the alarm is open.
/// </summary>
public sealed class RecordAlarm
{
    internal RecordAlarm() { }

    public long Id { get; private set; }
    public DateTime At { get; internal init; }

    /// <summary>Who came across it: "每日核对", or the refused work with its person.</summary>
    public string Occasion { get; internal init; } = "";

    /// <summary>SHA-256 over the findings, hex.</summary>
    public string Fingerprint { get; internal init; } = "";
    public int FindingCount { get; internal init; }

    /// <summary>The first findings, one a line.</summary>
    public string Details { get; internal init; } = "";
    public DateTime LastSeenAt { get; internal set; }
    public int SeenCount { get; internal set; } = 1;
    public long? ClosedByPersonId { get; internal set; }
    public string? ClosedBy { get; internal set; }
    public DateTime? ClosedAt { get; internal set; }
    public string? CloseReason { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RecordAlarmConfiguration : IEntityTypeConfiguration<RecordAlarm>
{
    public void Configure(EntityTypeBuilder<RecordAlarm> builder)
    {
        builder.ToTable("RecordAlarms");
        builder.HasIndex(a => a.Fingerprint).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>记录核对: one check of all records, with what it found.</summary>
public sealed class RecordCheckRun
{
    internal RecordCheckRun() { }

    public long Id { get; private set; }
    public DateTime At { get; internal init; }

    /// <summary>Who started it: a person's name, "每日核对", "命令行".</summary>
    public string Actor { get; internal init; } = "";

    /// <summary>Sequence of the last link of the chain.</summary>
    public long HeadSequence { get; internal init; }

    /// <summary>Seal of the last link, hex.</summary>
    public string HeadMac { get; internal init; } = "";
    public long LinksChecked { get; internal init; }
    public long RowsChecked { get; internal init; }
    public int FindingCount { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RecordCheckRunConfiguration : IEntityTypeConfiguration<RecordCheckRun>
{
    public void Configure(EntityTypeBuilder<RecordCheckRun> builder)
    {
        builder.ToTable("RecordCheckRuns");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.FactSheets;

/// <summary>A dated parameter (LPR, minimum wage, …). Natural key: name + region + first day. The nearest region on the firm's path wins.</summary>
public sealed class ParameterValue
{
    internal ParameterValue() { }

    public long Id { get; private set; }
    public string Name { get; internal set; } = "";

    /// <summary>GB/T 2260 code; empty: the whole country.</summary>
    public string Region { get; internal set; } = "";

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; internal set; }

    /// <summary>Last day, inclusive; null: until the next value.</summary>
    public DateOnly? To { get; internal set; }

    /// <summary>The value as JSON (number, string, boolean).</summary>
    public string Value { get; internal set; } = "";
    public string Source { get; internal set; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ParameterValueConfiguration : IEntityTypeConfiguration<ParameterValue>
{
    public void Configure(EntityTypeBuilder<ParameterValue> builder)
    {
        builder.ToTable("ParameterValues");
        builder
            .HasIndex(p => new
            {
                p.Name,
                p.Region,
                p.From,
            })
            .IsUnique();
    }
}

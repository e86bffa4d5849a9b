using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Audit;

/// <summary>Who did what to which row, append-only (a trigger refuses updates and deletes).</summary>
public sealed class AuditEvent
{
    internal AuditEvent() { }

    public long Id { get; private set; }
    public DateTime At { get; internal init; }
    public long? PersonId { get; internal init; }

    /// <summary>Name of the person, or of the job or command.</summary>
    public string Actor { get; internal init; } = "";

    /// <summary>The code of an <see cref="AuditAction"/>, e.g. "offer.approve".</summary>
    public string Action { get; internal init; } = "";

    /// <summary>Subject of the action, e.g. "offer:17".</summary>
    public string Subject { get; internal init; } = "";
    public string Detail { get; internal init; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("AuditEvents");
        builder.HasIndex(e => e.Subject);
    }
}

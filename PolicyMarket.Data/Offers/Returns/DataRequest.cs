using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Offers.Returns;

/// <summary>退回补数据: which fact of an offer is missing or in doubt, and which department is asked for it; append-only. Natural key: offer + number.</summary>
public sealed class DataRequest
{
    internal DataRequest() { }

    public long Id { get; private set; }
    public long OfferId { get; internal init; }
    public Offer? Offer { get; internal init; }

    /// <summary>From 1; a further return of the same offer is a further number.</summary>
    public int Number { get; internal init; }

    /// <summary>Name of the attribute.</summary>
    public string Attribute { get; internal init; } = "";

    /// <summary>Key of the department that is asked, as deliveries name their source (税务, 人社, …).</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The newest batch at that time: a later one of the department that names the firm is the answer.</summary>
    public long AfterBatchId { get; internal init; }
    public long AskedByPersonId { get; internal init; }
    public DateTime AskedAt { get; internal init; }
    public string? Note { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class DataRequestConfiguration : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("DataRequests");
        builder.HasIndex(r => new { r.OfferId, r.Number }).IsUnique();
        builder.HasOne(r => r.Offer).WithMany().HasForeignKey(r => r.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Policies;

/// <summary>政策文件: the text that items are taken from. Natural key: title + number (empty when unnumbered).</summary>
public sealed class PolicyDocument : IPublicContent
{
    internal PolicyDocument() { }

    public long Id { get; private set; }
    public string Title { get; internal set; } = "";
    public string Number { get; internal set; } = "";
    public string? Issuer { get; internal set; }
    public string Level { get; internal set; } = "";
    public string? Region { get; internal set; }

    /// <summary>First day in force, inclusive; null when the text does not say.</summary>
    public DateOnly? EffectiveFrom { get; internal set; }

    /// <summary>Last day in force, inclusive; null when the text does not say, which is not "in force".</summary>
    public DateOnly? EffectiveTo { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PolicyDocumentConfiguration : IEntityTypeConfiguration<PolicyDocument>
{
    public void Configure(EntityTypeBuilder<PolicyDocument> builder)
    {
        builder.ToTable("PolicyDocuments");
        builder.HasIndex(d => new { d.Title, d.Number }).IsUnique();
    }
}

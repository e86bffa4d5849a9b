using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// One computed check before publication. Append-only and sealed, report and lists by their hash; an approval names it with its hash. Natural key: submission +
/// business date + state of the data.
/// </summary>
public sealed class GateRun
{
    internal GateRun() { }

    public long Id { get; private set; }
    public long SubmissionId { get; internal init; }

    /// <summary>Hash of the content for which it was computed.</summary>
    public string ContentHash { get; internal init; } = "";
    public DateOnly BusinessDate { get; internal init; }

    /// <summary>The state of the facts, of the items in force and of the budget.</summary>
    public string DataStamp { get; internal init; } = "";
    public DateTime ComputedAt { get; internal init; }
    public long ComputedByPersonId { get; internal init; }
    public string ReportJson { get; internal init; } = "";

    /// <summary>Firms and work under way, packed.</summary>
    public byte[] Lists { get; internal init; } = [];

    /// <summary>SHA-256 over content, report and lists, hex.</summary>
    public string ReportHash { get; internal init; } = "";

    [NotMapped]
    public GateReport Report => JsonSerializer.Deserialize<GateReport>(ReportJson) ?? throw new InvalidOperationException($"Check {Id} has no report.");

    /// <summary>The lists as they were computed.</summary>
    public GateLists ReadLists() => GateLists.Unpack(Lists);

    /// <summary>True when the stored report is the one that was computed.</summary>
    internal bool IsIntact => ReportHash == HashOf(ContentHash, ReportJson, Lists);

    internal static string HashOf(string contentHash, string reportJson, byte[] lists)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(contentHash));
        hash.AppendData(Encoding.UTF8.GetBytes(reportJson));
        hash.AppendData(lists);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Table and natural key.</summary>
internal sealed class GateRunConfiguration : IEntityTypeConfiguration<GateRun>
{
    public void Configure(EntityTypeBuilder<GateRun> builder)
    {
        builder.ToTable("GateRuns");
        builder
            .HasIndex(r => new
            {
                r.SubmissionId,
                r.BusinessDate,
                r.DataStamp,
            })
            .IsUnique();
        builder.HasOne<DraftSubmission>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Identity;

namespace PolicyMarket.Data.People;

/// <summary>One sign-in of a person. The id is 128 random bits in hexadecimal and stands in the encrypted sign-in cookie.</summary>
public sealed class PersonSession
{
    internal PersonSession() { }

    public string Id { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public DateTime StartedAt { get; internal init; }

    /// <summary>Written at most once a minute.</summary>
    public DateTime LastSeenAt { get; internal set; }

    /// <summary>Network address from which the person signed in.</summary>
    public string Address { get; internal init; } = "";

    /// <summary>The browser's User-Agent, at most 200 characters.</summary>
    public string Browser { get; internal init; } = "";

    /// <summary>When the second factor was given; null: not yet, or the person has none.</summary>
    public DateTime? CodeAt { get; internal set; }

    /// <summary>Null while the session lasts.</summary>
    public DateTime? EndedAt { get; private set; }
    public SessionEnd? EndReason { get; private set; }

    internal void End(DateTime at, SessionEnd reason)
    {
        EndedAt ??= at;
        EndReason ??= reason;
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PersonSessionConfiguration : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> builder)
    {
        builder.ToTable("PersonSessions");
        builder.Property(s => s.Id).HasMaxLength(32);
        builder.HasIndex(s => new { s.PersonId, s.EndedAt });
        builder.HasIndex(s => s.LastSeenAt, "IX_PersonSessions_Open").HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

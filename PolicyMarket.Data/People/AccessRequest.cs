using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>
/// A change of access that one administrator requests and another confirms. A grant made by the command line is recorded as confirmed without a second
/// person. Natural key while pending: person + kind + role.
/// </summary>
public sealed class AccessRequest
{
    internal AccessRequest() { }

    public long Id { get; private set; }
    public long PersonId { get; internal init; }
    public AccessRequestKind Kind { get; internal init; }

    /// <summary>The role to be given; empty for the reset of a second factor.</summary>
    public string Role { get; internal init; } = "";
    public AccessRequestState State { get; private set; }

    /// <summary>Null: the command line.</summary>
    public long? RequestedByPersonId { get; internal init; }
    public string RequestedByName { get; internal init; } = "";
    public DateTime RequestedAt { get; internal init; }

    /// <summary>Null while pending, and for a grant without a second person.</summary>
    public long? DecidedByPersonId { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    internal void Decide(AccessRequestState to, Actor by, DateTime at)
    {
        if (State != AccessRequestState.Pending || to == AccessRequestState.Pending)
        {
            throw new InvalidOperationException($"Access request {Id} cannot move from {State} to {to}.");
        }

        (State, DecidedByPersonId, DecidedByName, DecidedAt) = (to, by.PersonId, by.Name, at);
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> builder)
    {
        builder
            .HasIndex(
                r => new
                {
                    r.PersonId,
                    r.Kind,
                    r.Role,
                },
                "IX_AccessRequests_OnePending"
            )
            .IsUnique()
            .HasFilter("\"State\" = 'Pending'");
        builder.HasIndex(r => r.State);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(
            "AccessRequests",
            t =>
                t.HasCheckConstraint(
                    "CK_AccessRequests_TwoPersons",
                    "\"State\" <> 'Confirmed' OR \"RequestedByPersonId\" IS NULL OR \"DecidedByPersonId\" IS NULL OR \"DecidedByPersonId\" "
                        + "<> \"RequestedByPersonId\""
                )
        );
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// 待确认回执: an answer of the bank that was typed in, or that names another payee than the instruction. Nothing is booked before a second person
/// confirms it (a CHECK constraint refuses the same one). Natural key: payout, while pending.
/// </summary>
public sealed class BankEntry
{
    internal BankEntry() { }

    public long Id { get; private set; }
    public long BatchId { get; internal init; }
    public long PayoutId { get; internal init; }
    public bool IsPaid { get; internal init; }
    public DateOnly On { get; internal init; }
    public string? Reference { get; internal init; }
    public string? Reason { get; internal init; }

    /// <summary>How the actual payee differs from the instruction, in words; null for an answer that was typed in.</summary>
    public string? Difference { get; internal init; }
    public BankEntryState State { get; private set; }
    public long EnteredByPersonId { get; internal init; }
    public DateTime EnteredAt { get; internal init; }
    public long? DecidedByPersonId { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }

    internal static BankEntry Of(BankResultRow row, long batchId, PersonId personId, DateTime at) =>
        new()
        {
            BatchId = batchId,
            PayoutId = row.Payout.Id,
            IsPaid = row.IsPaid,
            On = row.On,
            Reference = row.Reference,
            Reason = row.Reason,
            Difference = row.Difference,
            EnteredByPersonId = personId,
            EnteredAt = at,
        };

    internal void Confirm(PersonId personId, DateTime at, string? reason)
    {
        if (personId == EnteredByPersonId)
        {
            throw new InvalidOperationException($"Bank entry {Id} was made by person {EnteredByPersonId}, who cannot confirm it.");
        }

        Decide(BankEntryState.Confirmed, personId, at, reason);
    }

    /// <summary>Whoever entered it may also take it back.</summary>
    internal void Discard(PersonId personId, DateTime at, string reason) => Decide(BankEntryState.Discarded, personId, at, reason);

    internal void Replace(DateTime at) => Decide(BankEntryState.Replaced, personId: null, at, reason: null);

    private void Decide(BankEntryState to, PersonId? personId, DateTime at, string? reason)
    {
        if (State != BankEntryState.Pending)
        {
            throw new InvalidOperationException($"Bank entry {Id} cannot go from {State} to {to}.");
        }

        (State, DecidedByPersonId, DecidedAt, DecisionReason) = (to, personId, at, reason);
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BankEntryConfiguration : IEntityTypeConfiguration<BankEntry>
{
    public void Configure(EntityTypeBuilder<BankEntry> builder)
    {
        builder.HasIndex(e => e.PayoutId, "IX_BankEntries_OnePending").IsUnique().HasFilter("\"State\" = 'Pending'");
        builder.HasIndex(e => new { e.BatchId, e.State });
        builder.HasOne<Payout>().WithMany().HasForeignKey(e => e.PayoutId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(
            "BankEntries",
            t => t.HasCheckConstraint("CK_BankEntries_TwoPersons", "\"State\" <> 'Confirmed' OR \"DecidedByPersonId\" <> \"EnteredByPersonId\"")
        );
    }
}

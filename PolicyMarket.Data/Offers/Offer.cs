using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Offers;

/// <summary>待确认: an apply-free match on its way to the firm. Natural key: firm + item version + entitlement period.</summary>
public sealed partial class Offer
{
    internal Offer() { }

    public long Id { get; private set; }
    public long FirmId { get; internal init; }
    public Firm? Firm { get; internal init; }
    public long ItemId { get; internal init; }
    public long ItemVersionId { get; internal init; }
    public PolicyItemVersion? ItemVersion { get; internal init; }

    /// <summary>"2025" for yearly items, "once" for single ones.</summary>
    public string Period { get; internal init; } = "";

    /// <summary>The department that answers for the firm.</summary>
    public long DepartmentId { get; internal set; }

    /// <summary>Payable in fen at the date of the run.</summary>
    public long AmountFen { get; internal set; }
    public long RunId { get; internal set; }
    public OfferState State { get; internal set; }

    /// <summary>Last day of the pre-check, inclusive.</summary>
    public DateOnly CheckDue { get; internal set; }

    /// <summary>
    /// Last day on which the offer can be confirmed, inclusive: of its item (document or window) or of the fund's year, whichever ends first.
    /// </summary>
    public DateOnly LastDay { get; internal set; }

    /// <summary>Receipt as JSON; frozen when the firm confirms. Setting it sets <see cref="ReceiptHash"/>.</summary>
    public string ReceiptJson
    {
        get;
        internal set => (field, ReceiptHash) = (value, DeterminationRecordMaker.HashOf(value));
    } = "";

    /// <summary>SHA-256 of the receipt's UTF-8 bytes, hex.</summary>
    public string ReceiptHash { get; private set; } = "";
    public DateTime CreatedAt { get; internal init; }
    public long? CheckedByPersonId { get; internal set; }
    public DateTime? CheckedAt { get; internal set; }
    public string? Reason { get; internal set; }
    public DateTime? PushedAt { get; internal set; }
    public DateTime? AnsweredAt { get; internal set; }

    /// <summary>Counts every change of state: a second writer with an older number is refused.</summary>
    public int Revision { get; internal set; }

    internal void Move(OfferState to)
    {
        State = OfferMoves.Table.Move($"offer {Id}", State, to);
        Revision++;
    }

    /// <summary>A reviewer's decision; taking it back clears it.</summary>
    internal void Check(OfferState to, PersonId personId, DateTime at, string? reason)
    {
        Move(to);
        var isOpen = to == OfferState.AwaitingCheck;
        CheckedByPersonId = isOpen ? null : personId;
        CheckedAt = isOpen ? null : at;
        Reason = reason;
    }

    internal void Push(DateTime at)
    {
        Move(OfferState.Pushed);
        PushedAt = at;
    }

    /// <summary>The firm's answer: Confirmed or Declined.</summary>
    internal void Answer(OfferState to, DateTime at, string? reason)
    {
        Move(to);
        AnsweredAt = at;
        Reason = reason;
    }

    /// <summary>The firm takes back that it declined: the offer waits for an answer again, as if it had been pushed now.</summary>
    internal void TakeBackAnswer(DateTime at)
    {
        Push(at);
        AnsweredAt = null;
        Reason = null;
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class OfferConfiguration : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.ToTable("Offers");
        builder
            .HasIndex(o => new
            {
                o.FirmId,
                o.ItemVersionId,
                o.Period,
            })
            .IsUnique();
        builder.HasIndex(o => new
        {
            o.DepartmentId,
            o.State,
            o.CheckDue,
        });
        builder.HasIndex(o => new { o.State, o.CheckedAt });
        builder.HasIndex(o => new { o.State, o.LastDay });
        builder.Property(o => o.Revision).IsConcurrencyToken();
    }
}

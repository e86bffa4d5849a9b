using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// 草稿: an item while a department writes it, shared by its officers. What is submitted and decided is frozen in rows of its own, which are sealed. At most one
/// approved draft of an item waits for its day.
/// </summary>
public sealed class ItemDraft
{
    internal ItemDraft() { }

    public long Id { get; private set; }
    public long DepartmentId { get; internal init; }
    public Department? Department { get; internal init; }

    /// <summary>The item that gets a new version; null for a new item.</summary>
    public long? ItemId { get; internal set; }

    /// <summary>The version that the draft was begun from or last brought up to; null for a new item.</summary>
    public long? BaseVersionId { get; internal set; }
    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DraftState State { get; private set; }
    public long CreatedByPersonId { get; internal init; }
    public DateTime CreatedAt { get; internal init; }
    public long ChangedByPersonId { get; private set; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>From 1; rises with every saved change.</summary>
    public int Revision { get; private set; }
    public int HeadRevision { get; private set; }
    public int ConditionsRevision { get; private set; }
    public int AmountRevision { get; private set; }
    public string Head { get; private set; } = "";
    public string Conditions { get; private set; } = "";
    public string Amount { get; private set; } = "";

    /// <summary>The latest submission; null before the first.</summary>
    public long? SubmissionId { get; internal set; }

    /// <summary>The day on which an approved draft takes effect.</summary>
    public DateOnly? EffectiveOn { get; internal set; }

    /// <summary>The version that was made from it.</summary>
    public long? VersionId { get; internal set; }

    /// <summary>The content as it stands.</summary>
    [NotMapped]
    public DraftContent Content => new(Head, Conditions, Amount);

    /// <summary>The revision in which a part was last changed.</summary>
    internal int RevisionOf(DraftSection section) =>
        section switch
        {
            DraftSection.Head => HeadRevision,
            DraftSection.Conditions => ConditionsRevision,
            DraftSection.Amount => AmountRevision,
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "An unknown part of a draft."),
        };

    /// <summary>Takes changed parts in as the next revision.</summary>
    internal void Change(IReadOnlyDictionary<DraftSection, string> parts, PersonId personId, DateTime at)
    {
        Revision++;
        foreach (var (section, text) in parts)
        {
            var content = Content.With(section, text);
            (Head, Conditions, Amount) = (content.Head, content.Conditions, content.Amount);
            switch (section)
            {
                case DraftSection.Head:
                    HeadRevision = Revision;
                    break;
                case DraftSection.Conditions:
                    ConditionsRevision = Revision;
                    break;
                default:
                    AmountRevision = Revision;
                    break;
            }
        }

        (Code, Title) = (Shortened(Content.HeadText("id"), 100), Shortened(Content.HeadText("title"), 200));
        (ChangedByPersonId, ChangedAt) = (personId, at);
    }

    /// <summary>A revision that is kept aside gets a number of its own.</summary>
    internal int CountAside() => ++Revision;

    internal void Move(DraftState to) => State = DraftMoves.Table.Move($"draft {Id}", State, to);

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ItemDraftConfiguration : IEntityTypeConfiguration<ItemDraft>
{
    public void Configure(EntityTypeBuilder<ItemDraft> builder)
    {
        builder.ToTable("ItemDrafts");
        builder.HasIndex(d => new { d.DepartmentId, d.State });
        builder.HasIndex(d => new { d.State, d.EffectiveOn });
        builder.HasIndex(d => d.Code).IsUnique().HasFilter("\"State\" = 'Approved'");
        builder.HasOne(d => d.Department).WithMany().HasForeignKey(d => d.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyItem>().WithMany().HasForeignKey(d => d.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

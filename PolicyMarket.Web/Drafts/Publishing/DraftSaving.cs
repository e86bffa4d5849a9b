using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>
/// Saves one person's open draft part by part. It knows for each part the text that the server holds and the revision at which it was read, so that only what
/// this person has changed is sent, on the revision on which it rests.
/// </summary>
internal sealed class DraftSaving(DraftDesk desk, PersonId personId, long draftId)
{
    private readonly Dictionary<DraftSection, (string Text, int Revision)> known = [];
    private readonly Dictionary<DraftSection, SavedClash> clashes = [];

    /// <summary>The latest revision that a saving or reading has told.</summary>
    public int Revision { get; private set; }

    /// <summary>When something was last saved, UTC; null: not yet.</summary>
    public DateTime? SavedAt { get; private set; }

    public IReadOnlyDictionary<DraftSection, SavedClash> Clashes => clashes;

    /// <summary>Takes the server's text of a part as that on which this person goes on.</summary>
    public void Rest(DraftSection section, string text, int revision)
    {
        known[section] = (text, revision);
        clashes.Remove(section);
    }

    /// <summary>The revision on which this person's text of a part rests.</summary>
    public int RevisionOf(DraftSection section) => known[section].Revision;

    /// <summary>Counts a revision that was read.</summary>
    public void Read(int revision) => Revision = Math.Max(Revision, revision);

    /// <summary>True when this person has not changed the part since it was read.</summary>
    public bool IsClean(DraftSection section, DraftContent content) => known.TryGetValue(section, out var rest) && rest.Text == content.TextOf(section);

    /// <summary>True when nothing is left to send.</summary>
    public bool IsSaved(DraftContent content) => !ToSend(content).Any();

    /// <summary>True when something was sent; refused with the first refusal.</summary>
    public async Task<Result<bool>> SaveAsync(DraftContent content, CancellationToken ct)
    {
        var sent = false;
        foreach (var group in ToSend(content).GroupBy(section => known[section].Revision).ToList())
        {
            var parts = group.ToDictionary(section => section, content.TextOf);
            var saved = await desk.SaveAsync(personId, draftId, group.Key, parts, ct);
            if (saved.Value is not { } done)
            {
                return Result.Fail<bool>(saved.Diagnostics);
            }

            Take(parts, done);
            sent = true;
        }

        return Result.Ok(sent);
    }

    /// <summary>Puts this person's text of a part in the place of the other's.</summary>
    public void Insist(DraftSection section)
    {
        known[section] = ("", Revision);
        clashes.Remove(section);
    }

    private IEnumerable<DraftSection> ToSend(DraftContent content) =>
        known.Keys.Where(section => !IsClean(section, content) && clashes.GetValueOrDefault(section)?.Text != content.TextOf(section));

    private void Take(Dictionary<DraftSection, string> parts, DraftSaved done)
    {
        Read(done.Revision);
        SavedAt = done.At;
        foreach (var (section, text) in parts)
        {
            if (done.Aside.FirstOrDefault(clash => clash.Section == section) is { } clash)
            {
                clashes[section] = new SavedClash(section, clash.PersonName, clash.At, done.AsideRevision ?? done.Revision, text);
            }
            else
            {
                Rest(section, text, done.Revision);
            }
        }
    }
}

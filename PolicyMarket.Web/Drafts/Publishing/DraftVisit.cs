using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>One open page of a draft. Its events come from other circuits' threads.</summary>
public sealed class DraftVisit(DraftPresence presence, long draftId, long personId, string name) : IDisposable
{
    /// <summary>Somebody came or left.</summary>
    public event EventHandler? PeopleChanged;

    /// <summary>Somebody else saved.</summary>
    public event EventHandler? OtherSaved;

    public long DraftId => draftId;

    public string Name => name;

    /// <summary>Names of the other persons who have the draft open.</summary>
    public ImmutableArray<string> Others => presence.OthersOf(this);

    internal long PersonId => personId;

    /// <summary>Tells the others that something was saved.</summary>
    public void Saved() => presence.Saved(this);

    public void Dispose() => presence.Leave(this);

    internal void RaisePeople() => PeopleChanged?.Invoke(this, EventArgs.Empty);

    internal void RaiseSaved() => OtherSaved?.Invoke(this, EventArgs.Empty);
}

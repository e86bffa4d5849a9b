using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>
/// Stored data cannot be relied on. They were checked when they were taken in or published, so this is damage to the record, never bad input. The one exception
/// for it: <see cref="Damages"/> name rows that cannot be read, <see cref="Findings"/> name rows that are not as they were sealed and that a save would change;
/// <see cref="Recorder"/> turns the latter into a refusal and an alarm.
/// </summary>
public sealed class DamagedRecordException : Exception
{
    /// <summary>One or more rows that cannot be read.</summary>
    public DamagedRecordException(IReadOnlyList<StoredDamage> damages, Exception? cause = null)
        : base(damages[0].Sentence, cause) => Damages = damages;

    /// <summary>One or more findings about seals.</summary>
    internal DamagedRecordException(IEnumerable<Diagnostic> findings)
        : base("Rows that a workflow changes are not as they were sealed.") => Findings = [.. findings];

    public IReadOnlyList<StoredDamage> Damages { get; } = [];

    public ImmutableArray<Diagnostic> Findings { get; } = [];

    /// <summary>The damages of one kind.</summary>
    public IReadOnlyList<T> DamagesOf<T>()
        where T : StoredDamage => [.. Damages.OfType<T>()];

    public bool IsOf<T>()
        where T : StoredDamage => Damages.Any(damage => damage is T);
}

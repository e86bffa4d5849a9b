using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>A save was stopped because rows that it changes are not as they were sealed; <see cref="Recorder"/> turns it into a refusal and an alarm.</summary>
internal sealed class DamagedRecordException(IEnumerable<Diagnostic> findings) : Exception("Rows that a workflow changes are not as they were sealed.")
{
    /// <summary>One or more.</summary>
    public ImmutableArray<Diagnostic> Findings { get; } = [.. findings];
}

using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>Records the refusals of authorization, after the refused transaction was rolled back.</summary>
public interface IRefusalLog
{
    /// <summary>Records the refusals among the diagnostics of a workflow's result. Work: e.g. "BatchDesk.ApproveAsync".</summary>
    internal Task RecordAsync(Recorder recorder, long? personId, string work, ImmutableArray<Diagnostic> diagnostics);
}

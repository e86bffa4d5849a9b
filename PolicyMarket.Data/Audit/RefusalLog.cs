using System.Collections.Frozen;
using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Audit;

/// <summary>
/// Records the refusals of authorization as audit events. A refused workflow rolls back, so each refusal is written in its own transaction after it.
/// </summary>
public sealed class RefusalLog(RepeatedEvents repeated, AccessMetrics metrics) : IRefusalLog
{
    private const string NoPerson = AuditWording.CommandLineOrJob;

    /// <summary>Diagnostics that mean "not this person": no role, another department or firm, the same person twice.</summary>
    public static FrozenSet<string> Codes { get; } =
        new[]
        {
            DataDiagnostics.NotAllowed,
            DataDiagnostics.NotYours,
            DataDiagnostics.AccountNotYours,
            DataDiagnostics.BatchSamePerson,
            DataDiagnostics.BulkSamePerson,
        }.ToFrozenSet(StringComparer.Ordinal);

    async Task IRefusalLog.RecordAsync(Recorder recorder, long? personId, string work, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var refusal in diagnostics.Where(d => Codes.Contains(d.Code)).DistinctBy(d => d.Code))
        {
            metrics.CountRefusal(refusal.Code);
            await repeated.AddAsync(recorder, new RepeatedEvent(personId, NoPerson, AuditAction.AccessRefused, work, $"{refusal.Code} {refusal.Message}"));
        }
    }
}

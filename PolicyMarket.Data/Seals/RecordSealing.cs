using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Seals;

/// <summary>Seals the transactions of the <see cref="Recorder"/> with the chain and keeps its head outside the database.</summary>
internal sealed class RecordSealing(SealWriter writer, ChainHeads heads) : IRecordSeals
{
    Task<List<Diagnostic>> IRecordSeals.VerifyActorAsync(PolicyMarketDb db, CancellationToken ct) => writer.VerifyActorAsync(db, ct);

    async Task<Action?> IRecordSeals.SealAsync(PolicyMarketDb db, CancellationToken ct) =>
        await writer.SealAsync(db, ct) is { } head ? () => heads.Write(head) : null;
}

using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// Notes which sealed rows a workflow saves and, before the commit, appends a link for each of them. A row that is changed is verified first, so that a new
/// link never covers a change that no workflow made. A save of sealed rows outside a <see cref="Recorder"/> transaction throws, and so does the deletion of
/// one.
/// </summary>
public sealed class SealWriter(SealChain chain, RowSeals rows) : SaveChangesInterceptor
{
    private const int RowsInOneCommand = 100;
    private readonly ConditionalWeakTable<DbContext, Dictionary<object, SealedKind>> _saved = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is PolicyMarketDb db)
        {
            await NoteAsync(db, cancellationToken);
        }

        return result;
    }

    /// <summary>Findings about the person who acts in this transaction; empty when the account is as it was sealed, or when no person acts.</summary>
    internal async Task<List<Diagnostic>> VerifyActorAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var kind = SealedKinds.Accounts;
        return db.ActingPersonId is not { } personId || SavedIds(db).Contains((kind, personId)) // verified when it was saved
            ? []
            : await rows.VerifyAsync(db, kind, [personId], ct);
    }

    /// <summary>Appends the links of what the transaction has saved. Returns the new head; null when nothing sealed was saved.</summary>
    internal async Task<ChainHead?> SealAsync(PolicyMarketDb db, CancellationToken ct)
    {
        if (!_saved.TryGetValue(db, out var saved))
        {
            return null;
        }

        _saved.Remove(db);
        var links = new List<SealLink>(saved.Count);
        var head = await HeadAsync(db, ct);
        foreach (var group in saved.GroupBy(row => row.Value, row => row.Key).OrderBy(group => SealedKinds.All.IndexOf(group.Key)))
        {
            long[] ids = [.. group.Select(entity => IdOf(db, entity)).Distinct().Order()];
            head = await AppendAsync(db, group.Key, ids, head, links, ct);
        }

        await InsertAsync(db, links, ct);
        return head;
    }

    /// <summary>Seals all rows of a table that has never been sealed. Returns the new head.</summary>
    internal async Task<ChainHead> SealTableAsync(PolicyMarketDb db, SealedKind kind, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var links = new List<SealLink>(ids.Count);
        var head = await AppendAsync(db, kind, ids, await HeadAsync(db, ct), links, ct);
        await InsertAsync(db, links, ct);
        return head;
    }

    /// <summary>The last link as the database has it; sequence 0 when there is none.</summary>
    internal static async Task<ChainHead> HeadAsync(PolicyMarketDb db, CancellationToken ct) =>
        await db.SealLinks.AsNoTracking().OrderByDescending(link => link.Id).Select(link => new ChainHead(link.Id, link.Mac)).FirstOrDefaultAsync(ct)
        ?? new ChainHead(0, SealChain.Start);

    private async Task<ChainHead> AppendAsync(
        PolicyMarketDb db,
        SealedKind kind,
        IReadOnlyCollection<long> ids,
        ChainHead head,
        List<SealLink> links,
        CancellationToken ct
    )
    {
        var hashes = await SealedRows.HashesAsync(db, kind, ids, ct);
        foreach (var id in ids)
        {
            var hash = hashes.GetValueOrDefault(id) ?? throw new InvalidOperationException($"{kind.Table} {id} was saved and is not there.");
            var link = chain.Next(head.Sequence + 1, head.Mac, kind, id, hash);
            links.Add(link);
            head = new ChainHead(link.Id, link.Mac);
        }

        return head;
    }

    private async Task NoteAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var noted = new List<(EntityEntry Entry, SealedKind Kind)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || KindOf(entry) is not { } kind)
            {
                continue;
            }

            if (entry.State == EntityState.Deleted && entry.Entity is not IdentityUserRole<long>)
            {
                throw new InvalidOperationException($"A row of {entry.Metadata.ClrType.Name} is never deleted.");
            }

            if (db.Database.CurrentTransaction is null)
            {
                throw new InvalidOperationException($"A row of {entry.Metadata.ClrType.Name} is saved outside the Recorder and would have no seal.");
            }

            noted.Add((entry, kind));
        }

        if (noted.Count > 0)
        {
            await VerifyStoredAsync(db, noted, ct);
            var saved = _saved.GetOrCreateValue(db);
            noted.ForEach(row => saved[row.Entry.Entity] = row.Kind);
        }
    }

    /// <summary>Verifies the rows that are in the table and that this transaction has not saved yet: of those, only this process knows the content.</summary>
    private async Task VerifyStoredAsync(PolicyMarketDb db, List<(EntityEntry Entry, SealedKind Kind)> noted, CancellationToken ct)
    {
        var stored = noted.Where(row => IsStored(row.Entry)).Select(row => (row.Kind, Id: IdOf(db, row.Entry.Entity))).ToHashSet();
        if (stored.Count == 0)
        {
            return;
        }

        stored.ExceptWith(SavedIds(db));
        var findings = new List<Diagnostic>();
        foreach (var group in stored.GroupBy(row => row.Kind, row => row.Id))
        {
            findings.AddRange(await rows.VerifyAsync(db, group.Key, group, ct));
        }

        if (findings.Count > 0)
        {
            throw new DamagedRecordException(findings);
        }
    }

    /// <summary>A role belongs to the row of its person, which is stored unless it is added by the same save.</summary>
    private static bool IsStored(EntityEntry entry) =>
        entry.Entity is IdentityUserRole<long> ? !entry.Property(nameof(IdentityUserRole<long>.UserId)).IsTemporary : entry.State == EntityState.Modified;

    private HashSet<(SealedKind Kind, long Id)> SavedIds(PolicyMarketDb db) =>
        _saved.TryGetValue(db, out var saved) ? [.. saved.Select(row => (row.Value, IdOf(db, row.Key)))] : [];

    /// <summary>The kind whose row the save changes; null when nothing sealed changes. A role belongs to the row of its person.</summary>
    private static SealedKind? KindOf(EntityEntry entry)
    {
        if (entry.Entity is IdentityUserRole<long>)
        {
            return SealedKinds.Accounts;
        }

        return
            entry.Metadata.GetTableName() is { } table
            && SealedKinds.ByTable.TryGetValue(table, out var kind)
            && (!kind.IsPartial || entry.State != EntityState.Modified || kind.Columns.Any(column => entry.Property(column).IsModified))
            ? kind
            : null;
    }

    private static long IdOf(PolicyMarketDb db, object entity) =>
        entity is IdentityUserRole<long> role
            ? role.UserId
            : (long)(db.Entry(entity).Property("Id").CurrentValue ?? throw new InvalidOperationException($"A saved {entity.GetType().Name} has no id."));

    /// <summary>Plain commands: links are many, and a change tracker would only carry them along.</summary>
    private static async Task InsertAsync(PolicyMarketDb db, List<SealLink> links, CancellationToken ct)
    {
        foreach (var chunk in links.Chunk(RowsInOneCommand))
        {
            var rows = string.Join(',', chunk.Select((_, at) => $"(@i{at},@k{at},@r{at},@f{at},@c{at},@m{at})"));
            await using var command = SealedRows.Command(
                db,
                $"INSERT INTO \"SealLinks\" (\"Id\",\"Kind\",\"RecordId\",\"Form\",\"ContentHash\",\"Mac\") VALUES {rows}"
            );
            for (var at = 0; at < chunk.Length; at++)
            {
                var link = chunk[at];
                foreach (
                    var (name, value) in ((string, object)[])
                        [("i", link.Id), ("k", link.Kind), ("r", link.RecordId), ("f", link.Form), ("c", link.ContentHash), ("m", link.Mac)]
                )
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = ($"@{name}{at}", value);
                    command.Parameters.Add(parameter);
                }
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }
}

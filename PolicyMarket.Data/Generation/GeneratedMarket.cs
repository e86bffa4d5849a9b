using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Generation;

/// <summary>
/// Fills an empty record with a generated market of any size, for measuring and trying out, by the writers and with the batches of real deliveries.
/// Killed at any moment and ordered again it goes on. A record that holds anything else is left alone.
/// </summary>
public sealed class GeneratedMarket(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    GeneratedFirms firms,
    GeneratedItems items,
    ParameterIntake parameters
)
{
    /// <summary>So many firms have a code and a name of their own.</summary>
    public const int MostFirms = GeneratedFirm.Most;

    private static readonly Actor Author = Actor.System("生成数据");

    /// <summary>Makes what is ordered, or completes it.</summary>
    public async Task<Result<GenerationReport>> GenerateAsync(GenerationOrder order, IProgress<GenerationProgress>? progress, CancellationToken ct)
    {
        var there = await FindAsync(ct);
        if (there is null && await HoldsDataAsync(ct))
        {
            return Result.Fail<GenerationReport>(
                DataDiagnostics.GenerateRecordInUse,
                "数据目录里已有别的数据，生成的企业不能和它们混在一起，什么也没有写入。请用 --data 换一个空目录。"
            );
        }

        if (there is not null && there != order)
        {
            return Result.Fail<GenerationReport>(
                DataDiagnostics.GenerateOther,
                $"数据目录里是按另一组参数生成的数据（企业 {there.Firms:N0} 家，种子 {there.Seed}，事项 {there.Items:N0} 个），什么也没有写入。请用同样的参数，或用 --data 换一个空目录。"
            );
        }

        if (await HasAsync(AuditAction.GenerateFinish, ct))
        {
            return Result.Ok(new GenerationReport(order.Firms, 0, 0, WasThereBefore: true));
        }

        if (there is null)
        {
            await MarkAsync(AuditAction.GenerateBegin, TextOf(order), ct);
        }

        var made = await items.ImportAsync(order, progress, ct);
        if (order.WithStarter)
        {
            Demand(await parameters.TakeInAsync(personId: null, DemonstrationParameters.Of(clock.Today.Year - 1), ct));
        }

        var sheets = await firms.AddAsync(order, progress, ct);
        await MarkAsync(AuditAction.GenerateFinish, TextOf(order), ct);
        return Result.Ok(new GenerationReport(order.Firms, sheets, made, WasThereBefore: false));
    }

    /// <summary>The next delivery: so many of a hundred firms get other tax figures, and so many generated items a new version.</summary>
    public async Task<Result<GenerationReport>> ChangeAsync(
        decimal percent,
        int changedItems,
        IProgress<GenerationProgress>? progress,
        CancellationToken ct
    )
    {
        if (await FindAsync(ct) is not { } order || !await HasAsync(AuditAction.GenerateFinish, ct))
        {
            return Result.Fail<GenerationReport>(
                DataDiagnostics.GenerateNothing,
                "数据目录里没有生成好的数据，什么也没有改动。请先用 demo generate --firms 家数 --seed 种子 生成。"
            );
        }

        if (changedItems > order.Items)
        {
            return Result.Fail<GenerationReport>(
                DataDiagnostics.GenerateNothing,
                $"生成的事项只有 {order.Items:N0} 个，不能改动 {changedItems:N0} 个，什么也没有改动。请把 --changed-items 改小。"
            );
        }

        var round = await RoundsAsync(ct) + 1;
        var made = await items.ChangeAsync(order, changedItems, round, ct);
        var count = (int)Math.Round(order.Firms * percent / 100m, MidpointRounding.AwayFromZero);
        var sheets = await firms.ChangeAsync(order, count, round, progress, ct);
        await MarkAsync(AuditAction.GenerateChange, string.Create(CultureInfo.InvariantCulture, $"round={round};firms={count};items={made}"), ct);
        return Result.Ok(new GenerationReport(count, sheets, made, WasThereBefore: false));
    }

    private static string TextOf(GenerationOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"firms={order.Firms};seed={order.Seed};items={order.Items};starter={(order.WithStarter ? 1 : 0)}");

    private async Task<GenerationOrder?> FindAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var text = await db.AuditEvents.Where(e => e.Action == AuditAction.GenerateBegin.Code).Select(e => e.Detail).FirstOrDefaultAsync(ct);
        if (text is null)
        {
            return null;
        }

        var parts = text.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return new GenerationOrder(
            int.Parse(parts["firms"], CultureInfo.InvariantCulture),
            ulong.Parse(parts["seed"], CultureInfo.InvariantCulture),
            int.Parse(parts["items"], CultureInfo.InvariantCulture),
            parts["starter"] == "1"
        );
    }

    private async Task<bool> HoldsDataAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Firms.AnyAsync(ct)
            || await db.PolicyItems.AnyAsync(ct)
            || await db.Departments.AnyAsync(ct)
            || await db.ImportBatches.AnyAsync(ct)
            || await db.Users.AnyAsync(ct);
    }

    private async Task<bool> HasAsync(AuditAction action, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.AuditEvents.AnyAsync(e => e.Action == action.Code, ct);
    }

    private async Task<int> RoundsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.AuditEvents.CountAsync(e => e.Action == AuditAction.GenerateChange.Code, ct);
    }

    private async Task MarkAsync(AuditAction action, string detail, CancellationToken ct) =>
        Demand(
            await recorder.WriteAsync(
                db =>
                {
                    audit.Add(db, Author, action, "generated", detail);
                    return Task.FromResult(Result.Ok(action));
                },
                ct
            )
        );

    private static void Demand<T>(Result<T> result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"A step of the generation was refused: {result.Why}");
        }
    }
}

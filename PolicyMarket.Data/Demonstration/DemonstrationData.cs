using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Fills an empty record for a demonstration, through the same workflows as real work. Killed at any moment and started again it completes:
/// every step finds what it did before. A record that holds anything else is left alone.
/// </summary>
public sealed class DemonstrationData(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    DataOptions options,
    PeopleDesk people,
    DepartmentDesk departmentDesk,
    AttributeCatalog catalog,
    PolicyImport policies,
    ItemDesk items,
    FundDesk funds,
    ParameterIntake parameters,
    FirmImport firmImport,
    AccountRoster accounts,
    NightlyRun nightly,
    OfferPush push)
{

    /// <summary>False: the record is not empty and was not begun here, or is finished; nothing was done.</summary>
    public Task<bool> PrepareAsync(IProgress<string>? progress, CancellationToken ct) => PrepareAsync(DemonstrationCounty.FirmCount, progress, ct);

    /// <summary>With fewer firms than the whole county.</summary>
    internal async Task<bool> PrepareAsync(int firmCount, IProgress<string>? progress, CancellationToken ct)
    {
        if (!await BeginAsync(ct))
        {
            return false;
        }

        progress?.Report("演示数据：部门、账号和事项");
        await AddStaffAsync(ct);
        await ImportItemsAsync(ct);
        await SettleItemsAsync(ct);
        await FundItemsAsync(await MakeApplyFreeAsync(ct), ct);
        Demand(await parameters.TakeInAsync(personId: null, DemonstrationParameters.Of(clock.Today.Year - 1), ct));

        var firms = DemonstrationCounty.Invent(firmCount, DemonstrationCounty.Seed, clock.Today);
        foreach (var file in DepartmentFiles.Of(clock.Today))
        {
            progress?.Report($"演示数据：导入{file.Source}的数据（{firms.Count:N0} 家企业）");
            await ImportAsync(file, firms, ct);
        }

        Demand(await accounts.TakeInAsync(DemonstrationAccounts.Of(firms, DemonstrationCounty.Seed), ct));
        await AddFirmPeopleAsync(firms, ct);
        progress?.Report("演示数据：匹配");
        Demand(await nightly.RunAsync(clock.Today, Actor.System("演示数据"), progress: null, ct));
        await push.PushDueAsync(ct);
        await MarkAsync(AuditAction.DemonstrationFinish, ct);
        return true;
    }

    private async Task<bool> BeginAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.AuditEvents.AnyAsync(e => e.Action == AuditAction.DemonstrationFinish.Code, ct))
        {
            return false;
        }

        if (await db.AuditEvents.AnyAsync(e => e.Action == AuditAction.DemonstrationBegin.Code, ct))
        {
            return true;
        }

        if (await db.Users.AnyAsync(ct) || await db.Firms.AnyAsync(ct) || await db.PolicyItems.AnyAsync(ct) || await db.Departments.AnyAsync(ct))
        {
            return false;
        }

        await MarkAsync(AuditAction.DemonstrationBegin, ct);
        return true;
    }

    private async Task MarkAsync(AuditAction action, CancellationToken ct) => Demand(await recorder.WriteAsync(
        db =>
        {
            audit.Add(db, Actor.System("演示数据"), action, "demonstration", "");
            return Task.FromResult(Result.Ok(action));
        },
        ct));

    private async Task AddStaffAsync(CancellationToken ct)
    {
        var departments = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, name) in DemonstrationPeople.Departments)
        {
            departments[key] = Demand(await departmentDesk.AddAsync(personId: null, key, name, DemonstrationRegion.Home.Region, ct));
        }

        foreach (var person in DemonstrationPeople.Staff)
        {
            await AddAsync(person, person.Department is { } key ? departments[key] : null, firmId: null, ct);
        }
    }

    private async Task AddFirmPeopleAsync(IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        foreach (var person in DemonstrationPeople.OfFirms)
        {
            var code = firms[person.Firm ?? throw new InvalidOperationException($"{person.UserName} has no firm.")].CreditCode;
            await using var db = await factory.CreateDbContextAsync(ct);
            var firmId = await db.Firms.Where(firm => firm.CreditCode == code).Select(firm => firm.Id).SingleAsync(ct);
            await AddAsync(person, departmentId: null, firmId, ct);
        }
    }

    private async Task AddAsync(DemonstrationPerson person, long? departmentId, long? firmId, CancellationToken ct)
    {
        if (await IdOfAsync(person.UserName, ct) is not null)
        {
            return;
        }

        var account = new NewPerson(person.UserName, person.Name, DemonstrationPeople.Password, [person.Role])
        {
            DepartmentId = departmentId,
            FirmId = firmId,
            IsDemonstration = true,
        };
        Demand(await people.AddAsync(personId: null, account, ct));
    }

    private async Task<long?> IdOfAsync(string userName, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(person => person.UserName == userName).Select(person => (long?)person.Id).SingleOrDefaultAsync(ct);
    }

    private async Task ImportItemsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.PolicyItems.AnyAsync(ct))
        {
            return; // taken in before a kill; some may have their apply-free version by now
        }

        await using var starter = StarterFiles.Open(StarterFiles.Policies);
        Demand(await policies.ImportAsync(personId: null, starter, StarterFiles.Policies, ct));
    }

    private async Task SettleItemsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = await db.PolicyItems.AsNoTracking().Select(item => new { item.Id, item.Code, item.DepartmentId }).ToDictionaryAsync(item => item.Code, StringComparer.Ordinal, ct);
        var officers = await db.Users.AsNoTracking().Where(person => person.DepartmentId != null)
            .ToDictionaryAsync(person => person.DepartmentId ?? 0, person => person.Id, ct);
        var until = new DateOnly(clock.Today.Year, 12, 31);
        foreach (var item in DemonstrationItems.Confirmed.Select(code => all[code]))
        {
            Demand(await items.ConfirmValidityAsync(officers[item.DepartmentId], item.Id, until, ct));
        }

        foreach (var item in DemonstrationItems.WithoutCheck.Select(code => all[code]))
        {
            Demand(await items.SetPreCheckAsync(officers[item.DepartmentId], item.Id, needsPreCheck: false, ct));
        }
    }

    /// <summary>
    /// Publishes a new version, apply-free, of every award of the county and of those above it that passes the four admission tests today; returns their
    /// codes with the key of the department.
    /// </summary>
    private async Task<IReadOnlyList<(string Code, string Department)>> MakeApplyFreeAsync(CancellationToken ct)
    {
        await using var starter = StarterFiles.Open(StarterFiles.Policies);
        var rules = PolicyExchange.Read(starter, catalog).Required;
        await using var db = await factory.CreateDbContextAsync(ct);
        var confirmed = await db.PolicyItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.ConfirmedUntil, StringComparer.Ordinal, ct);
        List<PolicyRule> admitted =
        [
            .. rules.Where(rule => rule.IsPaidOut && Jurisdiction.Covers(rule.Territory, DemonstrationRegion.Home.Region)
                && AdmissionTest.IsPassed(rule, catalog, clock.Today, confirmed[rule.Id])),
        ];
        using var file = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartArray();
            foreach (var rule in admitted)
            {
                PolicyExchange.Write(rule with { Mode = ClaimMode.ApplyFree }, writer);
            }

            writer.WriteEndArray();
        }

        file.Position = 0;
        Demand(await policies.ImportAsync(personId: null, file, "涟源免申即享事项.json", ct));
        return admitted.ConvertAll(rule => (rule.Id, rule.Department.Split('、')[0]));
    }

    private async Task FundItemsAsync(IReadOnlyList<(string Code, string Department)> admitted, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Key, department => department.Id, StringComparer.Ordinal, ct);
        var byCode = await db.PolicyItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.Id, StringComparer.Ordinal, ct);
        var byDepartment = await OpenFundsAsync(departments, ct);
        var finance = await IdOfAsync(DemonstrationPeople.Finance, ct) ?? throw new InvalidOperationException("There is no finance account.");
        foreach (var (code, department) in admitted)
        {
            Demand(await funds.AssignAsync(finance, byCode[code], byDepartment[department], ct));
        }
    }

    /// <summary>The funds by the key of their department.</summary>
    private async Task<Dictionary<string, long>> OpenFundsAsync(Dictionary<string, long> departments, CancellationToken ct)
    {
        var finance = await IdOfAsync(DemonstrationPeople.Finance, ct) ?? throw new InvalidOperationException("There is no finance account.");
        var opened = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, name, department, budgetFen) in DemonstrationItems.Funds)
        {
            var year = clock.Today.Year;
            opened[department] = Demand(await funds.CreateAsync(finance, $"{code}-{year}", $"{name}（{year}）", departments[department], year, ct));
            Demand(await funds.GrantAsync(finance, opened[department], budgetFen, $"演示指标〔{year}〕{opened[department]} 号", ct));
        }

        return opened;
    }

    /// <summary>Written to a file and taken in as any department's file, so that provenance is what it is for real ones.</summary>
    private async Task ImportAsync(DepartmentFile file, IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        var path = Path.Combine(options.Directory, $".demonstration-{Guid.NewGuid():N}.csv");
        try
        {
            await using (var stream = PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(stream, firms, ct);
            }

            var report = await firmImport.ImportAsync(personId: null, new FirmFile(path, file.FileName, file.Source, file.Period, file.AsOf), progress: null, ct);
            if (!report.IsStored)
            {
                throw new InvalidOperationException($"{file.FileName}: {report.Sentence} {string.Join(" ", report.Problems.Take(5))}");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The demonstration's own input is never refused: if it is, the program is wrong.</summary>
    private static T Demand<T>(Result<T> result) =>
        result is { Succeeded: true, Value: { } value } ? value : throw new InvalidOperationException($"A step of the demonstration was refused: {result.Why}");
}

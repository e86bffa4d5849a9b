using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Fills an empty record for a demonstration, through the same workflows as real work: a trial with some firms in last year and this one, then the whole
/// county as of today. Killed at any moment and started again it completes: every step finds what it did before. A record that holds anything else is left
/// alone.
/// </summary>
public sealed class DemonstrationData
{
    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly DataOptions options;
    private readonly BusinessClock clock;
    private readonly DemonstrationStep steps;
    private readonly DemonstrationStaff staff;
    private readonly DemonstrationLibrary library;
    private readonly DemonstrationBudget budget;
    private readonly DemonstrationDelivery delivery;
    private readonly ParameterIntake parameters;
    private readonly AccountRoster accounts;
    private readonly NightlyRun nightly;
    private readonly OfferPush push;
    private readonly OpenWork openWork;
    private readonly DemonstrationDrafts drafts;
    private readonly CaseworkSweep casework;
    private readonly AttributeCatalog catalog;
    private readonly DemonstrationOptions size;
    private readonly DemonstrationPast past;

    internal DemonstrationData(IServiceProvider services)
    {
        factory = services.GetRequiredService<IDbContextFactory<PolicyMarketDb>>();
        options = services.GetRequiredService<DataOptions>();
        clock = services.GetRequiredService<BusinessClock>();
        steps = services.GetRequiredService<DemonstrationStep>();
        staff = services.GetRequiredService<DemonstrationStaff>();
        library = services.GetRequiredService<DemonstrationLibrary>();
        budget = services.GetRequiredService<DemonstrationBudget>();
        delivery = services.GetRequiredService<DemonstrationDelivery>();
        parameters = services.GetRequiredService<ParameterIntake>();
        accounts = services.GetRequiredService<AccountRoster>();
        nightly = services.GetRequiredService<NightlyRun>();
        push = services.GetRequiredService<OfferPush>();
        openWork = services.GetRequiredService<OpenWork>();
        drafts = services.GetRequiredService<DemonstrationDrafts>();
        casework = services.GetRequiredService<CaseworkSweep>();
        catalog = services.GetRequiredService<AttributeCatalog>();
        size = services.GetRequiredService<DemonstrationOptions>();
        past = services.GetRequiredService<DemonstrationPast>();
    }

    /// <summary>False: the record is not empty and was not begun here, or is finished; nothing was done.</summary>
    public Task<bool> PrepareAsync(IProgress<string>? progress, CancellationToken ct) => PrepareAsync(size.Firms, progress, ct);

    /// <summary>With another number of firms than the settings say.</summary>
    internal async Task<bool> PrepareAsync(int count, IProgress<string>? progress, CancellationToken ct)
    {
        if (!await BeginAsync(ct))
        {
            return false;
        }

        var firms = DemonstrationCounty.Invent(count, DemonstrationCounty.Seed, clock.Today);
        if (size.HasPast)
        {
            await using var earlier = past.Open(options);
            await earlier.GetRequiredService<TrialYears>().PlayAsync(firms, clock.Today, progress, ct);
        }

        progress?.Report(DemonstrationWording.StaffAndItems);
        await staff.AddStaffAsync(ct);
        await AddItemsAsync(ct);
        DemonstrationStep.Demand(await parameters.TakeInAsync(personId: null, DemonstrationParameters.Of(clock.Today.Year - 1), ct));
        foreach (var file in DepartmentFiles.Of(clock.Today))
        {
            progress?.Report(DemonstrationWording.Import(file.Source, firms.Count));
            await delivery.TakeInAsync(file, firms, ct);
        }

        DemonstrationStep.Demand(await accounts.TakeInAsync(DemonstrationAccounts.Of(firms, DemonstrationCounty.Seed), ct));
        foreach (var person in DemonstrationPeople.OfFirms)
        {
            await staff.OfFirmAsync(firms[person.Firm ?? throw new InvalidOperationException($"{person.UserName} has no firm.")], ct);
        }

        progress?.Report(DemonstrationWording.Matching);
        DemonstrationStep.Demand(await nightly.RunAsync(clock.Today, Actor.System(DemonstrationStep.Actor), progress: null, ct));
        await push.PushDueAsync(ct);
        progress?.Report(DemonstrationWording.OpenWork);
        await steps.OnceAsync("today", () => openWork.DoAsync(firms, ct), ct);
        await steps.OnceAsync("drafts", () => drafts.AddAsync(ct), ct);
        await casework.RunAsync(Actor.System(DemonstrationStep.Actor), progress: null, ct);
        await steps.MarkAsync(AuditAction.DemonstrationFinish, "demonstration", ct);
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

        await steps.MarkAsync(AuditAction.DemonstrationBegin, "demonstration", ct);
        return true;
    }

    private async Task AddItemsAsync(CancellationToken ct)
    {
        var year = clock.Today.Year;
        var starter = DemonstrationLibrary.Starter(catalog);
        var own = DemonstrationLibrary.OfCounty(year, catalog);
        await library.ImportAsync(starter, "随产品附带的事项.json", ct);
        await library.ImportAsync(own, "涟源市、娄底市事项.json", ct);
        await library.RenewAsync(DemonstrationLibrary.OfYear(year, catalog), $"涟源市{year}年度事项.json", ct);
        await library.SettleAsync(ct);
        await library.MakeApplyFreeAsync(starter.AddRange(own), "涟源免申即享事项.json", ct);
        await budget.OpenAsync(isTrial: false, ct);
    }
}

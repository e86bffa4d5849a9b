using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>An item belongs to the territory of its authority, and a county's desk sees the firms of its county.</summary>
public sealed class TerritoryTests
{
    private const string Item = """
        {"id":"county","title":"奖励","document":{"title":"文件","number":null,"issuer":"涟源市人民政府","level":"县","region":"431382","effective_from":"2026-01-01","effective_to":"2026-12-31"},
        "category":"资金奖补","mode":"免申即享","department":"工信","summary":"","conditions":{"attribute":"employees","op":">","value":0},"amount":"100","cap":null,
        "exclusive_group":null,"frequency":"yearly","source":"","confidence":"page"}
        """;

    [Fact]
    public async Task Match_decides_by_conditions_alone_unless_territory_is_asked_for()
    {
        using var folder = new Folder();
        var policies = folder.Write("p.json", $"[{Item}]");
        using var reader = new StreamReader(StarterFiles.Open(StarterFiles.Attributes));
        var attributes = folder.Write("a.json", await reader.ReadToEndAsync());
        var firms = folder.Write("f.jsonl", """
            {"id":"in","facts":{"employees":5,"registration_region":"431382"}}
            {"id":"out","facts":{"employees":5,"registration_region":"430182"}}
            {"id":"unknown","facts":{"employees":5}}

            """);
        string[] plain = ["match", "--policies", policies, "--attributes", attributes, "--firms", firms, "--as-of", "2026-06-01", "--all"];

        Assert.Equal(["eligible", "eligible", "eligible"], Outcomes(await CommandRun.OfAsync(plain)));
        Assert.Equal(["eligible", "ineligible", "unknown"], Outcomes(await CommandRun.OfAsync([.. plain, "--territory"])));
    }

    [Fact]
    public async Task Night_offers_nothing_to_firms_outside_and_says_where_they_are()
    {
        await using var town = await MatchingTown.CreateAsync(24);
        var department = await town.Record.ReadAsync(db => db.Departments.SingleAsync());
        Town.Done(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "430182", Town.Ct));
        await town.RunAsync();
        Assert.Equal(0, await town.Record.ReadAsync(db => db.Offers.CountAsync()));

        Town.Done(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "431300", Town.Ct));
        await town.RunAsync();
        var made = await town.Record.ReadAsync(db => db.Offers.CountAsync(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved));
        Assert.NotEqual(0, made);

        Town.Done(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "430182", Town.Ct));
        Assert.Equal(0, await town.Record.Get<OfferPush>().PushDueAsync(Town.Ct));
        await town.RunAsync();
        Assert.Equal(0, await town.Record.ReadAsync(db => db.Offers.CountAsync(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved)));
    }

    [Fact]
    public async Task Officer_approves_firms_of_the_own_territory_alone()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(OfferState.AwaitingCheck);
        Town.Done(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(town.Administrator, town.Department.Id, "431381", Town.Ct));
        Town.Refused(await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct), DiagnosticCatalogue.NotYours);

        Town.Done(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(town.Administrator, town.Department.Id, "431382", Town.Ct));
        Town.Done(await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct));
        Town.Refused(await town.Record.Get<DepartmentDesk>().SetTerritoryAsync(town.Administrator, town.Department.Id, "999999", Town.Ct), DiagnosticCatalogue.WorkTextShape);
    }

    [Fact]
    public async Task Two_departments_of_one_key_share_the_work_by_territory()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<DepartmentDesk>();
        Town.Done(await desk.SetTerritoryAsync(null, town.Department.Id, "431300", Town.Ct));
        var county = Town.Done(await desk.AddAsync(null, town.Department.Key, "涟源局", "431382", Town.Ct));
        await using var db = await town.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>().CreateDbContextAsync();
        var desks = await ResponsibleDesks.ReadAsync(db, Town.Ct);

        Assert.Equal(county, desks.DeskOf(town.Department.Id, "431382"));
        Assert.Equal(town.Department.Id, desks.DeskOf(town.Department.Id, "431381"));
        Assert.Null(desks.DeskOf(town.Department.Id, "430182"));
        Assert.Null(desks.DeskOf(town.Department.Id, null));
    }

    [Fact]
    public async Task Import_says_which_default_it_took_and_what_is_not_admitted()
    {
        await using var record = await TestRecord.CreateAsync();
        var json = $"[{Item.Replace("\"employees\"", "\"project_total_investment\"", StringComparison.Ordinal)}]";
        var report = Town.Done(await record.Get<PolicyImport>().ImportAsync(null, new MemoryStream(Encoding.UTF8.GetBytes(json)), "a.json", Town.Ct));

        Assert.Contains(report.Warnings, one => one.Code == DiagnosticCatalogue.PolicyDefaultBenefit && one.Message.Contains("奖补", StringComparison.Ordinal));
        Assert.Contains(report.Warnings, one => one.Code == DiagnosticCatalogue.PolicyNotAdmitted && one.Message.Contains("受益对象明确", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Outcomes(CommandRun run) =>
        run.Lines.Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["outcome"]!.GetValue<string>()); // every line names its outcome
}

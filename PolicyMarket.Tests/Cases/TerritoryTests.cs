using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
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
        var firms = folder.Write(
            "f.jsonl",
            """
            {"id":"in","facts":{"employees":5,"registration_region":"431382"}}
            {"id":"out","facts":{"employees":5,"registration_region":"430182"}}
            {"id":"unknown","facts":{"employees":5}}

            """
        );
        string[] plain = ["match", "--policies", policies, "--attributes", attributes, "--firms", firms, "--as-of", "2026-06-01", "--all"];

        Assert.Equal(["eligible", "eligible", "eligible"], Outcomes(await CommandRun.OfAsync(plain)));
        Assert.Equal(["eligible", "ineligible", "unknown"], Outcomes(await CommandRun.OfAsync([.. plain, "--territory"])));
    }

    [Fact]
    public async Task Night_offers_nothing_to_firms_outside_and_says_where_they_are()
    {
        await using var county = await MatchingCounty.CreateAsync(24);
        var department = await county.Record.ReadAsync(db => db.Departments.SingleAsync());
        County.Done(await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "430182", County.Ct));
        await county.RunAsync();
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Offers.CountAsync()));

        County.Done(await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "431300", County.Ct));
        await county.RunAsync();
        var made = await county.Record.ReadAsync(db => db.Offers.CountAsync(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved));
        Assert.NotEqual(0, made);

        County.Done(await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(null, department.Id, "430182", County.Ct));
        Assert.Equal(0, await county.Record.Get<OfferPush>().PushDueAsync(County.Ct));
        await county.RunAsync();
        Assert.Equal(
            0,
            await county.Record.ReadAsync(db => db.Offers.CountAsync(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved))
        );
    }

    [Fact]
    public async Task Officer_approves_firms_of_the_own_territory_alone()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.AwaitingCheck);
        County.Done(await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(county.Administrator, county.Department.Id, "431381", County.Ct));
        County.Refused(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct), DataDiagnostics.NotYours);

        County.Done(await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(county.Administrator, county.Department.Id, "431382", County.Ct));
        County.Done(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct));
        County.Refused(
            await county.Record.Get<DepartmentDesk>().SetTerritoryAsync(county.Administrator, county.Department.Id, "999999", County.Ct),
            DataDiagnostics.WorkTextShape
        );
    }

    [Fact]
    public async Task Two_departments_of_one_key_share_the_work_by_territory()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<DepartmentDesk>();
        County.Done(await desk.SetTerritoryAsync(null, county.Department.Id, "431300", County.Ct));
        var countyDepartment = County.Done(await desk.AddAsync(null, county.Department.Key, "涟源局", "431382", County.Ct));
        await using var db = await county.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>().CreateDbContextAsync();
        var desks = await ResponsibleDesks.ReadAsync(db, County.Ct);

        Assert.Equal(countyDepartment, desks.DeskOf(county.Department.Id, "431382"));
        Assert.Equal(county.Department.Id, desks.DeskOf(county.Department.Id, "431381"));
        Assert.Null(desks.DeskOf(county.Department.Id, "430182"));
        Assert.Null(desks.DeskOf(county.Department.Id, null));
    }

    [Fact]
    public async Task Import_says_which_default_it_took_and_what_is_not_admitted()
    {
        await using var record = await TestRecord.CreateAsync();
        var json = $"[{Item.Replace("\"employees\"", "\"project_total_investment\"", StringComparison.Ordinal)}]";
        var report = County.Done(await record.Get<PolicyImport>().ImportAsync(null, new MemoryStream(Encoding.UTF8.GetBytes(json)), "a.json", County.Ct));

        Assert.Contains(
            report.Warnings,
            one => one.Code == DataDiagnostics.PolicyDefaultBenefit && one.Message.Contains("奖补", StringComparison.Ordinal)
        );
        Assert.Contains(
            report.Warnings,
            one => one.Code == DataDiagnostics.PolicyNotAdmitted && one.Message.Contains("受益对象明确", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Outcomes(CommandRun run) =>
        run.Lines.Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["outcome"]!.GetValue<string>()); // every line names its outcome
}

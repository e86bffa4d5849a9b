using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring;

/// <summary>
/// A county with one imported item (300 employees or more get 1 % of their revenue, at most 500,000 yuan), five firms with 100 to 500 employees, and three
/// officers of the department, of whom the second and the third may approve what the first writes.
/// </summary>
internal sealed class AuthoringCounty : IAsyncDisposable
{
    public const string Code = "authored-item";

    private AuthoringCounty(County county) => County = county;

    public County County { get; }
    public TestRecord Record => County.Record;
    public PersonId Author => County.Officer;
    public PersonId Second { get; private set; }
    public PersonId Third { get; private set; }
    public List<Firm> Firms { get; } = [];
    public DraftDesk Drafts => Record.Get<DraftDesk>();
    public SubmissionDesk Submissions => Record.Get<SubmissionDesk>();
    public PublishingDesk Publishing => Record.Get<PublishingDesk>();
    public GateDesk Gate => Record.Get<GateDesk>();
    private static CancellationToken Ct => County.Ct;

    public static async Task<AuthoringCounty> CreateAsync() => await FillAsync(await County.CreateAsync());

    /// <summary>Adds item, firms and officers to a county.</summary>
    public static async Task<AuthoringCounty> FillAsync(County county)
    {
        var authoring = new AuthoringCounty(county);
        await authoring.FillAsync();
        return authoring;
    }

    /// <summary>The item of the county with other texts in some places.</summary>
    public static string ItemJson(string conditions = """{"attribute":"employees","op":">=","value":300,"cite":"第一条"}""", string code = Code) =>
        $$"""
            {"id":"{{code}}","title":"稳岗扩产奖励","document":{"title":"稳岗扩产若干措施","number":"涟政发〔2026〕9号","issuer":"涟源市人民政府","level":"县",
            "region":"431382","effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"资金奖补","benefit":"奖补","mode":"免申即享","department":"工信",
            "summary":"从业人员 300 人以上的企业按营业收入 1% 奖励","conditions":{"all":[{{conditions}}]},"amount":"revenue * 0.01","cap":500000,
            "exclusive_group":null,"frequency":"yearly","source":"测试文件","confidence":"page"}
            """;

    public async Task<PolicyImportReport> ImportAsync(string item)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"[{item}]"));
        return County.Done(await Record.Get<PolicyImport>().ImportAsync(null, file, "items.json", Ct));
    }

    public async Task<PolicyItemVersion> CurrentAsync(string code = Code) =>
        await Record.ReadAsync(db =>
            db.PolicyItemVersions.AsNoTracking().Include(v => v.Item).Where(v => v.Item!.Code == code && v.Number == v.Item.CurrentNumber).SingleAsync()
        );

    public async Task<DraftContent> ContentAsync(string code = Code) => DraftContent.Of(RuleOf((await CurrentAsync(code)).RuleJson));

    public PolicyRule RuleOf(string json) => Jurisdiction.Remove(Record.Get<PublishedRules>().Parse(0, json));

    public async Task<long> DraftAsync(PersonId? author = null) => County.Done(await Drafts.CreateAsync(author ?? Author, Code, await ContentAsync(), Ct));

    public Task<ItemDraft> LoadAsync(long draftId) => Record.ReadAsync(db => db.ItemDrafts.AsNoTracking().SingleAsync(d => d.Id == draftId));

    /// <summary>The conditions with another number of employees.</summary>
    public static Dictionary<DraftSection, string> Employees(int least) =>
        new()
        {
            [DraftSection.Conditions] =
                $$$"""{"rule":{"all":[{"attribute":"employees","op":">=","value":{{{least}}},"cite":"第一条"}]},"editor":{"any":"{{{least}}}"}}""",
        };

    public static Dictionary<DraftSection, string> Amount(string formula, int cap = 500_000) =>
        new() { [DraftSection.Amount] = $$"""{"amount":"{{formula}}","cap":{{cap}}}""" };

    /// <summary>The head with another text.</summary>
    public static Dictionary<DraftSection, string> Head(DraftContent content, string name, JsonNode? value)
    {
        var head = JsonNode.Parse(content.Head)!.AsObject(); // an object by its shape
        head[name] = value;
        return new() { [DraftSection.Head] = head.ToJsonString(DraftContent.Plain) };
    }

    /// <summary>A draft with this change, submitted.</summary>
    public async Task<ItemDraft> SubmittedAsync(Dictionary<DraftSection, string> change)
    {
        var id = await DraftAsync();
        var saved = County.Done(await Drafts.SaveAsync(Author, id, 1, change, Ct));
        County.Done(await Submissions.SubmitAsync(Author, id, saved.Revision, "按年度调整标准", Ct));
        return await LoadAsync(id);
    }

    public Task<DraftSubmission> SubmissionAsync(ItemDraft draft) =>
        Record.ReadAsync(db => db.DraftSubmissions.AsNoTracking().SingleAsync(s => s.Id == draft.SubmissionId));

    /// <summary>Approves as a person who has read the check and gives a reason for everything.</summary>
    public async Task<Result<DraftState>> ApproveAsync(ItemDraft draft, Approver approver, DateOnly? effectiveOn = null)
    {
        var gate = County.Done(await Gate.ComputeAsync(Second, draft.Id, Ct));
        return await Publishing.ApproveAsync(approver, draft.Id, Approval(gate, effectiveOn), Ct);
    }

    public Approval Approval(GateRun gate, DateOnly? effectiveOn = null) =>
        new(
            gate.ContentHash,
            gate.ReportHash,
            effectiveOn ?? Record.Business.Today,
            "同意",
            [.. gate.Report.ToAcknowledge.Select(f => new Acknowledgement(f.Key, "已核对"))]
        );

    public ValueTask DisposeAsync() => County.DisposeAsync();

    /// <summary>Facts of a firm for a period.</summary>
    public Task<FactSheet> FactsAsync(Firm firm, string values, string period = "2025", string source = "统计") =>
        Record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = source,
                Period = period,
                AsOf = new DateOnly(int.Parse(period, System.Globalization.CultureInfo.InvariantCulture) + 1, 3, 31),
                BatchId = 1,
                ChangedBatchId = 1,
                Values = Encoding.UTF8.GetBytes(values),
            }
        );

    private async Task FillAsync()
    {
        Second = await Record.PersonAsync("second", Roles.Officer, County.Department.Id);
        Third = await Record.PersonAsync("third", Roles.Officer, County.Department.Id);
        await ImportAsync(ItemJson());
        var item = (await CurrentAsync()).ItemId;
        County.Done(await Record.Get<FundDesk>().AssignAsync(County.Maker, item, County.Fund.Id, Ct));
        for (var number = 1; number <= 5; number++)
        {
            var firm = number == 1 ? County.Firm : await Record.FirmAsync(number);
            Firms.Add(firm);
            await FactsAsync(firm, FormattableString.Invariant($$"""{"employees":{{number * 100}},"revenue":{{number * 1_000_000}}}"""));
        }
    }
}

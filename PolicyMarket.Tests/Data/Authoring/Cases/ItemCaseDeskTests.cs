using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Cases;

/// <summary>Cases are kept in rows that never change, by officers of the department, while a draft of the item can be written.</summary>
public sealed class ItemCaseDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test
    private long draftId;

    private ItemCaseDesk Desk => county.Record.Get<ItemCaseDesk>();

    private FirmFreezing Freezing => county.Record.Get<FirmFreezing>();

    public async Task InitializeAsync()
    {
        county = await AuthoringCounty.CreateAsync();
        draftId = await county.DraftAsync();
    }

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_case_is_added_changed_and_withdrawn_each_by_a_row()
    {
        var number = County.Done(await AddAsync(Entry()));
        Assert.Equal(number, County.Done(await AddAsync(Entry())));
        var changed = Entry() with { Expected = new CaseExpectation(OutcomeKind.Eligible, 20_000_00) };
        County.Done(await Desk.ReplaceAsync(county.Second, draftId, number, changed, "标准提高", County.Ct));
        County.Done(await Desk.ReplaceAsync(county.Second, draftId, number, changed, "再点一次", County.Ct));
        Assert.Equal(20_000_00, Assert.Single(await CurrentAsync()).AmountFen);
        County.Done(await Desk.WithdrawAsync(county.Author, draftId, number, "不再适用", County.Ct));
        County.Done(await Desk.WithdrawAsync(county.Author, draftId, number, "再点一次", County.Ct));

        Assert.Empty(await CurrentAsync());
        Assert.Equal(
            [(1, 1, false, 10_000_00L, ""), (1, 2, false, 20_000_00L, "标准提高"), (1, 3, true, 20_000_00L, "不再适用")],
            (await AllAsync()).Select(c => (c.Number, c.Sequence, c.IsWithdrawn, c.AmountFen ?? 0, c.Reason))
        );
        Assert.Equal(2, County.Done(await AddAsync(Entry())));
        Assert.Equal(["case.add", "case.replace", "case.withdraw", "case.add"], await AuditAsync());
    }

    [Fact]
    public async Task Proposals_are_accepted_together_and_those_there_are_left_out()
    {
        County.Done(await AddAsync(Entry()));

        var accepted = await Desk.AcceptAsync(
            county.Author,
            draftId,
            [Entry("同样的数据"), Entry("甲企业", employees: 299), Entry("甲企业", employees: 301)],
            County.Ct
        );

        Assert.Equal(2, County.Done(accepted));
        Assert.Equal(["甲企业", "甲企业（2）", "甲企业（3）"], (await CurrentAsync()).Select(c => c.Name));
        Assert.Equal([CaseOrigin.Hand, CaseOrigin.Boundary, CaseOrigin.Boundary], (await CurrentAsync()).Select(c => c.Origin));
        County.Refused(await Desk.AcceptAsync(county.Author, draftId, [], County.Ct), DataDiagnostics.WorkNothingChosen);
    }

    [Fact]
    public async Task What_no_case_can_be_is_refused_and_nothing_is_kept()
    {
        var good = Entry();
        County.Refused(await AddAsync(good with { Name = " " }), DataDiagnostics.WorkTextShape);
        County.Refused(await AddAsync(good with { Name = new string('长', 61) }), DataDiagnostics.WorkTextShape);
        County.Refused(await AddAsync(good with { Facts = "[]" }), DiagnosticCatalogue.JsonShape);
        County.Refused(await AddAsync(good with { Facts = """{"no_such":1}""" }), DiagnosticCatalogue.FactUnknownAttribute);
        County.Refused(await AddAsync(good with { Facts = new string(' ', CaseFacts.MostCharacters + 1) }), DiagnosticCatalogue.CaseTooLarge);
        County.Refused(await AddAsync(good with { AsOf = new DateOnly(1999, 1, 1) }), DataDiagnostics.WorkDateRange);
        County.Refused(await AddAsync(good with { Expected = new CaseExpectation(OutcomeKind.Ineligible, 1) }), DataDiagnostics.CaseExpectation);
        County.Refused(await AddAsync(good with { Expected = new CaseExpectation(OutcomeKind.Eligible, -1) }), DataDiagnostics.CaseExpectation);
        County.Refused(await Desk.AcceptAsync(county.Author, draftId, [good, good with { Facts = "[]" }], County.Ct), DiagnosticCatalogue.JsonShape);
        County.Refused(await Desk.ReplaceAsync(county.Author, draftId, 9, good, "理由", County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await Desk.ReplaceAsync(county.Author, draftId, 9, good, "", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await Desk.WithdrawAsync(county.Author, draftId, 9, "理由", County.Ct), DataDiagnostics.WorkNotFound);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_name_is_given_once_and_an_item_has_so_many_cases()
    {
        County.Done(await AddAsync(Entry()));
        County.Refused(await AddAsync(Entry(employees: 400)), DataDiagnostics.CaseName);
        List<CaseEntry> many = [.. Enumerable.Range(1, ItemCases.Most).Select(n => Entry($"企业{n}", employees: 1_000 + n))];

        County.Refused(await Desk.AcceptAsync(county.Author, draftId, many, County.Ct), DataDiagnostics.CaseTooMany);
        Assert.Equal(ItemCases.Most - 1, County.Done(await Desk.AcceptAsync(county.Author, draftId, many[1..], County.Ct)));
        County.Refused(await AddAsync(Entry("再一家", employees: 7)), DataDiagnostics.CaseTooMany);
    }

    [Fact]
    public async Task Cases_belong_to_the_item_so_another_draft_has_them_and_another_department_has_not()
    {
        County.Done(await AddAsync(Entry()));
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);

        var second = await county.DraftAsync(county.Second);
        County.Done(await Desk.WithdrawAsync(county.Second, second, 1, "重复", County.Ct));
        County.Refused(await Desk.AddAsync(other, draftId, Entry("别的部门"), County.Ct), DataDiagnostics.NotYours);
        Assert.Empty(await CurrentAsync());
    }

    [Fact]
    public async Task While_a_draft_waits_its_cases_stand_and_one_without_a_code_has_none()
    {
        var submitted = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Refused(await Desk.AddAsync(county.Author, submitted.Id, Entry(), County.Ct), DataDiagnostics.WorkStateMoved);

        var bare = County.Done(await county.Drafts.CreateAsync(county.Author, null, new DraftContent("{}", "{}", "{}"), County.Ct));
        County.Refused(await Desk.AddAsync(county.Author, bare, Entry(), County.Ct), DataDiagnostics.DraftCode);
    }

    [Fact]
    public async Task A_row_that_was_changed_past_the_workflows_is_not_relied_on()
    {
        County.Done(await AddAsync(Entry()));
        await county.Record.ForgeAsync($"UPDATE ItemCases SET AmountFen = 1");

        County.Refused(await Desk.WithdrawAsync(county.Author, draftId, 1, "理由", County.Ct), DataDiagnostics.RecordChanged);
    }

    [Fact]
    public async Task A_firm_is_found_and_frozen_under_another_name_and_both_looks_are_recorded()
    {
        var firm = county.Firms[2];
        var found = County.Done(await Freezing.FindAsync(county.Author, draftId, firm.CreditCode, County.Ct));
        Assert.Equal(firm.Id, Assert.Single(found).Id);

        County.Done(await Freezing.FreezeAsync(county.Author, draftId, firm.Id, "规上企业甲", expected: null, County.Ct));

        var kept = Assert.Single(await CurrentAsync());
        Assert.Equal((CaseOrigin.Firm, "规上企业甲", OutcomeKind.Eligible, 30_000_00L), (kept.Origin, kept.Name, kept.Outcome, kept.AmountFen ?? 0));
        var told = CaseFacts.Read(kept.Facts, AttributeCatalog.Starter).Required.Told;
        Assert.Equal(new NumberFact(300), told["employees"]);
        Assert.Equal(new NumberFact(3_000_000), told["revenue"]);
        Assert.DoesNotContain(firm.Name, kept.Facts, StringComparison.Ordinal);
        var events = await county.Record.ReadAsync(db => db.Set<AuditEvent>().AsNoTracking().OrderBy(e => e.Id).ToListAsync());
        Assert.Contains(
            events,
            e => e.Action == "firm.read" && e.Subject == $"firm:{firm.Id}" && e.Detail.Contains("规上企业甲", StringComparison.Ordinal)
        );
        Assert.Contains(events, e => e.Action == "draft.read" && e.Detail.Contains("列出 1 家", StringComparison.Ordinal));
        Assert.Contains(events, e => e.Action == "case.freeze" && !e.Detail.Contains(firm.Name, StringComparison.Ordinal));

        await county.FactsAsync(firm, """{"employees":5,"revenue":1}""", period: "2026");
        Assert.Equal(kept.Facts, Assert.Single(await CurrentAsync()).Facts);
    }

    [Fact]
    public async Task A_frozen_firm_may_have_the_result_that_the_officer_says()
    {
        County.Done(
            await Freezing.FreezeAsync(county.Author, draftId, county.Firms[0].Id, "小企业", new CaseExpectation(OutcomeKind.Eligible, 5), County.Ct)
        );

        Assert.Equal(5, Assert.Single(await CurrentAsync()).AmountFen);
    }

    [Fact]
    public async Task A_firm_outside_the_territory_a_short_word_and_an_unfinished_draft_are_refused()
    {
        await county.Record.ForgeAsync($"UPDATE Departments SET Region = '431382'");
        await county.Record.ForgeAsync($"UPDATE Firms SET Region = '110101' WHERE Id = {county.Firms[1].Id}");
        County.Refused(
            await Freezing.FreezeAsync(county.Author, draftId, county.Firms[1].Id, "外地", expected: null, County.Ct),
            DataDiagnostics.NotYours
        );
        Assert.Empty(County.Done(await Freezing.FindAsync(county.Author, draftId, county.Firms[1].CreditCode, County.Ct)));
        County.Refused(await Freezing.FindAsync(county.Author, draftId, "甲", County.Ct), DataDiagnostics.WorkTextShape);
        County.Refused(await Freezing.FreezeAsync(county.Author, draftId, 999, "没有", expected: null, County.Ct), DataDiagnostics.WorkNotFound);

        County.Done(
            await county.Drafts.SaveAsync(
                county.Author,
                draftId,
                1,
                new Dictionary<DraftSection, string> { [DraftSection.Amount] = """{"fault":"没有填"}""" },
                County.Ct
            )
        );
        County.Refused(
            await Freezing.FreezeAsync(county.Author, draftId, county.Firms[0].Id, "企业", expected: null, County.Ct),
            DataDiagnostics.DraftIncomplete
        );
    }

    [Fact]
    public async Task A_firm_whose_sheet_is_damaged_is_not_copied()
    {
        await county.Record.ForgeAsync($"UPDATE FactSheets SET BatchId = 77 WHERE FirmId = {county.Firms[0].Id}");

        County.Refused(
            await Freezing.FreezeAsync(county.Author, draftId, county.Firms[0].Id, "企业", expected: null, County.Ct),
            DataDiagnostics.FirmDataDamaged
        );
    }

    private static CaseEntry Entry(string name = "甲企业", int employees = 300) =>
        new(
            name,
            FormattableString.Invariant($$"""{"employees":{{employees}},"registration_region":"431382","revenue":1000000}"""),
            new DateOnly(2026, 5, 1),
            new CaseExpectation(OutcomeKind.Eligible, 10_000_00)
        );

    private Task<Result<int>> AddAsync(CaseEntry entry) => Desk.AddAsync(county.Author, draftId, entry, County.Ct);

    private Task<List<ItemCase>> CurrentAsync() =>
        county.Record.ReadAsync(db => ItemCases.Current(db, county.County.Department.Id, AuthoringCounty.Code).ToListAsync());

    private Task<List<ItemCase>> AllAsync() => county.Record.ReadAsync(db => db.ItemCases.AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    private Task<List<string>> AuditAsync() =>
        county.Record.ReadAsync(db =>
            db.Set<AuditEvent>().Where(e => e.Action.StartsWith("case.")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()
        );
}

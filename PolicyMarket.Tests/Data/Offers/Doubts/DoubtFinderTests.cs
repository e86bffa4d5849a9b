using System.Text;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Tests.Data.Casework;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Offers.Doubts;

/// <summary>Doubts about offers, each with its figures in words, and none where there is no ground.</summary>
public sealed class DoubtFinderTests : IAsyncLifetime
{
    private County _county = null!; // set before each test

    public async Task InitializeAsync() => _county = await County.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public async Task An_offer_with_agreeing_data_and_an_account_has_no_doubt()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await SheetAsync("税务", """{"employees":10}""");

        Assert.Empty(await FindAsync(offer));
    }

    [Fact]
    public async Task A_fact_that_the_firm_disputes_is_named_until_the_department_answers()
    {
        var department = await _county.Record.DepartmentAsync("统计");
        var officer = await _county.Record.PersonAsync("statistics", Roles.Officer, department.Id);
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        var desk = _county.Record.Get<DisputeDesk>();
        var dispute = County.Done(await desk.RaiseAsync(_county.FirmUser, "employees", "12", "年报是 12 人", County.Ct));

        Assert.Equal([(DoubtKind.DisputedByFirm, "企业认为“从业人员”不对，待部门答复")], await FindAsync(offer));

        County.Done(await desk.AnswerAsync(officer, dispute, isCorrected: false, "以年报为准", County.Ct));
        Assert.Empty(await FindAsync(offer));
    }

    [Theory]
    [InlineData("2026-09-30", "从业人员：税务 86 人，统计 10 人")]
    [InlineData("2026-11-20", "从业人员：统计 10 人，税务 86 人")]
    public async Task Departments_that_disagree_are_named_with_their_figures_the_one_that_counts_last(string asOf, string words)
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await SheetAsync("税务", """{"employees":86}""", DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([(DoubtKind.DepartmentsDisagree, words)], await FindAsync(offer));
    }

    [Fact]
    public async Task A_fact_that_the_item_does_not_name_and_another_period_are_no_disagreement()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await SheetAsync("统计局", """{"employees_insured":5}""");
        await SheetAsync("人社", """{"employees_insured":7}""");
        await SheetAsync("税务", """{"revenue":1}""", period: "2024");

        Assert.Empty(await FindAsync(offer));
    }

    [Fact]
    public async Task Later_data_of_the_department_that_was_wrong_end_the_doubt()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await SheetAsync("税务", """{"employees":86}""");
        Assert.Single(await FindAsync(offer));

        var agreed = Encoding.UTF8.GetBytes("""{"employees":10}""");
        await _county.Record.EditSheetsAsync($"""UPDATE FactSheets SET "Values" = {agreed} WHERE Source = '税务'""");
        await BatchAsync();

        Assert.Empty(await FindAsync(offer));
    }

    [Fact]
    public async Task A_firm_without_a_verified_account_is_doubtful()
    {
        var offer = await _county.Record.OfferAsync(await _county.Record.FirmAsync(7), _county.Item, OfferState.AwaitingCheck);

        Assert.Equal([(DoubtKind.NoVerifiedAccount, "没有已核验的收款账户")], await FindAsync(offer));
    }

    [Theory]
    [InlineData(299_999_99, null)]
    [InlineData(300_000_00, "金额 300,000.00 元，是上年 100,000.00 元的 3 倍")]
    [InlineData(455_000_00, "金额 455,000.00 元，是上年 100,000.00 元的 4.5 倍")]
    public async Task Three_times_last_years_sum_is_doubtful(long fen, string? words)
    {
        var lastYear = await _county.Record.OfferAsync(_county.Firm, _county.Item, amountFen: 100_000_00, period: "2024");
        await _county.Record.SeedAsync(
            new PolicyMarket.Data.Claims.Claim
            {
                Number = "LY20251122-000001",
                FirmId = _county.Firm.Id,
                ItemId = _county.Item.ItemId,
                ItemVersionId = _county.Item.Id,
                Period = "2024",
                OfferId = lastYear.Id,
                AmountFen = 100_000_00,
                BankAccountId = _county.Account.Id,
                ConfirmedByPersonId = _county.FirmUser,
                ConfirmedAt = _county.Record.Business.UtcNow,
                ReceiptJson = lastYear.ReceiptJson,
                ReceiptHash = lastYear.ReceiptHash,
            }
        );
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck, fen);

        Assert.Equal(words is null ? [] : [(DoubtKind.AmountJumped, words)], await FindAsync(offer));
    }

    [Theory]
    [InlineData("\">=\",\"value\":100", 100, "从业人员 100 人，门槛是 100 人")]
    [InlineData("\">=\",\"value\":100", 102, "从业人员 102 人，门槛是 100 人")]
    [InlineData("\">=\",\"value\":100", 103, null)]
    [InlineData("\"<=\",\"value\":100", 99, "从业人员 99 人，门槛是 100 人")]
    [InlineData("\"<=\",\"value\":100", 97, null)]
    [InlineData("\">=\",\"value\":3", 3, null)] // a small count reaches its threshold by a unit
    public async Task A_value_that_passes_its_threshold_narrowly_is_doubtful(string comparison, int employees, string? words)
    {
        var item = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "item-2", ruleJson: Rule(comparison));
        var values = Encoding.UTF8.GetBytes(FormattableString.Invariant($$"""{"employees":{{employees}},"revenue":100000}"""));
        var offer = await OfferOfAsync(item, values);

        Assert.Equal(words is null ? [] : [(DoubtKind.NearThreshold, words)], await FindAsync(offer));
    }

    [Fact]
    public async Task An_open_casework_finding_about_the_firm_is_a_doubt_and_a_waiting_case_is_none()
    {
        var casework = new CaseCounty(_county);
        var firm = await casework.ClosedPayeeAsync();
        var item = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "item-2");
        var offer = await _county.Record.OfferAsync(firm, item, OfferState.AwaitingCheck);
        var other = await casework.PreCheckAsync(casework.Today.AddDays(-9));
        await casework.SweepAsync();

        Assert.Contains((DoubtKind.OpenFinding, "督办件：收款企业已注销"), await FindAsync(offer));
        Assert.DoesNotContain(await FindAsync(other), doubt => doubt.Kind == DoubtKind.OpenFinding);
    }

    [Fact]
    public async Task A_firm_whose_sheet_is_damaged_is_doubtful()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        var broken = Encoding.UTF8.GetBytes("""{"employees":99,"revenue":100000}""");
        await _county.Record.ForgeAsync($"""UPDATE FactSheets SET "Values" = {broken} WHERE FirmId = {_county.Firm.Id}""");

        Assert.Equal([(DoubtKind.DepartmentsDisagree, "企业的数据页有损坏，不能核对")], await FindAsync(offer));
    }

    [Fact]
    public void Every_kind_has_words() => Assert.All(Enum.GetValues<DoubtKind>(), kind => Assert.NotEmpty(DoubtWording.Of(kind)));

    private async Task<(DoubtKind Kind, string Words)[]> FindAsync(Offer offer)
    {
        await using var db = _county.Record.Open();
        var found = await _county
            .Record.Get<DoubtFinder>()
            .FindAsync(
                db,
                [new DoubtedOffer(offer.Id, offer.FirmId, offer.ItemId, offer.ItemVersionId, offer.Period, offer.AmountFen, offer.Revision)],
                County.Ct
            );
        return found.TryGetValue(offer.Id, out var doubts) ? [.. doubts.Select(d => (d.Kind, d.Words))] : [];
    }

    private async Task<Offer> OfferOfAsync(PolicyItemVersion item, byte[] values)
    {
        var offer = await _county.Record.OfferAsync(_county.Firm, item, OfferState.AwaitingCheck);
        await _county.Record.EditSheetsAsync($"""UPDATE FactSheets SET "Values" = {values} WHERE Source = '统计'""");
        return offer;
    }

    private Task<FactSheet> SheetAsync(string source, string values, DateOnly? asOf = null, string period = "2025") =>
        _county.Record.SeedAsync(
            new FactSheet
            {
                FirmId = _county.Firm.Id,
                Source = source,
                Period = period,
                AsOf = asOf ?? new DateOnly(2026, 9, 30),
                BatchId = 1,
                ChangedBatchId = 1,
                Values = Encoding.UTF8.GetBytes(values),
            }
        );

    private Task<ImportBatch> BatchAsync() =>
        _county.Record.SeedAsync(
            new ImportBatch
            {
                Source = "税务",
                Period = "2025",
                ContentHash = Guid.NewGuid().ToString("N"),
                FileName = "x.csv",
                AsOf = _county.Record.Business.Today,
                ImportedAt = _county.Record.Business.UtcNow,
                ImportedBy = "税务",
            }
        );

    private static string Rule(string comparison) =>
        $$"""
            {"id":"item-2","title":"item-2 奖补","document":{"title":"item-2 的文件","number":"涟政发〔2026〕1号","issuer":"涟源市人民政府","level":"县","region":"431382",
            "effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"奖补","mode":"免申即享","department":"工信","summary":"符合条件的企业给予奖补",
            "conditions":{"attribute":"employees","op":{{comparison}},"cite":"第一条"},"amount":"revenue","cap":null,"exclusive_group":null,"frequency":"yearly",
            "source":"测试文件","confidence":"page"}
            """;
}

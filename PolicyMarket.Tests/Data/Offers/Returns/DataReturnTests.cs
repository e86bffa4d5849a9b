using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Returns;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Tests.Data.Casework;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Offers.Returns;

/// <summary>The third decision: an offer is returned for data and comes back with them.</summary>
public sealed class DataReturnTests : IAsyncLifetime
{
    private County _county = null!; // set before each test

    private DataReturnDesk Desk => _county.Record.Get<DataReturnDesk>();

    public async Task InitializeAsync() => _county = await County.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public async Task A_return_names_fact_and_department_and_tells_that_department()
    {
        var asked = await _county.Record.DepartmentAsync("统计");
        var statistician = await _county.Record.PersonAsync("statistician", Roles.Officer, asked.Id);
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);

        County.Done(await ReturnAsync(offer.Id, "employees", note: "与社保不符"));

        var now = await OfferAsync(offer.Id);
        Assert.Equal((OfferState.AwaitingData, "请统计核对或补充“从业人员”：与社保不符"), (now.State, now.Reason));
        var request = await _county.Record.ReadAsync(db => db.DataRequests.SingleAsync());
        Assert.Equal(("employees", "统计", 1), (request.Attribute, request.Source, request.Number));
        Assert.Equal(ReviewDecision.ReturnedForData, await _county.Record.ReadAsync(db => db.Reviews.Select(r => r.Decision).SingleAsync()));
        Assert.Equal(1, await _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "offer.return")));
        var notice = await _county.Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal((long?)statistician.Value, notice.PersonId);
        Assert.Contains(_county.Firm.Name, notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_the_receipt_does_not_name_and_an_unknown_department_are_refused()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);

        County.Refused(await ReturnAsync(offer.Id, "patent_count"), DataDiagnostics.ReturnFactUnknown);
        County.Refused(await ReturnAsync(offer.Id, "employees", source: "气象"), DataDiagnostics.ReturnFactUnknown);
        County.Refused(await ReturnAsync(offer.Id, "employees", note: new string('长', 201)), DataDiagnostics.WorkTextShape);

        Assert.Equal(OfferState.AwaitingCheck, (await OfferAsync(offer.Id)).State);
    }

    [Fact]
    public async Task The_officer_takes_a_return_back_and_the_next_one_has_a_further_number()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        County.Done(await ReturnAsync(offer.Id, "employees"));

        County.Done(await _county.Record.Get<PreCheckDesk>().UndoAsync(_county.Officer, [offer.Id], County.Ct));
        Assert.Equal(OfferState.AwaitingCheck, (await OfferAsync(offer.Id)).State);
        County.Done(await ReturnAsync(offer.Id, "revenue"));

        Assert.Equal([1, 2], await _county.Record.ReadAsync(db => db.DataRequests.OrderBy(r => r.Id).Select(r => r.Number).ToListAsync()));
    }

    [Fact]
    public async Task It_waits_for_a_later_delivery_of_that_department_and_for_no_other()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        var before = await BatchAsync("统计");
        County.Done(await ReturnAsync(offer.Id, "employees"));
        Assert.Equal(0, await ArriveAsync());

        await SheetAsync("税务", (await BatchAsync("税务")).Id, """{"employees":12}""");
        Assert.Equal(0, await ArriveAsync());
        var answer = await BatchAsync("统计");
        Assert.True(answer.Id > before.Id);
        await DeliverAsync(answer.Id, """{"employees":20,"revenue":150000}""");

        Assert.Equal(1, await ArriveAsync());

        var now = await OfferAsync(offer.Id);
        Assert.Equal((OfferState.AwaitingCheck, 150_000_00L), (now.State, now.AmountFen));
        Assert.Contains("补充的数据已到", (await _county.Record.ReadAsync(db => db.Notices.SingleAsync())).Title, StringComparison.Ordinal);
        Assert.Equal(0, await ArriveAsync());
    }

    [Fact]
    public async Task New_data_that_lose_the_match_withdraw_the_offer_in_words()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await BatchAsync("统计");
        County.Done(await ReturnAsync(offer.Id, "employees"));

        await DeliverAsync((await BatchAsync("统计")).Id, """{"employees":0,"revenue":100000}""");

        Assert.Equal(1, await ArriveAsync());
        var now = await OfferAsync(offer.Id);
        Assert.Equal(OfferState.Withdrawn, now.State);
        Assert.Contains("从业人员", now.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_data_is_casework_with_its_own_deadline()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        County.Done(await ReturnAsync(offer.Id, "employees"));
        _county.Record.Clock.Advance(TimeSpan.FromDays(20));

        var casework = new CaseCounty(_county);
        await casework.SweepAsync();

        var one = Assert.Single(await casework.CasesAsync());
        Assert.Equal((CaseKind.DataWaits, CaseLight.Red), (one.Kind, one.Light));
        Assert.Contains("等待部门补充数据", one.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bulk_or_an_approval_does_not_take_it()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        County.Done(await ReturnAsync(offer.Id, "employees"));

        County.Refused(await _county.Record.Get<PreCheckDesk>().ApproveAsync(_county.Officer, offer.Id, County.Ct), DataDiagnostics.WorkStateMoved);
    }

    private Task<PolicyMarket.Rules.Diagnostics.Result<PreCheckDone>> ReturnAsync(
        long offerId,
        string attribute,
        string source = "统计",
        string? note = null
    ) => Desk.ReturnAsync(_county.Officer, [offerId], attribute, source, note, County.Ct);

    private Task<int> ArriveAsync() => _county.Record.Get<DataArrival>().BringBackAsync(County.Ct);

    private Task<Offer> OfferAsync(long id) => _county.Record.ReadAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == id));

    private Task<ImportBatch> BatchAsync(string source) =>
        _county.Record.SeedAsync(
            new ImportBatch
            {
                Source = source,
                Period = "2025",
                ContentHash = Guid.NewGuid().ToString("N"),
                FileName = "x.csv",
                AsOf = _county.Record.Business.Today,
                ImportedAt = _county.Record.Business.UtcNow,
                ImportedBy = source,
            }
        );

    private Task<FactSheet> SheetAsync(string source, long batchId, string values) =>
        _county.Record.SeedAsync(
            new FactSheet
            {
                FirmId = _county.Firm.Id,
                Source = source,
                Period = "2025",
                AsOf = new DateOnly(2026, 9, 30), // older than what counts
                BatchId = batchId,
                ChangedBatchId = batchId,
                Values = Encoding.UTF8.GetBytes(values),
            }
        );

    private Task DeliverAsync(long batchId, string values)
    {
        var bytes = Encoding.UTF8.GetBytes(values);
        return _county.Record.EditSheetsAsync(
            $"""UPDATE FactSheets SET "Values" = {bytes}, BatchId = {batchId}, ChangedBatchId = {batchId} WHERE Source = '统计'"""
        );
    }
}

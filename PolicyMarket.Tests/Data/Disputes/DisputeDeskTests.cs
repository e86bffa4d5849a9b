using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Disputes;

/// <summary>A firm disputes a delivered value, and the department that delivered it answers.</summary>
public sealed class DisputeDeskTests : IAsyncLifetime
{
    private County _county = null!; // set before each test
    private Department _statistics = null!; // as above
    private PersonId _officer;

    private DisputeDesk Desk => _county.Record.Get<DisputeDesk>();

    public async Task InitializeAsync()
    {
        _county = await County.CreateAsync();
        _statistics = await _county.Record.DepartmentAsync("统计");
        _officer = await _county.Record.PersonAsync("statistics", Roles.Officer, _statistics.Id);
        await _county.Record.EligibleAsync(_county.Firm, 100_000_00);
    }

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public void Moves_are_these_and_no_others()
    {
        (DisputeState, DisputeState)[] expected = [(DisputeState.Waiting, DisputeState.Corrected), (DisputeState.Waiting, DisputeState.Kept)];
        Assert.Equal(expected.Order(), DisputeMoves.Table.Moves.Order());
        Assert.Equal(["待处理", "已更正", "维持原数据"], Enum.GetValues<DisputeState>().Select(DisputeMoves.Say));
    }

    [Fact]
    public async Task A_dispute_goes_to_the_department_that_delivered_the_value_with_a_last_day()
    {
        var id = await RaiseAsync();
        Assert.Equal(id, await RaiseAsync());

        var dispute = await ReadAsync(id);
        Assert.Equal((_statistics.Id, DisputeState.Waiting, "统计", "2025"), (dispute.DepartmentId, dispute.State, dispute.Source, dispute.Period));
        Assert.Equal(("10", "12", "年报是 12 人"), (dispute.ValueText.Split(' ')[0], dispute.ClaimedText, dispute.Reason));
        Assert.Equal(new DateOnly(2026, 12, 4), dispute.Due); // ten working days after Sunday the 22nd
        Assert.Equal(1, await CountAsync("dispute.raise"));
    }

    [Fact]
    public async Task A_value_that_nobody_delivered_cannot_be_disputed()
    {
        County.Refused(await Desk.RaiseAsync(_county.FirmUser, "registered_capital", "1", "没有", County.Ct), DataDiagnostics.FactNotDisputable);
        County.Refused(await Desk.RaiseAsync(_county.FirmUser, "no_such_fact", "1", "没有", County.Ct), DataDiagnostics.FactNotDisputable);
        County.Refused(await Desk.RaiseAsync(_county.FirmUser, "employees", " ", "没有", County.Ct), DataDiagnostics.WorkTextShape);
        County.Refused(await Desk.RaiseAsync(_county.FirmUser, "employees", "12", "", County.Ct), DataDiagnostics.WorkTextShape);
        Assert.Equal(0, await _county.Record.ReadAsync(db => db.FactDisputes.CountAsync()));
    }

    [Fact]
    public async Task A_department_that_is_not_there_cannot_be_asked()
    {
        await _county.Record.ExecuteAsync($"UPDATE Departments SET \"Key\" = '别的' WHERE Id = {_statistics.Id}");
        County.Refused(await Desk.RaiseAsync(_county.FirmUser, "employees", "12", "年报", County.Ct), DataDiagnostics.FactNotDisputable);
    }

    [Fact]
    public async Task The_department_stands_by_its_value_and_the_firm_may_ask_again()
    {
        var id = await RaiseAsync();
        County.Done(await Desk.AnswerAsync(_officer, id, isCorrected: false, "以年报为准，年报是 10 人", County.Ct));
        County.Done(await Desk.AnswerAsync(_officer, id, isCorrected: false, "以年报为准，年报是 10 人", County.Ct));
        County.Refused(await Desk.AnswerAsync(_officer, id, isCorrected: true, "改了", County.Ct), DataDiagnostics.WorkStateMoved);

        var dispute = await ReadAsync(id);
        Assert.Equal((DisputeState.Kept, (long?)_officer.Value), (dispute.State, dispute.AnsweredByPersonId));
        Assert.Equal(1, await CountAsync("dispute.keep"));
        var notice = await _county.Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal($"dispute:{id}", notice.Target);
        Assert.Contains("维持原数据", notice.Title, StringComparison.Ordinal);
        Assert.Contains("年报是 10 人", notice.Body, StringComparison.Ordinal);
        Assert.NotEqual(id, await RaiseAsync());
    }

    [Fact]
    public async Task A_dispute_that_was_changed_past_the_workflows_is_not_answered()
    {
        var id = await RaiseAsync();
        await _county.Record.ForgeAsync($"UPDATE FactDisputes SET Fact = 'revenue' WHERE Id = {id}");

        County.Refused(await Desk.AnswerAsync(_officer, id, isCorrected: false, "维持", County.Ct), DataDiagnostics.RecordChanged);
    }

    [Fact]
    public async Task Corrected_is_true_only_after_another_value_was_delivered()
    {
        var id = await RaiseAsync();
        County.Refused(await Desk.AnswerAsync(_officer, id, isCorrected: true, "已改", County.Ct), DataDiagnostics.FactUnchanged);
        Assert.Equal(DisputeState.Waiting, (await ReadAsync(id)).State);

        var values = System.Text.Encoding.UTF8.GetBytes("""{"employees":12,"revenue":100000}""");
        await _county.Record.EditSheetsAsync($"""UPDATE FactSheets SET "Values" = {values} WHERE FirmId = {_county.Firm.Id}""");
        County.Done(await Desk.AnswerAsync(_officer, id, isCorrected: true, "已改为 12 人", County.Ct));
        Assert.Equal(DisputeState.Corrected, (await ReadAsync(id)).State);
        Assert.Equal(1, await CountAsync("dispute.correct"));
    }

    [Fact]
    public async Task Another_department_does_not_answer_and_a_reply_is_needed()
    {
        var id = await RaiseAsync();
        County.Refused(await Desk.AnswerAsync(_county.Officer, id, isCorrected: false, "不对", County.Ct), DataDiagnostics.NotYours);
        County.Refused(await Desk.AnswerAsync(_officer, id, isCorrected: false, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        Assert.Equal(DisputeState.Waiting, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task An_offer_is_disputed_while_a_fact_that_it_rests_on_is()
    {
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        var (_, other, _) = await _county.OtherFirmAsync(2);
        Assert.Empty(await DisputedAsync(offer.Id, other.Id));

        var id = await RaiseAsync();
        var disputed = Assert.Single(await DisputedAsync(offer.Id, other.Id));
        Assert.Equal(offer.Id, disputed.Key);
        Assert.Contains("从业人", disputed.Value, StringComparison.Ordinal);

        County.Done(await Desk.AnswerAsync(_officer, id, isCorrected: false, "维持", County.Ct));
        Assert.Empty(await DisputedAsync(offer.Id, other.Id));
    }

    [Fact]
    public async Task A_fact_that_the_offer_does_not_use_does_not_mark_it()
    {
        var values = System.Text.Encoding.UTF8.GetBytes("""{"employees":10,"revenue":100000,"registered_capital":5000000}""");
        var offer = await _county.OfferAsync(OfferState.AwaitingCheck);
        await _county.Record.EditSheetsAsync($"""UPDATE FactSheets SET "Values" = {values} WHERE FirmId = {_county.Firm.Id}""");
        County.Done(await Desk.RaiseAsync(_county.FirmUser, "registered_capital", "600 万元", "已增资", County.Ct));
        Assert.Empty(await DisputedAsync(offer.Id));
    }

    private async Task<IReadOnlyDictionary<long, string>> DisputedAsync(params long[] offers)
    {
        await using var db = _county.Record.Open();
        return await _county.Record.Get<OfferDisputes>().ReadAsync(db, offers, County.Ct);
    }

    private async Task<long> RaiseAsync() => County.Done(await Desk.RaiseAsync(_county.FirmUser, "employees", "12", "年报是 12 人", County.Ct));

    private Task<FactDispute> ReadAsync(long id) => _county.Record.ReadAsync(db => db.FactDisputes.SingleAsync(d => d.Id == id));

    private Task<int> CountAsync(string action) => _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == action));
}

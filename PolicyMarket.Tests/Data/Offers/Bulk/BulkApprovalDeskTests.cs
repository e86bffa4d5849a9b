using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Offers.Bulk;

/// <summary>Bulk approvals: a typed count, nothing doubtful, and a second officer above the limit.</summary>
public sealed class BulkApprovalDeskTests : IAsyncLifetime
{
    private County _county = null!; // set before each test
    private PersonId _second;

    private BulkApprovalDesk Desk => _county.Record.Get<BulkApprovalDesk>();

    public async Task InitializeAsync()
    {
        var record = await TestRecord.CreateAsync(services => services.AddSingleton(new OfferOptions { SecondOfficerYuan = 1_000 }));
        _county = await County.CreateAsync(record: record);
        _second = await record.PersonAsync("second", Roles.Officer, _county.Department.Id);
    }

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public async Task Within_the_limit_the_chosen_are_approved_at_once()
    {
        var ids = await OffersAsync(400_00, 600_00);

        Assert.Equal(new BulkDone(2, 1_000_00, null), County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct)));

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.Approved, state));
        Assert.Equal(0, await _county.Record.ReadAsync(db => db.BulkApprovals.CountAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task Another_count_than_that_of_the_chosen_changes_nothing(int typed)
    {
        var ids = await OffersAsync(400_00, 500_00);

        County.Refused(await Desk.SubmitAsync(_county.Officer, ids, typed, County.Ct), DataDiagnostics.BulkCount);

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.AwaitingCheck, state));
    }

    [Fact]
    public async Task A_doubtful_offer_is_approved_alone_and_in_no_bulk()
    {
        var ids = await OffersAsync(100_00, 200_00);
        var doubtful = await _county.Record.OfferAsync(await _county.Record.FirmAsync(500), _county.Item, OfferState.AwaitingCheck, 300_00); // no account

        var refused = await Desk.SubmitAsync(_county.Officer, [.. ids, doubtful.Id], 3, County.Ct);

        County.Refused(refused, DataDiagnostics.BulkDoubtful);
        Assert.Contains("没有已核验的收款账户", refused.Why, StringComparison.Ordinal);
        Assert.All(await StatesAsync([.. ids, doubtful.Id]), state => Assert.Equal(OfferState.AwaitingCheck, state));
        Assert.Equal(1, County.Done(await Desk.SubmitAsync(_county.Officer, [doubtful.Id], 1, County.Ct)).Count);
    }

    [Fact]
    public async Task Above_the_limit_no_single_officer_can_approve()
    {
        var ids = await OffersAsync(1_000_01);

        County.Refused(await _county.Record.Get<PreCheckDesk>().ApproveAsync(_county.Officer, ids[0], County.Ct), DataDiagnostics.BulkNeedsSecond);

        Assert.Equal([OfferState.AwaitingCheck], await StatesAsync(ids));
    }

    [Fact]
    public async Task Above_the_limit_another_officer_releases_what_was_submitted()
    {
        var ids = await OffersAsync(900_00, 600_00);

        var submitted = County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));

        Assert.Equal((2, 1_500_00L), (submitted.Count, submitted.TotalFen));
        Assert.Matches("^YS[0-9]{8}-001$", submitted.Number);
        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.AwaitingRelease, state));
        var told = Assert.Single(await NoticesAsync());
        Assert.Equal((long?)_second.Value, told.PersonId);
        var bulk = await BulkAsync();
        County.Refused(await Desk.ReleaseAsync(_county.Officer, bulk.Id, bulk.ContentHash, County.Ct), DataDiagnostics.BulkSamePerson);
        County.Refused(await Desk.ReleaseAsync(_second, bulk.Id, "another", County.Ct), DataDiagnostics.BulkContentMoved);

        Assert.Equal(2, County.Done(await Desk.ReleaseAsync(_second, bulk.Id, bulk.ContentHash, County.Ct)).Count);

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.Approved, state));
        var decisions = await _county.Record.ReadAsync(db => db.Reviews.Where(r => r.OfferId == ids[0]).OrderBy(r => r.Step).ToListAsync());
        Assert.Equal(
            [(ReviewDecision.Submitted, (long?)_county.Officer.Value), (ReviewDecision.Approved, _second.Value)],
            decisions.Select(r => (r.Decision, r.PersonId))
        );
        Assert.Equal(1, await AuditsAsync("bulk.submit"));
        Assert.Equal(1, await AuditsAsync("bulk.release"));
        County.Refused(await Desk.ReleaseAsync(_second, bulk.Id, bulk.ContentHash, County.Ct), DataDiagnostics.WorkStateMoved);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_above_the_limit_that_is_approved_in_parts_needs_a_second_officer_too(bool oneByOne)
    {
        var ids = await OffersAsync(600_00, 400_01);
        var desk = _county.Record.Get<PreCheckDesk>();
        County.Done(await desk.ApproveAsync(_county.Officer, ids[0], County.Ct));

        if (oneByOne)
        {
            var refused = await desk.ApproveAsync(_county.Officer, ids[1], County.Ct);
            County.Refused(refused, DataDiagnostics.BulkNeedsSecond);
            Assert.Contains("您今天一人通过的同一事项已有 600.00 元", refused.Why, StringComparison.Ordinal);
        }

        Assert.NotNull(County.Done(await Desk.SubmitAsync(_county.Officer, [ids[1]], 1, County.Ct)).Number);
        Assert.Equal([OfferState.Approved, OfferState.AwaitingRelease], await StatesAsync(ids));
    }

    [Fact]
    public async Task What_counts_for_the_limit_is_of_the_same_day_officer_and_item_and_not_taken_back_or_released_by_two()
    {
        var desk = _county.Record.Get<PreCheckDesk>();
        var ids = await OffersAsync(600_00, 500_00, 600_00, 700_00, 600_00);
        County.Done(await desk.ApproveAsync(_county.Officer, ids[0], County.Ct));
        County.Done(await desk.UndoAsync(_county.Officer, [ids[0]], County.Ct));
        County.Done(await desk.ApproveAsync(_county.Officer, ids[1], County.Ct)); // the first one was taken back
        County.Done(await desk.ApproveAsync(_second, ids[2], County.Ct)); // another officer
        County.Done(await Desk.SubmitAsync(_county.Officer, [ids[3]], 1, County.Ct));
        var bulk = await BulkAsync();
        County.Done(await Desk.ReleaseAsync(_second, bulk.Id, bulk.ContentHash, County.Ct));
        Assert.False(await _county.Record.Get<AloneLimit>().IsAboveAsync(_second, [(_county.Item.ItemId, 400_00)], County.Ct)); // released by two
        Assert.True(await _county.Record.Get<AloneLimit>().IsAboveAsync(_second, [(_county.Item.ItemId, 400_01)], County.Ct));
        Assert.False(await _county.Record.Get<AloneLimit>().IsAboveAsync(_second, [(_county.Item.ItemId + 1, 1_000_00)], County.Ct)); // another item

        _county.Record.Clock.Advance(TimeSpan.FromDays(1));
        County.Done(await desk.ApproveAsync(_county.Officer, ids[4], County.Ct));
    }

    [Fact]
    public async Task What_waits_for_release_is_neither_approved_nor_undone_nor_pushed_by_one_officer()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        var desk = _county.Record.Get<PreCheckDesk>();

        County.Refused(await desk.ApproveAsync(_second, ids[0], County.Ct), DataDiagnostics.WorkStateMoved);
        County.Refused(await desk.UndoAsync(_second, [ids[0]], County.Ct), DataDiagnostics.WorkStateMoved);
        County.Refused(await desk.RefuseAsync(_second, [ids[0]], "理由", County.Ct), DataDiagnostics.WorkStateMoved);
        County.Refused(await _county.Record.Get<OfferPush>().PushNowAsync(_second, [ids[0]], County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Equal(0, await _county.Record.Get<OfferPush>().PushDueAsync(County.Ct));
    }

    [Fact]
    public async Task A_bulk_whose_maker_was_changed_past_the_workflows_is_not_released()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        var bulk = await BulkAsync();
        await _county.Record.ForgeAsync($"UPDATE BulkApprovals SET MakerPersonId = {_second} WHERE Id = {bulk.Id}");

        County.Refused(await Desk.ReleaseAsync(_county.Officer, bulk.Id, bulk.ContentHash, County.Ct), DataDiagnostics.RecordChanged);

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.AwaitingRelease, state));
    }

    [Fact]
    public async Task A_rejected_bulk_returns_to_the_list_and_its_maker_is_told_why()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        var bulk = await BulkAsync();
        County.Refused(await Desk.RejectAsync(_second, bulk.Id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);

        County.Done(await Desk.RejectAsync(_second, bulk.Id, "金额要再核", County.Ct));

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.AwaitingCheck, state));
        var told = (await NoticesAsync()).Single(n => n.PersonId == _county.Officer);
        Assert.Contains("金额要再核", told.Body, StringComparison.Ordinal);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct)); // once more
    }

    [Fact]
    public async Task Its_maker_alone_withdraws_a_bulk()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        var bulk = await BulkAsync();
        County.Refused(await Desk.WithdrawAsync(_second, bulk.Id, County.Ct), DataDiagnostics.NotYours);

        County.Done(await Desk.WithdrawAsync(_county.Officer, bulk.Id, County.Ct));

        Assert.All(await StatesAsync(ids), state => Assert.Equal(OfferState.AwaitingCheck, state));
        Assert.Equal(BulkState.Withdrawn, (await BulkAsync()).State);
    }

    [Fact]
    public async Task An_offer_that_changed_after_the_submission_stops_the_release_and_stays_out_of_the_way_back()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        await _county.Record.ExecuteAsync($"UPDATE Offers SET State = 'Withdrawn', Revision = Revision + 1 WHERE Id = {ids[1]}");
        var bulk = await BulkAsync();

        var refused = await Desk.ReleaseAsync(_second, bulk.Id, bulk.ContentHash, County.Ct);

        County.Refused(refused, DataDiagnostics.BulkContentMoved);
        Assert.Contains("有 1 项", refused.Why, StringComparison.Ordinal);
        County.Done(await Desk.RejectAsync(_second, bulk.Id, "重新提交", County.Ct));
        Assert.Equal([OfferState.AwaitingCheck, OfferState.Withdrawn], await StatesAsync(ids));
    }

    [Fact]
    public async Task Another_departments_officer_does_not_release()
    {
        var ids = await OffersAsync(900_00, 600_00);
        County.Done(await Desk.SubmitAsync(_county.Officer, ids, 2, County.Ct));
        var other = await _county.Record.PersonAsync("other", Roles.Officer, (await _county.Record.DepartmentAsync("科技")).Id);
        var bulk = await BulkAsync();

        County.Refused(await Desk.ReleaseAsync(other, bulk.Id, bulk.ContentHash, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await Desk.ReleaseAsync(_second, 987_654, bulk.ContentHash, County.Ct), DataDiagnostics.WorkNotFound);
    }

    [Fact]
    public void The_moves_are_these_and_no_others()
    {
        Assert.Equal(
            [
                (BulkState.AwaitingRelease, BulkState.Released),
                (BulkState.AwaitingRelease, BulkState.Rejected),
                (BulkState.AwaitingRelease, BulkState.Withdrawn),
            ],
            BulkMoves.Table.Moves.Order()
        );
        Assert.All(Enum.GetValues<BulkState>(), state => Assert.NotEmpty(BulkMoves.Say(state)));
    }

    private async Task<long[]> OffersAsync(params long[] sums)
    {
        var ids = new long[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            var firm = await _county.Record.FirmAsync(100 + i);
            await _county.Record.AccountAsync(firm, $"6222{i:D12}");
            ids[i] = (await _county.Record.OfferAsync(firm, _county.Item, OfferState.AwaitingCheck, sums[i])).Id;
        }

        return ids;
    }

    private Task<List<OfferState>> StatesAsync(long[] ids) =>
        _county.Record.ReadAsync(db => db.Offers.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).Select(o => o.State).ToListAsync());

    private Task<BulkApproval> BulkAsync() => _county.Record.ReadAsync(db => db.BulkApprovals.OrderByDescending(b => b.Id).FirstAsync());

    private Task<List<Notice>> NoticesAsync() => _county.Record.ReadAsync(db => db.Notices.ToListAsync());

    private Task<int> AuditsAsync(string action) => _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == action));
}

using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Review;

/// <summary>Every fen of a batch has its place: sent = paid + returned + re-sent + unexplained.</summary>
public sealed class BatchReconcilerTests
{
    [Fact]
    public async Task A_batch_that_was_not_approved_has_sent_nothing()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        Assert.Empty(await county.Record.Get<BatchReconciler>().ReadAsync([batch.Id], County.Ct));
    }

    [Fact]
    public async Task Each_fen_goes_from_awaited_to_paid_or_returned_and_then_to_resent()
    {
        await using var county = await County.CreateAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var (mine, theirs) = (await county.ClaimAsync(), await county.ClaimAsync(firmUser, offer, account));
        var batch = await county.ApprovedAsync(mine, theirs);

        var sent = await LineAsync(county, batch);
        Assert.Equal((150_000_00L, 2, 150_000_00L, 2), (sent.SentFen, sent.SentCount, sent.UnexplainedFen, sent.AwaitedCount));
        Assert.False(sent.IsSettled);

        County.Done(await county.TakeInAsync(batch, county.Answer(batch, PayoutNumber.Of(mine))));
        var answered = await LineAsync(county, batch);
        Assert.Equal((50_000_00L, 100_000_00L, 0L, 0L), (answered.PaidFen, answered.ReturnedFen, answered.ResentFen, answered.UnexplainedFen));
        Assert.True(answered.IsSettled);

        var mended = await county.Record.AccountAsync(county.Firm, "6222888877776666");
        County.Done(await county.Record.Get<ReturnDesk>().ResendAsync(county.Maker, mine.Id, mended.Id, County.Ct));
        var resent = await LineAsync(county, batch);
        Assert.Equal(
            (50_000_00L, 0L, 100_000_00L, 1, 0L),
            (resent.PaidFen, resent.ReturnedFen, resent.ResentFen, resent.ResentCount, resent.ContradictionFen)
        );
    }

    [Fact]
    public async Task Money_that_comes_back_after_payment_is_returned_and_not_paid()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        batch = await county.LoadAsync(batch.Id);
        var back = $"{PayoutNumber.Of(batch.Payouts.Single())},100000.00,退回,{county.Record.Business.Today:yyyy-MM-dd},R1,账户已销户\r\n";
        County.Done(await county.TakeInAsync(batch, County.BankHeader + back));

        var line = await LineAsync(county, batch);

        Assert.Equal((0L, 0, 100_000_00L, 1, 0L), (line.PaidFen, line.PaidCount, line.ReturnedFen, line.ReturnedCount, line.UnexplainedFen));
    }

    [Fact]
    public async Task A_payout_whose_state_contradicts_the_ledger_is_shown_as_such()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        await county.Record.ForgeAsync($"""UPDATE "Payouts" SET "State" = 'Paid'""");

        var line = await LineAsync(county, batch);

        Assert.Equal((100_000_00L, 100_000_00L), (line.UnexplainedFen, line.ContradictionFen));
    }

    private static async Task<BatchReconciliation> LineAsync(County county, PayoutBatch batch) =>
        (await county.Record.Get<BatchReconciler>().ReadAsync([batch.Id], County.Ct))[batch.Id];
}

using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Review;

/// <summary>Remarks for the checker: what changed since the batch was made, amounts far from the rest, duplicates.</summary>
public sealed class BatchReviewerTests
{
    [Fact]
    public async Task An_untouched_batch_has_sums_and_no_remark()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);

        var review = await ReviewAsync(county, batch);

        Assert.Empty(review.Notes);
        var sum = Assert.Single(review.Sums);
        Assert.Equal((county.Fund.Name, county.Item.Title, 2, 150_000_00L, 50_000_00L, 100_000_00L), Figures(sum));
        Assert.Null(sum.MedianFen);
    }

    [Fact]
    public async Task A_batch_that_does_not_exist_is_empty()
    {
        await using var county = await County.CreateAsync();
        var review = await county.Record.Get<BatchReviewer>().ReadAsync(4711, County.Ct);
        Assert.Equal(([], []), (review.Notes, review.Sums));
    }

    [Fact]
    public async Task Changed_content_and_removals_are_differences()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);
        County.Done(await county.Record.Get<PayeeDesk>().TakeOutAsync(county.Maker, batch.Payouts.Min(p => p.Id), "户名待核", County.Ct));
        await county.Record.PutAsync($"""UPDATE "Payouts" SET "BankName" = '别的银行' WHERE "BatchId" IS NOT NULL""");

        var notes = (await ReviewAsync(county, batch)).Notes;

        Assert.Equal([BatchNoteKind.ContentDiffers, BatchNoteKind.TakenOut, BatchNoteKind.AccountChanged], notes.Select(n => n.Kind));
        Assert.All(notes, n => Assert.True(n.IsDifference));
        Assert.Contains("户名待核", notes[1].Text, StringComparison.Ordinal);
        Assert.Contains("别的银行", (await county.LoadAsync(batch.Id)).Payouts.Single().BankName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_was_renamed_or_removed_is_a_difference()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);
        await county.Record.PutAsync($"""UPDATE "BankAccounts" SET "Holder" = '改了的户名' WHERE "Id" = {county.Account.Id}""");

        var note = Assert.Single((await ReviewAsync(county, batch)).Notes);

        Assert.Equal((BatchNoteKind.AccountChanged, county.Account.FirmId), (note.Kind, batch.Payouts.Single(p => p.Id == note.Payout?.Id).Claim?.FirmId));
        Assert.Contains("改了的户名", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_fund_is_a_difference()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);
        County.Done(await county.Record.Get<FundDesk>().SetOpenAsync(county.Maker, county.Fund.Id, isOpen: false, County.Ct));

        var note = Assert.Single((await ReviewAsync(county, batch)).Notes);

        Assert.Equal(BatchNoteKind.FundClosed, note.Kind);
        Assert.Contains("2 笔", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_run_that_finds_nothing_or_another_amount_is_a_difference()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);
        county.Record.Clock.Advance(TimeSpan.FromHours(8));
        await RunAsync(county, RunState.Running);
        Assert.Empty((await ReviewAsync(county, batch)).Notes);

        var run = await RunAsync(county, RunState.Finished);
        await county.Record.SeedAsync(
            new FirmMatch
            {
                FirmId = county.Firm.Id,
                RunId = run.Id,
                Pairs = PairBytes.WriteAll([new MatchedItem(county.Item.ItemId, county.Item.Id, 90_000_00)]),
            }
        );
        var notes = (await ReviewAsync(county, batch)).Notes;

        Assert.Equal([BatchNoteKind.NotEligible, BatchNoteKind.AmountChanged], notes.Select(n => n.Kind));
        Assert.Contains("90,000.00 元，申请时是 100,000.00 元", notes[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_far_from_the_median_of_its_item_is_named_with_the_median()
    {
        await using var county = await County.CreateAsync();
        var payouts = new List<Payout> { await county.ClaimAsync() };
        for (var number = 2; number <= 6; number++)
        {
            var (firmUser, offer, account) = await county.OtherFirmAsync(number, 10_000_00);
            payouts.Add(await county.ClaimAsync(firmUser, offer, account));
        }

        var review = await ReviewAsync(county, await county.BatchAsync([.. payouts]));

        var note = Assert.Single(review.Notes);
        Assert.Equal((BatchNoteKind.AmountFar, (long?)payouts[0].Id), (note.Kind, note.Payout?.Id));
        Assert.Contains("6 笔的中位数 10,000.00 元的 10 倍", note.Text, StringComparison.Ordinal);
        Assert.False(note.IsDifference);
        Assert.Equal(10_000_00, Assert.Single(review.Sums).MedianFen);
    }

    [Fact]
    public async Task Firms_of_one_name_and_one_account_of_two_firms_are_duplicates()
    {
        await using var county = await County.CreateAsync();
        var batch = await TwoAsync(county);
        await county.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '同名公司'""");
        await county.Record.PutAsync($"""UPDATE "Payouts" SET "AccountNumber" = '6222000011112222'""");

        var kinds = (await ReviewAsync(county, batch)).Notes.Select(n => n.Kind).ToList();

        Assert.Contains(BatchNoteKind.SameName, kinds);
        Assert.Contains(BatchNoteKind.SeveralPayees, kinds);
    }

    [Fact]
    public async Task A_second_payout_of_the_item_to_the_firm_is_named_with_its_claim()
    {
        await using var county = await County.CreateAsync();
        var first = await county.ClaimAsync();
        var other = await county.Record.AccountAsync(county.Firm, "6222888877776666");
        await county.Record.EligibleAsync(county.Firm, 100_000_00, period: "2024");
        var offer = await county.Record.OfferAsync(county.Firm, county.Item, amountFen: 100_000_00, period: "2024");
        var second = await county.ClaimAsync(county.FirmUser, offer, other);

        var notes = (await ReviewAsync(county, await county.BatchAsync(first, second))).Notes;

        Assert.Equal([BatchNoteKind.PaidBefore, BatchNoteKind.PaidBefore, BatchNoteKind.SeveralAccounts], notes.Select(n => n.Kind));
        Assert.Contains(second.Claim?.Number ?? "", notes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_words() => Assert.All(Enum.GetValues<BatchNoteKind>(), kind => Assert.NotEmpty(ReviewWording.Say(kind)));

    private static (string Fund, string Item, int Count, long Fen, long Least, long Most) Figures(BatchSum sum) =>
        (sum.FundName, sum.ItemTitle, sum.Count, sum.Fen, sum.LeastFen, sum.MostFen);

    private static Task<BatchReview> ReviewAsync(County county, PayoutBatch batch) => county.Record.Get<BatchReviewer>().ReadAsync(batch.Id, County.Ct);

    private static Task<MatchingRun> RunAsync(County county, RunState state) =>
        county.Record.SeedAsync(
            new MatchingRun
            {
                BusinessDate = county.Record.Business.Today,
                PlanFingerprint = $"plan {state}",
                DataFingerprint = "data",
                State = state,
                StartedAt = county.Record.Business.UtcNow,
            }
        );

    private static async Task<PayoutBatch> TwoAsync(County county)
    {
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        return await county.BatchAsync(await county.ClaimAsync(), await county.ClaimAsync(firmUser, offer, account));
    }
}

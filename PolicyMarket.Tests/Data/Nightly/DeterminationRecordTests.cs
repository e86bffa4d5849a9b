using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Records;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

public sealed class DeterminationRecordTests
{
    [Fact]
    public async Task Receipt_of_every_offer_is_intact_and_replays_to_the_same_fen()
    {
        await using var county = await MatchingCounty.CreateAsync(21);
        await county.RunAsync();
        var numbers = await ClaimAllAsync(county);
        foreach (var number in numbers)
        {
            var verdict = await VerifyAsync(county, number);
            Assert.True(verdict is { IsIntact: true, ReplaysEqual: true }, verdict.Report);
            Assert.DoesNotContain("措辞不同", verdict.Report);
        }
    }

    [Fact]
    public async Task Record_of_an_amount_that_refers_to_others_holds_them_with_their_origin_and_replays_when_they_have_changed()
    {
        await using var county = await MatchingCounty.CreateAsync(27);
        await county.AddReferringItemsAsync();
        await county.RunAsync();
        var json = await county.Record.ReadAsync(db =>
            db.Offers.Where(o => o.ItemVersion!.Title.StartsWith("r-rest")).Select(o => o.ReceiptJson).FirstAsync()
        ); // translated to a join
        var receipt = county.Record.Get<DeterminationRecordReader>().Read(json).Required;
        string[] awards = ["award(\"b-growth\")", "award(\"e-expired\")", "award(\"r-share\")"];
        Assert.Equal(awards, receipt.Facts.Where(f => f.Attribute.StartsWith("award", StringComparison.Ordinal)).Select(f => f.Attribute));
        Assert.Contains("事项 b-growth 第 1 版", receipt.Facts.Single(f => f.Attribute == awards[0]).Source, StringComparison.Ordinal);
        Assert.Contains("不在施行期内", receipt.Facts.Single(f => f.Attribute == awards[1]).Source, StringComparison.Ordinal);

        var numbers = await ClaimAllAsync(county);
        await county.PublishAsync(new Random(2));
        foreach (var number in numbers)
        {
            var verdict = await VerifyAsync(county, number);
            Assert.True(verdict is { IsIntact: true, ReplaysEqual: true }, verdict.Report);
            Assert.DoesNotContain("措辞不同", verdict.Report);
        }
    }

    [Theory]
    [InlineData("\"amountFen\":", "\"amountFen\":1")]
    [InlineData("涟源第", "涟源弟")]
    [InlineData("\"value\":", "\"value\": ")]
    [InlineData("{", "")]
    public async Task Receipt_that_was_tampered_with_is_found(string from, string to)
    {
        await using var county = await MatchingCounty.CreateAsync(22);
        await county.RunAsync();
        var number = (await ClaimAllAsync(county))[0];
        var json = await county.Record.ReadAsync(db => db.Claims.Where(c => c.Number == number).Select(c => c.ReceiptJson).SingleAsync());
        var at = json.IndexOf(from, StringComparison.Ordinal);
        var tampered = json[..at] + to + json[(at + from.Length)..];
        await county.Record.ForgeAsync($"UPDATE Claims SET ReceiptJson = {tampered} WHERE Number = {number}");
        var verdict = await VerifyAsync(county, number);
        Assert.False(verdict.IsIntact);
        Assert.Contains("不一致", verdict.Report);
    }

    [Fact]
    public async Task Receipt_whose_hash_was_forged_too_does_not_replay()
    {
        await using var county = await MatchingCounty.CreateAsync(23);
        await county.RunAsync();
        var number = (await ClaimAllAsync(county))[0];
        var json = await county.Record.ReadAsync(db => db.Claims.Where(c => c.Number == number).Select(c => c.ReceiptJson).SingleAsync());
        var forged = json.Replace("\"amountFen\":", "\"amountFen\":9", StringComparison.Ordinal);
        var hash = DeterminationRecordMaker.HashOf(forged);
        await county.Record.ForgeAsync($"UPDATE Claims SET ReceiptJson = {forged}, ReceiptHash = {hash} WHERE Number = {number}");
        var verdict = await VerifyAsync(county, number);
        Assert.True(verdict.IsIntact);
        Assert.False(verdict.IsSealed);
        Assert.False(verdict.ReplaysEqual);
    }

    /// <summary>A forgery of words alone replays to the same fen, so that the seal must find it.</summary>
    [Fact]
    public async Task Receipt_whose_hash_was_forged_too_has_no_seal()
    {
        await using var county = await MatchingCounty.CreateAsync(23);
        await county.RunAsync();
        var number = (await ClaimAllAsync(county))[0];
        var json = await county.Record.ReadAsync(db => db.Claims.Where(c => c.Number == number).Select(c => c.ReceiptJson).SingleAsync());
        var forged = json.Replace("涟源第", "涟源弟", StringComparison.Ordinal);
        await county.Record.ForgeAsync(
            $"UPDATE Claims SET ReceiptJson = {forged}, ReceiptHash = {DeterminationRecordMaker.HashOf(forged)} WHERE Number = {number}"
        );
        var verdict = await VerifyAsync(county, number);
        Assert.Equal((true, false, true), (verdict.IsIntact, verdict.IsSealed, verdict.ReplaysEqual));
        Assert.Contains("与封印不符", verdict.Report);
        Assert.Contains("未通过核验", verdict.Report);
    }

    [Fact]
    public async Task Receipt_names_clause_value_source_batch_and_date()
    {
        await using var county = await MatchingCounty.CreateAsync(24);
        await county.RunAsync();
        var json = await county.Record.ReadAsync(db =>
            db.Offers.Where(o => o.ItemVersion!.Title.StartsWith("a-jobs")).Select(o => o.ReceiptJson).FirstAsync()
        ); // translated to a join
        var receipt = county.Record.Get<DeterminationRecordReader>().Read(json).Required;
        Assert.Equal("registration_region", receipt.Conditions.Parts[0].Attribute); // the territory of the document stands in front
        Assert.Equal("431382", receipt.Territory);
        Assert.Equal("第一条", receipt.Conditions.Parts[1].Cite);
        Assert.Contains("人", receipt.Conditions.Parts[1].ValueText, StringComparison.Ordinal);
        Assert.Equal("统计 · 2025年数据 · 第 1 批数据 · 截至 2026-10-31", receipt.Conditions.Parts[1].SourceLine);
        Assert.Equal(receipt.AmountFen, (long?)(receipt.Amount.Payable * 100));
        Assert.NotEmpty(receipt.Amount.Sentence);
    }

    [Fact]
    public async Task Unknown_claim_number_is_refused_in_words()
    {
        await using var county = await MatchingCounty.CreateAsync(25);
        var result = await county.Record.Get<DeterminationRecordVerification>().VerifyAsync("LY-nobody", CancellationToken.None);
        Assert.Equal(DataDiagnostics.DeterminationRecordNoClaim, Assert.Single(result.Diagnostics).Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"format": 99}""")]
    public async Task A_text_that_is_no_determination_record_is_named(string json)
    {
        await using var county = await MatchingCounty.CreateAsync(25);

        Assert.Equal(DataDiagnostics.DeterminationRecordBroken, Assert.Single(county.Record.Get<DeterminationRecordReader>().Read(json).Diagnostics).Code);
    }

    private static async Task<RecordedVerdict> VerifyAsync(MatchingCounty county, string number)
    {
        var result = await county.Record.Get<DeterminationRecordVerification>().VerifyAsync(number, CancellationToken.None);
        Assert.True(result.Succeeded, result.Why);
        return result.Value!; // a done result has a value
    }

    /// <summary>Claims as filing writes them, for every offer of the run.</summary>
    private static async Task<List<string>> ClaimAllAsync(MatchingCounty county)
    {
        var numbers = new List<string>();
        var offers = await county.Record.ReadAsync(db => db.Offers.AsNoTracking().ToListAsync());
        var account = await county.Record.SeedAsync(
            new BankAccount
            {
                FirmId = offers[0].FirmId,
                Holder = "户",
                BankName = "行",
                Number = "6222000011112222",
            }
        );
        foreach (var offer in offers.Where(o => o.State is OfferState.Approved or OfferState.AwaitingCheck))
        {
            var number = $"LY20261122-{offer.Id:D6}";
            await county.Record.SeedAsync(
                new Claim
                {
                    Number = number,
                    FirmId = offer.FirmId,
                    ItemId = offer.ItemId,
                    ItemVersionId = offer.ItemVersionId,
                    Period = offer.Period,
                    OfferId = offer.Id,
                    AmountFen = offer.AmountFen,
                    BankAccountId = account.Id,
                    ConfirmedAt = county.Record.Business.UtcNow,
                    ReceiptJson = offer.ReceiptJson,
                    ReceiptHash = DeterminationRecordMaker.HashOf(offer.ReceiptJson),
                }
            );
            numbers.Add(number);
        }

        return numbers;
    }
}

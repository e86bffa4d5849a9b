using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Cases;

/// <summary>Case O1: an offer is pushed, a department corrects a value, and the firm confirms: after a night, and without one.</summary>
public sealed class PushedThenCorrectedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Correction_takes_the_offer_back_with_and_without_a_night_between(bool hasNight)
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<DemonstrationData>().PrepareAsync(150, progress: null, County.Ct);
        var (offerId, accountId, firmUserId, creditCode) = await PushedAsync(record);
        await CorrectAsync(record, creditCode);
        if (hasNight)
        {
            var night = County.Done(
                await record.Get<NightlyRun>().RunAsync(record.Business.Today.AddDays(1), Actor.System("夜间匹配"), progress: null, County.Ct)
            );
            Assert.Equal(1, night.Lost);
            Assert.Equal(1, night.OffersWithdrawn);
        }

        var confirmed = await record.Get<ClaimFiling>().ConfirmAsync(new PersonId(firmUserId), offerId, accountId, County.Ct);
        County.Refused(confirmed, hasNight ? DataDiagnostics.WorkStateMoved : DataDiagnostics.OfferGroundsMoved);
        var offer = await record.ReadAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == offerId));
        Assert.Equal(OfferState.Withdrawn, offer.State);
        Assert.Contains("就业困难人员1年以上合同", offer.Reason, StringComparison.Ordinal);
        Assert.Contains("人社", offer.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await record.ReadAsync(db => db.Claims.CountAsync(claim => claim.FirmId == offer.FirmId)));
        Assert.Contains(
            await record.ReadAsync(db => db.Notices.Where(n => n.FirmId == offer.FirmId).Select(n => n.Title).ToListAsync()),
            t => t.StartsWith("已撤回 13,400.00 元", StringComparison.Ordinal)
        );
    }

    private static Task<(long OfferId, long AccountId, long FirmUserId, string CreditCode)> PushedAsync(TestRecord record) =>
        record.ReadAsync(async db =>
        {
            var person = await db.Users.SingleAsync(p => p.UserName == "dianpu");
            var firm = await db.Firms.SingleAsync(f => f.Id == person.FirmId);
            var offer = await db.Offers.SingleAsync(o => o.FirmId == firm.Id && o.AmountFen == 13_400_00 && o.State == OfferState.Pushed);
            return (offer.Id, await db.BankAccounts.Where(a => a.FirmId == firm.Id).Select(a => a.Id).FirstAsync(), person.Id, firm.CreditCode);
        });

    private static async Task CorrectAsync(TestRecord record, string creditCode)
    {
        var path = Path.Combine(record.Options.Directory, "O1.csv");
        await File.WriteAllTextAsync(path, $"统一社会信用代码,hard_to_employ_contract_one_year\n{creditCode},否\n");
        var report = await record
            .Get<FirmImport>()
            .ImportAsync(
                personId: null,
                new FirmFile(path, "O1.csv", "人社", "2025", record.Business.Today) { Choice = new DeliveryChoice { Mode = DeliveryMode.Supplement } },
                progress: null,
                County.Ct
            );
        Assert.True(report.IsStored, report.Sentence);
    }
}

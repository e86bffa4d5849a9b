using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Plays officers and firms in the trial. Who is prompt, late or silent follows from the index of the firm.</summary>
internal sealed class TrialCasework(
    IDbContextFactory<PolicyMarketDb> factory,
    DemonstrationStaff staff,
    PreCheckDesk desk,
    DemonstrationChecking checking,
    OfferPush push,
    ClaimFiling filing,
    OfferDeclining declining
)
{
    private const ulong CheckLot = 3;
    private const ulong AnswerLot = 4;

    /// <summary>Percent of the firms: those whose offers lie unchecked, those that are refused, and those that answer promptly, late or with a no.</summary>
    private const int Unchecked = 4;
    private const int Refused = 7;
    private const int First = 35;
    private const int Prompt = 60;
    private const int Late = 95;
    private const int Declining = 97;

    /// <summary>Every officer decides what waits at the department, and pushes what is approved.</summary>
    public async Task CheckAsync(IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        var lots = firms.ToDictionary(firm => firm.CreditCode, firm => LotOf(firm, CheckLot), StringComparer.Ordinal);
        foreach (var (departmentId, officer) in await staff.OfficersAsync(ct))
        {
            var waiting = (await OffersAsync(OfferState.AwaitingCheck, ct)).FindAll(offer => offer.DepartmentId == departmentId);
            var chosen = waiting.FindAll(offer => lots.GetValueOrDefault(offer.CreditCode) >= Unchecked);
            var refused = chosen.FindAll(offer => lots[offer.CreditCode] < Refused);
            if (refused.Count > 0)
            {
                DemonstrationStep.Demand(await desk.RefuseAsync(officer, Ids(refused), DemonstrationWording.RefusedByCheck, ct));
            }

            await checking.ApproveAsync(departmentId, officer, Ids(chosen.Except(refused)), ct);
            var unpushed = (await OffersAsync(OfferState.Approved, ct)).FindAll(offer => offer.DepartmentId == departmentId && offer.HasFund);
            if (unpushed.Count > 0)
            {
                DemonstrationStep.Demand(await push.PushNowAsync(officer, Ids(unpushed), ct));
            }
        }
    }

    /// <summary>The firms that are so quick confirm what was pushed; some do not want it.</summary>
    public async Task AnswerAsync(IReadOnlyList<DemonstrationFirm> firms, TrialAnswer answer, CancellationToken ct)
    {
        var upTo = answer switch
        {
            TrialAnswer.First => First,
            TrialAnswer.Prompt => Prompt,
            TrialAnswer.Late => Late,
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No firms answer so."),
        };
        var byCode = firms.ToDictionary(firm => firm.CreditCode, StringComparer.Ordinal);
        foreach (var offer in await OffersAsync(OfferState.Pushed, ct))
        {
            if (!byCode.TryGetValue(offer.CreditCode, out var firm) || offer.AccountId is not { } account)
            {
                continue;
            }

            var lot = LotOf(firm, AnswerLot);
            if (lot < upTo)
            {
                DemonstrationStep.Demand(await filing.ConfirmAsync(await staff.OfFirmAsync(firm, ct), offer.Id, account, ct));
            }
            else if (answer == TrialAnswer.Late && lot < Declining)
            {
                DemonstrationStep.Demand(
                    await declining.DeclineAsync(await staff.OfFirmAsync(firm, ct), offer.Id, DemonstrationWording.DeclinedByFirm, ct)
                );
            }
        }
    }

    /// <summary>The firm of the demonstration account is never silent.</summary>
    private static int LotOf(DemonstrationFirm firm, ulong purpose) =>
        firm.Index != DemonstrationCounty.ShownFirm ? TrialPlan.Lot(firm, purpose)
        : purpose == CheckLot ? Refused
        : 0;

    private static long[] Ids(IEnumerable<WaitingOffer> offers) => [.. offers.Select(offer => offer.Id)];

    private async Task<List<WaitingOffer>> OffersAsync(OfferState state, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .Offers.AsNoTracking()
            .Where(offer => offer.State == state)
            .OrderBy(offer => offer.Id)
            .Select(offer => new WaitingOffer(
                offer.Id,
                offer.DepartmentId,
                offer.Firm!.CreditCode, // an offer always has its firm; the same holds below for its item
                offer.ItemVersion!.Item!.FundId != null,
                db.Set<BankAccount>().Where(a => a.FirmId == offer.FirmId && a.IsVerified).OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefault()
            ))
            .ToListAsync(ct);
    }

    private sealed record WaitingOffer(long Id, long DepartmentId, string CreditCode, bool HasFund, long? AccountId);
}

using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>Reads the claim page: the firm its own claims, an officer those of the department, finance and supervisors all.</summary>
public sealed class ClaimQueries(IDbContextFactory<PolicyMarketDb> factory, ConfirmQueries accounts, WorkingDays calendar)
{
    public async Task<ClaimView?> ReadAsync(PersonId? personId, long claimId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct) is not { } reader)
        {
            return null;
        }

        var ownFirm = reader.Roles.Contains(Roles.Firm) ? reader.FirmId : null;
        var claim = await Visible(db, reader, ownFirm)
            .Where(c => c.Id == claimId)
            .Select(c => new
            {
                Claim = c,
                FirmName = c.Firm!.Name, // a claim names its firm by a foreign key
                c.ItemVersion!.Title, // and its version too
                Code = db.Set<PolicyItem>().Where(i => i.Id == c.ItemId).Select(i => i.Code).First(),
                Account = db.Set<BankAccount>().First(a => a.Id == c.BankAccountId),
                WaitingSince = db.Set<Payout>()
                    .Where(p => p.ClaimId == c.Id)
                    .OrderByDescending(p => p.Attempt)
                    .Select(p => (DateTime?)p.CreatedAt)
                    .FirstOrDefault(),
                PayoutId = db.Set<Payout>().Where(p => p.ClaimId == c.Id).OrderByDescending(p => p.Attempt).Select(p => (long?)p.Id).FirstOrDefault(),
                Events = c.Events.OrderBy(e => e.Sequence).ToList(),
            })
            .AsSplitQuery()
            .SingleOrDefaultAsync(ct);
        return claim is null
            ? null
            : new ClaimView(
                claim.Claim.Id,
                claim.Claim.Number,
                claim.Claim.FirmId,
                claim.FirmName,
                claim.Title,
                claim.Code,
                claim.Claim.Period,
                claim.Claim.AmountFen,
                claim.Claim.State,
                $"{claim.Account.BankName} {BankAccount.Mask(claim.Account.Number)}",
                claim.Account.IsVerified,
                claim.PayoutId,
                claim.Claim.FirmId == ownFirm ? await AccountsAsync(db, personId, claim.Claim.Id, ct) : [],
                claim.Claim.ReceiptJson,
                claim.Claim.ReceiptHash,
                Steps(claim.Events, claim.Claim.State),
                IsOwn: claim.Claim.FirmId == ownFirm
            )
            {
                MoneyDue = claim is { Claim.State: not (ClaimState.Paid or ClaimState.Returned), WaitingSince: { } since }
                    ? MoneyDue.On(BusinessClock.DateOf(since), await ThresholdValues.ReadAsync(db, ct), calendar)
                    : null,
            };
    }

    /// <summary>The firm's accounts without those that the bank has refused for the claim.</summary>
    private async Task<IReadOnlyList<AccountChoice>> AccountsAsync(PolicyMarketDb db, PersonId? personId, long claimId, CancellationToken ct)
    {
        var refused = await RefusedAccounts.FindAsync(db, claimId, ct);
        return [.. (await accounts.AccountsAsync(personId, ct)).Where(account => !refused.Contains(account.Id))];
    }

    private static IQueryable<Data.Claims.Claim> Visible(PolicyMarketDb db, Actor reader, long? ownFirm)
    {
        var claims = db.Claims.AsNoTracking();
        string[] seesAll = [Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator];
        if (seesAll.Any(reader.Roles.Contains))
        {
            return claims;
        }

        var department = reader.Roles.Contains(Roles.Officer) ? reader.DepartmentId : null;
        return claims.Where(c => c.FirmId == ownFirm || db.Set<Offer>().Any(o => o.Id == c.OfferId && o.DepartmentId == department));
    }

    private static IReadOnlyList<TimelineStep> Steps(List<ClaimEvent> events, ClaimState state)
    {
        var last = events.Count - 1;
        return
        [
            .. events.Select(
                (e, i) =>
                    new TimelineStep(
                        e.Title,
                        e.At,
                        e.Note,
                        i < last || state == ClaimState.Paid ? StepState.Done
                            : state == ClaimState.Returned ? StepState.Bad
                            : StepState.Now
                    )
            ),
        ];
    }
}

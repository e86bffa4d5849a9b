using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>
/// Reads accounts for the verification desk: accounts that wait for the bank's word, those with waiting money first; or what is searched for.
/// </summary>
public sealed class DeskAccountQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    public const int MostRows = 100;

    /// <summary>
    /// Unverified accounts, or every account of the firms and numbers that the words name; page from 0. Count: of all that match. Nothing for
    /// whoever is no active person of
    /// finance or supervision now.
    /// </summary>
    public async Task<(IReadOnlyList<DeskAccountRow> Rows, int Count)> ReadAsync(
        PersonId personId,
        string words,
        int page,
        int pageSize,
        CancellationToken ct
    )
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor) is null
            ? ([], 0)
            : await ReadAsync(db, words, page * pageSize, pageSize, ct);
    }

    /// <summary>The same for the command line, which belongs to the operator of the machine.</summary>
    public async Task<(IReadOnlyList<DeskAccountRow> Rows, int Count)> ReadForOperatorAsync(string words, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ReadAsync(db, words, skipped: 0, MostRows, ct);
    }

    private static async Task<(IReadOnlyList<DeskAccountRow> Rows, int Count)> ReadAsync(
        PolicyMarketDb db,
        string words,
        int skipped,
        int taken,
        CancellationToken ct
    )
    {
        var asked = words.Trim();
        var accounts = db.BankAccounts.AsNoTracking().Join(db.Firms, a => a.FirmId, f => f.Id, (a, f) => new { Account = a, Firm = f });
        accounts =
            asked.Length == 0
                ? accounts.Where(r => !r.Account.IsVerified)
                : accounts.Where(r => r.Firm.Name.Contains(asked) || r.Firm.CreditCode == asked || r.Account.Number == asked);
        var count = await accounts.CountAsync(ct);
        var rows = await accounts
            .Select(r => new
            {
                r.Account,
                r.Firm.Name,
                r.Firm.CreditCode,
                Waiting = db.Set<Payout>()
                    .Count(p => p.State == PayoutState.Reserved && p.Claim!.FirmId == r.Firm.Id && p.AccountNumber == r.Account.Number), // a join
                Fen = db.Set<Payout>()
                    .Where(p => p.State == PayoutState.Reserved && p.Claim!.FirmId == r.Firm.Id && p.AccountNumber == r.Account.Number)
                    .Sum(p => p.AmountFen),
            })
            .OrderByDescending(r => r.Waiting)
            .ThenBy(r => r.Account.Id)
            .Skip(skipped)
            .Take(taken)
            .ToListAsync(ct);
        string[] numbers = [.. rows.Select(r => r.Account.Number)];
        var others = (
            await db
                .BankAccounts.AsNoTracking()
                .Where(a => numbers.Contains(a.Number))
                .Join(
                    db.Firms,
                    a => a.FirmId,
                    f => f.Id,
                    (a, f) =>
                        new
                        {
                            a.Number,
                            a.FirmId,
                            f.Name,
                        }
                )
                .ToListAsync(ct)
        ).ToLookup(a => a.Number);
        return (
            [
                .. rows.Select(r => new DeskAccountRow(
                    r.Account.Id,
                    r.Name,
                    r.CreditCode,
                    r.Account.Holder,
                    r.Account.BankName,
                    r.Account.Number,
                    r.Account.IsVerified,
                    r.Waiting,
                    r.Fen,
                    [.. others[r.Account.Number].Where(o => o.FirmId != r.Account.FirmId).Select(o => o.Name)]
                )),
            ],
            count
        );
    }

    /// <summary>Unverified accounts for which money waits: the figure in the rail.</summary>
    public async Task<int> WaitingCountAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, user.PersonId(), ct, Roles.Finance) is null)
        {
            return 0;
        }

        return await db.BankAccounts.CountAsync(
            a => !a.IsVerified && db.Set<Payout>().Any(p => p.State == PayoutState.Reserved && p.Claim!.FirmId == a.FirmId && p.AccountNumber == a.Number),
            ct
        ); // a join
    }

    /// <summary>The account of a firm by its number; null when the firm has no such account.</summary>
    public async Task<long?> IdOfAsync(string creditCode, string number, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .BankAccounts.Where(a => a.Number == number && db.Set<Firm>().Any(f => f.Id == a.FirmId && f.CreditCode == creditCode))
            .Select(a => (long?)a.Id)
            .SingleOrDefaultAsync(ct);
    }
}

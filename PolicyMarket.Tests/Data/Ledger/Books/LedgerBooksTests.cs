using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger.Books;

/// <summary>Trial balance and statement are sums of the postings, on screens and in files.</summary>
public sealed class LedgerBooksTests
{
    private static readonly DateOnly First = new(2026, 11, 22);

    [Fact]
    public async Task Trial_balance_splits_days_and_its_sides_agree()
    {
        await using var county = await County.CreateAsync();
        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        await county.ClaimAsync();
        var books = county.Record.Get<LedgerBooks>();

        var second = await books.TrialAsync(First.AddDays(1), First.AddDays(1), County.Ct);
        var available = second.Lines.Single(line => line.Account == LedgerAccount.Available);
        Assert.Equal((1_000_000_00, 0, 100_000_00, 900_000_00), (available.OpeningFen, available.DebitFen, available.CreditFen, available.ClosingFen));
        Assert.True(second.IsBalanced);
        Assert.Equal(100_000_00, second.DebitFen);
        Assert.Empty((await books.TrialAsync(First.AddDays(-9), First.AddDays(-1), County.Ct)).Lines);
    }

    [Fact]
    public async Task Statement_runs_from_opening_to_closing_and_filters()
    {
        await using var county = await County.CreateAsync();
        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        var payout = await county.ClaimAsync();
        var (user, offer, account) = await county.OtherFirmAsync(2, 30_000_00);
        await county.ClaimAsync(user, offer, account);
        var books = county.Record.Get<LedgerBooks>();
        var filter = new StatementFilter(First.AddDays(1), First.AddDays(1)) { FundId = county.Fund.Id, Account = LedgerAccount.Available };

        var whole = await books.StatementAsync(filter, 0, 50, County.Ct);
        Assert.Equal((1_000_000_00, 870_000_00, 2), (whole.OpeningFen, whole.ClosingFen, whole.Count));
        Assert.Equal([900_000_00, 870_000_00], whole.Lines.Select(line => line.BalanceFen));
        var page = await books.StatementAsync(filter, 1, 1, County.Ct);
        Assert.Equal(870_000_00, Assert.Single(page.Lines).BalanceFen);

        var number = (await county.Record.ReadAsync(db => db.Payouts.Where(p => p.Id == payout.Id).Select(p => p.Claim!.Number).SingleAsync())); // a join
        var claim = await books.StatementAsync(new StatementFilter(First, First.AddDays(9)) { ClaimNumber = number }, 0, 50, County.Ct);
        Assert.Equal([LedgerAccount.Available, LedgerAccount.Reserved], claim.Lines.Select(line => line.Account).Order());
        Assert.All(claim.Lines, line => Assert.Equal((number, $"payout:{payout.Id}/Reserve"), (line.ClaimNumber, line.Key)));
        Assert.Equal(0, claim.ClosingFen);
        Assert.Equal(2, (await books.StatementAsync(new StatementFilter(First, First.AddDays(9)) { Phase = LedgerPhase.Budget }, 0, 50, County.Ct)).Count);
        var author = await county.Record.ReadAsync(db => db.Users.Where(p => p.Id == user).Select(p => p.DisplayName).SingleAsync());
        Assert.Equal(2, (await books.StatementAsync(new StatementFilter(First, First.AddDays(9)) { Author = author }, 0, 50, County.Ct)).Count);
        Assert.Contains(author, await books.AuthorsAsync(County.Ct));
    }

    [Fact]
    public async Task Files_hold_the_same_figures_and_no_formula()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        await county.Record.PutAsync($"UPDATE Funds SET Name = '=HYPERLINK(\"x\")'");
        var export = county.Record.Get<LedgerExport>();

        var csv = County.Done(await export.TrialAsync(county.Maker, First, First, LedgerFormat.Csv, County.Ct));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Content[..3]);
        var text = Encoding.UTF8.GetString(csv.Content);
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.Contains(",-1000000.00", text, StringComparison.Ordinal);
        Assert.EndsWith("合计,,,0.00,1100000.00,1100000.00,0.00\r\n", text, StringComparison.Ordinal);

        var book = County.Done(await export.StatementAsync(county.Checker, new StatementFilter(First, First), LedgerFormat.Workbook, County.Ct));
        using var stream = new MemoryStream(book.Content);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList(); // just written
        Assert.Equal(7, rows.Count);
        var name = rows[2].Elements<Cell>().ElementAt(3);
        Assert.Equal(CellValues.InlineString, name.DataType!.Value); // as above
        Assert.StartsWith("=HYPERLINK", name.InnerText, StringComparison.Ordinal);
        Assert.Equal(CellValues.Number, rows[2].Elements<Cell>().Last().DataType!.Value); // as above
        Assert.Equal(2, await county.Record.ReadAsync(db => db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "data.export")));
    }

    [Fact]
    public async Task Files_are_for_finance_and_supervision()
    {
        await using var county = await County.CreateAsync();
        foreach (var (role, person) in county.People)
        {
            var result = await county.Record.Get<LedgerExport>().TrialAsync(person, First, First, LedgerFormat.Csv, County.Ct);
            Assert.Equal(role is "Finance" or "FinanceChecker" or "Supervisor", result.Succeeded);
            if (!result.Succeeded)
            {
                County.Refused(result, DataDiagnostics.NotAllowed);
            }
        }
    }
}

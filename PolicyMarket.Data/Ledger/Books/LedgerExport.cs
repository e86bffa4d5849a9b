using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Exports trial balance and statement as CSV or as a workbook; each export is an audit event. Sums are yuan with two decimals.</summary>
public sealed class LedgerExport(IDbContextFactory<PolicyMarketDb> factory, Recorder recorder, LedgerBooks books, AuditTrail audit)
{
    /// <summary>The most postings of one file; also within what a worksheet can hold.</summary>
    public const int MostRows = 100_000;

    private static readonly string[] Readers = [Roles.Finance, Roles.FinanceChecker, Roles.Supervisor];

    /// <summary>For finance and supervisors.</summary>
    public async Task<Result<LedgerFile>> TrialAsync(PersonId personId, DateOnly from, DateOnly to, LedgerFormat format, CancellationToken ct)
    {
        if (!await IsReaderAsync(personId, ct))
        {
            return await RecordAsync(personId, file: null, BooksWording.TrialSheet, ct);
        }

        var trial = await books.TrialAsync(from, to, ct);
        var file = Make(BooksWording.TrialFile(from, to), BooksWording.TrialSheet, await TrialRowsAsync(trial, ct), format);
        return await RecordAsync(personId, file, BooksWording.Exported(BooksWording.TrialSheet, from, to, trial.Lines.Count), ct);
    }

    /// <summary>For finance and supervisors. Refused when there are more than <see cref="MostRows"/> postings.</summary>
    public async Task<Result<LedgerFile>> StatementAsync(PersonId personId, StatementFilter filter, LedgerFormat format, CancellationToken ct)
    {
        if (!await IsReaderAsync(personId, ct))
        {
            return await RecordAsync(personId, file: null, BooksWording.StatementSheet, ct);
        }

        var statement = await books.StatementAsync(filter, skip: 0, MostRows, ct);
        if (statement.Count > MostRows)
        {
            return Result.Fail<LedgerFile>(DataDiagnostics.WorkTooMany, BooksWording.TooManyRows(MostRows));
        }

        List<SheetCell[]> rows =
        [
            [.. BooksWording.StatementHead.Select(SheetCell.Of)],
            Sum(BooksWording.Opening, debit: null, credit: null, statement.OpeningFen),
            .. statement.Lines.Select(Row),
            Sum(BooksWording.Closing, statement.DebitFen, statement.CreditFen, statement.ClosingFen),
        ];
        var file = Make(BooksWording.StatementFile(filter.From, filter.To), BooksWording.StatementSheet, rows, format);
        return await RecordAsync(personId, file, BooksWording.Exported(BooksWording.StatementSheet, filter.From, filter.To, statement.Count), ct);
    }

    private async Task<bool> IsReaderAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Readers) is not null;
    }

    /// <summary>Hands the file out when the export is recorded; refuses whoever may not read.</summary>
    private Task<Result<LedgerFile>> RecordAsync(PersonId personId, LedgerFile? file, string detail, CancellationToken ct) =>
        recorder.WriteAsync<LedgerFile>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Readers);
                if (actor is null || file is null)
                {
                    return WorkText.Refuse<LedgerFile>(why ?? WorkText.Moved(BooksWording.RolesMoved));
                }

                audit.Add(db, actor, AuditAction.DataExport, "ledger", detail);
                return Result.Ok(file);
            },
            ct
        );

    private async Task<List<SheetCell[]>> TrialRowsAsync(TrialBalance trial, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var funds = await db
            .Funds.AsNoTracking()
            .Select(f => new
            {
                f.Id,
                f.Code,
                f.Name,
            })
            .ToDictionaryAsync(f => f.Id, ct);
        return
        [
            [.. BooksWording.TrialHead.Select(SheetCell.Of)],
            .. trial.Lines.Select(line =>
                (SheetCell[])
                    [
                        SheetCell.Of(funds.GetValueOrDefault(line.FundId)?.Code),
                        SheetCell.Of(funds.GetValueOrDefault(line.FundId)?.Name),
                        SheetCell.Of(LedgerWording.Say(line.Account)),
                        SheetCell.OfFen(line.OpeningFen),
                        SheetCell.OfFen(line.DebitFen),
                        SheetCell.OfFen(line.CreditFen),
                        SheetCell.OfFen(line.ClosingFen),
                    ]
            ),
            [
                SheetCell.Of(BooksWording.Total),
                SheetCell.Of(""),
                SheetCell.Of(""),
                SheetCell.OfFen(trial.Lines.Sum(line => line.OpeningFen)),
                SheetCell.OfFen(trial.DebitFen),
                SheetCell.OfFen(trial.CreditFen),
                SheetCell.OfFen(trial.Lines.Sum(line => line.ClosingFen)),
            ],
        ];
    }

    private static LedgerFile Make(string name, string sheet, List<SheetCell[]> rows, LedgerFormat format) =>
        format == LedgerFormat.Csv
            ? new LedgerFile(name + ".csv", CsvExport.ContentType, CsvExport.File(rows.Select(row => row.Select(cell => cell.Text))))
            : new LedgerFile(name + ".xlsx", TableWorkbook.ContentType, TableWorkbook.Write(sheet, rows));

    private static SheetCell[] Row(StatementLine line) =>
        [
            SheetCell.Of(line.EntryId.ToString(CultureInfo.InvariantCulture)),
            SheetCell.Of(BusinessClock.InZone(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            SheetCell.Of(line.FundCode),
            SheetCell.Of(line.FundName),
            SheetCell.Of(LedgerWording.Say(line.Account)),
            SheetCell.Of(LedgerWording.Say(line.Phase)),
            SheetCell.Of(line.ClaimNumber ?? ""),
            SheetCell.Of(line.Author),
            SheetCell.Of(line.Key),
            SheetCell.OfFen(line.DebitFen),
            SheetCell.OfFen(line.CreditFen),
            SheetCell.OfFen(line.BalanceFen),
        ];

    private static SheetCell[] Sum(string label, long? debit, long? credit, long balance) =>
        [
            SheetCell.Of(label),
            .. Enumerable.Repeat(SheetCell.Of(""), BooksWording.StatementHead.Length - 4),
            debit is { } gained ? SheetCell.OfFen(gained) : SheetCell.Of(""),
            credit is { } given ? SheetCell.OfFen(given) : SheetCell.Of(""),
            SheetCell.OfFen(balance),
        ];
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Answers;

/// <summary>Answers in every form settle a batch as the same answers by CSV do; files of others, of other accounts and of no sense are refused whole.</summary>
public sealed class AnswerTakingTests
{
    private const int Firms = 5;

    public static TheoryData<string> Forms => ["pain.002", "camt.053", "camt.054", "receipt"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Random_answers_settle_as_by_csv(string form)
    {
        var seed = Random.Shared.Next();
        var (byForm, byCsv) = (await PlayAsync(form, seed), await PlayAsync("csv", seed));
        Assert.True(byCsv == byForm, $"seed {seed}\n{byCsv}\n{byForm}");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Another_payee_waits_for_a_second_person_and_the_same_file_changes_nothing(string form)
    {
        await using var county = await ReadyAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        await SendAsync(county, batch);
        var answer = AnswerTexts.Of(batch.Payouts[0], true, county.Record.Business.Today) with { Payee = "别家有限公司" };
        var text = Write(form, batch, [answer]);
        Assert.Equal(new BankResultTaken(0, 0, 1), County.Done(await county.TakeInAsync(batch, text)));
        Assert.Equal(new BankResultTaken(0, 0, 1), County.Done(await county.TakeInAsync(batch, text)));
        Assert.Contains(
            "别家有限公司",
            await county.Record.ReadAsync(db => db.BankEntries.Select(e => e.Difference).SingleAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal(PayoutState.Approved, (await county.LoadAsync(batch.Id)).Payouts[0].State);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_fault_in_one_answer_refuses_the_file_with_its_line(string form)
    {
        await using var county = await ReadyAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var batch = await county.ApprovedAsync(await county.ClaimAsync(), await county.ClaimAsync(firmUser, offer, account));
        await SendAsync(county, batch);
        var today = county.Record.Business.Today;
        var sound = AnswerTexts.Of(batch.Payouts[0], true, today);
        var other = AnswerTexts.Of(batch.Payouts[1], true, today);
        (BankAnswer Answer, string Code)[] faults =
        [
            (other with { AmountFen = other.AmountFen + 1 }, DataDiagnostics.BankFileAmount),
            (other with { On = today.AddDays(1) }, DataDiagnostics.BankFileDate),
            (other with { Reference = "1.23E+15" }, DataDiagnostics.BankFileReference),
            (other with { Reference = "2026112200000000" + "00" }, DataDiagnostics.BankFileReference),
            (other with { Reference = "" }, DataDiagnostics.BankFileText),
            (other with { Reference = sound.Reference }, DataDiagnostics.BankReferenceUsed),
        ];
        foreach (var (answer, code) in faults)
        {
            var taken = await county.TakeInAsync(batch, Write(form, batch, [sound, answer]));
            County.Refused(taken, code);
            Assert.All(taken.Diagnostics, d => Assert.Matches(@"^第 \d+ 行 · ", d.Where));
        }

        Assert.All((await county.LoadAsync(batch.Id)).Payouts, p => Assert.Equal(PayoutState.Approved, p.State));
        Assert.False(await county.Record.ReadAsync(db => db.BankResults.AnyAsync()));
        Assert.Equal(faults.Length, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "batch.result-refused")));
    }

    [Theory]
    [InlineData("pain.002")]
    [InlineData("receipt")]
    public async Task Answer_to_another_file_and_unknown_payments_are_refused(string form)
    {
        await using var county = await ReadyAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var answer = AnswerTexts.Of(batch.Payouts[0], true, county.Record.Business.Today);
        County.Refused(await county.TakeInAsync(batch, Write(form, batch, [answer])), DataDiagnostics.BankFileAccount); // nothing was sent
        await SendAsync(county, batch);
        County.Refused(
            await county.TakeInAsync(batch, Write(form, batch, [answer, answer with { PayoutNumber = "LY20261122-000777-1-1", Reference = "B777" }])),
            DataDiagnostics.BankFileUnknown
        );
        County.Refused(await county.TakeInAsync(batch, Write(form, batch, [answer, answer])), DataDiagnostics.BankFileTwice);
        Assert.Equal(new BankResultTaken(1, 0), County.Done(await county.TakeInAsync(batch, Write(form, batch, [answer]))));
    }

    [Theory]
    [InlineData("43138200000002", PayingSide.BankCode)]
    [InlineData(PayingSide.AccountNumber, "102100099996")]
    public async Task Statement_of_another_account_or_bank_is_refused(string account, string bank)
    {
        await using var county = await ReadyAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var answer = AnswerTexts.Of(batch.Payouts[0], true, county.Record.Business.Today);
        County.Refused(await county.TakeInAsync(batch, AnswerTexts.Camt053([answer], account: account, bank: bank)), DataDiagnostics.BankFileAccount);
        County.Refused(
            await county.TakeInAsync(batch, AnswerTexts.Camt053([answer]).Replace("<Ccy>CNY</Ccy>", "<Ccy>EUR</Ccy>", StringComparison.Ordinal)),
            DataDiagnostics.BankFileAccount
        );
        County.Refused(await county.TakeInAsync(batch, AnswerTexts.Camt053([])), DataDiagnostics.BankFileMissing);
    }

    [Fact]
    public async Task Statement_needs_a_registered_paying_account()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var answer = AnswerTexts.Of(batch.Payouts[0], true, county.Record.Business.Today);
        County.Refused(await county.TakeInAsync(batch, AnswerTexts.Camt053([answer])), DataDiagnostics.PaymentSetup);
    }

    [Fact]
    public async Task Statement_shows_payment_and_return_other_batches_and_what_belongs_to_no_payout()
    {
        await using var county = await ReadyAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var first = await county.ApprovedAsync(await county.ClaimAsync());
        var second = await county.ApprovedAsync(await county.ClaimAsync(firmUser, offer, account));
        var today = county.Record.Business.Today;
        var text = AnswerTexts.Camt053(
            [
                AnswerTexts.Of(first.Payouts[0], false, today, "R1", "账户已销户"), // the return stands before the payment
                AnswerTexts.Of(first.Payouts[0], true, today),
                AnswerTexts.Of(second.Payouts[0], true, today),
                new BankAnswer("LY20991231-000001-1-1", 777, true, today, "X1") { Payee = "不明公司" },
            ],
            AnswerTexts.Fee(12_34, true, today, "FEE1", "手续费")
        );

        var taken = County.Done(await county.TakeInAsync(first, text));
        Assert.Equal(new BankResultTaken(1, 1) { Unexplained = 2, OtherBatches = second.Number }, taken);
        var returned = (await county.LoadAsync(first.Id)).Payouts[0];
        Assert.Equal((PayoutState.Returned, "R1", "账户已销户"), (returned.State, returned.ReturnReference, returned.ReturnReason));
        Assert.Equal(PayoutState.Approved, (await county.LoadAsync(second.Id)).Payouts[0].State);

        Assert.Equal(
            new BankResultTaken(1, 0) { OtherBatches = first.Number },
            County.Done(await county.TakeInAsync(second, text)) // what is known already is not kept twice
        );
        Assert.Equal(
            ["FEE1 1234 手续费", "X1 777 不明公司"],
            await county.Record.ReadAsync(db =>
                db.StatementEntries.OrderBy(e => e.Reference).Select(e => e.Reference + " " + e.AmountFen + " " + e.Words).ToListAsync()
            )
        );
        var money = (await county.Record.Get<BatchReconciler>().ReadAsync([first.Id, second.Id], County.Ct)).Values;
        Assert.All(money, m => Assert.Equal((0L, 0L), (m.UnexplainedFen, m.ContradictionFen)));
        Assert.Equal(50_000_00, await county.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task Return_days_later_in_a_notification_reverses_the_payment_and_an_older_file_read_after_it_changes_nothing()
    {
        await using var county = await ReadyAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        await SendAsync(county, batch);
        var paidOn = county.Record.Business.Today;
        var paid = AnswerTexts.Of(batch.Payouts[0], true, paidOn);
        County.Done(await county.TakeInAsync(batch, AnswerTexts.Pain002("BF20261122-001-PAIN-1", [paid])));
        county.Record.Clock.Advance(TimeSpan.FromDays(3));
        var back = AnswerTexts.Of(batch.Payouts[0], false, county.Record.Business.Today, "R9", "收款人账户冻结");
        Assert.Equal(new BankResultTaken(0, 1), County.Done(await county.TakeInAsync(batch, AnswerTexts.Camt054([back]))));
        Assert.Equal(new BankResultTaken(0, 0), County.Done(await county.TakeInAsync(batch, AnswerTexts.Camt053([paid]))));
        Assert.Equal(PayoutState.Returned, (await county.LoadAsync(batch.Id)).Payouts[0].State);
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task File_that_is_too_large_is_refused_by_its_announced_size_and_leaves_a_trail()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var refused = await county.Record.Get<BankReconciliation>().RefuseBySizeAsync(county.Maker, batch.Id, "流水.xml", 2_147_483_648, County.Ct);
        County.Refused(refused, DataDiagnostics.BankFileUnreadable);
        Assert.Contains("2048 MB", refused.Why, StringComparison.Ordinal);
        Assert.Contains(
            "流水.xml",
            await county.Record.ReadAsync(db => db.AuditEvents.Where(a => a.Action == "batch.result-refused").Select(a => a.Detail).SingleAsync()),
            StringComparison.Ordinal
        );
    }

    private static async Task<County> ReadyAsync()
    {
        var county = await County.CreateAsync();
        await PayingSide.RegisterAsync(county);
        return county;
    }

    /// <summary>Makes the files that pain.002 and the treasury's receipt answer.</summary>
    private static async Task SendAsync(County county, PayoutBatch batch)
    {
        foreach (var format in new[] { PaymentFormats.Pain001, PaymentFormats.Treasury })
        {
            County.Done(await county.Record.Get<InstructionWriter>().PrepareAsync(county.Maker, batch.Id, format, County.Ct));
        }
    }

    private static string Write(string form, PayoutBatch batch, IReadOnlyCollection<BankAnswer> answers) =>
        form switch
        {
            "pain.002" => AnswerTexts.Pain002(batch.Number + "-PAIN-1", answers),
            "camt.053" => AnswerTexts.Camt053(answers),
            "camt.054" => AnswerTexts.Camt054(answers),
            "receipt" => AnswerTexts.Receipt(batch.Number + "-GK-1", answers),
            _ => AnswerTexts.Csv(answers),
        };

    /// <summary>Two rounds of random answers to one batch of five firms, and what they left: states, references, ledger, exceptions.</summary>
    private static async Task<string> PlayAsync(string form, int seed)
    {
        var random = new Random(seed);
        await using var county = await ReadyAsync();
        var payouts = new List<Payout> { await county.ClaimAsync() };
        for (var number = 2; number <= Firms; number++)
        {
            var (firmUser, offer, account) = await county.OtherFirmAsync(number, random.Next(1, 10_000_000));
            payouts.Add(await county.ClaimAsync(firmUser, offer, account));
        }

        var batch = await county.ApprovedAsync([.. payouts]);
        await SendAsync(county, batch);
        var said = new StringBuilder();
        for (var round = 0; round < 2; round++)
        {
            var today = county.Record.Business.Today;
            var answers = batch
                .Payouts.OrderBy(p => p.Id)
                .Where(_ => random.Next(4) > 0)
                .Select(p =>
                    AnswerTexts.Of(p, round == 0 && random.Next(3) > 0, today, $"N{round}{p.Id}") with
                    {
                        Payee = random.Next(4) == 0 && round == 0 ? "别家公司" : null,
                    }
                )
                .Select(a => a.IsPaid ? a : a with { Payee = null })
                .ToList();
            var taken = answers.Count == 0 ? null : await county.TakeInAsync(batch, Write(form, batch, answers));
            said.AppendLine($"{taken?.Value} {(taken is null ? "" : string.Join(',', taken.Diagnostics.Select(d => d.Code).Order()))}");
            county.Record.Clock.Advance(TimeSpan.FromDays(1));
        }

        foreach (var payout in (await county.LoadAsync(batch.Id)).Payouts.OrderBy(p => p.Id))
        {
            said.AppendLine(
                $"{payout.State} {payout.SettledOn} {payout.BankReference} {payout.ReturnedOn} {payout.ReturnReference} {payout.ReturnReason}"
            );
        }

        foreach (var account in Enum.GetValues<LedgerAccount>())
        {
            said.AppendLine($"{account} {await county.BalanceAsync(account)}");
        }

        return said.ToString();
    }
}

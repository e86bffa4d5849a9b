using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>
/// Bank statement (camt.053.001.08) or debit and credit notification (camt.054.001.08) of a paying account. Booked debits with a payout number are payments,
/// booked credits with one are returns; what names no payout is kept beside. Entries that are not booked yet do not count.
/// </summary>
internal sealed class StatementForm(string space, string label, string statement) : IAnswerForm
{
    private static readonly ImmutableArray<string> Places =
    [
        "拨付编号（EndToEndId）",
        "金额（Amt）",
        "结果（CdtDbtInd）",
        "日期（BookgDt）",
        "流水号（AcctSvcrRef）",
        "原因（RtrInf）",
        "实际户名（Cdtr）",
        "实际账号（CdtrAcct）",
    ];

    public string Namespace => space;

    public string Label => label;

    public AnswerFile Read(SafeXml xml, string contentHash, List<Diagnostic> wrong)
    {
        var accounts = ImmutableArray.CreateBuilder<StatementAccount>();
        var reading = new StatementReading(wrong);
        while (xml.MoveToElement())
        {
            if (xml.Path == statement + "/Acct" && xml.ReadPart() is { } account)
            {
                accounts.Add(Account(account));
            }
            else if (xml.Path == statement + "/Ntry" && xml.ReadPart() is { } entry)
            {
                reading.Take(entry, accounts.Count == 0 ? "" : accounts[^1].Number);
            }
        }

        if (accounts.Count == 0)
        {
            wrong.Add(new(DataDiagnostics.BankFileHeader, AnswerWording.NoAccount, AnswerWording.LineAndElement(1, "Acct")));
        }

        return new AnswerFile(contentHash, Places)
        {
            Rows = reading.Rows.ToImmutable(),
            Statement = new AccountStatement(accounts.ToImmutable(), reading.Unnamed.ToImmutable()) { Lines = reading.Lines.ToImmutable() },
        };
    }

    private static StatementAccount Account(XmlPart account) =>
        new(
            account.TextOf("Id/Othr/Id", "Id/IBAN").Replace(" ", "", StringComparison.Ordinal),
            account.TextOf("Svcr/FinInstnId/ClrSysMmbId/MmbId"),
            account.TextOf("Ccy"),
            account.Line
        );
}

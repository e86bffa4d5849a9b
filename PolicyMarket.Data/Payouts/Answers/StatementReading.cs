using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>Collects the booked entries of a statement.</summary>
internal sealed class StatementReading(List<Diagnostic> wrong)
{
    /// <summary>Placeholder of messages in which no end-to-end id was given.</summary>
    private const string NotProvided = "NOTPROVIDED";
    private const int LongestNumber = 35;
    private const int LongestWords = 200;

    public ImmutableArray<CellRow>.Builder Rows { get; } = ImmutableArray.CreateBuilder<CellRow>();

    /// <summary>Beside each of <see cref="Rows"/>.</summary>
    public ImmutableArray<StatementLine>.Builder Lines { get; } = ImmutableArray.CreateBuilder<StatementLine>();

    public ImmutableArray<StatementLine>.Builder Unnamed { get; } = ImmutableArray.CreateBuilder<StatementLine>();

    public void Take(XmlPart entry, string account)
    {
        if (entry.TextOf("Sts/Cd", "Sts/Prtry", "Sts") != "BOOK")
        {
            return;
        }

        List<XmlPart> parts = [.. entry.All("NtryDtls").SelectMany(details => details.All("TxDtls"))];
        DemandSum(entry, parts);
        foreach (var part in parts.Count > 0 ? parts : [entry])
        {
            Take(entry, part, parts.Count <= 1, account);
        }
    }

    private void Take(XmlPart entry, XmlPart part, bool isAlone, string account)
    {
        var direction = part.TextOf("CdtDbtInd") is { Length: > 0 } own ? own : entry.TextOf("CdtDbtInd");
        var amount = part.Find("Amt") ?? (isAlone ? entry.Find("Amt") : null);
        if (direction is not ("DBIT" or "CRDT") || amount is null)
        {
            var element = amount is null ? "Amt" : "CdtDbtInd";
            wrong.Add(new(DataDiagnostics.BankFileText, AnswerWording.EntryIncomplete(element), At(part, element)));
            return;
        }

        if (amount.Currency != AnswerWording.Currency)
        {
            wrong.Add(new(DataDiagnostics.BankFileAccount, AnswerWording.OtherCurrency(amount.Currency), At(amount, "Amt")));
            return;
        }

        // A debit that takes back a credit is no payment.
        var (isDebit, isReversal) = (direction == "DBIT", entry.TextOf("RvslInd") is "true" or "1");
        var named = part.TextOf("Refs/EndToEndId");
        var line = new StatementLine(
            part.Line,
            account,
            named == NotProvided ? "" : Cut(named, LongestNumber),
            XmlPart.Plain(amount.Text),
            isDebit,
            AnswerDates.Say(entry.TextOf("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")),
            part.TextOf("Refs/AcctSvcrRef", "Refs/TxId") is { Length: > 0 } reference ? reference
                : isAlone ? entry.TextOf("AcctSvcrRef", "NtryRef")
                : "",
            Cut(Words(entry, part, isDebit), LongestWords)
        );
        if (line.NamedNumber.Length == 0 || (isDebit && isReversal))
        {
            Unnamed.Add(line);
            return;
        }

        Lines.Add(line);
        Rows.Add(
            new CellRow(
                part.Line,
                [
                    named,
                    line.AmountText,
                    isDebit ? AnswerWording.Paid : AnswerWording.Returned,
                    line.DateText,
                    line.Reference,
                    isDebit ? "" : AnswerWording.Reason(Reason(entry, part)),
                    isDebit ? part.TextOf("RltdPties/Cdtr/Pty/Nm", "RltdPties/Cdtr/Nm") : "",
                    isDebit ? part.TextOf("RltdPties/CdtrAcct/Id/Othr/Id") : "",
                ]
            )
        );
    }

    /// <summary>The details of an entry come to its sum, when all of them give theirs.</summary>
    private void DemandSum(XmlPart entry, List<XmlPart> parts)
    {
        var sums = parts.ConvertAll(part => Yuan(part.Find("Amt")));
        if (parts.Count > 0 && sums.TrueForAll(sum => sum is not null) && Yuan(entry.Find("Amt")) is { } whole && sums.Sum() != whole)
        {
            wrong.Add(new(DataDiagnostics.BankFileAmount, AnswerWording.DetailsDiffer, At(entry, "Ntry")));
        }
    }

    private static decimal? Yuan(XmlPart? amount) =>
        amount is not null && decimal.TryParse(XmlPart.Plain(amount.Text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            ? yuan
            : null;

    private static string Reason(XmlPart entry, XmlPart part)
    {
        string[] texts =
        [
            part.TextOf("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"),
            .. part.Find("RtrInf")?.All("AddtlInf").Select(text => XmlPart.Plain(text.Text)) ?? [],
        ];
        var said = string.Join(' ', texts.Where(text => text.Length > 0));
        return said.Length > 0 ? said
            : part.TextOf("AddtlTxInf") is { Length: > 0 } remark ? remark
            : entry.TextOf("AddtlNtryInf");
    }

    private static string Words(XmlPart entry, XmlPart part, bool isDebit)
    {
        var side = isDebit ? "Cdtr" : "Dbtr";
        string[] texts =
        [
            part.TextOf($"RltdPties/{side}/Pty/Nm", $"RltdPties/{side}/Nm"),
            part.TextOf("RmtInf/Ustrd"),
            part.TextOf("AddtlTxInf"),
            entry.TextOf("AddtlNtryInf"),
        ];
        return string.Join(" · ", texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static string At(XmlPart part, string element) => AnswerWording.LineAndElement(part.Line, element);
}

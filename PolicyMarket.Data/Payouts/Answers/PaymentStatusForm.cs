using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>
/// CustomerPaymentStatusReport, pain.002.001.10. Final statuses are answers (ACSC, ACCC paid; RJCT, CANC returned); the others say that the bank is still at
/// work. RJCT of the whole group without transactions is a refusal of the file: nothing was paid, and no account is to blame.
/// </summary>
internal sealed class PaymentStatusForm : IAnswerForm
{
    private const string Root = "Document/CstmrPmtStsRpt/";
    private static readonly string[] Final = ["ACSC", "ACCC", "RJCT", "CANC"];
    private static readonly string[] Underway = ["ACTC", "ACCP", "ACSP", "ACWC", "ACWP", "ACFC", "PDNG", "RCVD", "PATC", "PRES"];

    private static readonly ImmutableArray<string> Places =
    [
        "拨付编号（OrgnlEndToEndId）",
        "金额（InstdAmt）",
        "结果（TxSts）",
        "日期（AccptncDtTm）",
        "流水号（AcctSvcrRef）",
        "原因（StsRsnInf）",
        "实际户名（Cdtr）",
        "实际账号（CdtrAcct）",
    ];

    public string Namespace => "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    public string Label => "pain.002";

    public AnswerFile Read(SafeXml xml, string contentHash, List<Diagnostic> wrong)
    {
        var rows = ImmutableArray.CreateBuilder<CellRow>();
        var (createdOn, underway, refused) = ("", 0, (Line: 0, Reason: ""));
        AnsweredMessage? message = null;
        while (xml.MoveToElement())
        {
            switch (xml.Path)
            {
                case Root + "GrpHdr":
                    createdOn = AnswerDates.Say(xml.ReadPart()?.TextOf("CreDtTm") ?? "");
                    break;
                case Root + "OrgnlGrpInfAndSts":
                    message = xml.ReadPart() is { } group ? Message(group) : null;
                    break;
                case Root + "OrgnlPmtInfAndSts/PmtInfSts":
                    refused = xml.ReadPart() is { Text: "RJCT" } status ? (status.Line, AnswerWording.PaymentRefused) : refused;
                    break;
                case Root + "OrgnlPmtInfAndSts/TxInfAndSts":
                    underway += xml.ReadPart() is { } answer && Take(answer, createdOn, rows, wrong) ? 0 : 1;
                    break;
                default:
                    break;
            }
        }

        Demand(message, rows.Count, underway, refused, wrong);
        var isWhole = rows.Count == 0 && message?.RefusalReason is not null;
        return new AnswerFile(contentHash, Places)
        {
            Rows = rows.ToImmutable(),
            IsAmountOptional = true,
            Message =
                isWhole ? message
                : message is null ? null
                : message with { RefusalReason = null },
        };
    }

    private static void Demand(AnsweredMessage? message, int rows, int underway, (int Line, string Reason) refused, List<Diagnostic> wrong)
    {
        if (message is null or { MessageId: "" })
        {
            wrong.Add(new(DataDiagnostics.BankFileHeader, AnswerWording.NoMessage, AnswerWording.LineAndElement(message?.Line ?? 1, "OrgnlMsgId")));
        }
        else if (rows == 0 && message.RefusalReason is null && wrong.Count == 0)
        {
            var why = refused.Line > 0 ? refused.Reason : AnswerWording.OnlyUnderway(underway);
            wrong.Add(new(DataDiagnostics.BankFileMissing, why, AnswerWording.LineAndElement(Math.Max(refused.Line, message.Line), "TxInfAndSts")));
        }
    }

    private static AnsweredMessage Message(XmlPart group) =>
        new(group.TextOf("OrgnlMsgId"), group.Line, group.TextOf("GrpSts") == "RJCT" ? AnswerWording.Reason(Reason(group)) : null);

    /// <summary>False when the bank has not finished this transaction.</summary>
    private static bool Take(XmlPart answer, string createdOn, ImmutableArray<CellRow>.Builder rows, List<Diagnostic> wrong)
    {
        var status = answer.TextOf("TxSts");
        if (Underway.Contains(status))
        {
            return false;
        }

        var amount = answer.Find("OrgnlTxRef/Amt/InstdAmt");
        if (!Final.Contains(status))
        {
            wrong.Add(new(DataDiagnostics.BankFileResult, AnswerWording.StatusUnknown(SmallTable.Shorten(status)), At(answer, "TxSts")));
        }

        if (amount is not null && amount.Currency != AnswerWording.Currency)
        {
            wrong.Add(new(DataDiagnostics.BankFileAccount, AnswerWording.OtherCurrency(amount.Currency), At(amount, amount.Name)));
        }

        var isPaid = status is "ACSC" or "ACCC";
        var on = answer.TextOf("FctvIntrBkSttlmDt/Dt", "FctvIntrBkSttlmDt/DtTm", "AccptncDtTm");
        rows.Add(
            new CellRow(
                answer.Line,
                [
                    answer.TextOf("OrgnlEndToEndId"),
                    amount is null ? "" : XmlPart.Plain(amount.Text),
                    isPaid ? AnswerWording.Paid : AnswerWording.Returned,
                    on.Length > 0 ? AnswerDates.Say(on) : createdOn,
                    answer.TextOf("AcctSvcrRef", "ClrSysRef"),
                    isPaid ? "" : AnswerWording.Reason(Reason(answer)),
                    answer.TextOf("OrgnlTxRef/Cdtr/Pty/Nm", "OrgnlTxRef/Cdtr/Nm"),
                    answer.TextOf("OrgnlTxRef/CdtrAcct/Id/Othr/Id"),
                ]
            )
        );
        return true;
    }

    private static string Reason(XmlPart part) =>
        part.Find("StsRsnInf") is { } info
            ? string.Join(
                ' ',
                new[] { info.TextOf("Rsn/Cd", "Rsn/Prtry") }.Concat(info.All("AddtlInf").Select(text => XmlPart.Plain(text.Text))).Where(t => t.Length > 0)
            )
            : "";

    private static string At(XmlPart part, string element) => AnswerWording.LineAndElement(part.Line, element);
}

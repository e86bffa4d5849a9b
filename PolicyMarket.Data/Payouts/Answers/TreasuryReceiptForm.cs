using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>The treasury's receipt for a file of the profile 国库集中支付: one detail for each payout with the bank's serial number and the actual payee.</summary>
internal sealed class TreasuryReceiptForm : IAnswerForm
{
    private static readonly ImmutableArray<string> Places =
    [
        "拨付编号（DetailNumber）",
        "金额（ActualAmount）",
        "结果（Result）",
        "日期（ActualDate）",
        "流水号（BankReference）",
        "原因（Reason）",
        "实际户名（ActualPayeeName）",
        "实际账号（ActualPayeeAccount）",
    ];

    public string Namespace => "urn:policymarket:treasury-receipt:1";

    public string Label => AnswerWording.TreasuryLabel;

    public AnswerFile Read(SafeXml xml, string contentHash, List<Diagnostic> wrong)
    {
        var rows = ImmutableArray.CreateBuilder<CellRow>();
        AnsweredMessage? message = null;
        while (xml.MoveToElement())
        {
            if (xml.Path == "TreasuryReceipt/MessageId" && xml.ReadPart() is { } id)
            {
                message = new AnsweredMessage(XmlPart.Plain(id.Text), id.Line, RefusalReason: null);
            }
            else if (xml.Path == "TreasuryReceipt/Detail" && xml.ReadPart() is { } detail)
            {
                rows.Add(Row(detail, wrong));
            }
        }

        if (message is null)
        {
            wrong.Add(new(DataDiagnostics.BankFileHeader, AnswerWording.NoMessage, AnswerWording.LineAndElement(1, "MessageId")));
        }

        return new AnswerFile(contentHash, Places) { Rows = rows.ToImmutable(), Message = message };
    }

    private static CellRow Row(XmlPart detail, List<Diagnostic> wrong)
    {
        if (detail.Find("ActualAmount") is { } amount && amount.Currency != AnswerWording.Currency)
        {
            var where = AnswerWording.LineAndElement(amount.Line, amount.Name);
            wrong.Add(new(DataDiagnostics.BankFileAccount, AnswerWording.OtherCurrency(amount.Currency), where));
        }

        return new CellRow(
            detail.Line,
            [
                detail.TextOf("DetailNumber"),
                detail.TextOf("ActualAmount"),
                detail.TextOf("Result"),
                AnswerDates.Say(detail.TextOf("ActualDate")),
                detail.TextOf("BankReference"),
                detail.TextOf("Reason"),
                detail.TextOf("ActualPayeeName"),
                detail.TextOf("ActualPayeeAccount"),
            ]
        );
    }
}

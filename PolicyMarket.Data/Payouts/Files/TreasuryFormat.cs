using System.Globalization;
using System.Xml;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>
/// 国库集中支付: application, voucher and detail lines in one XML file. One application for each fund (budget line), one voucher for each application, one
/// detail for each payout with the 惠企利民 flag, credit code and tracking id.
/// </summary>
internal sealed class TreasuryFormat : IPaymentFormat
{
    public const string Namespace = "urn:policymarket:treasury-payment:1";

    private const int LongestName = 200;
    private const int LongestPurpose = 300;

    public string Id => PaymentFormats.Treasury;

    public string Mark => "GK";

    public string Label => PaymentFileWording.TreasuryLabel;

    public string Extension => "xml";

    public string ContentType => "application/xml";

    Result<byte[]> IPaymentFormat.Write(PaymentOrder order)
    {
        var faults = Faults(order).ToList();
        return faults.Count > 0 ? Result.Fail<byte[]>(faults) : Result.Ok(PaymentXml.Write(xml => Document(xml, order)));
    }

    PaymentTally IPaymentFormat.ReadBack(byte[] content) => TreasuryReader.Read(content);

    private static IEnumerable<Diagnostic> Faults(PaymentOrder order)
    {
        foreach (var fault in PaymentSetup.MissingPayers(order))
        {
            yield return fault;
        }

        foreach (var fund in order.Lines.Select(line => line.Fund).Distinct())
        {
            var missing = order.Payers.TryGetValue(fund.Id, out var payer) ? MissingCodes(payer).ToList() : [];
            if (missing.Count > 0)
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NoBudgetCodes(fund.Name, missing), fund.Code);
            }
        }

        foreach (var line in order.Lines)
        {
            if (line.AccountHolder.Length > LongestName)
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NameTooLong(LongestName), line.PayoutNumber);
            }

            if (!PaymentXml.IsPlain(line.AccountHolder) || !PaymentXml.IsPlain(line.BankName) || !PaymentXml.IsPlain(line.ItemTitle))
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.CharactersNotAllowed, line.PayoutNumber);
            }
        }
    }

    private static IEnumerable<string> MissingCodes(PayingAccount payer)
    {
        (string Name, string Value)[] codes =
        [
            ("财政区划", payer.FiscalRegion),
            ("预算单位", payer.AgencyCode),
            ("功能分类", payer.FunctionCode),
            ("经济分类", payer.EconomyCode),
            ("项目代码", payer.ProjectCode),
            ("资金性质", payer.FundNature),
        ];
        return codes.Where(code => code.Value.Length == 0).Select(code => code.Name);
    }

    private static void Document(XmlWriter xml, PaymentOrder order)
    {
        xml.WriteStartElement("TreasuryPayment", Namespace);
        xml.Group(
            "Header",
            () =>
            {
                xml.WriteElementString("MessageId", order.MessageId);
                xml.WriteElementString("BatchNumber", order.BatchNumber);
                xml.WriteElementString(
                    "CreatedAt",
                    BusinessClock.InZone(order.MadeAt).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+08:00"
                );
                xml.Count("Count", order.Lines.Length);
                xml.Sum("Total", order.TotalFen);
            }
        );
        var sequence = 0;
        foreach (var group in order.Lines.GroupBy(line => line.Fund))
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{order.MessageId}-{++sequence}");
            xml.Group("Payment", () => Payment(xml, order, number, group.Key, [.. group]));
        }

        xml.WriteEndElement();
    }

    private static void Payment(XmlWriter xml, PaymentOrder order, string number, PaymentFund fund, List<PaymentLine> lines)
    {
        var (payer, day) = (order.Payers[fund.Id], BusinessClock.DateOf(order.MadeAt));
        var total = lines.Sum(line => line.AmountFen);
        xml.Group("Application", () => Application(xml, payer, number, fund, (lines.Count, total)));
        xml.Group(
            "Voucher",
            () =>
            {
                xml.WriteElementString("VoucherNumber", number + "-V");
                xml.WriteElementString("ApplicationNumber", number);
                xml.WriteElementString("Date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.Count("Count", lines.Count);
                xml.Sum("Amount", total);
            }
        );
        foreach (var line in lines)
        {
            xml.Group("Detail", () => Detail(xml, order, line, number, day));
        }
    }

    private static void Application(XmlWriter xml, PayingAccount payer, string number, PaymentFund fund, (int Count, long Fen) total)
    {
        xml.Count("Year", fund.Year);
        xml.WriteElementString("FiscalRegion", payer.FiscalRegion);
        xml.WriteElementString("ApplicationNumber", number);
        xml.WriteElementString("BudgetLine", fund.Code);
        xml.WriteElementString("BudgetDocument", payer.BudgetDocument);
        xml.WriteElementString("AgencyCode", payer.AgencyCode);
        xml.WriteElementString("FunctionCode", payer.FunctionCode);
        xml.WriteElementString("EconomyCode", payer.EconomyCode);
        xml.WriteElementString("ProjectCode", payer.ProjectCode);
        xml.WriteElementString("FundNature", payer.FundNature);
        xml.WriteElementString("PaymentMode", PaymentFileWording.DirectPayment);
        xml.WriteElementString("SettlementMode", PaymentFileWording.Transfer);
        xml.WriteElementString("Purpose", PaymentXml.Cut(PaymentFileWording.Purpose(fund.Name), LongestPurpose));
        xml.WriteElementString("PayerName", payer.Holder);
        xml.WriteElementString("PayerAccount", payer.Number);
        xml.WriteElementString("PayerBank", payer.BankName);
        xml.WriteElementString("PayerBankCode", payer.ClearingCode);
        xml.Count("Count", total.Count);
        xml.Sum("Amount", total.Fen);
    }

    private static void Detail(XmlWriter xml, PaymentOrder order, PaymentLine line, string number, DateOnly day)
    {
        xml.WriteElementString("DetailNumber", line.PayoutNumber);
        xml.WriteElementString("ApplicationNumber", number);
        xml.WriteElementString("IsEnterpriseBenefit", "1");
        xml.WriteElementString("CorporationName", line.AccountHolder);
        xml.WriteElementString("CreditCode", line.CreditCode);
        xml.WriteElementString("TrackingId", line.TrackingId);
        xml.WriteElementString("Month", day.ToString("yyyyMM", CultureInfo.InvariantCulture));
        xml.WriteElementString("PayeeName", line.AccountHolder);
        xml.WriteElementString("PayeeAccount", line.AccountNumber);
        xml.WriteElementString("PayeeBank", line.BankName);
        xml.WriteElementString("PayeeBankCode", order.ClearingCodes.GetValueOrDefault(line.BankName, ""));
        xml.Sum("Amount", line.AmountFen);
        xml.WriteElementString("Purpose", PaymentXml.Cut($"{line.ClaimNumber} {line.ItemTitle}", LongestPurpose));
    }
}

using System.Globalization;
using System.Xml;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>
/// ISO 20022 CustomerCreditTransferInitiation, pain.001.001.09: one PmtInf for each paying account, the payout number as EndToEndId, banks by CNAPS code.
/// </summary>
internal sealed class Pain001Format : IPaymentFormat
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>Max140Text: names and remittance texts.</summary>
    private const int LongestName = 140;

    /// <summary>Max35Text: EndToEndId.</summary>
    private const int LongestId = 35;

    public string Id => PaymentFormats.Pain001;

    public string Mark => "PAIN";

    public string Label => "ISO 20022 pain.001";

    public string Extension => "xml";

    public string ContentType => "application/xml";

    Result<byte[]> IPaymentFormat.Write(PaymentOrder order)
    {
        var faults = Faults(order).ToList();
        return faults.Count > 0 ? Result.Fail<byte[]>(faults) : Result.Ok(PaymentXml.Write(xml => Document(xml, order)));
    }

    PaymentTally IPaymentFormat.ReadBack(byte[] content) => Pain001Reader.Read(content);

    private static IEnumerable<Diagnostic> Faults(PaymentOrder order)
    {
        foreach (var fault in PaymentSetup.MissingPayers(order))
        {
            yield return fault;
        }

        foreach (
            var bank in order.Lines.Select(line => line.BankName).Distinct(StringComparer.Ordinal).Where(bank => !order.ClearingCodes.ContainsKey(bank))
        )
        {
            yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NoClearingCode(bank));
        }

        foreach (var line in order.Lines)
        {
            var where = line.PayoutNumber;
            if (line.PayoutNumber.Length > LongestId)
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NumberTooLong(LongestId), where);
            }

            if (line.AccountHolder.Length > LongestName || line.BankName.Length > LongestName)
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NameTooLong(LongestName), where);
            }

            if (!PaymentXml.IsPlain(line.AccountHolder) || !PaymentXml.IsPlain(line.BankName) || !PaymentXml.IsPlain(line.ItemTitle))
            {
                yield return new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.CharactersNotAllowed, where);
            }
        }
    }

    private static void Document(XmlWriter xml, PaymentOrder order)
    {
        xml.WriteStartElement("Document", Namespace);
        xml.Group(
            "CstmrCdtTrfInitn",
            () =>
            {
                var groups = order.Lines.GroupBy(line => order.Payers[line.Fund.Id].Number, StringComparer.Ordinal).ToList();
                xml.Group("GrpHdr", () => Header(xml, order));
                for (var at = 0; at < groups.Count; at++)
                {
                    var (payer, sequence) = (order.Payers[groups[at].First().Fund.Id], at + 1);
                    xml.Group("PmtInf", () => Payment(xml, order, payer, sequence, [.. groups[sequence - 1]]));
                }
            }
        );
        xml.WriteEndElement();
    }

    private static void Header(XmlWriter xml, PaymentOrder order)
    {
        xml.WriteElementString("MsgId", order.MessageId);
        xml.WriteElementString("CreDtTm", BusinessClock.InZone(order.MadeAt).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+08:00");
        xml.Count("NbOfTxs", order.Lines.Length);
        xml.WriteElementString("CtrlSum", PaymentXml.Yuan(order.TotalFen));
        xml.Group("InitgPty", () => xml.WriteElementString("Nm", order.Payers[order.Lines[0].Fund.Id].Holder));
    }

    private static void Payment(XmlWriter xml, PaymentOrder order, PayingAccount payer, int sequence, List<PaymentLine> lines)
    {
        xml.WriteElementString("PmtInfId", string.Create(CultureInfo.InvariantCulture, $"{order.MessageId}-{sequence}"));
        xml.WriteElementString("PmtMtd", "TRF");
        xml.WriteElementString("BtchBookg", "false");
        xml.Count("NbOfTxs", lines.Count);
        xml.WriteElementString("CtrlSum", PaymentXml.Yuan(lines.Sum(line => line.AmountFen)));
        var day = BusinessClock.DateOf(order.MadeAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        xml.Group("ReqdExctnDt", () => xml.WriteElementString("Dt", day));
        xml.Group("Dbtr", () => xml.WriteElementString("Nm", payer.Holder));
        xml.Group(
            "DbtrAcct",
            () =>
            {
                Account(xml, payer.Number);
                xml.WriteElementString("Ccy", PaymentXml.Currency);
            }
        );
        xml.Group("DbtrAgt", () => Bank(xml, payer.ClearingCode, payer.BankName));
        foreach (var line in lines)
        {
            xml.Group("CdtTrfTxInf", () => Transfer(xml, order, line));
        }
    }

    private static void Transfer(XmlWriter xml, PaymentOrder order, PaymentLine line)
    {
        xml.Group(
            "PmtId",
            () =>
            {
                xml.WriteElementString("InstrId", line.PayoutNumber);
                xml.WriteElementString("EndToEndId", line.PayoutNumber);
            }
        );
        xml.Group("Amt", () => xml.Sum("InstdAmt", line.AmountFen));
        xml.Group("CdtrAgt", () => Bank(xml, order.ClearingCodes[line.BankName], line.BankName));
        xml.Group(
            "Cdtr",
            () =>
            {
                xml.WriteElementString("Nm", line.AccountHolder);
                xml.Group("Id", () => xml.Group("OrgId", () => xml.Group("Othr", () => xml.WriteElementString("Id", line.CreditCode))));
            }
        );
        xml.Group("CdtrAcct", () => Account(xml, line.AccountNumber));
        xml.Group("RmtInf", () => xml.WriteElementString("Ustrd", PaymentXml.Cut($"{line.ClaimNumber} {line.ItemTitle}", LongestName)));
    }

    private static void Account(XmlWriter xml, string number) => xml.Group("Id", () => xml.Group("Othr", () => xml.WriteElementString("Id", number)));

    private static void Bank(XmlWriter xml, string clearingCode, string name) =>
        xml.Group(
            "FinInstnId",
            () =>
            {
                xml.Group(
                    "ClrSysMmbId",
                    () =>
                    {
                        xml.Group("ClrSysId", () => xml.WriteElementString("Cd", "CNAPS"));
                        xml.WriteElementString("MmbId", clearingCode);
                    }
                );
                xml.WriteElementString("Nm", name);
            }
        );
}

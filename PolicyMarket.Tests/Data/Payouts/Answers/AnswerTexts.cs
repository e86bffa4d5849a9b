using System.Globalization;
using System.Security;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Answers;

/// <summary>One answer of a bank, to be written in any form. Payee and account: those that were actually paid; null: not given.</summary>
internal sealed record BankAnswer(string PayoutNumber, long AmountFen, bool IsPaid, DateOnly On, string Reference, string Reason = "")
{
    public string? Payee { get; init; }

    public string? Account { get; init; }
}

/// <summary>Writes answers in every form that can be taken in.</summary>
internal static class AnswerTexts
{
    public static string Csv(IEnumerable<BankAnswer> answers) =>
        "拨付编号,金额,结果,日期,流水号,原因,实际户名,实际账号\r\n"
        + string.Concat(
            answers.Select(a =>
                $"{a.PayoutNumber},{Yuan(a.AmountFen)},{(a.IsPaid ? "已付" : "退回")},{a.On:yyyy-MM-dd},{a.Reference},{a.Reason},{a.Payee},{a.Account}\r\n"
            )
        );

    public static string Pain002(string messageId, IEnumerable<BankAnswer> answers) =>
        Status(
            messageId,
            "PART",
            string.Concat(
                answers.Select(a =>
                    $"""
                        <TxInfAndSts><OrgnlInstrId>{a.PayoutNumber}</OrgnlInstrId><OrgnlEndToEndId>{a.PayoutNumber}</OrgnlEndToEndId>
                        <TxSts>{(a.IsPaid ? "ACSC" : "RJCT")}</TxSts>{(
                            a.IsPaid ? "" : $"<StsRsnInf><Rsn><Prtry>{Safe(a.Reason)}</Prtry></Rsn></StsRsnInf>"
                        )}
                        <AccptncDtTm>{a.On:yyyy-MM-dd}T10:00:00+08:00</AccptncDtTm><AcctSvcrRef>{a.Reference}</AcctSvcrRef>
                        <OrgnlTxRef><Amt><InstdAmt Ccy="CNY">{Yuan(a.AmountFen)}</InstdAmt></Amt>{Payee(a)}</OrgnlTxRef></TxInfAndSts>
                        """
                )
            )
        );

    /// <summary>The bank refuses the whole file.</summary>
    public static string Refusal(string messageId, string reason) =>
        Status(messageId, "RJCT", "", $"<StsRsnInf><AddtlInf>{Safe(reason)}</AddtlInf></StsRsnInf>");

    public static string Camt053(
        IEnumerable<BankAnswer> answers,
        string more = "",
        string account = PayingSide.AccountNumber,
        string bank = PayingSide.BankCode
    ) => Statement("camt.053.001.08", "BkToCstmrStmt", "Stmt", answers, more, account, bank);

    public static string Camt054(
        IEnumerable<BankAnswer> answers,
        string more = "",
        string account = PayingSide.AccountNumber,
        string bank = PayingSide.BankCode
    ) => Statement("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", answers, more, account, bank);

    public static string Receipt(string messageId, IEnumerable<BankAnswer> answers) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <TreasuryReceipt xmlns="urn:policymarket:treasury-receipt:1"><MessageId>{messageId}</MessageId>
            {string.Concat(
                answers.Select(a =>
                    $"<Detail><DetailNumber>{a.PayoutNumber}</DetailNumber><Result>{(a.IsPaid ? "已付" : "退回")}</Result>"
                    + $"<ActualAmount Ccy=\"CNY\">{Yuan(a.AmountFen)}</ActualAmount><ActualDate>{a.On:yyyy-MM-dd}</ActualDate>"
                    + $"<BankReference>{a.Reference}</BankReference><Reason>{Safe(a.Reason)}</Reason>"
                    + $"<ActualPayeeName>{Safe(a.Payee ?? "")}</ActualPayeeName><ActualPayeeAccount>{a.Account}</ActualPayeeAccount></Detail>"
                )
            )}
            </TreasuryReceipt>
            """;

    /// <summary>A booked entry that names no payout: a fee or a refill.</summary>
    public static string Fee(long fen, bool isDebit, DateOnly on, string reference, string words) =>
        $"""
            <Ntry><Amt Ccy="CNY">{Yuan(fen)}</Amt><CdtDbtInd>{(isDebit ? "DBIT" : "CRDT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{on:yyyy-MM-dd}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd/><AddtlNtryInf>{Safe(words)}</AddtlNtryInf></Ntry>
            """;

    public static BankAnswer Of(Payout payout, bool isPaid, DateOnly on, string? reference = null, string reason = "账号不存在") =>
        new(PayoutNumber.Of(payout), payout.AmountFen, isPaid, on, reference ?? $"B{payout.Id}", isPaid ? "" : reason);

    private static string Status(string messageId, string status, string transactions, string reason = "") =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-22T12:00:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>{messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
            <GrpSts>{status}</GrpSts>{reason}</OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>{messageId}-1</OrgnlPmtInfId>{transactions}</OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """;

    private static string Statement(string message, string root, string part, IEnumerable<BankAnswer> answers, string more, string account, string bank) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:{message}"><{root}>
            <GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-22T12:00:00</CreDtTm></GrpHdr>
            <{part}><Id>1</Id><CreDtTm>2026-11-22T12:00:00</CreDtTm>
            <Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>CNY</Ccy>
            <Svcr><FinInstnId><ClrSysMmbId><MmbId>{bank}</MmbId></ClrSysMmbId></FinInstnId></Svcr></Acct>
            {(part == "Stmt" ? Balance : "")}
            {string.Concat(answers.Select(Entry))}{more}
            </{part}></{root}></Document>
            """;

    private const string Balance =
        """<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-22</Dt></Dt></Bal>""";

    private static string Entry(BankAnswer a) =>
        $"""
            <Ntry><Amt Ccy="CNY">{Yuan(a.AmountFen)}</Amt><CdtDbtInd>{(a.IsPaid ? "DBIT" : "CRDT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{a.On:yyyy-MM-dd}</Dt></BookgDt><BkTxCd/>
            <NtryDtls><TxDtls><Refs><AcctSvcrRef>{a.Reference}</AcctSvcrRef><EndToEndId>{a.PayoutNumber}</EndToEndId></Refs>
            <Amt Ccy="CNY">{Yuan(a.AmountFen)}</Amt><CdtDbtInd>{(a.IsPaid ? "DBIT" : "CRDT")}</CdtDbtInd>{Parties(a)}
            {(a.IsPaid ? "" : $"<RtrInf><Rsn><Prtry>{Safe(a.Reason)}</Prtry></Rsn></RtrInf>")}</TxDtls></NtryDtls></Ntry>
            """;

    private static string Parties(BankAnswer a) => a.IsPaid && (a.Payee ?? a.Account) is not null ? $"<RltdPties>{Payee(a)}</RltdPties>" : "";

    private static string Payee(BankAnswer a) =>
        (a.Payee is null ? "" : $"<Cdtr><Pty><Nm>{Safe(a.Payee)}</Nm></Pty></Cdtr>")
        + (a.Account is null ? "" : $"<CdtrAcct><Id><Othr><Id>{a.Account}</Id></Othr></Id></CdtrAcct>");

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Safe(string text) => SecurityElement.Escape(text);
}

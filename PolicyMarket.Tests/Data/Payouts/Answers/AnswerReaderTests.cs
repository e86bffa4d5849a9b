using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Answers;

/// <summary>Files of answers as they should not be: each is refused with what, where and remedy, and none costs more than its bytes.</summary>
public sealed class AnswerReaderTests
{
    private const string Pain = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly BankAnswer Sound = new("LY20261122-000001-1-1", 100, true, Day, "B1");

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", DataDiagnostics.BankFileUnreadable, "DTD" },
            { $"<Document xmlns=\"{Pain}\"><CstmrPmtStsRpt>&xxe;</CstmrPmtStsRpt></Document>", DataDiagnostics.BankFileUnreadable, "不是完好的 XML" },
            { $"<Document xmlns=\"{Pain}\"><CstmrPmtStsRpt>", DataDiagnostics.BankFileUnreadable, "不是完好的 XML" },
            { $"<Document xmlns=\"{Pain}\">{Repeat("<a>", 1_000_000)}", DataDiagnostics.BankFileUnreadable, "嵌套超过 32 层" },
            { $"<Document xmlns=\"{Pain}\">{Repeat("<a/>", 1_000_001)}</Document>", DataDiagnostics.BankFileUnreadable, "元素多于" },
            { AnswerTexts.Pain002("M", [Sound with { Reference = new string('9', 5000) }]), DataDiagnostics.BankFileUnreadable, "文字长于" },
            { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>", DataDiagnostics.BankFileHeader, "camt.053" },
            { "<html><body>请登录</body></html>", DataDiagnostics.BankFileHeader, "认不出" },
            { AnswerTexts.Pain002("", [Sound]), DataDiagnostics.BankFileHeader, "哪份付款文件" },
            { Change(AnswerTexts.Pain002("M", [Sound]), "ACSC", "ACSP"), DataDiagnostics.BankFileMissing, "还没有办完（1 笔在途）" },
            { Change(AnswerTexts.Pain002("M", [Sound]), "ACSC", "XXXX"), DataDiagnostics.BankFileResult, "XXXX" },
            { Change(AnswerTexts.Pain002("M", [Sound]), "\"CNY\"", "\"USD\""), DataDiagnostics.BankFileAccount, "USD" },
            { Change(AnswerTexts.Camt053([Sound]), "Amt Ccy=\"CNY\">1.00", "Amt Ccy=\"JPY\">1.00"), DataDiagnostics.BankFileAccount, "JPY" },
            {
                Change(
                    AnswerTexts.Camt053([Sound]),
                    "<Amt Ccy=\"CNY\">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>",
                    "<Amt Ccy=\"CNY\">2.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>"
                ),
                DataDiagnostics.BankFileAmount,
                "明细之和"
            },
            { Change(AnswerTexts.Camt054([Sound]), "DBIT", "BOTH"), DataDiagnostics.BankFileText, "CdtDbtInd" },
            {
                AnswerTexts
                    .Camt053([Sound])
                    .Replace("<Acct>", "<RltdAcct>", StringComparison.Ordinal)
                    .Replace("</Acct>", "</RltdAcct>", StringComparison.Ordinal),
                DataDiagnostics.BankFileHeader,
                "哪个账户"
            },
            { Change(AnswerTexts.Receipt("M", [Sound]), "\"CNY\"", "\"HKD\""), DataDiagnostics.BankFileAccount, "HKD" },
            { Change(AnswerTexts.Receipt("M", [Sound]), "<MessageId>M</MessageId>", ""), DataDiagnostics.BankFileHeader, "哪份付款文件" },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_file_is_refused_in_words(string text, string code, string words)
    {
        var read = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Empty(read.Rows);
        var first = read.Diagnostics[0];
        Assert.Equal(code, first.Code);
        Assert.Contains(words, first.Message, StringComparison.Ordinal);
        Assert.Matches("请", first.Message);
        if (first.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return;
        }

        Assert.Matches(@"^第 \d+ 行", first.Where);
    }

    [Fact]
    public async Task File_without_an_end_is_refused_at_the_limit()
    {
        await using var endless = new EndlessStream();
        var read = await AnswerReader.ReadAsync(endless, County.Ct);
        Assert.Equal(DataDiagnostics.BankFileUnreadable, Assert.Single(read.Diagnostics).Code);
        Assert.InRange(endless.Given, AnswerReader.MostBytes, AnswerReader.MostBytes + 200_000);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("GB18030", false)]
    public async Task Encoding_of_the_declaration_is_read(string encoding, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Change(AnswerTexts.Pain002("M", [Sound with { Payee = "涟源机械有限公司" }]), "UTF-8", encoding);
        var coder = Encoding.GetEncoding(encoding);
        var read = await ReadAsync([.. hasMark ? coder.GetPreamble() : [], .. coder.GetBytes(text)]);
        Assert.Equal("涟源机械有限公司", Assert.Single(read.Rows).Cells[6]);
    }

    [Theory]
    [InlineData("2026-11-22T23:30:00Z", "2026-11-23")]
    [InlineData("2026-11-22T23:30:00+08:00", "2026-11-22")]
    [InlineData("2026-11-22T23:30:00", "2026-11-22")]
    [InlineData("2026-11-22T23:30:00-05:00", "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("2026-11-22+08:00", "2026-11-22")]
    [InlineData("22.11.2026", "22.11.2026")]
    [InlineData("", "")]
    public void Instants_become_business_dates(string text, string expected) => Assert.Equal(expected, AnswerDates.Say(text));

    [Fact]
    public async Task Entries_that_are_not_booked_do_not_count()
    {
        var text = AnswerTexts.Camt053([Sound]).Replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>", StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(Encoding.UTF8.GetBytes(text))).Rows);
    }

    private static async Task<AnswerFile> ReadAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await AnswerReader.ReadAsync(stream, County.Ct);
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Change(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>Gives bytes for as long as it is asked.</summary>
    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'<', offset, count);
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

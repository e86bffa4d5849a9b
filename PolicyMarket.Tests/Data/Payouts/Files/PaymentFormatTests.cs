using System.Text;
using System.Xml.Linq;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Files;

/// <summary>Every format: what it writes is what its second reader finds, to the fen; a changed byte of money is found.</summary>
public sealed class PaymentFormatTests
{
    private const int Orders = 60;

    public static TheoryData<string> Formats => [.. PaymentFormats.All.Select(format => format.Id)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Random_order_is_read_back_to_the_fen_by_the_second_reader(string id)
    {
        var format = PaymentFormats.Find(id)!; // listed
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < Orders; round++)
        {
            var order = PaymentOrders.Random(random);
            var content = County.Done(format.Write(order));
            Assert.True(PaymentFileCheck.Demand(format, content, order) is null, $"{id}, seed {seed}, round {round}");
            var tally = format.ReadBack(content);
            Assert.Equal(order.TotalFen, tally.Lines.Sum(line => line.AmountFen));
        }
    }

    [Theory]
    [InlineData(PaymentFormats.Csv)]
    [InlineData(PaymentFormats.Pain001)]
    [InlineData(PaymentFormats.Treasury)]
    public void File_that_pays_something_else_does_not_leave(string id)
    {
        var format = PaymentFormats.Find(id)!; // listed
        var order = PaymentOrders.Random(new Random(7));
        var text = Encoding.UTF8.GetString(County.Done(format.Write(order)));
        var (line, sum) = (order.Lines[^1], PaymentXml.Yuan(order.Lines[^1].AmountFen));
        foreach (
            var changed in new[]
            {
                text.Replace(sum, sum.Replace('.', '1') + ".00", StringComparison.Ordinal),
                text.Replace(line.AccountNumber, "6200000000000000", StringComparison.Ordinal),
                text.Replace(line.PayoutNumber, "LY20261122-999999-1-1", StringComparison.Ordinal),
                text[..(text.Length / 2)],
            }
        )
        {
            Assert.Equal(DataDiagnostics.PaymentFileDiffers, PaymentFileCheck.Demand(format, Encoding.UTF8.GetBytes(changed), order)?.Code);
        }
    }

    [Theory]
    [InlineData("CNY", "USD")]
    [InlineData("<NbOfTxs>", "<NbOfTxs>1")]
    [InlineData("-PAIN-1</MsgId>", "-PAIN-2</MsgId>")]
    public void Currency_count_and_message_id_are_read_back_too(string from, string to)
    {
        IPaymentFormat format = new Pain001Format();
        var order = PaymentOrders.Random(new Random(11));
        var text = Encoding.UTF8.GetString(County.Done(format.Write(order))).Replace(from, to, StringComparison.Ordinal);
        Assert.Equal(DataDiagnostics.PaymentFileDiffers, PaymentFileCheck.Demand(format, Encoding.UTF8.GetBytes(text), order)?.Code);
    }

    [Fact]
    public void Pain_001_keeps_the_rules_of_the_message_definition()
    {
        var random = new Random(Random.Shared.Next());
        for (var round = 0; round < Orders; round++)
        {
            Assert.Empty(Pain001Rules.Broken(County.Done(((IPaymentFormat)new Pain001Format()).Write(PaymentOrders.Random(random)))));
        }
    }

    [Fact]
    public void Rules_of_the_message_definition_find_faults()
    {
        var sound = Encoding.UTF8.GetString(County.Done(((IPaymentFormat)new Pain001Format()).Write(PaymentOrders.Random(new Random(3)))));
        foreach (
            var (from, to) in new[]
            {
                ("<MsgId>", "<MsgId>" + new string('X', 30)),
                ("<PmtMtd>TRF</PmtMtd>", ""),
                ("<Cd>CNAPS</Cd>", "<Cd>CNAPSX</Cd>"),
                ("Ccy=\"CNY\"", "Ccy=\"cny\""),
                ("<BtchBookg>false", "<BtchBookg>no"),
            }
        )
        {
            Assert.NotEmpty(Pain001Rules.Broken(Encoding.UTF8.GetBytes(sound.Replace(from, to, StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void Pain_001_has_one_payment_group_for_each_paying_account()
    {
        var order = PaymentOrders.Random(new Random(5));
        XNamespace space = Pain001Format.Namespace;
        var document = XDocument.Parse(Encoding.UTF8.GetString(County.Done(((IPaymentFormat)new Pain001Format()).Write(order))));
        var accounts = document.Descendants(space + "DbtrAcct").Select(account => account.Element(space + "Id")!.Value).ToList(); // has an id
        Assert.Equal(order.Lines.Select(line => order.Payers[line.Fund.Id].Number).Distinct().Order(), accounts.Order());
        Assert.Equal(order.Lines.Length, document.Descendants(space + "EndToEndId").Select(id => id.Value).Distinct().Count());
        Assert.Equal(document.Descendants(space + "PmtInfId").Count(), document.Descendants(space + "PmtInfId").Select(id => id.Value).Distinct().Count());
        Assert.All(
            document.Descendants(space + "CdtrAgt"),
            bank => Assert.Contains("CNAPS" + PayingSide.PayeeBankCode, bank.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_a_message_cannot_carry_is_refused_in_words_with_the_payout()
    {
        var order = PaymentOrders.Random(new Random(9));
        foreach (
            var line in new[]
            {
                order.Lines[0] with
                {
                    AccountHolder = "某\u0001公司",
                },
                order.Lines[0] with
                {
                    AccountHolder = new string('长', 141),
                },
                order.Lines[0] with
                {
                    PayoutNumber = new string('9', 36),
                },
                order.Lines[0] with
                {
                    BankName = "没有行号的银行",
                },
                order.Lines[0] with
                {
                    Fund = new PaymentFund(99, "F99", "没有账户的资金池", 2026),
                },
            }
        )
        {
            County.Refused(((IPaymentFormat)new Pain001Format()).Write(order with { Lines = [line] }), DataDiagnostics.PaymentSetup);
        }
    }

    [Fact]
    public void Treasury_detail_carries_flag_credit_code_tracking_id_and_month()
    {
        var order = PaymentOrders.Random(new Random(13));
        XNamespace space = TreasuryFormat.Namespace;
        var root = XDocument.Parse(Encoding.UTF8.GetString(County.Done(((IPaymentFormat)new TreasuryFormat()).Write(order)))).Root!; // written above
        var details = root.Descendants(space + "Detail").ToList();
        Assert.Equal(order.Lines.Length, details.Count);
        foreach (var (detail, line) in details.Zip(order.Lines.GroupBy(line => line.Fund).SelectMany(group => group)))
        {
            Assert.Equal(
                ["1", line.CreditCode, line.TrackingId, "202611"],
                new[] { "IsEnterpriseBenefit", "CreditCode", "TrackingId", "Month" }.Select(name => detail.Element(space + name)?.Value)
            );
        }

        Assert.All(root.Descendants(space + "Application"), application => Assert.True(application.Element(space + "Purpose")?.Value.Length <= 300));
        Assert.Equal(order.Lines.Select(line => line.Fund.Id).Distinct().Count(), root.Descendants(space + "Voucher").Count());
    }
}

using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Files;

/// <summary>Random orders for the formats, and their funds' paying accounts.</summary>
internal static class PaymentOrders
{
    private static readonly string[] Names =
    [
        "涟源机械有限公司",
        "A&B <科技>\"有限\"公司",
        "𠮷田食品（湖南）有限公司",
        "=1+1贸易有限公司",
        "长" + new string('名', 120),
    ];
    private static readonly string[] Banks = ["涟源农商银行", "城市商业银行娄底分行", "邮政储蓄 & 支行"];

    public static PaymentOrder Random(Random random)
    {
        var funds = Enumerable.Range(1, random.Next(1, 4)).Select(id => new PaymentFund(id, $"F{id}", $"资金池 {id}", 2026)).ToList();
        var lines = Enumerable
            .Range(1, random.Next(1, 60))
            .Select(number => new PaymentLine(
                string.Create(CultureInfo.InvariantCulture, $"LY20261122-{number:000000}-1-{random.Next(1, 4)}"),
                random.Next(4) == 0 ? random.Next(1, 100) : random.NextInt64(1, 10_000_000_000_00),
                Names[random.Next(Names.Length)],
                Banks[random.Next(Banks.Length)],
                string.Create(CultureInfo.InvariantCulture, $"62{random.NextInt64(100_000_000_000_000):000000000000000}"),
                string.Create(CultureInfo.InvariantCulture, $"LY20261122-{number:000000}"),
                "高新技术企业 & 认定 <奖补>" + new string('项', random.Next(200)),
                Seeds.CreditCode(number),
                new string('a', 64),
                funds[random.Next(funds.Count)]
            ))
            .ToImmutableArray();
        return new PaymentOrder(
            "BF20261122-001-PAIN-1",
            "BF20261122-001",
            new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc),
            lines,
            funds.ToImmutableDictionary(fund => fund.Id, fund => Payer(fund, random.Next(2) == 0 ? 1 : fund.Id)),
            Banks.ToImmutableDictionary(bank => bank, _ => PayingSide.PayeeBankCode, StringComparer.Ordinal)
        );
    }

    private static PayingAccount Payer(PaymentFund fund, long account)
    {
        var payer = new PayingAccount { FundId = fund.Id };
        payer.Take(
            new PayerLine(
                fund.Code,
                "涟源市财政局",
                "涟源国库代理银行",
                string.Create(CultureInfo.InvariantCulture, $"431382{account:00000000}"),
                PayingSide.BankCode
            )
            {
                FiscalRegion = "431382",
                AgencyCode = "101001",
                FunctionCode = "2150805",
                EconomyCode = "50799",
                ProjectCode = "43138221",
                FundNature = "一般公共预算",
            }
        );
        return payer;
    }
}

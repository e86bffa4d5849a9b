using System.Globalization;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>The table of a payment instruction, header first; the bank answers with the same 拨付编号.</summary>
internal static class InstructionRows
{
    public const string Header = "拨付编号,户名,开户行,账号,金额,受理号,事项";

    public static IReadOnlyList<string[]> Write(PaymentOrder order) =>
        [
            Header.Split(','),
            .. order.Lines.Select(line =>
                (string[])
                    [
                        line.PayoutNumber,
                        line.AccountHolder,
                        line.BankName,
                        line.AccountNumber,
                        new Money(line.AmountFen).Yuan.ToString("0.00", CultureInfo.InvariantCulture),
                        line.ClaimNumber,
                        line.ItemTitle,
                    ]
            ),
        ];

    /// <summary>Reads the rows of a table back, without its header.</summary>
    public static PaymentTally ReadBack(IEnumerable<IReadOnlyList<string>> rows) =>
        new(MessageId: null, [.. rows.Skip(1).Select(cells => new TalliedLine(cells[0], ReadFen.Parse(cells[4]), cells[3]))], []);
}

using System.Globalization;
using PolicyMarket.Data.Firms.Accounts;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>The bank accounts of the invented firms: some have two, some are not yet checked by the bank.</summary>
internal static class DemonstrationAccounts
{
    public static IReadOnlyList<string> Banks { get; } =
    ["农村商业银行涟源蓝田支行", "农村商业银行涟源桥头河支行", "城市商业银行娄底分行", "村镇银行涟源支行", "邮政储蓄涟源市支行"];

    public static IReadOnlyList<RosterLine> Of(IReadOnlyList<DemonstrationFirm> firms, ulong seed)
    {
        var lines = new List<RosterLine>();
        foreach (var firm in firms)
        {
            var random = DemonstrationRandom.For(seed ^ 0xBA27UL, firm.Index);
            var isShown = firm.Index is DemonstrationCounty.ShownFirm or DemonstrationCounty.ShownShop;
            var hasNone = !isShown && random.Chance(35); // its money waits until it names an account
            if (hasNone)
            {
                continue;
            }

            lines.Add(Line(firm, 1, isShown || random.Chance(940), random));
            if (firm.Index == DemonstrationCounty.ShownFirm || random.Chance(150))
            {
                lines.Add(Line(firm, 2, random.Chance(700), random));
            }
        }

        return lines;
    }

    private static RosterLine Line(DemonstrationFirm firm, int number, bool isVerified, DemonstrationRandom random) =>
        new(
            firm.CreditCode,
            random.Pick(Banks),
            string.Create(CultureInfo.InvariantCulture, $"8200{number}{firm.Index:0000000}{random.Next(1_000_000):000000}"),
            isVerified
        );
}

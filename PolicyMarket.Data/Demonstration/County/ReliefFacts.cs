using System.Globalization;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the tax office about reliefs that were really enjoyed: some firms that were entitled did not declare them.</summary>
internal static class ReliefFacts
{
    public static void Add(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var isSmall = firm.Cells.GetValueOrDefault("is_small_low_profit") == "是";
        var taxable = Number(firm, "taxable_income");
        firm.Set("cit_small_low_profit_relief_enjoyed", isSmall && random.Chance(920) ? Math.Round(taxable * 0.20m, 2) : 0m);
        firm.Set("cit_high_tech_relief_enjoyed", !isSmall && firm.IsHighTech && random.Chance(900) ? Math.Round(taxable * 0.10m, 2) : 0m);
        firm.Set("six_taxes_relief_enjoyed", random.Chance(940) ? Math.Round(Number(firm, "six_taxes_two_fees_payable") * 0.5m, 2) : 0m);
        firm.Set("iit_business_relief_enjoyed", firm.IsShop && random.Chance(880) ? Math.Round(Number(firm, "iit_payable_on_first_2m") * 0.5m, 2) : 0m);
        firm.Set(
            "disability_fund_relief_enjoyed",
            !firm.IsShop && firm.Employees <= 30 && random.Chance(900) ? Math.Round(firm.Employees * firm.Wage * 0.015m, 2) : 0m
        );
        if (firm.Cells.GetValueOrDefault("vat_taxpayer_type") == "small_scale")
        {
            firm.Set("vat_small_scale_relief_enjoyed", random.Chance(930) ? Math.Round(Number(firm, "monthly_sales") * 0.02m, 2) : 0m);
        }
    }

    /// <summary>Zero where the fact is not known: then nothing can have been declared by it.</summary>
    private static decimal Number(DemonstrationFirm firm, string attribute) =>
        firm.Cells.TryGetValue(attribute, out var cell) ? decimal.Parse(cell, CultureInfo.InvariantCulture) : 0m;
}

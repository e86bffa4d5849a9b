using System.Globalization;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of a firm as the departments had them a year earlier: smaller sums, the titles of that year.</summary>
internal static class EarlierYear
{
    private const ulong Seed = 0x9A57;

    /// <summary>Firms of every so many had a much smaller payroll: their refund is more than three times that of the year before.</summary>
    private const int GrownEvery = 9;
    private const int GrownAt = 4;

    private static readonly string[] Sums =
    [
        "revenue",
        "total_assets",
        "taxable_income",
        "cit_payable",
        "tax_paid",
        "six_taxes_two_fees_payable",
        "rd_expense",
        "rd_expense_prior",
        "rd_expense_avg_2y",
        "rd_expense_sum_2y",
        "rd_expense_deductible",
        "industrial_output",
        "hard_to_employ_employer_contribution",
    ];

    /// <summary>Year: the one that the figures of the copy speak of.</summary>
    public static DemonstrationFirm Of(DemonstrationFirm firm, int year)
    {
        var copy = firm.Copy();
        var random = DemonstrationRandom.For(Seed, firm.Index);
        var growth = random.Share(780, 990);
        foreach (var attribute in Sums)
        {
            Scale(copy, attribute, growth);
        }

        var payroll = firm.Index % GrownEvery == GrownAt ? random.Share(210, 300) : random.Share(820, 990);
        Scale(copy, "unemployment_insurance_paid_prior_year", payroll);
        AddTitles(copy, year, random);
        if (DateIn(copy, "above_scale_first_date")?.Year > year)
        {
            copy.Set("above_scale_category", "none");
            copy.Set("in_above_scale_library_now", value: false);
            copy.Forget("above_scale_first_date");
        }

        return copy;
    }

    private static DateOnly? DateIn(DemonstrationFirm firm, string attribute) =>
        firm.Cells.TryGetValue(attribute, out var cell) ? DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static void Scale(DemonstrationFirm firm, string attribute, decimal share)
    {
        if (firm.Cells.ContainsKey(attribute))
        {
            firm.Set(attribute, Math.Round(firm.Number(attribute) * share, 2));
        }
    }

    private static void AddTitles(DemonstrationFirm firm, int year, DemonstrationRandom random)
    {
        var titles = new List<string>();
        var isRecognisedAgain = firm.Cells["titles_awarded_this_year"].Contains("high_tech_enterprise", StringComparison.Ordinal);
        if (!isRecognisedAgain && DateIn(firm, "high_tech_certificate_expiry")?.Year - 3 == year)
        {
            titles.Add("high_tech_enterprise");
        }

        if (firm.IsHighTech && random.Chance(150))
        {
            titles.Add("tech_sme");
        }

        if (firm.IsHighTech && random.Chance(90))
        {
            titles.Add("provincial_new_industrial_product");
        }

        firm.Set("titles_awarded_this_year", titles);
    }
}

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Takes one fact away from some firms: what is missing is unknown, not nought.</summary>
internal static class OmittedFacts
{
    private static readonly (string Attribute, int Permille)[] OfFirms =
    [
        ("disabled_employment_ratio", 45),
        ("disabled_employees", 25),
        ("assets_quarterly_avg", 35),
        ("employees_quarterly_avg", 15),
        ("taxable_income", 12),
        ("six_taxes_two_fees_payable", 10),
        ("employer_average_wage", 10),
        ("total_assets", 12),
        ("tech_sme_score", 15),
        ("unemployment_insurance_paid_prior_year", 8),
        ("layoff_rate", 8),
    ];

    private static readonly (string Attribute, int Permille)[] OfShops =
    [
        ("monthly_sales", 25),
        ("iit_payable_on_first_2m", 30),
        ("business_income_taxable", 15),
        ("six_taxes_two_fees_payable", 15),
    ];

    /// <summary>At the most one.</summary>
    public static void Tear(DemonstrationFirm firm, DemonstrationRandom random)
    {
        foreach (var (attribute, permille) in firm.IsShop ? OfShops : OfFirms)
        {
            if (random.Chance(permille))
            {
                firm.Forget(attribute);
                return;
            }
        }
    }
}

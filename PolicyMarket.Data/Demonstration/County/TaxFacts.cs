namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the tax office: sums in yuan of the year, and of the last month.</summary>
internal static class TaxFacts
{
    public static void Add(DemonstrationFirm firm, DemonstrationRandom random)
    {
        firm.Set("revenue", firm.Revenue);
        firm.Set("total_assets", firm.Assets);
        firm.Set("revenue_growth_rate", random.Between(-120, 280) / 1000m);
        firm.Set("tax_paid_growth_rate", random.Between(-150, 300) / 1000m);
        firm.Set("main_industry_revenue_share", random.Share(520, 1_000));
        firm.Set("tax_credit_rating", random.Pick(["A", "A", "B", "B", "B", "B", "C", "D"]));
        firm.Set("vat_fraud_within_36_months", value: false);
        firm.Set("tax_evasion_penalties_within_36_months", 0);
        firm.Set("enjoyed_vat_instant_refund_since_2019_04", firm.Industry.IsSoftware && random.Chance(300));
        firm.Set("employees_on_post", firm.Employees);
        firm.Set("employer_average_wage", firm.Wage);
        firm.Set("six_taxes_two_fees_payable", Math.Round(firm.Revenue * random.Between(5, 32) / 10_000m, 2));
        AddIncome(firm, random);
        AddValueAdded(firm, random);
        AddResearch(firm, random);
        AddRareEvents(firm, random);
    }

    private static void AddIncome(DemonstrationFirm firm, DemonstrationRandom random)
    {
        if (firm.IsShop)
        {
            var income = Math.Round(firm.Revenue * random.Share(60, 190) / 10m) * 10m;
            firm.Set("business_income_taxable", income);
            firm.Set("iit_payable_on_first_2m", PersonalTax(Math.Min(income, 2_000_000m)));
            firm.Set("audited_books_collection", value: false);
            firm.Set("is_small_low_profit", value: false);
            return;
        }

        var isLoss = random.Chance(130);
        var taxable = isLoss ? 0m : Math.Round(firm.Revenue * random.Share(8, 85) / 100m) * 100m;
        var average = Math.Round(firm.Employees * random.Share(900, 1_080), 1);
        var assets = Math.Round(firm.Assets * random.Share(900, 1_060) / 100m) * 100m;
        var isSmall =
            firm.Number("total_assets") > 0
            && taxable <= 3_000_000m
            && average <= 300m
            && assets <= 50_000_000m
            && firm.Cells["in_restricted_or_prohibited_industry"] == "否"
            && firm.EntityType != "law_firm";
        var rate =
            isSmall ? 0.05m
            : firm.IsHighTech ? 0.15m
            : 0.25m;
        firm.Set("taxable_income", taxable);
        firm.Set("employees_quarterly_avg", average);
        firm.Set("assets_quarterly_avg", assets);
        firm.Set("is_small_low_profit", isSmall);
        firm.Set("applicable_cit_rate", rate);
        firm.Set("cit_payable", Math.Round(taxable * rate, 2));
        firm.Set("audited_books_collection", firm.IsCompany && (firm.Employees >= 10 || random.Chance(700)));
        firm.Set("debt_to_asset_ratio", random.Share(180, 820));
        firm.Set("net_profit_sum_2y", Math.Round(taxable * random.Share(1_500, 1_950)));
        firm.Set("tax_paid", Math.Round((taxable * rate) + (firm.Revenue * random.Share(10, 28)), 2));
        firm.Set("main_business_revenue_share", random.Share(600, 990));
        firm.Set("main_business_revenue_growth_avg_2y", random.Between(-60, 240) / 1000m);
        firm.Set("revenue_growth_rate_min_2y", random.Between(-80, 190) / 1000m);
    }

    /// <summary>经营所得 of individual businesses: five steps with quick deductions (个人所得税法).</summary>
    private static decimal PersonalTax(decimal income) =>
        Math.Round(
            income switch
            {
                <= 30_000m => income * 0.05m,
                <= 90_000m => (income * 0.10m) - 1_500m,
                <= 300_000m => (income * 0.20m) - 10_500m,
                <= 500_000m => (income * 0.30m) - 40_500m,
                _ => (income * 0.35m) - 65_500m,
            },
            2
        );

    private static void AddValueAdded(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var isSmallScale = firm.Revenue < 5_000_000m && random.Chance(firm.IsShop ? 960 : 760);
        var month = Math.Round(firm.Revenue / 12m * random.Share(720, 1_280) / 10m) * 10m;
        firm.Set("vat_taxpayer_type", isSmallScale ? "small_scale" : "general");
        firm.Set("monthly_sales", month);
        firm.Set("monthly_sales_at_3pct", isSmallScale ? Math.Round(month * random.Share(850, 1_000) / 10m) * 10m : 0m);
        var payable = Math.Round(month * random.Share(8, 34), 2);
        firm.Set("vat_payable", isSmallScale ? 0m : payable);
        firm.Set("vat_paid_this_month", isSmallScale ? 0m : payable);
        firm.Set("vat_deductible_input", isSmallScale ? 0m : Math.Round(month * random.Share(60, 105), 2));
    }

    private static void AddResearch(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var researches = firm.IsHighTech || (firm.IsCompany && firm.Industry.IsTechnical && random.Chance(270));
        var expense = researches ? Math.Round(firm.Revenue * random.Share(firm.IsHighTech ? 32 : 9, firm.IsHighTech ? 75 : 40) / 100m) * 100m : 0m;
        firm.Set("rd_expense", expense);
        firm.Set("rd_expense_prior", researches ? Math.Round(expense * random.Share(720, 1_120) / 100m) * 100m : 0m);
        firm.Set("rd_expense_ratio", firm.Revenue > 0 ? Math.Round(expense / firm.Revenue, 4) : 0m);
        firm.Set("rd_expense_ratio_3y", firm.Revenue > 0 ? Math.Round(expense / firm.Revenue * random.Share(880, 1_080), 4) : 0m);
        firm.Set("rd_expense_avg_2y", Math.Round(expense * 0.95m));
        firm.Set("rd_expense_sum_2y", Math.Round(expense * 1.9m));
        firm.Set("rd_expense_deductible", researches ? Math.Round(expense * random.Share(820, 980) / 100m) * 100m : 0m);
        firm.Set("rd_super_deduction_declared", researches && random.Chance(850));
    }

    private static void AddRareEvents(DemonstrationFirm firm, DemonstrationRandom random)
    {
        firm.Set("technology_transfer_income", firm.IsHighTech && random.Chance(50) ? random.Between(10, 90) * 10_000m : 0m);
        firm.Set("technology_contract_registered", firm.IsHighTech);
        var invests = firm.Industry.IsManufacturing && firm.Employees >= 30 && random.Chance(60);
        firm.Set("green_equipment_investment", invests ? random.Between(8, 160) * 10_000m : 0m);
        firm.Set("green_equipment_in_catalogue", invests);
        firm.Set("green_equipment_credit_carried_forward", 0);
        firm.Set("software_copyright_certificate", firm.Industry.IsSoftware && random.Chance(600));
        var software = firm.Industry.IsSoftware ? Math.Round(firm.Revenue / 12m * random.Share(300, 800), 2) : 0m;
        firm.Set("software_product_sales", software);
        firm.Set("software_product_vat_payable", Math.Round(software * random.Share(35, 110), 2));
        firm.Set("taxes_deductible_in_order", Math.Round(firm.Revenue * random.Share(12, 35), 2));
    }
}

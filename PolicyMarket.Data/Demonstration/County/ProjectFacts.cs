namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts about projects, purchases and special trades; firms outside those lists are known to be outside.</summary>
internal static class ProjectFacts
{
    public static void Add(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var hasProject = firm.Industry.IsManufacturing && firm.Employees >= 60 && random.Chance(60);
        firm.Set("project_fixed_investment_excluding_land", hasProject ? random.Between(8, 120) * 1_000_000m : 0m);
        firm.Set("project_on_schedule", hasProject);
        firm.Set("project_in_provincial_priority_industry", value: false);
        firm.Set("is_supply_chain_extension_project", value: false);
        if (hasProject)
        {
            firm.Set("project_sector", "industry");
        }

        firm.Set("is_foreign_trade_supply_chain_platform", value: false);
        firm.Set("provincial_overseas_warehouses", 0);
        firm.Set("travel_agency_licence", value: false);
        firm.Set("green_food_products_new", firm.Industry.Code[..2] is "A0" or "C1" && random.Chance(22) ? random.Between(1, 3) : 0);
        firm.Set("exhibition_booth_fee", firm.IsCompany && firm.Employees >= 10 && random.Chance(22) ? random.Between(8, 90) * 1_000m : 0m);
        AddLoans(firm, random);
        firm.Set("procurement_reserved_for_sme", value: false);
        firm.Set("procurement_deduction_rate", 0);
        if (!firm.IsShop && firm.Employees >= 5 && random.Chance(70))
        {
            firm.Set("procurement_category", random.Chance(600) ? "goods" : "services");
            firm.Set("procurement_deduction_rate", random.Pick([0.10m, 0.10m, 0.15m, 0.20m]));
            firm.Set("bid_price", random.Between(6, 180) * 10_000m);
        }
    }

    /// <summary>Reports of the banks to the finance office: new loans of the year and the interest paid on them.</summary>
    private static void AddLoans(DemonstrationFirm firm, DemonstrationRandom random)
    {
        if (firm.IsShop || !random.Chance(firm.Industry.IsManufacturing ? 110 : 40))
        {
            return;
        }

        var principal = random.LowWeighted(3, 80) * 100_000m;
        firm.Set("new_loan_principal", principal);
        firm.Set("loan_interest_paid", Math.Round(principal * random.Share(33, 48) * random.Share(500, 1_000), 2));
        firm.Set("is_refinancing_loan", random.Chance(120));
    }
}

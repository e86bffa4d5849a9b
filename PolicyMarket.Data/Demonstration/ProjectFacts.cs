namespace PolicyMarket.Data.Demonstration;

/// <summary>What is known of projects, purchases and special trades; firms outside those lists are known to be outside.</summary>
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
        firm.Set("procurement_reserved_for_sme", value: false);
        firm.Set("procurement_deduction_rate", 0);
        if (!firm.IsShop && firm.Employees >= 5 && random.Chance(70))
        {
            firm.Set("procurement_category", random.Chance(600) ? "goods" : "services");
            firm.Set("procurement_deduction_rate", random.Pick([0.10m, 0.10m, 0.15m, 0.20m]));
            firm.Set("bid_price", random.Between(6, 180) * 10_000m);
        }
    }
}

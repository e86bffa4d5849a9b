namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the market regulator, the statistics bureau and the credit lists.</summary>
internal static class RegistryFacts
{
    public static void Add(DemonstrationFirm firm, DemonstrationRandom random)
    {
        firm.Set("unified_social_credit_code", firm.CreditCode);
        firm.Set("enterprise_name", firm.Name);
        firm.Set("entity_type", firm.EntityType);
        firm.Set("registration_region", DemonstrationRegion.Home.Region);
        firm.Set("registration_date", firm.Registered);
        firm.Set("registration_status", random.Chance(6) ? "revoked" : "active");
        firm.Set(
            "registered_capital",
            firm.IsShop ? random.Between(1, 20) * 10_000m : Math.Max(100_000m, Math.Round(firm.Assets * random.Share(150, 500) / 100_000m) * 100_000m)
        );
        firm.Set("in_abnormal_operation_list", random.Chance(12));
        firm.Set("in_serious_violation_list", random.Chance(4));
        firm.Set("led_standard_5y", firm.IsHighTech && random.Chance(80));
        var financing = firm.IsHighTech && random.Chance(90) ? random.Between(2, 18) * 1_000_000m : 0m;
        firm.Set("equity_financing_2y", random.Chance(500) ? financing : 0m);
        firm.Set("equity_financing_3y", financing);

        firm.Set("industry_code", firm.Industry.Code);
        firm.Set("employees", firm.Employees);

        firm.Set("in_restricted_or_prohibited_industry", random.Chance(firm.Industry.IsManufacturing ? 18 : 4));
        firm.Set("in_serious_dishonesty_subject_list", random.Chance(5));
        firm.Set("major_illegal_act_within_2_years", random.Chance(5));
        firm.Set("major_accident_or_env_violation_last_year", random.Chance(firm.Industry.IsManufacturing ? 10 : 3));
        firm.Set("is_listed_company", value: false);
        if (firm.IsHighTech && random.Chance(30))
        {
            firm.Set("equity_board_listed", "hunan_srdi_board");
        }
    }
}

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Facts of the labour office and the disabled persons' federation.</summary>
internal static class LabourFacts
{
    public static void Add(DemonstrationFirm firm, DateOnly today, DemonstrationRandom random)
    {
        var insured = InsuredOf(firm, random);
        firm.Set("employees_insured", insured);
        firm.Set("unemployment_insurance_paid_months", insured == 0 ? 0 : MonthsPaid(firm, today, random));
        firm.Set("unemployment_insurance_paid_prior_year", Math.Round(insured * firm.Wage * 0.01m, 2));
        firm.Set("layoff_rate", random.Chance(900) ? random.Share(0, 50) : random.Share(56, 260));
        firm.Set("wage_arrears", random.Chance(8));
        firm.Set("social_insurance_arrears", random.Chance(14));
        firm.Set("labour_contracts_signed", random.Chance(970));
        AddHires(firm, insured, random);
        AddDisabled(firm, random);
        firm.Set("startup_loan_times_used", random.Chance(60) ? 1 : 0);
        firm.Set("new_eligible_hires_ratio_12_months", firm.Employees >= 5 && random.Chance(90) ? random.Share(50, 240) : 0m);
        if (firm.Number("new_eligible_hires_ratio_12_months") > 0)
        {
            firm.Set("startup_loan_principal", random.Between(5, 40) * 100_000m);
            firm.Set("loan_interest_rate", random.Share(31, 43));
            firm.Set("loan_term_years", random.Between(1, 2));
        }

        var isYoung = firm.Registered >= today.AddYears(-5) && firm.Employees <= 20;
        firm.Set("founder_is_college_student_or_graduate", isYoung && random.Chance(160));
        firm.Set("founder_first_startup", isYoung && random.Chance(700));
    }

    /// <summary>Most small firms of a county insure no one against unemployment, most large ones nearly all.</summary>
    private static int InsuredOf(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var permille = firm.IsShop
            ? 10
            : firm.Employees switch
            {
                >= 30 => 880,
                >= 10 => 260,
                _ => 60,
            };
        return random.Chance(permille) ? Math.Max(1, firm.Employees - random.Next(Math.Max(1, firm.Employees / 3))) : 0;
    }

    /// <summary>Months since the firm began to pay, at the most since it was registered; some began a short while ago.</summary>
    private static int MonthsPaid(DemonstrationFirm firm, DateOnly today, DemonstrationRandom random)
    {
        var registered = ((today.Year - firm.Registered.Year) * 12) + 1 - firm.Registered.Month;
        return Math.Min(registered, random.Chance(firm.Employees >= 30 ? 920 : 650) ? random.Between(14, 130) : random.Between(3, 11));
    }

    private static void AddHires(DemonstrationFirm firm, int insured, DemonstrationRandom random)
    {
        var graduates = insured >= 4 && random.Chance(120) ? random.Between(1, Math.Max(1, insured / 20)) : 0;
        firm.Set("graduate_hires_one_year_contract", graduates);
        firm.Set("hires_youth_3months_three_insurances", graduates);
        firm.Set("graduate_employer_contribution_monthly", graduates * 1_120m);
        firm.Set("graduate_subsidy_months_used", graduates > 0 && random.Chance(300) ? 12 : 0);
        firm.Set("subsidy_months_claimed", graduates > 0 ? random.Between(6, 12) : 0);
        var hard = firm.Employees >= 4 && random.Chance(35) ? random.Between(1, 2) : 0;
        firm.Set("hard_to_employ_hires", hard);
        firm.Set("hard_to_employ_contract_one_year", hard > 0);
        firm.Set("hard_to_employ_subsidy_months_used", hard > 0 ? random.Between(0, 40) : 0);
        firm.Set("hard_to_employ_years_to_retirement_at_first_grant", random.Between(3, 20));
        firm.Set("hard_to_employ_employer_contribution", hard * 13_400m);
        var keyMonths = !firm.IsShop && random.Chance(90) ? random.Between(6, 60) : 0;
        firm.Set("key_group_hire_person_months", keyMonths);
        firm.Set("key_group_hire_years", keyMonths > 0 ? random.Between(1, 3) : 0);
        firm.Set("poverty_labour_on_post_12_months", firm.Employees >= 5 && random.Chance(30) ? random.Between(1, 5) : 0);
        firm.Set("registered_in_poverty_area", value: true);
    }

    private static void AddDisabled(DemonstrationFirm firm, DemonstrationRandom random)
    {
        var disabled = firm.Employees >= 8 && random.Chance(170) ? random.Between(1, Math.Max(1, firm.Employees / 60)) : 0;
        if (firm.Industry.IsManufacturing && firm.Employees is >= 24 and <= 95 && random.Chance(12))
        {
            disabled = (firm.Employees / 4) + 5; // a welfare enterprise
        }

        firm.Set("disabled_employees", disabled);
        firm.Set("disabled_employment_ratio", Math.Round((decimal)disabled / firm.Employees, 4));
        firm.Set("is_blind_massage_institution", value: false);
        firm.Set("disabled_contract_one_year", disabled > 0);
        firm.Set("disabled_social_insurance_full", disabled > 0);
        firm.Set("disabled_wage_above_minimum", disabled > 0);
    }
}

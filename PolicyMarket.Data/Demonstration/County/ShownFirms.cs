namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Settles the figures of the two firms that can be signed in to, so that what the demonstration shows does not hang on chance.</summary>
internal static class ShownFirms
{
    public static void Settle(DemonstrationFirm firm)
    {
        firm.Set("in_restricted_or_prohibited_industry", value: false);
        firm.Set("in_abnormal_operation_list", value: false);
        firm.Set("in_serious_violation_list", value: false);
        firm.Set("in_serious_dishonesty_subject_list", value: false);
        firm.Set("major_illegal_act_within_2_years", value: false);
        firm.Set("major_accident_or_env_violation_last_year", value: false);
        firm.Set("wage_arrears", value: false);
        firm.Set("social_insurance_arrears", value: false);
        firm.Set("registration_status", "active");
        if (firm.IsShop)
        {
            firm.Set("vat_taxpayer_type", "small_scale");
            firm.Set("monthly_sales", 78_600);
            firm.Set("monthly_sales_at_3pct", 78_600);
            firm.Set("hard_to_employ_hires", 1);
            firm.Set("hard_to_employ_contract_one_year", value: true);
            firm.Set("hard_to_employ_subsidy_months_used", 6);
            firm.Set("hard_to_employ_years_to_retirement_at_first_grant", 9);
            firm.Set("hard_to_employ_employer_contribution", 13_400);
            firm.Set("employees_insured", 4);
            firm.Set("unemployment_insurance_paid_months", 31);
            firm.Set("unemployment_insurance_paid_prior_year", 1_584);
            firm.Set("layoff_rate", 0);
            return;
        }

        firm.Set("taxable_income", 2_368_000);
        firm.Set("employees_quarterly_avg", 84.5m);
        firm.Set("assets_quarterly_avg", 30_860_000);
        firm.Set("is_small_low_profit", value: true);
        firm.Set("applicable_cit_rate", 0.05m);
        firm.Set("vat_taxpayer_type", "general");
        firm.Set("six_taxes_two_fees_payable", 86_420.36m);
        firm.Set("audited_books_collection", value: true);
        firm.Set("rd_expense", 2_290_000);
        firm.Set("rd_expense_prior", 1_860_000);
        firm.Set("rd_expense_deductible", 2_134_600);
        firm.Set("rd_super_deduction_declared", value: true);
        firm.Set("tech_sme_score", 81);
        firm.Set("tech_sme_staff_subscore", 15);
        firm.Set("titles_awarded_this_year", ["high_tech_enterprise"]);
        firm.Set("high_tech_recognition_kind", "renewal");
        firm.Set("employees_insured", 82);
        firm.Set("unemployment_insurance_paid_months", 118);
        firm.Set("unemployment_insurance_paid_prior_year", 41_360.40m);
        firm.Set("layoff_rate", 0.012m);
        firm.Set("labour_contracts_signed", value: true);
        firm.Set("hires_youth_3months_three_insurances", 2);
        firm.Set("graduate_hires_one_year_contract", 2);
        firm.Set("graduate_employer_contribution_monthly", 2_240);
        firm.Set("graduate_subsidy_months_used", 0);
        firm.Set("subsidy_months_claimed", 8);
        firm.Set("invention_patents_self_developed_applied", 2);
        firm.Set("procurement_category", "goods");
        firm.Set("procurement_deduction_rate", 0.10m);
        firm.Set("bid_price", 680_000);

        // The one fact that would decide the disability fund; it cannot be computed from the persons either.
        firm.Forget("disabled_employees");
        firm.Forget("disabled_employment_ratio");
    }
}

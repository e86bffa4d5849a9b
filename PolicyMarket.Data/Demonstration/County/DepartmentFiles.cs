using System.Globalization;
using PolicyMarket.Data.Imports;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Which department delivers which attributes, for which period.</summary>
internal static class DepartmentFiles
{
    private static readonly string[] Registry =
    [
        "enterprise_name",
        "entity_type",
        "registration_region",
        "registration_status",
        "registration_date",
        "registered_capital",
        "in_abnormal_operation_list",
        "in_serious_violation_list",
        "led_standard_5y",
        "equity_financing_2y",
        "equity_financing_3y",
    ];

    private static readonly string[] TaxOfTheYear =
    [
        "revenue",
        "total_assets",
        "revenue_growth_rate",
        "revenue_growth_rate_min_2y",
        "main_industry_revenue_share",
        "main_business_revenue_share",
        "main_business_revenue_growth_avg_2y",
        "taxable_income",
        "business_income_taxable",
        "iit_payable_on_first_2m",
        "employees_quarterly_avg",
        "assets_quarterly_avg",
        "is_small_low_profit",
        "applicable_cit_rate",
        "cit_payable",
        "audited_books_collection",
        "debt_to_asset_ratio",
        "net_profit_sum_2y",
        "tax_paid",
        "tax_paid_growth_rate",
        "tax_credit_rating",
        "vat_fraud_within_36_months",
        "tax_evasion_penalties_within_36_months",
        "enjoyed_vat_instant_refund_since_2019_04",
        "employees_on_post",
        "employer_average_wage",
        "six_taxes_two_fees_payable",
        "rd_expense",
        "rd_expense_prior",
        "rd_expense_ratio",
        "rd_expense_ratio_3y",
        "rd_expense_avg_2y",
        "rd_expense_sum_2y",
        "rd_expense_deductible",
        "rd_super_deduction_declared",
        "technology_transfer_income",
        "green_equipment_investment",
        "green_equipment_in_catalogue",
        "green_equipment_credit_carried_forward",
        "taxes_deductible_in_order",
        "key_group_hire_years",
        "cit_small_low_profit_relief_enjoyed",
        "cit_high_tech_relief_enjoyed",
        "six_taxes_relief_enjoyed",
        "iit_business_relief_enjoyed",
        "disability_fund_relief_enjoyed",
    ];

    private static readonly string[] TaxOfTheMonth =
    [
        "vat_taxpayer_type",
        "monthly_sales",
        "monthly_sales_at_3pct",
        "vat_payable",
        "vat_paid_this_month",
        "vat_deductible_input",
        "software_product_sales",
        "software_product_vat_payable",
        "vat_small_scale_relief_enjoyed",
    ];

    private static readonly string[] Labour =
    [
        "employees_insured",
        "unemployment_insurance_paid_months",
        "unemployment_insurance_paid_prior_year",
        "layoff_rate",
        "wage_arrears",
        "social_insurance_arrears",
        "labour_contracts_signed",
        "hires_youth_3months_three_insurances",
        "graduate_hires_one_year_contract",
        "graduate_employer_contribution_monthly",
        "graduate_subsidy_months_used",
        "subsidy_months_claimed",
        "hard_to_employ_hires",
        "hard_to_employ_contract_one_year",
        "hard_to_employ_subsidy_months_used",
        "hard_to_employ_years_to_retirement_at_first_grant",
        "hard_to_employ_employer_contribution",
        "key_group_hire_person_months",
        "poverty_labour_on_post_12_months",
        "registered_in_poverty_area",
        "startup_loan_times_used",
        "new_eligible_hires_ratio_12_months",
        "startup_loan_principal",
        "loan_interest_rate",
        "loan_term_years",
        "founder_is_college_student_or_graduate",
        "founder_first_startup",
        "disabled_contract_one_year",
        "disabled_social_insurance_full",
        "disabled_wage_above_minimum",
    ];

    private static readonly string[] Statistics =
    [
        "industry_code",
        "employees",
        "above_scale_category",
        "above_scale_first_date",
        "in_above_scale_library_now",
        "trade_sector",
        "industrial_output",
        "technical_renovation_investment",
        "online_retail_sales",
    ];

    private static readonly string[] Science =
    [
        "qualifications_valid",
        "titles_awarded_this_year",
        "titles_ever_before",
        "high_tech_certificate_expiry",
        "high_tech_recognition_kind",
        "tech_sme_score",
        "tech_sme_staff_subscore",
        "tech_staff_ratio",
        "technology_in_supported_fields",
        "technology_contract_registered",
        "technology_contract_amount_sold",
        "rd_expense_domestic_ratio",
        "high_tech_product_revenue_ratio",
        "innovation_score",
        "provincial_or_above_rd_institution",
        "national_science_award_top3_3y",
        "national_science_award_top3_5y",
        "science_award_provincial_or_national_3y",
        "science_award_provincial_top3_or_national_3y",
        "owns_core_ip",
        "class1_ip_count_main_product",
        "invention_patents_self_developed_applied",
    ];

    private static readonly string[] Industry =
    [
        "in_advanced_manufacturing_list",
        "sme_evaluation_score",
        "innovation_subscore",
        "growth_subscore",
        "specialization_subscore",
        "niche_market_years",
        "national_niche_market_share",
        "meets_srdi_development_requirements",
        "has_rd_institution",
        "rd_staff_ratio",
        "maker_china_top500_3y",
        "maker_china_top50_3y",
        "is_supply_chain_extension_project",
        "software_copyright_certificate",
        "latest_valuation",
    ];

    private static readonly string[] Planning =
    [
        "in_restricted_or_prohibited_industry",
        "in_serious_dishonesty_subject_list",
        "major_illegal_act_within_2_years",
        "project_fixed_investment_excluding_land",
        "project_on_schedule",
        "project_sector",
        "project_in_provincial_priority_industry",
    ];

    /// <summary>In the order of delivery: the registry first, because it names the firms.</summary>
    public static IReadOnlyList<DepartmentFile> Of(DateOnly today)
    {
        // The finance office's list of listed companies has not been renewed since the turn of the year: a source that has grown old.
        var lastYearEnd = new DateOnly(today.Year - 1, 12, 31);
        var monthBegins = new DateOnly(today.Year, today.Month, 1);
        var year = (today.Year - 1).ToString(CultureInfo.InvariantCulture);
        var settled = Earlier(new DateOnly(today.Year, 5, 31), monthBegins);
        var lastMonth = monthBegins.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return
        [
            new("市场监管", ImportPeriods.Current, monthBegins, Registry),
            new("统计", year, Earlier(new DateOnly(today.Year, 3, 31), monthBegins), Statistics),
            new("税务", year, settled, TaxOfTheYear) { Second = ["employees_insured", "unemployment_insurance_paid_prior_year"] },
            new("税务", lastMonth, monthBegins, TaxOfTheMonth),
            new("人社", year, Earlier(new DateOnly(today.Year, 4, 30), monthBegins), Labour),
            new("残联", year, settled, ["disabled_employees", "disabled_employment_ratio", "is_blind_massage_institution"]),
            new("科技", year, settled, Science),
            new("工信", year, settled, Industry),
            new("发改", ImportPeriods.Current, monthBegins, Planning),
            new("应急", year, Earlier(new DateOnly(today.Year, 2, 28), monthBegins), ["major_accident_or_env_violation_last_year"]),
            new(
                "财政",
                ImportPeriods.Current,
                monthBegins,
                ["procurement_category", "procurement_reserved_for_sme", "procurement_deduction_rate", "bid_price"]
            ),
            new("金融", ImportPeriods.Current, lastYearEnd, ["is_listed_company", "equity_board_listed"]),
            new("金融", year, settled, ["new_loan_principal", "loan_interest_paid", "is_refinancing_loan"]),
            new("商务", year, settled, ["is_foreign_trade_supply_chain_platform", "provincial_overseas_warehouses", "exhibition_booth_fee"]),
            new("文旅", year, Earlier(settled, new DateOnly(today.Year, 1, 31)), ["travel_agency_licence"]),
            new("农业农村", year, settled, ["green_food_products_new"]),
        ];
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

namespace PolicyMarket.Rules.Policies;

/// <summary>Kind of benefit (川办发〔2025〕49号). Only an award is paid out to an account.</summary>
public enum BenefitKind
{
    /// <summary>奖补: money to an account; refunds that are paid out (稳岗返还) count as awards.</summary>
    Award,

    /// <summary>减免: enjoyed in the declaration of a tax, a fee or a contribution; never paid out.</summary>
    Relief,

    /// <summary>权益: a preference, such as a price deduction in procurement; no money flows.</summary>
    Entitlement,

    /// <summary>资质: a title that opens other items.</summary>
    Qualification,
}

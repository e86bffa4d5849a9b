namespace PolicyMarket.Data.Identity;

/// <summary>The roles that a person can hold; a person may hold several, except that maker and checker of one batch differ.</summary>
public static class Roles
{
    /// <summary>企业: acts for one firm.</summary>
    public const string Firm = "Firm";

    /// <summary>部门经办: pre-checks the offers of one department.</summary>
    public const string Officer = "Officer";

    /// <summary>财政经办: gathers payouts into batches and takes bank results in (maker).</summary>
    public const string Finance = "Finance";

    /// <summary>财政复核: approves batches (checker).</summary>
    public const string FinanceChecker = "FinanceChecker";

    /// <summary>监督: reads everything; dismisses cases and, without a department, sets the thresholds of casework.</summary>
    public const string Supervisor = "Supervisor";

    /// <summary>领导: reads figures of the year, never those of one firm.</summary>
    public const string Leader = "Leader";

    /// <summary>管理员: people, departments, funds, imports, runs.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Roles of the authorities' staff, which need a second factor where it is required.</summary>
    public static IReadOnlySet<string> Desk { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Officer, Finance, FinanceChecker, Supervisor, Leader, Administrator };

    /// <summary>Roles that move money or give roles: one administrator requests them for a person, another confirms.</summary>
    public static IReadOnlySet<string> Guarded { get; } = new HashSet<string>(StringComparer.Ordinal) { Finance, FinanceChecker, Administrator };

    /// <summary>All roles with their Chinese names, in the order of the screens.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>
        {
            [Firm] = "企业",
            [Officer] = "部门经办",
            [Finance] = "财政经办",
            [FinanceChecker] = "财政复核",
            [Supervisor] = "监督",
            [Leader] = "领导",
            [Administrator] = "管理员",
        };
}

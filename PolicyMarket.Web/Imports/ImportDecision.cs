namespace PolicyMarket.Web.Imports;

/// <summary>What a person decides about a file that was asked about.</summary>
public enum ImportDecision
{
    /// <summary>The file is right as it is: take it in with all that was asked about.</summary>
    Accept,

    /// <summary>The file only supplements: keep the firms and columns that it does not name.</summary>
    Supplement,

    /// <summary>Drop the file.</summary>
    Withdraw,
}

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Decisions of a person about a file with open questions.</summary>
public enum ImportDecision
{
    /// <summary>The file is right as it is: take it in with all that was asked about.</summary>
    Accept,

    /// <summary>The file only supplements: keep the firms and columns that it does not name.</summary>
    Supplement,

    /// <summary>Drop the file.</summary>
    Withdraw,
}

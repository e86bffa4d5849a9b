namespace PolicyMarket.Data.People;

/// <summary>Whether every desk role needs a second factor. Web turns it on outside Development.</summary>
public sealed record SecondFactorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "SecondFactor";

    /// <summary>True: a desk role cannot be used without a second factor, and approvals of money and people ask for a code again.</summary>
    public bool IsRequired { get; init; }
}

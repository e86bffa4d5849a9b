namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>Looks at the text of a new version for one kind of trouble.</summary>
internal interface IDraftLint
{
    /// <summary>True for a lint whose answer does not change when only numbers change: the light path leaves it out.</summary>
    bool IsOfForm { get; }

    IEnumerable<GateFinding> Check(LintInput input);
}

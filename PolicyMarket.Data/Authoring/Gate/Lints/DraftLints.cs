using System.Collections.Immutable;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>All lints, in the order of their findings.</summary>
internal static class DraftLints
{
    public static ImmutableArray<IDraftLint> All { get; } =
    [new TaxFormulaLint(), new SingleFirmLint(), new LocalRegistrationLint(), new DocumentLint(), new AdmissionLint()];

    /// <summary>The light path leaves out the lints of the form, which the version in force has passed.</summary>
    public static ImmutableArray<GateFinding> Check(LintInput input, bool isNumbersOnly) =>
        [.. All.Where(lint => !isNumbersOnly || !lint.IsOfForm).SelectMany(lint => lint.Check(input))];
}

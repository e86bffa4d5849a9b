namespace PolicyMarket.Data.Imports;

/// <summary>Treatment of half-width punctuation in the Chinese texts of a policy file.</summary>
public enum PunctuationChoice
{
    /// <summary>The texts are stored as they are written; each place is told with the suggested text.</summary>
    Keep,

    /// <summary>The suggested texts are stored; each place is told.</summary>
    Correct,
}

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>A field of the head that an officer accepts or corrects.</summary>
public enum DocumentHeadField
{
    Title,
    Number,
    Issuer,

    /// <summary>国家, 省, 市 or 县.</summary>
    Level,

    /// <summary>GB/T 2260 code; empty for the whole country.</summary>
    Region,
    IssuedOn,
    EffectiveFrom,

    /// <summary>The last day in force, inclusive.</summary>
    EffectiveTo,

    /// <summary>The period as the text states it.</summary>
    Validity,
}

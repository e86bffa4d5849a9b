namespace PolicyMarket.Rules.Rete;

/// <summary>The two-valued halves of a three-valued condition; what is possible and not certain is unknown.</summary>
internal enum Side
{
    /// <summary>True on the facts as they are known.</summary>
    Certain,

    /// <summary>Not false on the facts as they are known.</summary>
    Possible,
}

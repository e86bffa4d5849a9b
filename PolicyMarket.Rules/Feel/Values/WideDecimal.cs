using System.Numerics;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A number that decimal cannot hold exactly: Unscaled × 10^-Scale with at most 34 significant digits and no zeros at the end.</summary>
internal sealed record WideDecimal(BigInteger Unscaled, int Scale);

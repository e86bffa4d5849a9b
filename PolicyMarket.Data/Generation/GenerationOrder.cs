namespace PolicyMarket.Data.Generation;

/// <summary>
/// What a generated record shall hold. Items: generated ones; WithStarter: those of the starter library besides. The same order always gives the same facts and
/// items.
/// </summary>
public sealed record GenerationOrder(int Firms, ulong Seed, int Items, bool WithStarter);

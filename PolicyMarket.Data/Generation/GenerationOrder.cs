namespace PolicyMarket.Data.Generation;

/// <summary>
/// Content of a generated record. Items: generated ones; WithStarter: those of the starter library in addition. The same order always gives the same facts and
/// items.
/// </summary>
public sealed record GenerationOrder(int Firms, ulong Seed, int Items, bool WithStarter);

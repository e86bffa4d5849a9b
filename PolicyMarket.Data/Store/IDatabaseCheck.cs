using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>One check of what the record holds, beyond the structure of the file; `check database` and the nightly check run all that are registered.</summary>
public interface IDatabaseCheck
{
    /// <summary>Findings with place, what is wrong and what to do; none: all is well. Reads only, and throws for no damage that it looks for.</summary>
    Task<IReadOnlyList<Diagnostic>> CheckAsync(CancellationToken ct);
}

using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>A natural key exists already: a workflow that expects repeats catches it and returns the first result.</summary>
public sealed class DuplicateKeyException(DbUpdateException inner)
    : Exception($"A row with the same natural key exists: {inner.InnerException?.Message}", inner);

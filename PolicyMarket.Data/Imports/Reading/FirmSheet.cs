using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// One row of a good file: the firm and its facts as one JSON object (UTF-8, names in ordinal order). Region is its registration region, when the row says so.
/// Values are valid until the next row is built.
/// </summary>
public readonly record struct FirmSheet(int Row, CreditCode Firm, string? Name, string? Region, ReadOnlyMemory<byte> Values);

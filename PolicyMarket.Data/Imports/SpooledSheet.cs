namespace PolicyMarket.Data.Imports;

/// <summary>A checked sheet on its way into the record; Name and Region are empty when the file does not say.</summary>
internal readonly record struct SpooledSheet(int Row, string CreditCode, string Name, string Region, byte[] Values);

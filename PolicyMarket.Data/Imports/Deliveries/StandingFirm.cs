namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>A firm as the record has it; the dates say as of when name and region were given, null: not known. Region is empty when unknown.</summary>
internal readonly record struct StandingFirm(long Id, string Name, DateOnly? NameAsOf, bool HasRegisteredName, string Region, DateOnly? RegionAsOf);

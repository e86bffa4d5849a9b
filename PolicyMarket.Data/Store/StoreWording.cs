namespace PolicyMarket.Data.Store;

/// <summary>Chinese texts about refusals of the record.</summary>
internal static class StoreWording
{
    internal const string FoundAndRefused = "办理时发现，没有办理";
}

namespace PolicyMarket.Data.Setup;

/// <summary>Chinese texts about setting up the database.</summary>
internal static class SetupWording
{
    internal const string RebuiltAtStart = "启动时发现，已重建";
}

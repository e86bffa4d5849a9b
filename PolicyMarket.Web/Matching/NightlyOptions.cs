namespace PolicyMarket.Web.Matching;

/// <summary>When the nightly run starts by itself.</summary>
public sealed class NightlyOptions
{
    public const string Section = "Nightly";

    /// <summary>False: only “run now” and the command line start runs.</summary>
    public bool IsOn { get; set; } = true;
}

namespace PolicyMarket.Web.Imports;

/// <summary>How an import ended: taken in whole, or refused whole.</summary>
public sealed record ImportEnd
{
    private ImportEnd(ImportTaken? taken, ImportRefusal? refusal)
    {
        Taken = taken;
        Refusal = refusal;
    }

    public ImportTaken? Taken { get; }

    public ImportRefusal? Refusal { get; }

    public static ImportEnd Of(ImportTaken taken) => new(taken, null);

    public static ImportEnd Of(ImportRefusal refusal) => new(null, refusal);
}

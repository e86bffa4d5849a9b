namespace PolicyMarket.Data.Imports;

/// <summary>Reading: the file is checked, nothing is stored yet. Storing: it is found good and being stored.</summary>
public enum ImportStage
{
    Reading,
    Storing,
}

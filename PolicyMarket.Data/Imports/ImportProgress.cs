namespace PolicyMarket.Data.Imports;

/// <summary>How far an import is; Done and Total are bytes while reading and rows while storing.</summary>
public sealed record ImportProgress(ImportStage Stage, long Done, long Total, int Rows)
{
    /// <summary>From 0 to 1 within the stage.</summary>
    public double Share => Total == 0 ? 1 : Math.Min(1, (double)Done / Total);
}

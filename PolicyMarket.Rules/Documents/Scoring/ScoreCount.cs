namespace PolicyMarket.Rules.Documents.Scoring;

/// <summary>Findings that agree with the gold data, findings that it does not have, and gold data that were not found.</summary>
public readonly record struct ScoreCount(int Hits, int Extra, int Missed)
{
    public double Precision => Hits + Extra == 0 ? 0 : (double)Hits / (Hits + Extra);

    public double Recall => Hits + Missed == 0 ? 0 : (double)Hits / (Hits + Missed);

    /// <summary>Harmonic mean of precision and recall; 0 without hits.</summary>
    public double F1 => Hits == 0 ? 0 : 2.0 * Hits / ((2 * Hits) + Extra + Missed);

    public int Gold => Hits + Missed;

    internal ScoreCount Plus(int hits, int extra, int missed) => new(Hits + hits, Extra + extra, Missed + missed);
}

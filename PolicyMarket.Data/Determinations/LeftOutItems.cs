namespace PolicyMarket.Data.Determinations;

/// <summary>How many published items a run left out, by reason.</summary>
public readonly record struct LeftOutItems(int Undated, int NotYet, int Expired)
{
    /// <summary>Items whose stored rule cannot be read, and items whose amount refers to one of these.</summary>
    public int Damaged { get; init; }

    public int Total => Undated + NotYet + Expired + Damaged;

    /// <summary>One sentence for people; empty when nothing was left out.</summary>
    public string Sentence
    {
        get
        {
            (int Count, string Why)[] reasons =
            [
                (Undated, DeterminationWording.UndatedAndUnconfirmed),
                (NotYet, DeterminationWording.NotYetInForce),
                (Expired, DeterminationWording.NoLongerInForce),
                (Damaged, DeterminationWording.RuleDamaged),
            ];
            return Total == 0
                ? ""
                : DeterminationWording.ItemsNotMatched(
                    Total,
                    string.Join("；", reasons.Where(one => one.Count > 0).Select(one => $"{one.Why} {one.Count:N0} 个"))
                );
        }
    }
}

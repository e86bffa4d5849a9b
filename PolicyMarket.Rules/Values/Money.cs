namespace PolicyMarket.Rules.Values;

/// <summary>A sum in whole fen (0.01 yuan); arithmetic is checked and throws on overflow.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    /// <summary>The same sum in yuan, exact.</summary>
    public decimal Yuan => Fen / 100m;

    /// <summary>Rounds half up (away from zero) to the fen; throws when the sum does not fit.</summary>
    public static Money FromYuan(decimal yuan) => new(decimal.ToInt64(Math.Round(yuan, 2, MidpointRounding.AwayFromZero) * 100m));

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>"1,234,567.89 元".</summary>
    public string InWords => MoneyText.Exact(Yuan);

    /// <summary>"1,234,567.89": yuan with both decimals and no unit.</summary>
    public override string ToString() => MoneyText.Figure(Yuan);
}

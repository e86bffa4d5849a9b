namespace PolicyMarket.Web.People.SignIn;

/// <summary>A decision that a dialog asks for: its words, and whether it needs a reason and a code of the second factor.</summary>
public sealed record Decision
{
    public required string Title { get; init; }

    /// <summary>Consequence of the decision, in one or two sentences.</summary>
    public required string Text { get; init; }

    /// <summary>Label of the button, a verb.</summary>
    public required string Act { get; init; }

    /// <summary>Label of the reason; null: no reason is asked for.</summary>
    public string? ReasonLabel { get; init; }

    /// <summary>The button waits for a reason.</summary>
    public bool IsReasonNeeded { get; init; } = true;

    public IReadOnlyList<string> ReadyReasons { get; init; } = [];

    public bool AsksCode { get; init; }

    /// <summary>The decision stops or takes back something.</summary>
    public bool IsRefusal { get; init; }
}

/// <summary>The answer to a <see cref="Decision"/>; the texts as typed.</summary>
public sealed record DecisionAnswer(string Reason, string? Code);

using System.Collections.Immutable;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies;

/// <summary>An item of the officer's department: what the department settles about it. EffectiveTo: the last day that its document states.</summary>
public sealed record OwnItemRow(long ItemId, string Code, string Title, DateOnly? EffectiveTo, DateOnly? ConfirmedUntil, bool NeedsPreCheck)
{
    /// <summary>The status of application, in words.</summary>
    public string Application { get; init; } = "";

    /// <summary>Null for what is not paid out.</summary>
    public ItemStanding? Standing { get; init; }

    /// <summary>True when the window or the document has ended.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Information that an applicant needs and the item lacks.</summary>
    public ImmutableArray<HandlingGap> Gaps { get; init; } = [];

    /// <summary>Ended without a payment, and no reason is recorded.</summary>
    public bool AsksForZero => IsClosed && Standing is { Status: PayoutStatus.NotStarted };

    /// <summary>A decided zero can be recorded.</summary>
    public bool MayBeZero => Standing is { Status: PayoutStatus.NotStarted };
}

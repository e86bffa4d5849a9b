namespace PolicyMarket.Web.People.Queries;

/// <summary>What an administrator sees of one account.</summary>
public sealed record PersonView(PersonRow Row, bool HasSecondFactor, bool MustChangePassword, IReadOnlyList<AccessRequestRow> Pending,
    IReadOnlyList<SessionLine> Sessions);

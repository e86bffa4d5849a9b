namespace PolicyMarket.Web.People.Queries;

/// <summary>Details of one account for an administrator.</summary>
public sealed record PersonView(
    PersonRow Row,
    bool HasSecondFactor,
    bool MustChangePassword,
    long? DepartmentId,
    IReadOnlyList<AccessRequestRow> Pending,
    IReadOnlyList<SessionLine> Sessions
);

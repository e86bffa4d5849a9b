namespace PolicyMarket.Rules.Policies;

/// <summary>
/// The later two of an item's four dates (北京经开区); the window has the first two. Each is a day that the text or a notice names; null: not known yet.
/// </summary>
/// <param name="Decision">确定扶持结果: the day by which the results are fixed.</param>
/// <param name="Payment">兑现: the day by which the money is paid.</param>
public sealed record ItemSchedule(DateOnly? Decision, DateOnly? Payment)
{
    public static ItemSchedule Unknown { get; } = new(null, null);
}

namespace PolicyMarket.Tests.Web.Ui;

/// <summary>A clock that stands still at a UTC instant.</summary>
internal sealed class FixedTime(DateTime utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(utc, TimeSpan.Zero);
}

using System.Threading.RateLimiting;

namespace PolicyMarket.Web.Front;

/// <summary>Bounds how many large or endless bodies one address may send without signing in. Small forms (sign-in) are not counted.</summary>
internal sealed class BigPosts : IDisposable
{
    /// <summary>A body up to this many bytes is small.</summary>
    public const long SmallBytes = 16 * 1024;

    /// <summary>Large bodies of one network address in a minute.</summary>
    public const int MostPerMinute = 20;

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(static context =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            static _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = MostPerMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }
        )
    );

    public bool MayCome(HttpContext context)
    {
        if (context.Request.ContentLength is >= 0 and <= SmallBytes)
        {
            return true;
        }

        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

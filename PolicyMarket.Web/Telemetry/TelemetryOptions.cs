using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Telemetry;

/// <summary>Who reads the metrics, and where traces go; section `Telemetry` of the configuration.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Token that a scraper sends as "Authorization: Bearer …". Null: only requests from this machine read the metrics.</summary>
    [RegularExpression("^[!-~]{32,256}$", ErrorMessage = "Telemetry:MetricsToken 应为 32 到 256 个可见的英文字符，不含空格。")]
    public string? MetricsToken { get; init; }

    /// <summary>Address of an OTLP collector over HTTP, e.g. http://10.0.0.8:4318. Null: no traces are recorded.</summary>
    public string? OtlpEndpoint { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is { Length: > 0 } text && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("Telemetry:OtlpEndpoint 应为采集器的 http 或 https 地址，如 http://10.0.0.8:4318。", [nameof(OtlpEndpoint)]);
        }
    }
}

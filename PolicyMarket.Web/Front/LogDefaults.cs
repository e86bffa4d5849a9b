using Microsoft.Extensions.Configuration.Memory;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Levels of the log that apply unless the configuration sets others. Production: our own information, one line a request, and warnings of the framework.
/// Development: warnings only, because `serve` prints the address and the accounts itself.
/// </summary>
internal static class LogDefaults
{
    /// <summary>The category of EF's commands.</summary>
    public const string SqlCategory = "Microsoft.EntityFrameworkCore.Database.Command";

    public static MemoryConfigurationSource Source(IHostEnvironment environment)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            ["Logging:LogLevel:Quartz"] = "Warning",
        };
        if (environment.IsDevelopment())
        {
            settings["Logging:LogLevel:Default"] = "Warning";
            // Keys lie unencrypted in the private data folder; docs/operations.md says how to keep them.
            settings["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error";
        }
        else
        {
            settings["Logging:Console:FormatterName"] = PrivateFormatter.FormatterName;
        }

        return new MemoryConfigurationSource { InitialData = settings };
    }

    /// <summary>SQL is logged when "Sql:IsLogged" is true, or when the level of EF's command category says so. Values of parameters never are.</summary>
    public static SqlLogOptions Sql(IConfiguration configuration)
    {
        var isLogged =
            (bool.TryParse(configuration["Sql:IsLogged"], out var isOn) && isOn)
            || (
                Enum.TryParse<LogLevel>(configuration[$"Logging:LogLevel:{SqlCategory}"], ignoreCase: true, out var level) && level <= LogLevel.Information
            );
        return new SqlLogOptions { IsLogged = isLogged };
    }
}

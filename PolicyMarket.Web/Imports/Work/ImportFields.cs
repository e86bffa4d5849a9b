using System.Globalization;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>The fields of the upload form, as text.</summary>
public sealed class ImportFields
{
    public const string Kind = "kind";
    public const string Source = "source";
    public const string Period = "period";
    public const string AsOf = "asOf";
    public const string File = "file";

    /// <summary>Meaning of firms and columns that the file does not name: a <see cref="DeliveryMode"/>, without acceptance.</summary>
    public const string Mode = "mode";

    /// <summary>Of a policy file: a <see cref="PunctuationChoice"/>; absent: the texts stay as they are.</summary>
    public const string Punctuation = "punctuation";

    /// <summary>Absent: the file is taken in at once unless it differs much from what stands.</summary>
    public const string ShowFirst = "showFirst";

    /// <summary>The decision about a file that was asked about: an <see cref="ImportDecision"/>.</summary>
    public const string Decision = "decision";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private bool ShowsFirst => this[ShowFirst].Length > 0;

    public string this[string name]
    {
        get => values.GetValueOrDefault(name, "");
        set => values[name] = value;
    }

    /// <summary>The order for a file of this name, or what is wrong with the form.</summary>
    public (ImportOrder? Order, ImportFault Fault) Read(string fileName, ImportUploader by, IReadOnlySet<string> departments, DateOnly today)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        if (name.Length == 0)
        {
            return (null, ImportFault.File);
        }

        if (this[Kind] == nameof(ImportKind.Policies))
        {
            return by.IsAdministrator
                ? (
                    new ImportOrder(ImportKind.Policies, name, "", "", today, by)
                    {
                        Punctuation = PunctuationOf(this[Punctuation]),
                        Choice = DeliveryChoice.Plain with { ShowsFirst = ShowsFirst },
                    },
                    ImportFault.None
                )
                : (null, ImportFault.NotAllowed);
        }

        var source = by.IsAdministrator ? this[Source] : by.DepartmentKey ?? "";
        if (!departments.Contains(source))
        {
            return (null, ImportFault.Source);
        }

        var period = this[Period];
        if (!ImportPeriods.IsWellFormed(period))
        {
            return (null, ImportFault.Period);
        }

        return
            DateOnly.TryParseExact(this[AsOf], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            && asOf <= today
            && asOf.Year >= 2000
            ? (
                new ImportOrder(ImportKind.Firms, name, source, period, asOf, by)
                {
                    Choice = DeliveryChoice.Plain with
                    {
                        Mode = this[Mode] == nameof(DeliveryMode.Supplement) ? DeliveryMode.Supplement : DeliveryMode.Whole,
                        ShowsFirst = ShowsFirst,
                    },
                },
                ImportFault.None
            )
            : (null, ImportFault.AsOf);
    }

    private static PunctuationChoice PunctuationOf(string text) =>
        text == nameof(PunctuationChoice.Correct) ? PunctuationChoice.Correct : PunctuationChoice.Keep;
}

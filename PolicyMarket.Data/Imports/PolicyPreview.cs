using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>The changes that a policy file would publish: one line for each new or changed item, with the parts that change.</summary>
internal sealed class PolicyPreview(AttributeCatalog catalog)
{
    private const int MostLines = 100;
    private readonly ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
    private readonly List<string> changed = [];
    private int listed;

    /// <summary>Codes of the items that get another version.</summary>
    public IReadOnlyCollection<string> Changed => changed;

    public void AddNew(PolicyRule rule) => Add(ImportWording.ItemWouldBeNew(rule.Title, rule.Id));

    /// <summary>Before: null for a stored rule that cannot be read.</summary>
    public void AddChanged(PolicyRule? before, PolicyRule after, int number)
    {
        changed.Add(after.Id);
        Add(ImportWording.ItemWouldChange(after.Title, after.Id, number, before is null ? ImportWording.UnreadableBefore : Parts(before, after)));
    }

    /// <summary>The question that shows it; OpenOffers: unconfirmed offers of the changed items.</summary>
    public DeliveryQuestion Question(PolicyImportReport report, int openOffers) =>
        new(
            DeliveryQuestionKind.Overview,
            DataDiagnostics.PolicyOverview,
            ImportWording.FileWouldPublish(report.NewDocuments, report.NewItems, report.NewVersions, report.Unchanged, openOffers),
            listed > MostLines ? [.. lines, ImportWording.FurtherItems(listed - MostLines)] : lines.ToImmutable()
        );

    private void Add(string line)
    {
        if (listed++ < MostLines)
        {
            lines.Add(line);
        }
    }

    private string Parts(PolicyRule before, PolicyRule after)
    {
        var areConditionsSame =
            ConditionNormalForm.FingerprintOf(before.Conditions, catalog) == ConditionNormalForm.FingerprintOf(after.Conditions, catalog);
        string[] parts =
        [
            .. before.Title != after.Title ? [ImportWording.ChangedTitle(before.Title)] : Array.Empty<string>(),
            .. areConditionsSame ? Array.Empty<string>() : [ImportWording.ChangedConditions],
            .. before.AmountText != after.AmountText ? [ImportWording.ChangedAmount] : Array.Empty<string>(),
            .. before.Cap != after.Cap ? [ImportWording.ChangedCap(before.Cap, after.Cap)] : Array.Empty<string>(),
            .. before.Document != after.Document ? [ImportWording.ChangedDocument] : Array.Empty<string>(),
            .. before.Mode != after.Mode || before.Frequency != after.Frequency ? [ImportWording.ChangedMode] : Array.Empty<string>(),
            .. before.ExclusiveGroup != after.ExclusiveGroup ? [ImportWording.ChangedGroup] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? ImportWording.OnlyTextChanges : string.Join("、", parts);
    }
}

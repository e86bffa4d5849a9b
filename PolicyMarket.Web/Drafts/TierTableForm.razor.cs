using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Tables.Tiers;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>The tiers of an amount as a table: bounds with inclusive or exclusive ends, values, what is wrong at each row; from and to a workbook.</summary>
public sealed partial class TierTableForm
{
    private const string ColumnsOfTable = "amount";

    private ImmutableArray<string> refused = [];

    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    [Parameter, EditorRequired]
    public required AmountDraft Draft { get; set; }

    [Parameter]
    public ImmutableArray<AmountFault> Faults { get; set; } = [];

    [Parameter]
    public EventCallback<TierEdit> OnEdit { get; set; }

    private AttributeDefinition Bounds => AmountUnits.KindOf(Draft.Base, Sheet.Catalog) ?? AmountUnits.Yuan;

    private string Times => Draft.Times.Length > 0 && Draft.Kind is TierKind.Rate or TierKind.Step ? Draft.Times : Draft.Base;

    private AttributeDefinition Values => AmountForms.ValueKind(Draft.Kind, Times, Sheet.Catalog);

    private AttributeDefinition StepKind => AmountUnits.KindOf(Times, Sheet.Catalog) ?? AmountUnits.Yuan;

    private string ValueHead =>
        Draft.Kind switch
        {
            TierKind.Rate or TierKind.Slice => Values.IsRatio ? "比例" : "单价",
            TierKind.Step => "每份金额",
            _ => "金额",
        };

    private string BoundSuffix => Suffix(Draft.BoundUnit, Bounds);

    private string ValueSuffix => Suffix(Draft.ValueUnit, Values);

    private AmountReading Reading => AmountForms.Read(Draft, Sheet.Catalog);

    private string File =>
        Convert.ToBase64String(
            TierSheet.Write([
                .. Draft.Rows.Select(row => new TierSheetRow(
                    WithUnit(row.Low, Draft.BoundUnit),
                    row.LowIncluded,
                    WithUnit(row.High, Draft.BoundUnit),
                    row.HighIncluded,
                    WithUnit(row.Value, Draft.ValueUnit),
                    row.Cite ?? ""
                )),
            ])
        );

    private static ImmutableArray<string> Units(AttributeDefinition definition) => AmountUnits.Of(definition);

    private static string Suffix(string unit, AttributeDefinition definition) =>
        (Units(definition).Contains(unit) ? unit : NumberInput.Unit(definition)) is { Length: > 0 } known ? $"（{known}）" : "";

    /// <summary>A number without a unit gets that of its column.</summary>
    private static string WithUnit(string text, string unit) => text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.') ? text + unit : text;

    private string LabelOf(string name) => Sheet.Catalog.TryGet(name, out var definition) ? definition.Label : name;

    private IReadOnlyList<PickOption> Numbers(string words) => DraftOptions.Numbers(Sheet.Catalog, words);

    private IEnumerable<AmountFault> FaultsOf(int row) => Faults.Where(fault => fault.Row == row);

    private Task SayAsync(AmountDraft draft, string? box = null) => OnEdit.InvokeAsync(new TierEdit(AmountForms.Fit(draft, Sheet.Catalog), box));

    private Task SetAsync(int index, TierRowDraft row, string column) =>
        SayAsync(Draft.With(index, row), string.Create(CultureInfo.InvariantCulture, $"tier-{index}-{column}"));

    private Task ChangeKindAsync(string? kind) => SayAsync(Draft with { Kind = Enum.Parse<TierKind>(kind ?? ""), ValueUnit = "" });

    /// <summary>The next tier begins where the last one ends.</summary>
    private Task AddAsync()
    {
        var row = Draft.Rows is [.., var last] ? new TierRowDraft(last.High, !last.HighIncluded, "", last.HighIncluded, "") : TierRowDraft.Empty;
        return SayAsync(Draft with { Rows = Draft.Rows.Add(row) });
    }

    private Task DropAsync(int index) => SayAsync(Draft with { Rows = Draft.Rows.RemoveAt(index) });

    private Task SortAsync() =>
        SayAsync(Draft with { Rows = [.. Draft.Rows.OrderBy(row => AmountUnits.Read(row.Low, Draft.BoundUnit, Bounds) ?? decimal.MinValue)] });

    private Task KeepAsync(string? form) =>
        SayAsync(
            Draft with
            {
                Head = form == "table" ? new TierTableHead($"{LabelOf(Draft.Base)}分档", LabelOf(Draft.Base), ColumnsOfTable, ValueHead) : null,
            }
        );

    /// <summary>Takes the whole sheet or nothing of it.</summary>
    private async Task TakeInAsync(IBrowserFile? file)
    {
        if (file is null)
        {
            return;
        }

        if (file.Size > Front.BodyLimits.SmallTableBytes)
        {
            refused = [$"文件超过 {Formats.Count(Front.BodyLimits.SmallTableBytes / 1024)} KB。"];
            return;
        }

        await using var stream = file.OpenReadStream(Front.BodyLimits.SmallTableBytes, Life);
        using var whole = new MemoryStream(); // the readers of tables seek
        await stream.CopyToAsync(whole, Life);
        whole.Position = 0;
        await ReadAsync(whole);
    }

    /// <summary>Reads a workbook; refused with a message for each row that is wrong.</summary>
    private async Task ReadAsync(Stream file)
    {
        var read = await TierSheet.ReadAsync(file, Life);
        if (!read.Succeeded)
        {
            refused = [.. read.Diagnostics.Select(one => one.Where is { } where ? $"{where}：{one.Message}" : one.Message)];
            return;
        }

        (var taken, refused) = TierSheetIntake.Read(read.Required, AmountForms.Fit(Draft, Sheet.Catalog), Sheet.Catalog);
        if (taken is { } draft)
        {
            await SayAsync(draft);
        }
    }

    private RenderFragment End(int index, TierRowDraft row, bool isLow) =>
        builder =>
        {
            builder.OpenComponent<TierEnd>(0);
            builder.AddComponentParameter(1, nameof(TierEnd.Label), $"第 {index + 1} 档{(isLow ? "下限" : "上限")}");
            builder.AddComponentParameter(2, nameof(TierEnd.Text), isLow ? row.Low : row.High);
            builder.AddComponentParameter(3, nameof(TierEnd.IsIncluded), isLow ? row.LowIncluded : row.HighIncluded);
            builder.AddComponentParameter(4, nameof(TierEnd.HasEnd), Draft.Kind != TierKind.Slice);
            builder.AddComponentParameter(
                5,
                nameof(TierEnd.TextChanged),
                EventCallback.Factory.Create<string>(
                    this,
                    text => SetAsync(index, isLow ? row with { Low = text } : row with { High = text }, isLow ? "low" : "high")
                )
            );
            builder.AddComponentParameter(
                6,
                nameof(TierEnd.IsIncludedChanged),
                EventCallback.Factory.Create<bool>(
                    this,
                    yes => SayAsync(Draft.With(index, isLow ? row with { LowIncluded = yes } : row with { HighIncluded = yes }))
                )
            );
            builder.CloseComponent();
        };
}

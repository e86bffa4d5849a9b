using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Which column holds what: by English name or by Chinese label of the catalogue.</summary>
public sealed class ColumnMap
{
    private static readonly string[] CodeNames = ["统一社会信用代码", "unified_social_credit_code", "credit_code", "id"];
    private static readonly string[] FirmNames = ["企业名称", "enterprise_name", "name"];

    private ColumnMap(TableColumn code, TableColumn? name, IReadOnlyList<TableColumn> facts)
    {
        Code = code;
        Name = name;
        Facts = facts;
    }

    public TableColumn Code { get; }

    /// <summary>Null where the file only brings facts of firms that are known.</summary>
    public TableColumn? Name { get; }

    /// <summary>In ordinal order of the attribute names, as a fact sheet is written.</summary>
    public IReadOnlyList<TableColumn> Facts { get; }

    /// <summary>Every column that is unknown, unnamed or there twice is listed.</summary>
    public static Result<ColumnMap> Read(IReadOnlyList<string> header, AttributeCatalog catalog)
    {
        var wrong = new List<Diagnostic>();
        var found = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        for (var index = 0; index < header.Count; index++)
        {
            var where = TableReadingWording.ColumnNumber(index + 1);
            if (header[index].Length == 0)
            {
                wrong.Add(new Diagnostic(DataDiagnostics.ColumnUnnamed, TableReadingWording.ColumnUnnamed, where));
            }
            else if (ColumnOf(index, header[index], catalog) is not { } column)
            {
                wrong.Add(Unknown(header[index], where, catalog));
            }
            else if (!found.TryAdd(KeyOf(column), column))
            {
                var first = found[KeyOf(column)];
                wrong.Add(
                    new Diagnostic(DataDiagnostics.ColumnTwice, TableReadingWording.ColumnTwice(header[index], first.Index + 1, first.Header), where)
                );
            }
        }

        if (!found.TryGetValue(nameof(ColumnRole.FirmCode), out var code))
        {
            wrong.Add(new Diagnostic(DataDiagnostics.ColumnKeyMissing, TableReadingWording.FirmCodeColumnMissing, TableReadingWording.Header));
        }

        return wrong.Count > 0 || code is null
            ? Result.Fail<ColumnMap>(wrong)
            : Result.Ok<ColumnMap>(
                new ColumnMap(
                    code,
                    found.GetValueOrDefault(nameof(ColumnRole.FirmName)),
                    [.. found.Values.Where(column => column.Role == ColumnRole.Fact).OrderBy(column => column.Attribute?.Name, StringComparer.Ordinal)]
                )
            );
    }

    private static TableColumn? ColumnOf(int index, string header, AttributeCatalog catalog)
    {
        if (CodeNames.Contains(header, StringComparer.OrdinalIgnoreCase))
        {
            return new TableColumn(index, header, ColumnRole.FirmCode, null);
        }

        if (FirmNames.Contains(header, StringComparer.OrdinalIgnoreCase))
        {
            return new TableColumn(index, header, ColumnRole.FirmName, null);
        }

        return catalog.TryGet(header, out var attribute) || catalog.TryGetByLabel(header, out attribute)
            ? new TableColumn(index, header, ColumnRole.Fact, attribute)
            : null;
    }

    private static string KeyOf(TableColumn column) => column.Attribute?.Name ?? column.Role.ToString();

    private static Diagnostic Unknown(string header, string where, AttributeCatalog catalog)
    {
        var names = CodeNames
            .Concat(FirmNames)
            .Concat(catalog.All.Select(attribute => attribute.Label))
            .Concat(catalog.All.Select(attribute => attribute.Name));
        var nearest = NearestName.To(header, names);
        var unit =
            nearest is not null
            && (catalog.TryGetByLabel(nearest, out var attribute) || catalog.TryGet(nearest, out attribute))
            && attribute.Unit is { } known
                ? TableReadingWording.MeasuredIn(known.Replace("CNY", "元", StringComparison.Ordinal))
                : "";
        var shown = header.Length <= 40 ? header : header[..40] + "…";
        return new Diagnostic(
            DataDiagnostics.ColumnUnknown,
            nearest is null ? TableReadingWording.ColumnUnknown(shown) : TableReadingWording.ColumnUnknownButNear(shown, nearest, unit),
            where
        );
    }
}
